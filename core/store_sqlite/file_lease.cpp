#include "store_sqlite/file_lease.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace fc::store {

namespace {

/// Device names come from outside: everything but letters, digits and '-' is written as hex.
std::string fileName(const std::string& device)
{
    static constexpr char kHex[] = "0123456789abcdef";
    std::string name;
    for (const char c : device) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        if (plain) {
            name += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            name += '_';
            name += kHex[byte >> 4U];
            name += kHex[byte & 15U];
        }
    }
    return name.substr(0, 200) + ".lock";
}

std::string holderOf(int file)
{
    char text[200] = {};
    const ssize_t size = pread(file, text, sizeof text - 1, 0);
    return size > 0 ? std::string(text, static_cast<std::size_t>(size)) : std::string("another process");
}

} // namespace

Result<Handle> FileLeases::acquire(const std::string& device, const std::string& purpose)
{
    const std::string path = m_directory + "/" + fileName(device);
    const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return makeError(ErrorCode::Storage, std::string("the lease file cannot be opened: ") + std::strerror(errno))
            .about(path)
            .nowIs("nothing was sent to " + device)
            .doNext("make the store's folder writable for this user");
    if (flock(file, LOCK_EX | LOCK_NB) != 0) {
        const int reason = errno;
        const std::string holder = reason == EWOULDBLOCK ? holderOf(file) : std::strerror(reason);
        close(file);
        return makeError(ErrorCode::Conflict, "another apply holds the device: " + holder)
            .about(device)
            .nowIs("nothing was sent to it")
            .doNext("wait until that apply is done");
    }
    const std::string holder = "process " + std::to_string(getpid()) + ", " + purpose;
    // The text is only for whoever is turned away; the lock itself does not depend on it.
    if (ftruncate(file, 0) == 0 && pwrite(file, holder.data(), holder.size(), 0) < 0)
        errno = 0;
    return Handle([file] { close(file); });
}

} // namespace fc::store
