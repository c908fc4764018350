#include "sim/sim_fabric.h"

#include "base/log.h"
#include "schema/instance.h"

#include <algorithm>

namespace fc::sim {

namespace {

constexpr auto kTick = std::chrono::seconds(1);
constexpr auto kFastTick = std::chrono::milliseconds(20);
/// Counter leaves that change when traffic passes a port.
constexpr double kLeavesPerPort = 9;

model::LeafList splitList(std::string text)
{
    model::LeafList list;
    while (!text.empty()) {
        const auto comma = text.find(',');
        list.emplace_back(text.substr(0, comma));
        text = comma == std::string::npos ? std::string() : text.substr(comma + 1);
    }
    return list;
}

} // namespace

SimFabric::SimFabric(std::shared_ptr<const schema::SchemaIndex> index, FabricBlueprint blueprint,
                     FabricOptions options, const Clock& clock)
    : m_shared(std::make_shared<const DeviceModel>(std::move(index))), m_blueprint(std::move(blueprint)),
      m_options(std::move(options)), m_clock(clock), m_traffic(m_options.seed), m_topology(m_blueprint),
      m_scheduler(std::make_unique<Scheduler>())
{
}

SimFabric::~SimFabric()
{
    stop();
    m_scheduler.reset();
}

Result<std::unique_ptr<SimFabric>> SimFabric::create(std::shared_ptr<const schema::SchemaIndex> index,
                                                     FabricBlueprint blueprint, FabricOptions options,
                                                     const Clock& clock)
{
    std::unique_ptr<SimFabric> fabric(
        new SimFabric(std::move(index), std::move(blueprint), std::move(options), clock));
    if (Status status = fabric->boot(); !status)
        return std::move(status).error();
    return fabric;
}

Status SimFabric::boot()
{
    for (const DeviceBlueprint& blueprint : m_blueprint.devices) {
        auto member = std::make_unique<Member>();
        std::vector<std::string> ports = m_topology.cabledPorts(blueprint.name);
        ports.emplace_back("Management0");
        member->device = std::make_unique<SimDevice>(m_shared, blueprint, std::move(ports), m_clock);
        member->server =
            std::make_unique<DeviceServer>(*member->device, *m_scheduler, m_options.login, m_options.tls);
        if (Status status = member->device->boot(); !status)
            return status;
        member->device->onChanged([this] { refresh(); });
        m_members.push_back(std::move(member));
    }
    refresh();
    return {};
}

Status SimFabric::start()
{
    for (std::size_t i = 0; i < m_members.size(); ++i) {
        const auto port =
            m_options.basePort == 0 ? std::uint16_t{0} : static_cast<std::uint16_t>(m_options.basePort + i);
        if (Status status = m_members[i]->server->start(port); !status) {
            stop();
            return status;
        }
    }
    scheduleTraffic();
    return {};
}

void SimFabric::stop()
{
    for (const std::unique_ptr<Member>& member : m_members)
        member->server->stop();
}

std::vector<std::string> SimFabric::deviceNames() const
{
    std::vector<std::string> names;
    for (const DeviceBlueprint& device : m_blueprint.devices)
        names.push_back(device.name);
    return names;
}

SimDevice* SimFabric::device(std::string_view name)
{
    const auto it = std::ranges::find_if(m_members, [&](const auto& member) { return member->device->name() == name; });
    return it == m_members.end() ? nullptr : (*it)->device.get();
}

DeviceServer* SimFabric::server(std::string_view name)
{
    const auto it = std::ranges::find_if(m_members, [&](const auto& member) { return member->device->name() == name; });
    return it == m_members.end() ? nullptr : (*it)->server.get();
}

Result<SimFabric::Member*> SimFabric::member(const std::string& deviceName)
{
    for (const std::unique_ptr<Member>& member : m_members)
        if (member->device->name() == deviceName)
            return member.get();
    std::string names;
    for (const std::string& name : deviceNames())
        names += (names.empty() ? "" : ", ") + name;
    return makeError(ErrorCode::NotFound, "no such device").about(deviceName).doNext("use one of " + names);
}

Status SimFabric::applyOne(const std::string& deviceName, SetOperation operation)
{
    Result<Member*> found = member(deviceName);
    if (!found)
        return std::move(found).error();
    return (*found)->device->apply({std::move(operation)});
}

Status SimFabric::setValue(const std::string& deviceName, const std::string& path, const std::string& value)
{
    Result<model::Path> parsed = model::parsePath(path);
    if (!parsed)
        return std::move(parsed).error();
    const schema::SchemaIndex& index = m_shared->index();
    const Result<model::NodeId> node = index.resolve(*parsed);
    SetOperation operation{SetKind::Update, std::move(*parsed), {}};
    const schema::NodeKind kind = node ? index.kind(*node) : schema::NodeKind::Leaf;
    if (kind == schema::NodeKind::Leaf) {
        operation.payload = model::Value::text(value);
    } else if (kind == schema::NodeKind::LeafList) {
        operation.kind = SetKind::Replace;
        if (value.starts_with('['))
            operation.payload = JsonText{value};
        else
            operation.payload = model::Value(splitList(value));
    } else {
        operation.payload = JsonText{value};
    }
    return applyOne(deviceName, std::move(operation));
}

Status SimFabric::remove(const std::string& deviceName, const std::string& path)
{
    Result<model::Path> parsed = model::parsePath(path);
    if (!parsed)
        return std::move(parsed).error();
    return applyOne(deviceName, {SetKind::Delete, std::move(*parsed), {}});
}

Status SimFabric::typeCli(const std::string& deviceName, const std::string& lines)
{
    return applyOne(deviceName, {SetKind::Update, {"cli", {}}, CliText{lines}});
}

Status SimFabric::apply(const DeviceEdit& edit)
{
    if (!edit.value)
        return remove(edit.device, edit.path);
    Result<model::Path> parsed = model::parsePath(edit.path);
    if (!parsed)
        return std::move(parsed).error();
    return applyOne(edit.device, {SetKind::Replace, std::move(*parsed), JsonText{*edit.value}});
}

Status SimFabric::addFault(const std::string& deviceName, std::string_view kind, const std::string& argument)
{
    Result<Member*> found = member(deviceName);
    if (!found)
        return std::move(found).error();
    Faults faults = (*found)->server->faults();
    if (Status status = faults.add(kind, argument); !status)
        return status;
    return (*found)->server->setFaults(faults);
}

Status SimFabric::setLink(const std::string& deviceName, const std::string& interface, bool up)
{
    if (Result<Member*> found = member(deviceName); !found)
        return std::move(found).error();
    {
        const std::lock_guard lock(m_topologyMutex);
        if (!m_topology.setCut({deviceName, interface}, !up))
            return makeError(ErrorCode::NotFound, "no cable on this port").about(deviceName + " " + interface);
    }
    refresh();
    return {};
}

void SimFabric::freeze(bool frozen)
{
    m_frozen = frozen;
}

void SimFabric::setOff(Member& member, bool off)
{
    {
        const std::lock_guard lock(m_topologyMutex);
        member.isOff = off;
    }
    refresh();
}

Status SimFabric::reboot(const std::string& deviceName, std::chrono::milliseconds offTime)
{
    Result<Member*> found = member(deviceName);
    if (!found)
        return std::move(found).error();
    Member& target = **found;
    target.server->stop();
    setOff(target, true);
    m_scheduler->after(offTime, [this, &target]() -> std::optional<Scheduler::Delay> {
        Status status = target.device->boot();
        setOff(target, false);
        if (status && !target.server->faults().refuse)
            status = target.server->start(target.server->port());
        if (!status)
            log::error("lab", status.error().sentence());
        return std::nullopt;
    });
    return {};
}

void SimFabric::refresh()
{
    const std::lock_guard lock(m_topologyMutex);
    std::vector<DeviceInput> inputs;
    for (const std::unique_ptr<Member>& member : m_members) {
        const SimDevice& device = *member->device;
        inputs.push_back({device.name(), device.blueprint().managementAddress, device.ports(), device.facts(),
                          member->isOff});
    }
    const std::map<std::string, Environment> worlds = m_topology.environments(inputs);
    for (const std::unique_ptr<Member>& member : m_members)
        member->device->applyEnvironment(worlds.at(member->device->name()));
}

void SimFabric::scheduleTraffic()
{
    const Scheduler::Delay period = m_options.updatesPerSecond > 0 ? Scheduler::Delay(kFastTick) : Scheduler::Delay(kTick);
    m_scheduler->after(period, [this, period]() -> std::optional<Scheduler::Delay> {
        if (!m_frozen)
            moveTraffic(std::chrono::duration<double>(period).count());
        return period;
    });
}

void SimFabric::moveTraffic(double seconds)
{
    std::vector<std::pair<SimDevice*, std::string>> ports;
    for (const std::unique_ptr<Member>& member : m_members)
        for (const std::string& port : member->device->ports())
            ports.emplace_back(member->device.get(), port);
    if (ports.empty())
        return;
    ++m_tick;
    std::size_t count = ports.size();
    double covered = seconds;
    if (m_options.updatesPerSecond > 0) {
        m_owedUpdates += m_options.updatesPerSecond * seconds;
        count = std::min(static_cast<std::size_t>(m_owedUpdates / kLeavesPerPort), ports.size() * 16);
        m_owedUpdates -= static_cast<double>(count) * kLeavesPerPort;
        covered = static_cast<double>(ports.size()) * kLeavesPerPort / m_options.updatesPerSecond;
    }
    std::map<SimDevice*, std::map<std::string, InterfaceCounters>> increments;
    for (std::size_t i = 0; i < count; ++i) {
        const auto& [device, port] = ports[m_nextPort++ % ports.size()];
        const model::LinkEnd end{device->name(), port};
        increments[device][port] = m_traffic.passed(end, m_topology.farEnd(end), m_tick, covered);
    }
    for (const auto& [device, ofPorts] : increments)
        device->addTraffic(ofPorts);
}

} // namespace fc::sim
