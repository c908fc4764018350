#include "sim/device/sim_device.h"

#include "schema/ietf_json.h"
#include "sim/device/candidate.h"
#include "sim/device/cli_translation.h"
#include "sim/device/eos_effects.h"
#include "sim/device/path_pattern.h"

#include <algorithm>
#include <chrono>

namespace fc::sim {

SimDevice::SimDevice(std::shared_ptr<const DeviceModel> shared, DeviceBlueprint blueprint,
                     std::vector<std::string> ports, const Clock& clock)
    : m_shared(std::move(shared)), m_blueprint(std::move(blueprint)), m_ports(std::move(ports)), m_clock(clock),
      m_facts(std::make_shared<const DeviceFacts>())
{
}

std::int64_t SimDevice::now() const
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(m_clock.now().time_since_epoch()).count();
}

/// The lab starts with switches that have been up for half an hour: what NetBox is given "a minute ago" is newer than
/// their configuration.
constexpr std::int64_t kUptimeAtStart = 30LL * 60 * 1'000'000'000;

Status SimDevice::boot()
{
    model::ConfigTree startup;
    CliResidue residue;
    {
        const std::lock_guard lock(m_mutex);
        if (m_startup) {
            startup = m_startup->first;
            residue = m_startup->second;
        }
    }
    if (startup.isEmpty()) {
        Result<model::ConfigTree> decoded =
            schema::decodeDocument(m_shared->index(), m_blueprint.configJson, schema::Strictness::Strict);
        if (!decoded) {
            Error error = decoded.error();
            error.subject = m_blueprint.name + " " + error.subject;
            return error;
        }
        startup = std::move(*decoded);
        residue.enter(CliResidue::parse(m_blueprint.cliResidue));
    }
    const std::lock_guard lock(m_mutex);
    m_explicit = std::move(startup);
    m_residue = std::move(residue);
    m_served = m_shared->content().served(m_explicit, m_ports);
    const bool isFirst = m_memory.bootTime == 0;
    m_memory = {};
    m_memory.bootTime = now() - (isFirst ? kUptimeAtStart : 0);
    m_memory.lastConfigured = m_memory.bootTime;
    m_memory.note(m_environment, m_memory.bootTime);
    m_lastChange.clear();
    m_facts = std::make_shared<const DeviceFacts>(factsOf(m_shared->index(), m_served, m_residue));
    rebuildLocked(m_memory.bootTime);
    return {};
}

void SimDevice::saveStartup()
{
    const std::lock_guard lock(m_mutex);
    m_startup.emplace(m_explicit, m_residue);
}

SimDevice::Snapshot SimDevice::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    return {m_explicit, m_served, m_whole, m_residue.text(), m_memory.bootTime};
}

std::shared_ptr<const DeviceFacts> SimDevice::facts() const
{
    const std::lock_guard lock(m_mutex);
    return m_facts;
}

Status SimDevice::apply(const std::vector<SetOperation>& operations)
{
    {
        const std::lock_guard lock(m_mutex);
        const schema::SchemaIndex& index = m_shared->index();
        Candidate candidate(index, m_explicit, m_served);
        CliResidue residue = m_residue;
        for (const SetOperation& operation : operations) {
            if (operation.path.origin == "cli") {
                const auto* cli = std::get_if<CliText>(&operation.payload);
                if (cli == nullptr)
                    return makeError(ErrorCode::Usage, "origin cli takes ASCII text").about("cli:/");
                if (Status status = applyCli(cli->text, candidate, residue); !status)
                    return status;
                continue;
            }
            for (const std::string& context : contextsErasedBy(index, operation, residue.contexts()))
                residue.eraseContext(context);
            if (Status status = candidate.apply(operation); !status)
                return status;
        }
        Result<model::ConfigTree> finished = std::move(candidate).finish();
        if (!finished)
            return std::move(finished).error();
        model::ConfigTree next = dropAddressesOfMovedInterfaces(index, m_explicit, *finished);
        model::ConfigTree served = m_shared->content().served(next, m_ports);
        if (Status status = m_shared->constraints().check(next, served); !status)
            return status;
        if (operations.empty())
            return {};
        m_explicit = std::move(next);
        m_served = std::move(served);
        m_residue = std::move(residue);
        m_memory.lastConfigured = now();
        m_facts = std::make_shared<const DeviceFacts>(factsOf(index, m_served, m_residue));
        rebuildLocked(m_memory.lastConfigured);
    }
    if (m_changed)
        m_changed();
    return {};
}

void SimDevice::loseCli(const std::string& context)
{
    const std::lock_guard lock(m_mutex);
    m_residue.eraseContext(context);
    m_facts = std::make_shared<const DeviceFacts>(factsOf(m_shared->index(), m_served, m_residue));
}

Status SimDevice::applyCli(const std::string& text, Candidate& candidate, CliResidue& residue)
{
    const CliTranslation translation = translateCli(CliResidue::parse(text));
    for (const SetOperation& operation : translation.operations)
        if (Status status = candidate.apply(operation); !status)
            return status;
    residue.enter(translation.rest);
    if (translation.savesStartup)
        m_startup.emplace(m_explicit, m_residue);
    return {};
}

void SimDevice::applyEnvironment(const Environment& environment)
{
    const std::lock_guard lock(m_mutex);
    if (environment == m_environment)
        return;
    const std::int64_t time = now();
    m_environment = environment;
    m_memory.note(m_environment, time);
    rebuildLocked(time);
}

void SimDevice::addTraffic(const std::map<std::string, InterfaceCounters>& increments)
{
    const std::lock_guard lock(m_mutex);
    model::TreeEditor editor(m_whole, m_shared->index().keepsOrder());
    for (const auto& [name, more] : increments) {
        const auto it = m_memory.interfaces.find(name);
        if (it == m_memory.interfaces.end() || !it->second.up)
            continue;
        InterfaceCounters& counters = it->second.counters;
        counters.inOctets += more.inOctets;
        counters.outOctets += more.outOctets;
        counters.inUnicast += more.inUnicast;
        counters.outUnicast += more.outUnicast;
        counters.inMulticast += more.inMulticast;
        counters.outMulticast += more.outMulticast;
        counters.inBroadcast += more.inBroadcast;
        counters.outBroadcast += more.outBroadcast;
        putCounters(m_shared->index(), editor, name, counters, it->second.transitions);
    }
    publishLocked(std::move(editor).commit(), now());
}

void SimDevice::watch(const std::weak_ptr<Watcher>& watcher, const std::function<void(const model::ConfigTree&)>& start)
{
    const std::lock_guard lock(m_mutex);
    start(m_whole);
    m_watchers.push_back(watcher);
}

void SimDevice::withWhole(const std::function<void(const model::ConfigTree&)>& use) const
{
    const std::lock_guard lock(m_mutex);
    use(m_whole);
}

std::int64_t SimDevice::lastChangeOf(const model::InstancePath& leaf) const
{
    const auto it = m_lastChange.find(hashOf(leaf));
    return it == m_lastChange.end() ? m_memory.bootTime : it->second;
}

void SimDevice::rebuildLocked(std::int64_t time)
{
    publishLocked(buildState(m_shared->index(), m_served, *m_facts, m_environment, m_memory), time);
}

void SimDevice::publishLocked(model::ConfigTree next, std::int64_t time)
{
    const std::vector<TreeChange> changes = deltaBetween(m_whole, next);
    m_whole = std::move(next);
    if (changes.empty())
        return;
    for (const TreeChange& change : changes) {
        if (change.value) {
            m_lastChange[hashOf(change.path)] = time;
            continue;
        }
        model::InstancePath at = change.path;
        forEachLeaf(*change.removed, at, [&](const model::InstancePath& leaf, const model::TreeNode&) {
            m_lastChange.erase(hashOf(leaf));
        });
    }
    std::erase_if(m_watchers, [](const std::weak_ptr<Watcher>& watcher) { return watcher.expired(); });
    for (const std::weak_ptr<Watcher>& watcher : m_watchers)
        if (const std::shared_ptr<Watcher> live = watcher.lock())
            live->offer(changes, time);
}

} // namespace fc::sim
