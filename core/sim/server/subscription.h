#pragma once

#include "base/result.h"
#include "gnmi/gnmi.pb.h"
#include "sim/device/path_pattern.h"
#include "sim/device/sim_device.h"
#include "sim/server/stream_queue.h"

#include <chrono>
#include <memory>
#include <unordered_map>
#include <vector>

namespace fc::sim {

/// One path of a SubscriptionList, checked and resolved.
struct SubscribedPath
{
    PathPattern pattern;
    gnmi::SubscriptionMode mode = gnmi::TARGET_DEFINED;
    std::chrono::nanoseconds interval{0};  ///< SAMPLE, and counters of TARGET_DEFINED
    std::chrono::nanoseconds heartbeat{0}; ///< 0: none
    bool suppressRedundant = false;
};

/// A checked SubscriptionList and what it makes of changes, without any transport: fills a StreamQueue.
/// Not thread-safe: its stream's lock guards it.
class Subscription
{
public:
    /// Errors: Usage (syntax, unknown path, interval below the minimum), Unsupported (encoding, mode).
    static Result<Subscription> create(const schema::SchemaIndex& index, const gnmi::SubscriptionList& list);

    gnmi::SubscriptionList::Mode mode() const noexcept { return m_mode; }
    gnmi::Encoding encoding() const noexcept { return m_encoding; }
    bool updatesOnly() const noexcept { return m_updatesOnly; }
    const std::vector<SubscribedPath>& paths() const noexcept { return m_paths; }

    /// Everything selected, once. `device` must be locked (watch, withWhole).
    void enqueueAll(const SimDevice& device, const model::ConfigTree& whole, StreamQueue& queue) const;
    /// What of these changes goes out on change.
    void enqueueChanges(const std::vector<TreeChange>& changes, std::int64_t timestamp, StreamQueue& queue) const;
    /// One sample of path number `position`; values that did not change since the last one are left out if asked so,
    /// unless `evenIfSame`.
    void enqueueSample(std::size_t position, const model::ConfigTree& whole, std::int64_t timestamp, bool evenIfSame,
                       StreamQueue& queue);
    /// Path number `position` needs a timer: SAMPLE, a heartbeat, or TARGET_DEFINED, whose counters are sampled.
    std::chrono::nanoseconds periodOf(std::size_t position) const;

private:
    bool goesOutOnChange(const SubscribedPath& path, const model::InstancePath& at) const;
    /// True if the whole removal went out, so that no other path need say it again.
    bool enqueueRemoval(const SubscribedPath& path, const TreeChange& change, std::int64_t timestamp,
                        StreamQueue& queue) const;

    const schema::SchemaIndex* m_index = nullptr;
    gnmi::SubscriptionList::Mode m_mode = gnmi::SubscriptionList::STREAM;
    gnmi::Encoding m_encoding = gnmi::JSON;
    bool m_updatesOnly = false;
    std::vector<SubscribedPath> m_paths;
    std::vector<std::unordered_map<std::uint64_t, model::Value>> m_sampled; ///< last values, where redundancy matters
};

} // namespace fc::sim
