#include "http/reachability.h"

#include <cerrno>
#include <memory>

#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace fc::http {

namespace {

Reachability tryConnect(const addrinfo& address, std::chrono::milliseconds timeout)
{
    const int fd = ::socket(address.ai_family, address.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, address.ai_protocol);
    if (fd < 0)
        return Reachability::Unreachable;
    int error = 0;
    if (::connect(fd, address.ai_addr, address.ai_addrlen) != 0)
        error = errno;
    if (error == EINPROGRESS) {
        pollfd wait{fd, POLLOUT, 0};
        error = ETIMEDOUT;
        if (::poll(&wait, 1, static_cast<int>(timeout.count())) > 0) {
            socklen_t size = sizeof error;
            if (::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) != 0)
                error = errno;
        }
    }
    ::close(fd);
    switch (error) {
    case 0: return Reachability::Open;
    case ECONNREFUSED: return Reachability::Refused;
    case ETIMEDOUT: return Reachability::TimedOut;
    default: return Reachability::Unreachable;
    }
}

} // namespace

Reachability reachabilityOf(const std::string& host, std::uint16_t port, std::chrono::milliseconds timeout)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found) != 0 || found == nullptr)
        return Reachability::NoSuchHost;
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owner(found, ::freeaddrinfo);
    Reachability last = Reachability::Unreachable;
    for (const addrinfo* address = found; address != nullptr; address = address->ai_next) {
        last = tryConnect(*address, timeout);
        if (last == Reachability::Open)
            break;
    }
    return last;
}

} // namespace fc::http
