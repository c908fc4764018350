#pragma once

#include "support/recorded_netbox.h"

#include <map>
#include <set>

namespace fc::test {

/// A list endpoint with NetBox's habits, the bad ones included. Answers every list with the same rows.
class PagingServer final : public HttpClient
{
public:
    std::vector<nlohmann::json> rows;
    std::size_t cap = 1000;         ///< MAX_PAGE_SIZE
    std::string version = "4.7";    ///< API-Version header; "" sends none
    std::string nextBase = "http://inner:8080/api/x/"; ///< what a proxy makes of the Host header
    bool knowsStart = true;         ///< 4.6 and later
    bool countsInCursor = false;
    std::function<void(PagingServer&, int request)> between; ///< before each answer; counts from 1
    std::vector<std::map<std::string, std::string>> asked;

    explicit PagingServer(std::size_t count)
    {
        for (std::size_t i = 1; i <= count; ++i)
            rows.push_back({{"id", i}, {"name", "row " + std::to_string(i)}});
    }

    void erase(std::int64_t id)
    {
        std::erase_if(rows, [id](const nlohmann::json& row) { return row["id"] == id; });
    }

    Result<HttpResponse> send(const HttpRequest& request, std::stop_token) override
    {
        std::map<std::string, std::string> parameters;
        std::string text = request.url.substr(std::min(request.url.find('?') + 1, request.url.size()));
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('&', at), text.size());
            const std::string pair = text.substr(at, end - at);
            parameters[pair.substr(0, pair.find('='))] = pair.substr(pair.find('=') + 1);
            at = end + 1;
        }
        asked.push_back(parameters);
        if (between)
            between(*this, static_cast<int>(asked.size()));
        const std::size_t limit = std::min<std::size_t>(cap, std::stoul(parameters.at("limit")));
        const bool cursor = knowsStart && parameters.contains("start");
        if (cursor && (parameters.contains("ordering") || parameters.contains("offset")))
            return answer(R"(["'start' and 'offset' are mutually exclusive."])", 400);
        std::size_t from = 0;
        if (cursor) {
            while (from < rows.size() && rows[from]["id"].get<std::int64_t>() < std::stoll(parameters["start"]))
                ++from;
        } else if (parameters.contains("offset")) {
            from = std::min<std::size_t>(rows.size(), std::stoul(parameters["offset"]));
        }
        const std::size_t to = std::min(rows.size(), from + limit);
        nlohmann::json page = {{"count", nullptr}, {"next", nullptr}, {"previous", nullptr}, {"results", nlohmann::json::array()}};
        if (!cursor)
            page["count"] = rows.size();
        for (std::size_t i = from; i < to; ++i)
            page["results"].push_back(rows[i]);
        if (to < rows.size())
            page["next"] = nextBase + "?limit=" + std::to_string(limit) +
                           (cursor ? "&start=" + rows[to]["id"].dump() : "&offset=" + std::to_string(to) + "&ordering=id");
        return answer(page.dump(), 200);
    }

private:
    HttpResponse answer(std::string body, int status) const
    {
        HttpResponse out;
        out.status = status;
        out.headers = {{"Content-Type", "application/json"}};
        if (!version.empty())
            out.headers.emplace_back("API-Version", version);
        out.body = std::move(body);
        return out;
    }
};

} // namespace fc::test
