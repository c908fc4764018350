#pragma once

#include "base/clock.h"
#include "base/http_client.h"
#include "netbox/netbox_source.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace fc::test {

inline std::string fileText(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline std::filesystem::path recordedNetboxFolder()
{
    return FC_SOURCE_DIR "/../shared/data/netbox-4.7.3";
}

/// Path and query of a URL with the parameters decoded and sorted: "/api/ipam/vlans/ limit=1000 ordering=id".
inline std::string requestKey(std::string_view path, std::string_view query)
{
    std::vector<std::string> parameters;
    std::string current;
    const auto finish = [&] {
        if (!current.empty())
            parameters.push_back(current);
        current.clear();
    };
    for (std::size_t i = 0; i < query.size(); ++i) {
        if (query[i] == '&') {
            finish();
        } else if (query[i] == '%' && i + 2 < query.size()) {
            current += static_cast<char>(std::stoi(std::string(query.substr(i + 1, 2)), nullptr, 16));
            i += 2;
        } else {
            current += query[i];
        }
    }
    finish();
    std::ranges::sort(parameters);
    std::string key(path);
    for (const std::string& parameter : parameters)
        key += " " + parameter;
    return key;
}

/// A NetBox that answers from recordings: only what was really asked and answered, by path and parameters. Tests put
/// answers of their own in front. Thread-safe.
class RecordedNetbox final : public HttpClient
{
public:
    static constexpr const char* kBase = "http://netbox.test/sub";
    using Override = std::function<std::optional<HttpResponse>(const std::string& key, const HttpRequest& request)>;

    RecordedNetbox()
    {
        static const std::map<std::string, HttpResponse> kReadPlan = load("read");
        m_answers = kReadPlan;
    }

    void addFolder(const std::string& folder) { m_answers.merge(load(folder)); }

    static std::map<std::string, HttpResponse> load(const std::string& folder)
    {
        std::map<std::string, HttpResponse> answers;
        for (const auto& file : std::filesystem::directory_iterator(recordedNetboxFolder() / folder)) {
            const std::string name = file.path().filename().string();
            if (!name.ends_with(".meta.json"))
                continue;
            const auto meta = nlohmann::json::parse(fileText(file.path()));
            answers[requestKey(meta["path"].get<std::string>(), meta.value("query", ""))] =
                recorded(folder + "/" + name.substr(0, name.size() - 10));
        }
        return answers;
    }

    /// "errors/no-token": body and what its sidecar says of the answer.
    static HttpResponse recorded(const std::string& name)
    {
        const auto meta = nlohmann::json::parse(fileText(recordedNetboxFolder() / (name + ".meta.json")));
        HttpResponse answer;
        answer.status = meta["status"].get<int>();
        for (const auto& [header, value] : meta["headers"].items())
            answer.headers.emplace_back(header, value.get<std::string>());
        const auto json = recordedNetboxFolder() / (name + ".json");
        answer.body = fileText(std::filesystem::exists(json) ? json : recordedNetboxFolder() / (name + ".html"));
        return answer;
    }

    static HttpResponse json(std::string body, int status = 200)
    {
        HttpResponse answer;
        answer.status = status;
        answer.headers = {{"Content-Type", "application/json"}, {"API-Version", "4.7"}};
        answer.body = std::move(body);
        return answer;
    }

    void setOverride(Override value) { m_override = std::move(value); }
    /// Requests in the order they came, as keys; and those that nothing answers.
    std::vector<std::string> asked() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_asked;
    }
    std::vector<std::string> unanswered() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_unanswered;
    }
    std::size_t largestCrowd() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_largestCrowd;
    }

    Result<HttpResponse> send(const HttpRequest& request, std::stop_token stop) override
    {
        const std::string base = kBase;
        if (stop.stop_requested())
            return makeError(ErrorCode::Cancelled, "stopped");
        if (!request.url.starts_with(base))
            return makeError(ErrorCode::Transport, "asked another server: " + request.url);
        const std::string target = request.url.substr(base.size());
        const auto mark = std::min(target.find('?'), target.size());
        const std::string key = requestKey(target.substr(0, mark), mark < target.size() ? target.substr(mark + 1) : "");
        Override override;
        {
            const std::scoped_lock lock(m_mutex);
            m_asked.push_back(key);
            m_largestCrowd = std::max(m_largestCrowd, ++m_crowd);
            override = m_override;
        }
        auto answer = override ? override(key, request) : std::nullopt;
        const std::scoped_lock lock(m_mutex);
        --m_crowd;
        if (answer)
            return std::move(*answer);
        if (const auto it = m_answers.find(key); it != m_answers.end())
            return it->second;
        // The recording asked for the one prefix that matters; the client asks below all of them.
        if (key.starts_with("/api/ipam/ip-addresses/ assigned=false"))
            return recorded("read/ip-addresses-unassigned");
        m_unanswered.push_back(key);
        return json(R"({"detail":"not recorded"})", 404);
    }

private:
    mutable std::mutex m_mutex;
    std::map<std::string, HttpResponse> m_answers;
    Override m_override;
    std::vector<std::string> m_asked;
    std::vector<std::string> m_unanswered;
    std::size_t m_crowd = 0;
    std::size_t m_largestCrowd = 0;
};

/// Options that fit the recordings: site dc1, roles spine and leaf, no waiting between attempts.
inline netbox::NetboxOptions recordedOptions()
{
    netbox::NetboxOptions options;
    options.baseUrl = RecordedNetbox::kBase;
    options.token = Secret("nbt_abcdefghijkl.secret");
    options.sites = {"dc1"};
    options.wait = [](std::chrono::milliseconds, std::stop_token) {};
    return options;
}

/// The ten-device fabric as the real server gave it.
inline Result<intent::IntentSnapshotPtr> recordedSnapshot()
{
    netbox::NetboxSource source(recordedOptions(), std::make_shared<RecordedNetbox>(), std::make_shared<RealClock>());
    return source.fetch({}, {});
}

} // namespace fc::test
