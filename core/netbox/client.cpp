#include "netbox/client.h"

#include "netbox/answer_errors.h"
#include "netbox/json_text.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <set>

namespace fc::netbox {

namespace {

using nlohmann::json;

constexpr std::size_t kLongestRequestLine = 4094;
constexpr std::size_t kLeastRoom = 512; // a base URL this long will not work anyway
constexpr std::size_t kMaxPages = 10'000;
constexpr std::chrono::milliseconds kLongestBackoff{60'000};

void waitFor(std::chrono::milliseconds time, const std::stop_token& stop)
{
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    stopped.wait_for(lock, stop, time, [] { return false; });
}

std::string encoded(std::string_view text)
{
    static constexpr char kHex[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           std::string_view("-._~,/:").find(c) != std::string_view::npos;
        if (plain) {
            out += c;
        } else {
            out += '%';
            out += kHex[byte >> 4U];
            out += kHex[byte & 15U];
        }
    }
    return out;
}

std::string queryOf(const std::string& url)
{
    const auto mark = url.find('?');
    return mark == std::string::npos ? std::string() : url.substr(mark + 1);
}

Error incomplete(std::string text, const std::string& url)
{
    return makeError(ErrorCode::Incomplete, std::move(text))
        .about("NetBox " + shortUrl(url))
        .nowIs("the intent was not read; what was read before stays as it is")
        .doNext("read the intent again");
}

Error unreadable(std::string text, const std::string& url)
{
    return makeError(ErrorCode::Parse, std::move(text))
        .about("NetBox " + shortUrl(url))
        .nowIs("the intent was not read; what was read before stays as it is")
        .doNext("read the intent again; if it stays, look at what a proxy does with the answer");
}

} // namespace

std::string toText(const Query& query)
{
    std::string out;
    for (const auto& [key, value] : query)
        out += (out.empty() ? "" : "&") + encoded(key) + "=" + encoded(value);
    return out;
}

Client::Client(const NetboxOptions& options, std::shared_ptr<HttpClient> http)
    : m_options(options), m_baseUrl(options.baseUrl), m_http(std::move(http))
{
    while (m_baseUrl.ends_with('/'))
        m_baseUrl.pop_back();
    if (m_baseUrl.ends_with("/api"))
        m_baseUrl.resize(m_baseUrl.size() - 4);
    if (!m_options.wait)
        m_options.wait = waitFor;
}

std::string Client::urlOf(std::string_view endpoint, std::string_view query) const
{
    std::string url = m_baseUrl + "/api/" + std::string(endpoint) + "/";
    if (!query.empty())
        url += "?" + std::string(query);
    return url;
}

std::size_t Client::roomForQuery(std::string_view endpoint) const
{
    // "GET " + path + "?" + query + " HTTP/1.1", the host not included; some spare for what a proxy adds to the path.
    constexpr std::size_t kAround = 128;
    const std::size_t taken = kAround + urlOf(endpoint, "").size();
    return taken + kLeastRoom < kLongestRequestLine ? kLongestRequestLine - taken : kLeastRoom;
}

Result<HttpResponse> Client::exchange(const std::string& url, std::stop_token stop) const
{
    HttpRequest request;
    request.url = url;
    request.timeout = m_options.timeout;
    request.headers = {{"Accept", "application/json"}};
    const std::string& token = m_options.token.reveal();
    if (!token.empty())
        request.headers.emplace_back("Authorization", (token.starts_with("nbt_") ? "Bearer " : "Token ") + token);
    auto backoff = m_options.backoff;
    for (int attempt = 1;; ++attempt) {
        auto answer = m_http->send(request, stop);
        if (!answer || !isPassing(answer->status) || attempt >= m_options.attempts)
            return answer;
        m_options.wait(backoff, stop);
        if (stop.stop_requested())
            return makeError(ErrorCode::Cancelled, "reading NetBox was stopped").about("NetBox " + shortUrl(url));
        backoff = std::min(backoff * 2, kLongestBackoff);
    }
}

Result<json> Client::get(std::string_view endpoint, std::string_view query, std::stop_token stop) const
{
    const std::string url = urlOf(endpoint, query);
    auto answer = exchange(url, stop);
    if (!answer) {
        Error error = std::move(answer).error();
        error.subject = "NetBox " + shortUrl(url);
        if (error.state.empty())
            error.state = "the intent was not read; what was read before stays as it is";
        return error;
    }
    if (answer->status != 200 || !isJson(*answer))
        return errorOf(*answer, url);
    auto body = parseJson(answer->body);
    if (!body)
        return unreadable(body.error().text, url);
    return body;
}

Result<std::vector<json>> Client::list(std::string_view endpoint, const Query& query, std::stop_token stop,
                                       bool byCursor) const
{
    auto rows = listOnce(endpoint, query, stop, byCursor);
    // Somebody deleted or added a row between two pages: the second look is nearly always consistent.
    if (!rows && rows.error().code == ErrorCode::Incomplete)
        return listOnce(endpoint, query, stop, byCursor);
    return rows;
}

Result<std::vector<json>> Client::listOnce(std::string_view endpoint, const Query& query, std::stop_token stop,
                                           bool byCursor) const
{
    Query first{{"limit", std::to_string(m_options.pageSize)}};
    // Without a total order pages overlap; with a primary-key cursor an ordering is refused.
    first.emplace_back(byCursor ? "start" : "ordering", byCursor ? "0" : "id");
    first.insert(first.end(), query.begin(), query.end());

    std::vector<json> rows;
    std::set<std::int64_t> seen;
    std::string next = toText(first);
    for (std::size_t page = 0; page < kMaxPages; ++page) {
        const std::string url = urlOf(endpoint, next);
        auto body = get(endpoint, next, stop);
        if (!body)
            return std::move(body).error();
        if (!body->is_object() || !body->contains("results") || !(*body)["results"].is_array())
            return unreadable("the answer is JSON, but no list with \"results\"", url);
        bool anyNew = false;
        for (json& row : (*body)["results"]) {
            const auto id = row.is_object() ? row.find("id") : row.end();
            if (!row.is_object() || id == row.end() || !id->is_number_integer())
                return unreadable("row " + std::to_string(rows.size() + 1) + " of the list has no numeric \"id\"", url);
            if (!seen.insert(id->get<std::int64_t>()).second)
                continue;
            anyNew = true;
            rows.push_back(std::move(row));
        }
        const auto link = body->find("next");
        const bool last = link == body->end() || link->is_null();
        if (!last && !link->is_string())
            return unreadable("\"next\" of the list is no text", url);
        if (last) {
            const auto count = body->find("count");
            if (count != body->end() && count->is_number_integer() &&
                count->get<std::int64_t>() > static_cast<std::int64_t>(rows.size()))
                return incomplete("NetBox counts " + std::to_string(count->get<std::int64_t>()) + " rows and gave " +
                                      std::to_string(rows.size()),
                                  url);
            std::ranges::sort(rows, {}, [](const json& row) { return row["id"].get<std::int64_t>(); });
            return rows;
        }
        if (!anyNew)
            return incomplete("the list repeats its rows and does not come to an end", url);
        next = queryOf(link->get<std::string>());
    }
    return incomplete("the list has more than " + std::to_string(kMaxPages) + " pages", urlOf(endpoint, ""));
}

} // namespace fc::netbox
