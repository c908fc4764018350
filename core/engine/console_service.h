#pragma once

#include "base/handle.h"
#include "base/result.h"
#include "engine/fabric_view.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace fc::engine {

class DiscoveryService;
struct ManualEdit;

enum class Verdict : std::uint8_t { Approve, Reject, Defer, Clear };

/// What the panes may ask of the engine. Engine is the real one; tests give a scripted one.
/// Every call returns at once (no I/O on the caller's thread) and may come from any thread; outcomes appear in the
/// next view and in the event list.
class ConsoleService
{
public:
    virtual ~ConsoleService() = default;

    /// The newest view; never null.
    virtual std::shared_ptr<const FabricView> view() const = 0;
    /// `wake` runs on an engine thread after the view changed, at most once until view() is called again.
    virtual Handle onViewChanged(std::function<void()> wake) = 0;
    /// Events with id > after, oldest first, at most `limit`.
    virtual std::vector<EventRecord> eventsSince(std::uint64_t after, std::size_t limit) const = 0;

    /// Re-reads NetBox and every device, compares again.
    virtual void refresh() = 0;
    /// Records a decision for hunks of the current plan, under `who` with `reason` (may be empty for Clear/Defer).
    virtual void decide(std::vector<std::string> hunkIds, Verdict verdict, std::string who, std::string reason) = 0;
    /// Answers FabricView::acknowledgement: yes records the approval and that its warnings were read, no drops it.
    virtual void acknowledge(bool /*read*/) {}
    /// Sends what is approved. Refused (as an event and in the view) if something moved since.
    virtual void apply(std::string who) = 0;
    /// Drops and re-opens the session of a device.
    virtual void reconnect(std::string device) = 0;
    /// Compares two revisions of the intent (FabricView::revisions); `after` empty: the newest. The result, or why there
    /// is none, is the next view's `comparison`.
    virtual void compareIntent(std::string before, std::string after) = 0;
    /// Keeps a change that a person asks for (engine/manual_change.h) and compares again: it becomes a hunk, to be
    /// approved like any other. What the schema refuses is an event.
    virtual void planChange(ManualEdit edit);
    /// The change with this number holds no more.
    virtual void withdrawChange(std::int64_t change, std::string who, std::string reason);
    /// Reads, probes and watches paths of devices; null where that is not possible. Lives as long as this.
    virtual DiscoveryService* discovery() { return nullptr; }
};

} // namespace fc::engine
