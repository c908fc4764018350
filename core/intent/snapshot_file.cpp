#include "intent/snapshot_text.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace fc::intent {

namespace {

constexpr std::uintmax_t kMaxFile = 256ULL * 1024 * 1024;

} // namespace

Status writeSnapshotFile(const IntentSnapshot& snapshot, const std::string& path)
{
    const auto failed = [&](const char* what) {
        return makeError(ErrorCode::Storage, std::string(what) + ": " + std::strerror(errno))
            .about(path)
            .nowIs("an earlier file of that name is untouched")
            .doNext("check the disk and the folder's permissions");
    };
    // A name of its own beside the target: a reader never sees half a file, and the rename stays on one disk.
    const std::string temporary = path + ".part";
    {
        std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
        if (!out)
            return failed("cannot write");
        const std::string text = toText(snapshot);
        out.write(text.data(), static_cast<std::streamsize>(text.size()));
        out.close();
        if (!out) {
            const Error error = failed("cannot write");
            std::error_code ignored;
            std::filesystem::remove(temporary, ignored);
            return error;
        }
    }
    std::error_code renamed;
    std::filesystem::rename(temporary, path, renamed);
    if (renamed) {
        errno = renamed.value();
        const Error error = failed("cannot rename");
        std::error_code ignored;
        std::filesystem::remove(temporary, ignored);
        return error;
    }
    return {};
}

Result<IntentSnapshotPtr> readSnapshotFile(const std::string& path)
{
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error)
        return makeError(ErrorCode::NotFound, "cannot read the intent snapshot: " + error.message())
            .about(path)
            .nowIs("no intent was loaded")
            .doNext("write one with: fabric-orch intent fetch -o FILE");
    if (size > kMaxFile)
        return unusableSnapshot(path, "larger than 256 MiB");
    std::ifstream in(path, std::ios::binary);
    std::string text(static_cast<std::size_t>(size), '\0');
    in.read(text.data(), static_cast<std::streamsize>(size));
    if (!in)
        return makeError(ErrorCode::Storage, std::string("cannot read the intent snapshot: ") + std::strerror(errno))
            .about(path)
            .nowIs("no intent was loaded")
            .doNext("check the disk and the file's permissions");
    return snapshotFromText(text, path);
}

} // namespace fc::intent
