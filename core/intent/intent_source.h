#pragma once

#include "base/result.h"
#include "intent/intent_snapshot.h"
#include "intent/snapshot_shelf.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace fc::intent {

/// Where a fetch stands. `step` counts finished requests groups: class `step` of `steps`.
struct FetchProgress
{
    std::string what; ///< class just read: "interfaces"
    std::size_t step = 0;
    std::size_t steps = 0;
    std::size_t rows = 0; ///< rows read so far, all classes
};
/// Called from the source's own threads, one call at a time. May be empty.
using FetchProgressSink = std::function<void(const FetchProgress&)>;

/// One row of the change log.
struct IntentChange
{
    std::int64_t id = 0;
    std::string time;       ///< ISO 8601
    std::string objectType; ///< "dcim.interface"
    ObjectId objectId = 0;
    std::string action;     ///< "create", "update", "delete"
    std::string requestId;  ///< changes of one request belong together
    std::string user;
    bool touchesIntent = false; ///< the type is one that a snapshot holds
};

/// What moved since a watermark.
struct ChangePoll
{
    std::int64_t watermark = 0; ///< to ask with next time
    std::vector<IntentChange> changes; ///< ascending id, each told once
    bool fullReadNeeded = false; ///< the log does not reach back, or ran backwards (restored database)
    std::string reason;          ///< why, for the event list
    /// True if a fetch is due: something that a snapshot holds moved, or the log cannot tell.
    bool moved() const;
};

/// Port: where the intent comes from. Blocking; call from a worker thread; one fetch or poll at a time.
/// Errors: Transport, Tls, Auth, Remote, Unsupported (server too old), Parse, Incomplete, Cancelled. Never a snapshot
/// that silently lacks a class.
class IntentSource
{
public:
    virtual ~IntentSource() = default;

    virtual Result<IntentSnapshotPtr> fetch(const FetchProgressSink& progress, std::stop_token stop) = 0;
    /// What fetch() would give, with less to ask: starts from `base` and reads again what `changes` (of a poll since
    /// base's watermark) and the change log since then touch. A source that cannot do that fetches.
    virtual Result<IntentSnapshotPtr> refresh(const IntentSnapshotPtr& base, const std::vector<IntentChange>& changes,
                                              const FetchProgressSink& progress, std::stop_token stop);
    /// Cheap: one request of the change log above `since` (a snapshot's or an earlier poll's watermark).
    virtual Result<ChangePoll> poll(std::int64_t since, std::stop_token stop) = 0;
    /// Every change-log row above `since`, however often it is asked. Without a change log: none.
    virtual Result<std::vector<IntentChange>> changesSince(std::int64_t since, std::stop_token stop);
    /// The last good snapshot of an earlier run, at once and without the network; nullptr if none was kept.
    virtual IntentSnapshotPtr earlier() const { return nullptr; }
    /// Snapshots of this and earlier runs that can be had again, newest first; of this NetBox and of others.
    virtual std::vector<SnapshotShelf::Entry> kept() const { return {}; }
    /// One of kept(), from the disk. Errors: NotFound, Parse.
    virtual Result<IntentSnapshotPtr> keptAt(std::string_view revision) const;
    /// For people: "NetBox https://netbox.example".
    virtual std::string name() const = 0;
};

/// A snapshot file as a source: `plan --intent SNAPSHOT`. Never reports changes.
class SnapshotFileSource final : public IntentSource
{
public:
    explicit SnapshotFileSource(std::string path) : m_path(std::move(path)) {}
    Result<IntentSnapshotPtr> fetch(const FetchProgressSink& progress, std::stop_token stop) override;
    Result<ChangePoll> poll(std::int64_t since, std::stop_token stop) override;
    std::string name() const override { return "snapshot " + m_path; }

private:
    std::string m_path;
};

} // namespace fc::intent
