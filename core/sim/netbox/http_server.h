#pragma once

#include "base/result.h"
#include "sim/netbox/http_call.h"

#include <cstdint>
#include <functional>
#include <memory>

namespace fc::sim::netbox {

/// HTTP/1.1 on 127.0.0.1. The handler runs on several threads at once. start() and stop() belong to one thread.
class HttpServer
{
public:
    using Handler = std::function<HttpAnswer(const HttpCall&)>;

    explicit HttpServer(Handler handler);
    ~HttpServer();

    /// Port 0 takes a free one. Error: Transport.
    Result<std::uint16_t> start(std::uint16_t port);
    void stop();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace fc::sim::netbox
