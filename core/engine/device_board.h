#pragma once

#include "diff/tree_diff.h"
#include "engine/device_facts.h"
#include "engine/drift.h"
#include "engine/fabric_view.h"
#include "engine/intent_book.h"
#include "gnmi/live_config.h"
#include "gnmi/live_store.h"

#include <memory>
#include <string>
#include <vector>

namespace fc::engine {

/// What the engine knows of one device, and the judgement it makes of it. Used by one thread.
class DeviceBoard
{
public:
    DeviceBoard(model::FabricDevice device, std::shared_ptr<const schema::SchemaIndex> index)
        : m_device(std::move(device)), m_mirror(std::move(index))
    {
    }

    const model::FabricDevice& device() const noexcept { return m_device; }
    void setDevice(model::FabricDevice device) { m_device = std::move(device); }

    void takeSession(SessionState state, std::string reason, std::uint64_t reconnects);
    /// Takes what the live store collected; keeps the configuration tree and the facts up to date.
    void takeChanges(const FactReader& reader, const gnmi::LiveStore::Changes& changes, SystemTime now);
    /// Compares the live configuration with the intent, if one of them is not what was compared last. True if the
    /// differences are not those of the last comparison.
    bool compare(const diff::TreeDiff& differ, const IntentBook& book, SystemTime now);
    /// True if the intent has CLI lines for the device and those that run have to be read (again): the stream does not
    /// carry them. Says so once for each change of the intent's lines, for each time the device was configured without
    /// a streamed leaf that explains it (with one: after 15 minutes), and 10 s after a failure.
    bool wantsLines(const IntentBook& book, SystemTime now);
    /// What was read. An Error means that the device is not compared until a later read succeeds.
    void takeLines(Result<std::vector<model::CliLine>> lines);
    /// An apply changed the device: what was read of its lines is old.
    void forgetLines() { m_linesAsked.reset(); }

    /// The intent could not be read at all: nothing is compared.
    void setNoIntent(std::string reason);

    void setApplyState(std::string state, std::string reason, SystemTime now);
    const std::string& applyState() const noexcept { return m_applyState; }

    const std::shared_ptr<const diff::DiffResult>& diff() const noexcept { return m_diff; }
    const DeviceFacts& facts() const noexcept { return m_facts; }
    bool hasFacts() const noexcept { return m_synced; }

    /// `decisions`: hunk id -> "approved", "rejected", "deferred".
    DeviceView view(const std::map<std::string, std::string>& decisions, SystemTime now) const;

private:
    ConfigState judge(const DeviceView& view, SystemTime now) const;
    void judgeHealth(DeviceView& view, SystemTime now) const;

    model::FabricDevice m_device;
    SessionState m_session = SessionState::Idle;
    std::string m_sessionReason;
    std::uint64_t m_reconnects = 0;
    gnmi::LiveCounters m_counters;
    bool m_synced = false;
    gnmi::ConfigMirror m_mirror;
    bool m_runningMoved = false;
    DeviceFacts m_facts;
    std::optional<SystemTime> m_configSentAt;
    std::shared_ptr<const diff::DiffResult> m_diff;
    DriftJudge m_judge;
    std::string m_problem; ///< why there is no comparison
    std::shared_ptr<const intent::IntentDocument> m_comparedIntent; ///< what m_diff was made from
    struct LinesAsked
    {
        std::optional<SystemTime> configuredAt; ///< of the device, as it was then
        std::uint64_t intended = 0;             ///< hash of the intent's lines
        std::uint64_t running = 0;              ///< hash of the streamed configuration, as it was then
        SystemTime at{};
    };
    std::optional<LinesAsked> m_linesAsked;
    std::optional<std::vector<model::CliLine>> m_lines; ///< none: not read yet
    std::string m_linesProblem;                         ///< why not
    std::optional<SystemTime> m_comparedAt;
    std::string m_applyState;
    std::string m_applyReason;
    SystemTime m_applyStateAt{};
    SystemTime m_rateSince{};
    std::uint64_t m_rateUpdates = 0;
    double m_rate = 0.0;
};

} // namespace fc::engine
