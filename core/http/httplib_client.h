#pragma once

#include "base/http_client.h"
#include "base/secret.h"

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

namespace fc::http {

struct HttpOptions
{
    std::string caFile;            ///< PEM of extra authorities; empty: the system's
    std::string clientCertificate; ///< PEM; empty: none
    std::string clientKey;         ///< PEM, owner-readable
    bool verifyServer = true;      ///< false accepts any certificate: say so loudly where it is set
    std::string proxy;             ///< "http://host:port" or empty
    std::string proxyUser;
    Secret proxyPassword;
    std::chrono::milliseconds connectTimeout{5'000};
    std::size_t maxBody = 64U * 1024 * 1024; ///< bytes; a longer answer is an Error
};

/// HttpClient over cpp-httplib with one pool of kept-alive connections per host. Thread-safe; each send() uses one
/// connection of its own. A GET that fails on a connection which had been idle is sent once more on a fresh one:
/// gunicorn closes idle connections after 2 s without a word (facts/netbox-intent.md 1.4). Redirects are not
/// followed. Errors: Usage (URL), NotFound (DNS), Transport (refused, unreachable, time-out, closed), Tls, Incomplete
/// (body over maxBody), Cancelled.
class HttplibClient final : public HttpClient
{
public:
    explicit HttplibClient(HttpOptions options = {});
    ~HttplibClient() override;
    Result<HttpResponse> send(const HttpRequest& request, std::stop_token stop = {}) override;

private:
    struct Pool;
    std::unique_ptr<Pool> m_pool;
};

} // namespace fc::http
