#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace fc::http {

enum class Reachability { Open, NoSuchHost, Refused, Unreachable, TimedOut };

/// Why a connection could not be made, found out by trying once more: the HTTP library says only that it failed.
Reachability reachabilityOf(const std::string& host, std::uint16_t port, std::chrono::milliseconds timeout);

} // namespace fc::http
