#include "schema/schema_pack.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace fc::schema {

namespace {

bool writeAll(int file, const std::string& bytes)
{
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t count = ::write(file, bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno != EINTR)
            return false;
        done += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    return true;
}

} // namespace

Status writeFileAtomically(const std::string& file, const std::string& bytes)
{
    const std::string temporary = file + ".new." + std::to_string(::getpid());
    const auto failed = [&] {
        const int reason = errno;
        ::unlink(temporary.c_str());
        return makeError(ErrorCode::Storage, std::string("cannot write: ") + std::strerror(reason))
            .about(file)
            .nowIs("the old file, if any, is untouched")
            .doNext("check the folder and the free space");
    };
    const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return failed();
    const bool written = writeAll(descriptor, bytes) && ::fsync(descriptor) == 0;
    const int reason = errno;
    const bool closed = ::close(descriptor) == 0;
    if (!written) {
        errno = reason;
        return failed();
    }
    if (!closed || std::rename(temporary.c_str(), file.c_str()) != 0)
        return failed();
    return {};
}

} // namespace fc::schema
