#include "netbox/client.h"

#include "netbox/answer_errors.h"
#include "netbox/json_text.h"

#include <algorithm>
#include <charconv>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <unordered_set>

namespace fc::netbox {

namespace {

using nlohmann::json;

constexpr std::size_t kLongestRequestLine = 4094;
constexpr std::size_t kLeastRoom = 512; // a base URL this long will not work anyway
/// From this API version on a list can be read by primary key; older servers ignore the parameter and would give their
/// first page for ever (facts/netbox-intent.md 1.3).
constexpr int kCursorVersion = 406;
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

/// "4.6" -> 406; 0 if it is no version.
int versionNumber(std::string_view text)
{
    int major = 0;
    int minor = 0;
    const char* end = text.data() + text.size();
    const auto [dot, error] = std::from_chars(text.data(), end, major);
    if (error != std::errc() || dot == end || *dot != '.' || std::from_chars(dot + 1, end, minor).ec != std::errc())
        return 0;
    return major < 0 || minor < 0 || major > 999 || minor > 99 ? 0 : major * 100 + minor;
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
        if (answer) {
            if (const int version = versionNumber(answer->header("API-Version")); version > 0)
                m_apiVersion = version;
        }
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

Result<std::vector<json>> Client::list(std::string_view endpoint, const Query& query, std::stop_token stop) const
{
    std::vector<json> rows;
    const auto keep = [&rows](const json& row) {
        rows.push_back(row);
        return std::string();
    };
    if (auto status = eachRow(endpoint, query, [&rows] { rows.clear(); }, keep, stop); !status)
        return std::move(status).error();
    std::ranges::sort(rows, {}, [](const json& row) { return row["id"].get<std::int64_t>(); });
    return rows;
}

Status Client::eachRow(std::string_view endpoint, const Query& query, const std::function<void()>& begin,
                       const std::function<std::string(const json&)>& row, std::stop_token stop) const
{
    begin();
    auto status = readPages(endpoint, query, row, stop);
    if (status || status.error().code != ErrorCode::Incomplete)
        return status;
    // Somebody deleted or added a row between two pages: the second look is nearly always consistent.
    begin();
    return readPages(endpoint, query, row, stop);
}

Status Client::readPages(std::string_view endpoint, const Query& query,
                         const std::function<std::string(const json&)>& row, std::stop_token stop) const
{
    const Query limit{{"limit", std::to_string(m_options.pageSize)}};
    Query first = limit;
    first.emplace_back("ordering", "id"); // without a total order pages overlap
    first.insert(first.end(), query.begin(), query.end());

    std::unordered_set<std::int64_t> seen;
    std::optional<std::int64_t> repeated;
    std::int64_t largest = 0;
    std::optional<std::int64_t> counted;
    std::string next = toText(first);
    while (true) {
        const std::string url = urlOf(endpoint, next);
        auto body = get(endpoint, next, stop);
        if (!body)
            return std::move(body).error();
        if (!body->is_object() || !body->contains("results") || !(*body)["results"].is_array())
            return unreadable("the answer is JSON, but no list with \"results\"", url);
        bool anyNew = false;
        for (const json& item : (*body)["results"]) {
            const auto id = item.is_object() ? item.find("id") : item.end();
            if (!item.is_object() || id == item.end() || !id->is_number_integer())
                return unreadable("row " + std::to_string(seen.size() + 1) + " of the list has no numeric \"id\"", url);
            const auto number = id->get<std::int64_t>();
            if (!seen.insert(number).second) {
                repeated = number;
                continue;
            }
            anyNew = true;
            largest = std::max(largest, number);
            if (seen.size() > m_options.maxRows)
                return unreadable("the list has more than " + std::to_string(m_options.maxRows) + " rows", url);
            if (std::string problem = row(item); !problem.empty())
                return makeError(ErrorCode::Parse, "NetBox gave a row that cannot be read: " + std::move(problem))
                    .about("NetBox " + urlOf(endpoint, ""))
                    .nowIs("the intent was not read; what was read before stays as it is")
                    .doNext("look at this object in NetBox");
        }
        const auto count = body->find("count");
        if (count != body->end() && count->is_number_integer()) {
            const auto now = count->get<std::int64_t>();
            if (counted && *counted != now)
                return incomplete("NetBox counted " + std::to_string(*counted) + " rows, then " + std::to_string(now) +
                                      ": the list moved while it was read",
                                  url);
            counted = now;
        }
        const auto link = body->find("next");
        const bool last = link == body->end() || link->is_null();
        if (!last && !link->is_string())
            return unreadable("\"next\" of the list is no text", url);
        if (last) {
            if (counted && *counted > static_cast<std::int64_t>(seen.size()))
                return incomplete("NetBox counts " + std::to_string(*counted) + " rows and gave " +
                                      std::to_string(seen.size()),
                                  url);
            if (repeated)
                return incomplete("NetBox gave the row with id " + std::to_string(*repeated) + " twice", url);
            return {};
        }
        if (!anyNew)
            return incomplete("the list repeats its rows and does not come to an end", url);
        if (m_apiVersion >= kCursorVersion) {
            Query following = limit;
            following.emplace_back("start", std::to_string(largest + 1));
            following.insert(following.end(), query.begin(), query.end());
            next = toText(following);
        } else {
            next = queryOf(link->get<std::string>());
        }
    }
}

} // namespace fc::netbox
