#pragma once

#include "netbox/netbox_source.h"

#include <nlohmann/json.hpp>

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

    /// All rows of a list, following `next`; its host and scheme are ignored, they are what some proxy believes.
    /// Asks with limit and ordering=id, or from 4.6 on by primary key (`byCursor`). Rows come once each, in ascending
    /// id. Errors beyond get(): Incomplete if the server counts more rows than it gives, or never comes to an end.
    Result<std::vector<nlohmann::json>> list(std::string_view endpoint, const Query& query, std::stop_token stop,
                                             bool byCursor = false) const;

    /// Bytes left for parameters of a request to `endpoint` (gunicorn takes request lines up to 4,094 bytes).
    std::size_t roomForQuery(std::string_view endpoint) const;

private:
    Result<HttpResponse> exchange(const std::string& url, std::stop_token stop) const;
    Result<std::vector<nlohmann::json>> listOnce(std::string_view endpoint, const Query& query, std::stop_token stop,
                                                 bool byCursor) const;
    std::string urlOf(std::string_view endpoint, std::string_view query) const;

    NetboxOptions m_options;
    std::string m_baseUrl;
    std::shared_ptr<HttpClient> m_http;
};

} // namespace fc::netbox
