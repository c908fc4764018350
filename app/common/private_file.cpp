#include "app/common/private_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace fc::app {

namespace {

constexpr mode_t kOwnerEnters = 0700, kOwnerReads = 0600;

Error notWritten(const std::string& file, int reason)
{
    return makeError(ErrorCode::Storage, std::string("the file cannot be written: ") + std::strerror(reason))
        .about(file)
        .nowIs("what was there is unchanged")
        .doNext("check the folder's owner and the free space");
}

bool writeAll(int descriptor, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t count = ::write(descriptor, text.data(), text.size());
        if (count < 0 && errno != EINTR)
            return false;
        text.remove_prefix(count > 0 ? static_cast<std::size_t>(count) : 0);
    }
    return ::fsync(descriptor) == 0;
}

} // namespace

Status writePrivateFile(const std::string& file, std::string_view text)
{
    std::filesystem::path folder;
    for (const auto& part : std::filesystem::absolute(file).parent_path()) {
        folder /= part;
        if (::mkdir(folder.c_str(), kOwnerEnters) != 0 && errno != EEXIST)
            return notWritten(file, errno);
    }
    const std::string fresh = file + ".new";
    ::unlink(fresh.c_str());
    const int descriptor = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, kOwnerReads);
    if (descriptor < 0)
        return notWritten(file, errno);
    const bool written = writeAll(descriptor, text);
    const int reason = errno;
    ::close(descriptor);
    if (!written || ::rename(fresh.c_str(), file.c_str()) != 0) {
        const int why = written ? errno : reason;
        ::unlink(fresh.c_str());
        return notWritten(file, why);
    }
    return {};
}

} // namespace fc::app
