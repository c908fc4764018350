#pragma once

#include "netbox/netbox_source.h"

#include <nlohmann/json.hpp>

#include <atomic>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fc::netbox {

/// Query parameters in order; keys may repeat. Values are not yet percent-encoded.
using Query = std::vector<std::pair<std::string, std::string>>;

/// "a=1&b=x%20y"; commas stay, as NetBox writes them either way.
std::string toText(const Query& query);

/// One NetBox: authentication, retries, JSON, errors. Thread-safe.
class Client
{
public:
    Client(const NetboxOptions& options, std::shared_ptr<HttpClient> http);

    /// "https://netbox.example/sub", without a trailing slash.
    const std::string& baseUrl() const noexcept { return m_baseUrl; }

    /// GET base/api/ENDPOINT/?QUERY -> JSON body. `query` is percent-encoded text. Errors: see IntentSource.
    Result<nlohmann::json> get(std::string_view endpoint, std::string_view query, std::stop_token stop) const;

    /// Gives every row of a list to `row`, page by page, each id once, ascending. `begin` is called before the first
    /// row, and again if the list moved while it was read and is read a second time: forget what came before.
    /// `row` returns a problem that ends the reading, or an empty text.
    ///
    /// The first page is asked for with limit and ordering=id. The following ones: from API-Version 4.6 on by primary
    /// key, else by `next`, whose host and scheme are ignored: they are what some proxy believes. How long a page is,
    /// the server decides. Errors beyond get(): Incomplete if the server counts more rows than it gives, gives one
    /// twice, never comes to an end or has more than NetboxOptions::maxRows; Parse with the problem.
    Status eachRow(std::string_view endpoint, const Query& query, const std::function<void()>& begin,
                   const std::function<std::string(const nlohmann::json&)>& row, std::stop_token stop) const;

    /// The same, collected.
    Result<std::vector<nlohmann::json>> list(std::string_view endpoint, const Query& query, std::stop_token stop) const;

    /// The newest API version that an answer named: 4.6 is 406; 0 before the first answer.
    int apiVersion() const noexcept { return m_apiVersion; }

    /// Bytes left for parameters of a request to `endpoint` (gunicorn takes request lines up to 4,094 bytes).
    std::size_t roomForQuery(std::string_view endpoint) const;

private:
    Result<HttpResponse> exchange(const std::string& url, std::stop_token stop) const;
    Status readPages(std::string_view endpoint, const Query& query,
                     const std::function<std::string(const nlohmann::json&)>& row, std::stop_token stop) const;
    std::string urlOf(std::string_view endpoint, std::string_view query) const;

    NetboxOptions m_options;
    std::string m_baseUrl;
    std::shared_ptr<HttpClient> m_http;
    mutable std::atomic<int> m_apiVersion{0};
};

} // namespace fc::netbox
