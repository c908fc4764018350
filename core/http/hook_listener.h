#pragma once

#include "base/result.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace fc::http {

struct HookOptions
{
    std::string address = "127.0.0.1"; ///< numeric; another one lets other hosts in
    std::uint16_t port = 8000;         ///< 0 takes a free one
    std::size_t maxBody = 1U << 20U;   ///< bytes; more is answered 413 without being kept
    std::chrono::seconds patience{5};  ///< for the next bytes of a request
};

/// Takes POST requests for somebody who answers with a status alone. One request a connection, so that nobody holds a
/// thread by keeping one open. Everything else is answered 404 or 405 with an empty body.
class HookListener
{
public:
    /// Headers that matter and the body as it came. Returns the HTTP status. Called on the listener's threads, several
    /// at once; must not block: the sender waits.
    using Handler = std::function<int(std::string_view signature, std::string_view body)>;

    /// `signatureHeader` is handed to the handler, empty if it is missing.
    HookListener(HookOptions options, std::string signatureHeader, Handler handler);
    ~HookListener();
    HookListener(const HookListener&) = delete;
    HookListener& operator=(const HookListener&) = delete;

    /// Returns the port. Errors: Transport (taken, no such address). start() and stop() belong to one thread.
    Result<std::uint16_t> start();
    void stop();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

/// "127.0.0.1:8000", "[::1]:8000", ":8000" (loopback), "8000". Error Usage.
Result<HookOptions> parseListenAddress(const std::string& text);
/// True if only this host can reach the address.
bool isLoopback(const std::string& address);

} // namespace fc::http
