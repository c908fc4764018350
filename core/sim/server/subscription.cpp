#include "sim/server/subscription.h"

#include "sim/server/wire_path.h"
#include "sim/server/wire_value.h"

#include <algorithm>

namespace fc::sim {

namespace {

using std::chrono::nanoseconds;

constexpr nanoseconds kFastestSample = std::chrono::milliseconds(10);
constexpr nanoseconds kDefaultSample = std::chrono::seconds(1);

/// A counter changes all the time: where the target may choose, it is sampled (gNMI 3.5.1.5.2).
bool isCounter(const schema::SchemaIndex& index, const model::InstancePath& at)
{
    return std::ranges::any_of(at, [&](const model::InstanceStep& step) { return index.name(step.node) == "counters"; });
}

Status checkTimes(const gnmi::Subscription& wire, SubscribedPath& path, const std::string& subject)
{
    path.interval = nanoseconds(static_cast<std::int64_t>(wire.sample_interval()));
    path.heartbeat = nanoseconds(static_cast<std::int64_t>(wire.heartbeat_interval()));
    if (path.interval < nanoseconds(0) || path.heartbeat < nanoseconds(0))
        return makeError(ErrorCode::Usage, "interval out of range").about(subject);
    if (path.mode == gnmi::SAMPLE) {
        if (path.interval == nanoseconds(0))
            path.interval = kDefaultSample;
        if (path.interval < kFastestSample)
            return makeError(ErrorCode::Usage, "sample_interval is below the minimum of 10 ms").about(subject);
    }
    if (path.heartbeat != nanoseconds(0) && path.heartbeat < kFastestSample)
        return makeError(ErrorCode::Usage, "heartbeat_interval is below the minimum of 10 ms").about(subject);
    return {};
}

} // namespace

Result<Subscription> Subscription::create(const schema::SchemaIndex& index, const gnmi::SubscriptionList& list)
{
    if (list.subscription_size() == 0)
        return makeError(ErrorCode::Usage, "the subscription list is empty");
    if (!isSupported(list.encoding()))
        return makeError(ErrorCode::Unsupported, "unsupported encoding " + gnmi::Encoding_Name(list.encoding()));
    Subscription subscription;
    subscription.m_index = &index;
    subscription.m_mode = list.mode();
    subscription.m_encoding = list.encoding();
    subscription.m_updatesOnly = list.updates_only();
    for (const gnmi::Subscription& wire : list.subscription()) {
        Result<model::Path> path = joinPaths(list.prefix(), wire.path());
        if (!path)
            return std::move(path).error();
        if (!path->origin.empty())
            return makeError(ErrorCode::Unsupported, "failed to subscribe: origin " + path->origin)
                .about(toString(*path));
        Result<PathPattern> pattern = PathPattern::compile(index, *path);
        if (!pattern) {
            // EOS answers InvalidArgument to a path it does not know (gnmi-protocol.md C113).
            Error error = pattern.error();
            error.code = error.code == ErrorCode::Unsupported ? ErrorCode::Unsupported : ErrorCode::Usage;
            error.text = "failed to subscribe: " + error.text;
            return error;
        }
        SubscribedPath subscribed{std::move(*pattern), wire.mode(), {}, {}, wire.suppress_redundant()};
        if (subscription.m_mode == gnmi::SubscriptionList::STREAM)
            if (Status status = checkTimes(wire, subscribed, toString(*path)); !status)
                return std::move(status).error();
        subscription.m_paths.push_back(std::move(subscribed));
    }
    subscription.m_sampled.resize(subscription.m_paths.size());
    return subscription;
}

void Subscription::enqueueAll(const SimDevice& device, const model::ConfigTree& whole, StreamQueue& queue) const
{
    for (const SubscribedPath& path : m_paths)
        path.pattern.forEach(whole, [&](const model::InstancePath& at, const model::TreeNode& node) {
            model::InstancePath walked = at;
            forEachLeaf(node, walked, [&](const model::InstancePath& leaf, const model::TreeNode& leafNode) {
                queue.update(leaf, *leafNode.value, device.lastChangeOf(leaf));
            });
        });
}

bool Subscription::goesOutOnChange(const SubscribedPath& path, const model::InstancePath& at) const
{
    if (path.mode == gnmi::ON_CHANGE)
        return true;
    return path.mode == gnmi::TARGET_DEFINED && !isCounter(*m_index, at);
}

void Subscription::enqueueChanges(const std::vector<TreeChange>& changes, std::int64_t timestamp,
                                  StreamQueue& queue) const
{
    for (const TreeChange& change : changes) {
        for (const SubscribedPath& path : m_paths) {
            if (!change.value) {
                if (enqueueRemoval(path, change, timestamp, queue))
                    break;
                continue;
            }
            if (path.pattern.fit(change.path) != PathPattern::Fit::Within || !goesOutOnChange(path, change.path))
                continue;
            queue.update(change.path, *change.value, timestamp);
            break;
        }
    }
}

bool Subscription::enqueueRemoval(const SubscribedPath& path, const TreeChange& change, std::int64_t timestamp,
                                  StreamQueue& queue) const
{
    const PathPattern::Fit fit = path.pattern.fit(change.path);
    if (fit == PathPattern::Fit::Within)
        queue.remove(change.path, timestamp);
    else if (fit == PathPattern::Fit::Above)
        path.pattern.forEachBelow(*change.removed, change.path,
                                  [&](const model::InstancePath& at, const model::TreeNode&) {
                                      queue.remove(at, timestamp);
                                  });
    return fit == PathPattern::Fit::Within;
}

void Subscription::enqueueSample(std::size_t position, const model::ConfigTree& whole, std::int64_t timestamp,
                                 bool evenIfSame, StreamQueue& queue)
{
    const SubscribedPath& path = m_paths[position];
    auto& last = m_sampled[position];
    const bool countersOnly = path.mode == gnmi::TARGET_DEFINED;
    path.pattern.forEach(whole, [&](const model::InstancePath& at, const model::TreeNode& node) {
        model::InstancePath walked = at;
        forEachLeaf(node, walked, [&](const model::InstancePath& leaf, const model::TreeNode& leafNode) {
            if (countersOnly && !isCounter(*m_index, leaf))
                return;
            if (path.suppressRedundant || countersOnly) {
                model::Value& known = last[hashOf(leaf)];
                if (known == *leafNode.value && !evenIfSame)
                    return;
                known = *leafNode.value;
            }
            queue.update(leaf, *leafNode.value, timestamp);
        });
    });
}

nanoseconds Subscription::periodOf(std::size_t position) const
{
    const SubscribedPath& path = m_paths[position];
    switch (path.mode) {
    case gnmi::SAMPLE:
        return path.interval;
    case gnmi::TARGET_DEFINED:
        return path.interval == nanoseconds(0) ? kDefaultSample : std::max(path.interval, kFastestSample);
    default:
        return path.heartbeat;
    }
}

} // namespace fc::sim
