#include "engine/device_board.h"

#include "model/cli_text.h"

#include <algorithm>

namespace fc::engine {

namespace {

/// A verified badge stays this long before the next judgement shows.
constexpr std::chrono::seconds kShowVerified{8};
/// The plan samples counters every 10 s; three intervals of silence are late (facts/gnmi-protocol.md C114).
constexpr std::chrono::seconds kLateAfter{30};
constexpr std::chrono::seconds kRateWindow{5};
constexpr std::chrono::seconds kRetryLines{10};
/// A change of the stream may hide one of the lines: after this long a configured device is asked anyway.
constexpr std::chrono::minutes kTrustStream{15};

std::uint64_t hashOf(const std::vector<model::IntendedCliLine>& lines)
{
    std::size_t hash = lines.size();
    for (const model::IntendedCliLine& line : lines)
        hash = hash * 31 + std::hash<std::string>()(model::toString(line.line));
    return hash;
}

bool isApplying(const std::string& state)
{
    return state == "queued" || state == "checking" || state == "sending" || state == "verifying";
}

bool sameHunks(const diff::DiffResult& a, const diff::DiffResult& b)
{
    return std::ranges::equal(a.hunks, b.hunks, {}, &diff::Hunk::fingerprint, &diff::Hunk::fingerprint) &&
           a.unmanaged.size() == b.unmanaged.size();
}

} // namespace

void DeviceBoard::takeSession(SessionState state, std::string reason, std::uint64_t reconnects)
{
    m_reconnects = reconnects;
    m_session = state;
    m_sessionReason = std::move(reason);
}

void DeviceBoard::takeChanges(const FactReader& reader, const gnmi::LiveStore::Changes& changes, SystemTime now)
{
    m_counters = changes.snapshot->counters();
    if (now - m_rateSince >= kRateWindow) {
        const double seconds = std::chrono::duration<double>(now - m_rateSince).count();
        m_rate = m_rateSince == SystemTime{} ? 0.0 : static_cast<double>(m_counters.updates - m_rateUpdates) / seconds;
        m_rateSince = now;
        m_rateUpdates = m_counters.updates;
    }
    const bool becameSynced = m_counters.synced && !m_synced;
    m_synced = m_synced || m_counters.synced;
    if (changes.leaves.empty() && !becameSynced)
        return;
    m_facts = reader.read(*changes.snapshot);
    for (const gnmi::LeafId leaf : changes.leaves)
        if (changes.snapshot->info(leaf).config) {
            const SystemTime sent{std::chrono::duration_cast<SystemTime::duration>(
                std::chrono::nanoseconds(changes.snapshot->state(leaf).timestamp))};
            m_configSentAt = std::max(m_configSentAt.value_or(sent), sent);
        }
    if (m_mirror.update(changes) || becameSynced)
        m_runningMoved = true;
}

bool DeviceBoard::compare(const diff::TreeDiff& differ, const IntentBook& book, SystemTime now)
{
    const auto document = book.documents.shared(m_device.name);
    if (!document) {
        const auto problem = book.problems.find(m_device.name);
        setNoIntent(problem != book.problems.end() ? problem->second.sentence() : "no intent for this device in " + book.source);
        return false;
    }
    const intent::IntentDocument& intended = *document;
    // Without the lines that run, equal trees would read as "in sync".
    m_problem = intended.cli.empty() || m_lines ? std::string() : m_linesProblem;
    if (!intended.cli.empty() && !m_lines) {
        if (!m_problem.empty())
            m_diff = nullptr;
        return false;
    }
    if (!m_synced || (m_diff && !m_runningMoved && m_comparedIntent == document))
        return false;
    static const std::vector<model::CliLine> noLines;
    const auto compareWith = [&](const intent::IntentDocument& with) {
        return std::make_shared<diff::DiffResult>(
            differ.compare(m_device.name, {with.tree, with.ownership, with.provenance, with.cli},
                           {m_mirror.tree(), m_lines ? *m_lines : noLines}));
    };
    auto result = compareWith(intended);
    if (!result->hunks.empty()) // only now somebody asks where the values come from
        result = compareWith(book.documents.at(m_device.name));
    const bool moved = !m_diff || !sameHunks(*m_diff, *result);
    m_judge.look(result->hunks, m_facts.configuredAt);
    m_diff = std::move(result);
    m_runningMoved = false;
    m_comparedIntent = document;
    m_comparedAt = now;
    return moved;
}

bool DeviceBoard::wantsLines(const IntentBook& book, SystemTime now)
{
    const auto document = book.documents.shared(m_device.name);
    if (!m_synced || !document || document->cli.empty())
        return false;
    const LinesAsked asked{m_facts.configuredAt, hashOf(document->cli), m_mirror.tree().hash(), now};
    if (m_linesAsked) {
        const bool intentMoved = m_linesAsked->intended != asked.intended;
        const bool retries = !m_linesProblem.empty() && now - m_linesAsked->at >= kRetryLines;
        if (!intentMoved && !retries) {
            if (m_linesAsked->configuredAt == asked.configuredAt)
                return false;
            // What the stream told explains why the device was configured: no need to ask what it does not tell.
            if (m_linesAsked->running != asked.running && now - m_linesAsked->at < kTrustStream) {
                m_linesAsked->configuredAt = asked.configuredAt;
                m_linesAsked->running = asked.running;
                return false;
            }
        }
    }
    m_linesAsked = asked;
    return true;
}

void DeviceBoard::takeLines(Result<std::vector<model::CliLine>> lines)
{
    if (!lines) {
        m_linesProblem = lines.error().sentence();
        m_lines.reset();
        m_runningMoved = true;
        return;
    }
    m_linesProblem.clear();
    m_runningMoved = m_runningMoved || m_lines != *lines;
    m_lines = std::move(*lines);
}

void DeviceBoard::setNoIntent(std::string reason)
{
    m_problem = std::move(reason);
    m_diff = nullptr;
}

void DeviceBoard::setApplyState(std::string state, std::string reason, SystemTime now)
{
    m_applyState = std::move(state);
    m_applyReason = std::move(reason);
    m_applyStateAt = now;
}

ConfigState DeviceBoard::judge(const DeviceView& view, SystemTime now) const
{
    if (isApplying(m_applyState))
        return ConfigState::Applying;
    if (m_applyState == "verified" && now - m_applyStateAt < kShowVerified)
        return ConfigState::Verified;
    if (m_applyState == "failed" || m_applyState.starts_with("unknown"))
        return ConfigState::Failed;
    if (!m_problem.empty() || (m_session != SessionState::Live && m_session != SessionState::Syncing))
        return m_session == SessionState::Idle || m_session == SessionState::Connecting ? ConfigState::Unknown
                                                                                         : ConfigState::NotCompared;
    if (!m_diff)
        return ConfigState::Unknown;
    const int hunks = view.add + view.change + view.remove;
    if (hunks > 0 && view.approved > 0 && view.approved + view.rejected + view.deferred == hunks)
        return ConfigState::Approved;
    return m_judge.state();
}

void DeviceBoard::judgeHealth(DeviceView& view, SystemTime now) const
{
    if (m_session == SessionState::Backoff || m_session == SessionState::Closed) {
        view.health = HealthState::Unreachable;
        view.healthReason = m_sessionReason;
        return;
    }
    if (m_session != SessionState::Live)
        return;
    if (view.lastData && now - *view.lastData > kLateAfter) {
        view.health = HealthState::Late;
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now - *view.lastData).count();
        view.healthReason = "no data for " + std::to_string(seconds) + " s";
        return;
    }
    view.health = HealthState::Healthy;
    for (const auto& [name, port] : m_facts.ports)
        if (port.admin == "UP" && !port.oper.empty() && port.oper != "UP") {
            view.health = HealthState::Degraded;
            view.healthReason = name + " is " + port.oper;
        }
    if (m_facts.sessionsDown > 0 && m_facts.sessionsUp == 0) {
        view.health = HealthState::Degraded;
        view.healthReason = "no BGP session is established";
    }
}

DeviceView DeviceBoard::view(const std::map<std::string, std::string>& decisions, SystemTime now) const
{
    DeviceView view;
    view.device = m_device;
    view.session = m_session;
    view.sessionReason = m_sessionReason;
    view.lastData = m_counters.lastReceived;
    view.comparedAt = m_comparedAt;
    view.configChangedAt = m_facts.configuredAt;
    view.configSentAt = m_configSentAt;
    view.softwareVersion = m_facts.softwareVersion;
    view.applyState = m_applyState;
    view.updates = m_counters.updates;
    view.leaves = m_counters.leaves;
    view.stale = m_counters.stale;
    view.merged = m_counters.merged;
    view.bad = m_counters.bad;
    view.reconnects = m_reconnects;
    view.updatesPerSecond = m_rate;
    view.diff = m_diff;
    if (m_diff) {
        view.unmanaged = static_cast<int>(m_diff->unmanaged.size());
        for (const diff::Hunk& hunk : m_diff->hunks) {
            ++(hunk.op == diff::Op::Add ? view.add : hunk.op == diff::Op::Remove ? view.remove : view.change);
            if (const auto decided = decisions.find(hunk.id); decided != decisions.end())
                ++(decided->second == "approved"   ? view.approved
                   : decided->second == "rejected" ? view.rejected
                                                   : view.deferred);
        }
    }
    view.config = judge(view, now);
    if (view.config == ConfigState::NotCompared)
        view.configReason = m_problem.empty() ? m_sessionReason : m_problem;
    else if (view.config == ConfigState::Failed)
        view.configReason = m_applyReason;
    else if (view.config == ConfigState::Drift && m_facts.configuredAt)
        view.configReason = "changed " + toLocalClock(*m_facts.configuredAt);
    judgeHealth(view, now);
    return view;
}

} // namespace fc::engine
