#include "intent/snapshot_shelf.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace fc::intent {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kRevisionLetters = 64;
constexpr std::size_t kFewestLetters = 4;
constexpr const char* kSuffix = ".json";

bool isRevision(std::string_view text)
{
    return text.size() <= kRevisionLetters && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Error notKept(std::string text, std::string subject)
{
    return makeError(ErrorCode::NotFound, std::move(text))
        .about(std::move(subject))
        .nowIs("nothing was read")
        .doNext("read NetBox once: fabric-orch intent fetch");
}

Error unwritable(const std::string& path, const std::error_code& why)
{
    return makeError(ErrorCode::Storage, "the intent snapshot cannot be kept: " + why.message())
        .about(path)
        .nowIs("the earlier snapshots are untouched")
        .doNext("check the disk and the folder's permissions");
}

} // namespace

std::string SnapshotShelf::fileOf(const std::string& revision) const
{
    return m_folder + "/" + revision + kSuffix;
}

Status SnapshotShelf::put(const IntentSnapshot& snapshot) const
{
    std::error_code error;
    if (fs::create_directories(m_folder, error); error)
        return unwritable(m_folder, error);
    fs::permissions(m_folder, fs::perms::owner_all, error);
    if (auto status = writeSnapshotFile(snapshot, fileOf(snapshot.revision())); !status)
        return status;
    const std::string latest = m_folder + "/latest";
    const std::string part = latest + "." + std::to_string(::getpid()) + ".part";
    {
        std::ofstream out(part, std::ios::binary | std::ios::trunc);
        out << snapshot.revision() << '\n';
        out.close();
        if (!out)
            return unwritable(part, std::make_error_code(std::errc::io_error));
    }
    if (fs::rename(part, latest, error); error)
        return unwritable(latest, error);
    dropOld();
    return {};
}

Result<IntentSnapshotPtr> SnapshotShelf::read(const std::string& revision) const
{
    auto snapshot = readSnapshotFile(fileOf(revision));
    if (snapshot && (*snapshot)->revision() != revision)
        return makeError(ErrorCode::Parse, "the snapshot holds another revision than its name says")
            .about(fileOf(revision))
            .nowIs("nothing was read from it")
            .doNext("delete the file");
    return snapshot;
}

Result<IntentSnapshotPtr> SnapshotShelf::latest() const
{
    std::ifstream in(m_folder + "/latest", std::ios::binary);
    std::string revision(kRevisionLetters, '\0');
    in.read(revision.data(), static_cast<std::streamsize>(revision.size()));
    if (in.gcount() != static_cast<std::streamsize>(kRevisionLetters) || !isRevision(revision))
        return notKept("no intent snapshot was kept yet", m_folder);
    return read(revision);
}

Result<IntentSnapshotPtr> SnapshotShelf::find(std::string_view revision) const
{
    if (revision.size() < kFewestLetters || !isRevision(revision))
        return makeError(ErrorCode::Usage, "a revision is at least four of 64 hexadecimal digits")
            .about(std::string(revision));
    std::vector<std::string> matching;
    for (const Entry& entry : entries()) {
        if (entry.revision.starts_with(revision))
            matching.push_back(entry.revision);
    }
    if (matching.size() != 1)
        return notKept(matching.empty() ? "no such intent snapshot was kept" : "several kept intent snapshots begin so",
                       std::string(revision));
    return read(matching.front());
}

std::vector<SnapshotShelf::Entry> SnapshotShelf::entries() const
{
    std::vector<std::pair<fs::file_time_type, std::string>> files;
    std::error_code error;
    for (fs::directory_iterator it(m_folder, error), end; !error && it != end; it.increment(error)) {
        const fs::path& path = it->path();
        const std::string stem = path.stem().string();
        std::error_code ignored;
        if (path.extension() == kSuffix && stem.size() == kRevisionLetters && isRevision(stem))
            files.emplace_back(fs::last_write_time(path, ignored), stem);
    }
    std::ranges::sort(files, std::greater<>());
    std::vector<Entry> out;
    for (const auto& [time, revision] : files)
        out.push_back({revision, std::chrono::time_point_cast<SystemTime::duration>(
                                     std::chrono::file_clock::to_sys(time))});
    return out;
}

void SnapshotShelf::dropOld() const
{
    const std::vector<Entry> all = entries();
    for (std::size_t i = kKept; i < all.size(); ++i) {
        std::error_code ignored;
        fs::remove(fileOf(all[i].revision), ignored);
    }
}

} // namespace fc::intent
