#include "base/secret.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sys/stat.h>

namespace fc {

Result<Secret> readSecretFile(const std::string& path)
{
    struct stat info = {};
    if (::stat(path.c_str(), &info) != 0)
        return makeError(ErrorCode::NotFound, "the secret file does not exist").about(path).doNext("create it with mode 600");
    if ((info.st_mode & 077U) != 0)
        return makeError(ErrorCode::Refused, "others may read the secret file")
            .about(path)
            .nowIs("it was not used")
            .doNext("chmod 600 " + path);
    std::ifstream file(path, std::ios::binary);
    std::string line;
    std::getline(file, line);
    return secretFromText(std::move(line), path);
}

Result<Secret> readSecretEnvironment(const std::string& name)
{
    const char* value = std::getenv(name.c_str());
    if (value == nullptr)
        return makeError(ErrorCode::NotFound, "the environment variable is not set").about(name);
    return secretFromText(value, name);
}

Result<Secret> secretFromText(std::string text, const std::string& source)
{
    while (!text.empty() && (text.back() == '\r' || text.back() == '\n'))
        text.pop_back();
    // gRPC aborts the process on such bytes in call metadata (facts/gnmi-protocol.md C6).
    const bool printable = std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7f; });
    if (!printable)
        return makeError(ErrorCode::Parse, "the secret holds characters outside printable ASCII")
            .about(source)
            .nowIs("nothing was sent")
            .doNext("store one line of printable ASCII");
    return Secret(std::move(text));
}

} // namespace fc
