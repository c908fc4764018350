#include "intent/intent_source.h"

#include <algorithm>

namespace fc::intent {

bool ChangePoll::moved() const
{
    return fullReadNeeded || std::ranges::any_of(changes, &IntentChange::touchesIntent);
}

Result<IntentSnapshotPtr> IntentSource::refresh(const IntentSnapshotPtr&, const std::vector<IntentChange>&,
                                                const FetchProgressSink& progress, std::stop_token stop)
{
    return fetch(progress, stop);
}

Result<std::vector<IntentChange>> IntentSource::changesSince(std::int64_t, std::stop_token)
{
    return std::vector<IntentChange>{};
}

Result<IntentSnapshotPtr> IntentSource::keptAt(std::string_view revision) const
{
    return makeError(ErrorCode::NotFound, "no snapshots of this source are kept").about(std::string(revision));
}

Result<IntentSnapshotPtr> SnapshotFileSource::fetch(const FetchProgressSink& progress, std::stop_token)
{
    auto snapshot = readSnapshotFile(m_path);
    if (snapshot && progress)
        progress(FetchProgress{"snapshot", 1, 1, (*snapshot)->totalRows()});
    return snapshot;
}

Result<ChangePoll> SnapshotFileSource::poll(std::int64_t since, std::stop_token)
{
    ChangePoll poll;
    poll.watermark = since;
    return poll;
}

} // namespace fc::intent
