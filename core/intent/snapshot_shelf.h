#pragma once

#include "intent/intent_snapshot.h"

#include <string>
#include <string_view>
#include <vector>

namespace fc::intent {

/// Snapshots of one fabric in a folder, a file each, called after what it holds: REVISION.json. The file "latest" names
/// the newest. Files are replaced whole, so several processes may share a folder. The last kKept stay.
class SnapshotShelf
{
public:
    static constexpr std::size_t kKept = 20;

    /// The folder is made at the first put().
    explicit SnapshotShelf(std::string folder) : m_folder(std::move(folder)) {}

    /// Keeps the snapshot as the latest. Errors: Storage; the earlier ones stay as they are.
    Status put(const IntentSnapshot& snapshot) const;
    /// Errors: NotFound if none was kept, Parse if the file is damaged (its content must fit its name).
    Result<IntentSnapshotPtr> latest() const;
    /// By revision or its first letters (at least four). Errors: NotFound (none or several), Parse, Usage.
    Result<IntentSnapshotPtr> find(std::string_view revision) const;

    struct Entry
    {
        std::string revision;
        SystemTime keptAt{};
    };
    /// Newest first.
    std::vector<Entry> entries() const;

private:
    std::string fileOf(const std::string& revision) const;
    Result<IntentSnapshotPtr> read(const std::string& revision) const;
    void dropOld() const;

    std::string m_folder;
};

} // namespace fc::intent
