#pragma once

#include "intent/intent_source.h"
#include "intent/snapshot_shelf.h"

#include <memory>

namespace fc::intent {

/// Puts every good snapshot of a source on a shelf and measures the next one against it:
/// - a class that lost many rows gets a Warning (rowCountDrops);
/// - a class that came back empty is refused (Incomplete) unless the change log knows that its rows were deleted:
///   a token that lost a permission looks exactly like that (facts/netbox-intent.md 1.2).
/// Torn snapshots are passed on, not kept. A shelf that cannot be written is an Info finding, not an error.
class KeptSource final : public IntentSource
{
public:
    enum class EmptyClasses { Refused, Accepted };

    KeptSource(std::unique_ptr<IntentSource> inner, SnapshotShelf shelf, EmptyClasses empty = EmptyClasses::Refused)
        : m_inner(std::move(inner)), m_shelf(std::move(shelf)), m_empty(empty)
    {
    }

    Result<IntentSnapshotPtr> fetch(const FetchProgressSink& progress, std::stop_token stop) override;
    Result<IntentSnapshotPtr> refresh(const IntentSnapshotPtr& base, const std::vector<IntentChange>& changes,
                                      const FetchProgressSink& progress, std::stop_token stop) override;
    Result<ChangePoll> poll(std::int64_t since, std::stop_token stop) override { return m_inner->poll(since, stop); }
    Result<std::vector<IntentChange>> changesSince(std::int64_t since, std::stop_token stop) override
    {
        return m_inner->changesSince(since, stop);
    }
    IntentSnapshotPtr earlier() const override;
    std::vector<SnapshotShelf::Entry> kept() const override { return m_shelf.entries(); }
    Result<IntentSnapshotPtr> keptAt(std::string_view revision) const override { return m_shelf.find(revision); }
    std::string name() const override { return m_inner->name(); }

private:
    Result<IntentSnapshotPtr> judge(Result<IntentSnapshotPtr> fetched, std::stop_token stop);
    Status explainEmptied(const IntentSnapshot& before, const IntentSnapshot& now, std::stop_token stop);

    std::unique_ptr<IntentSource> m_inner;
    SnapshotShelf m_shelf;
    EmptyClasses m_empty;
    IntentSnapshotPtr m_last; ///< of this run
};

} // namespace fc::intent
