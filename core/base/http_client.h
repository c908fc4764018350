#pragma once

#include "base/result.h"

#include <chrono>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace fc {

struct HttpRequest
{
    std::string method = "GET";
    std::string url; ///< absolute, scheme http or https
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::string contentType;
    std::chrono::milliseconds timeout{30'000};
};

struct HttpResponse
{
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;

    /// Value of the first header of that name, case-insensitive; empty if absent.
    std::string header(std::string_view name) const;
};

/// Port: one HTTP exchange. Blocking; call it from a worker thread. Any HTTP status is a value; an Error means
/// there was no HTTP answer (Transport, Tls, Cancelled). Thread-safe: several threads may send at once.
class HttpClient
{
public:
    virtual ~HttpClient() = default;
    virtual Result<HttpResponse> send(const HttpRequest& request, std::stop_token stop = {}) = 0;
};

} // namespace fc
