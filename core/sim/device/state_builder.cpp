#include "sim/device/state_builder.h"

#include "base/digest.h"
#include "sim/device/config_view.h"

#include <algorithm>

namespace fc::sim {

namespace {

std::string text(std::uint64_t value) { return std::to_string(value); }
std::string text(std::int64_t value) { return std::to_string(value); }

/// Copies config leaves into the state container beside theirs, where EOS serves such a leaf.
void copyApplied(const schema::SchemaIndex& index, const model::TreeNode& node, model::InstancePath& at,
                 model::TreeEditor& editor)
{
    const auto state = index.child(node.schema, "state");
    for (const model::TreeNodePtr& child : node.children) {
        if (state && index.name(child->schema) == "config") {
            for (const model::TreeNodePtr& leaf : child->children) {
                const auto twin = index.child(*state, index.name(leaf->schema));
                if (!leaf->value || !twin || (index.access(*twin) & schema::AccessGet) == 0 ||
                    index.kind(*twin) != index.kind(leaf->schema))
                    continue;
                at.push_back({*state, {}});
                at.push_back({*twin, {}});
                editor.set(at, *leaf->value);
                at.resize(at.size() - 2);
            }
        }
        if (child->value)
            continue;
        at.push_back({child->schema, child->keys});
        copyApplied(index, *child, at, editor);
        at.pop_back();
    }
}

void putPort(const PathCursor& entry, const InterfaceFact& fact, bool up, model::TreeEditor& editor)
{
    if (fact.type != "ethernetCsmacd")
        return;
    entry.put(editor, "ethernet/state/port-speed", "openconfig-if-ethernet:SPEED_1GB");
    if (up)
        entry.put(editor, "ethernet/state/negotiated-port-speed", "openconfig-if-ethernet:SPEED_1GB");
}

void putAggregate(const PathCursor& root, const PathCursor& entry, const DeviceFacts& facts,
                  const Environment& environment, const std::string& name, model::TreeEditor& editor)
{
    std::vector<std::string> members;
    std::uint64_t active = 0;
    const PathCursor lacp = root.down("lacp/interfaces/interface", {name});
    for (const auto& [port, fact] : facts.interfaces) {
        if (fact.aggregate != name)
            continue;
        members.push_back(port);
        const auto it = environment.up.find(port);
        const bool up = it != environment.up.end() && it->second;
        active += up ? 1 : 0;
        const PathCursor member = lacp.down("members/member", {port});
        member.putKeys(editor, "state");
        member.put(editor, "state/synchronization", up ? "IN_SYNC" : "OUT_SYNC");
        member.put(editor, "state/collecting", up ? "true" : "false");
        member.put(editor, "state/distributing", up ? "true" : "false");
        member.put(editor, "state/selected", up ? "selected" : "unselected");
        if (const auto end = environment.ports.find(port); up && end != environment.ports.end())
            member.put(editor, "state/partner-id", end->second.chassisId);
    }
    if (!members.empty())
        entry.put(editor, "aggregation/state/member", members);
    entry.put(editor, "aggregation/state/lag-speed", text(active * 1000));
}

void putInterfaces(const schema::SchemaIndex& index, const PathCursor& root, const DeviceFacts& facts,
                   const Environment& environment, const StateMemory& memory, model::TreeEditor& editor)
{
    std::uint64_t number = 0;
    for (const auto& [name, fact] : facts.interfaces) {
        const PathCursor entry = root.down("interfaces/interface", {name});
        const auto state = environment.up.find(name);
        const bool up = state != environment.up.end() && state->second;
        entry.put(editor, "state/admin-status", fact.enabled ? "UP" : "DOWN");
        entry.put(editor, "state/oper-status", up ? "UP" : "DOWN");
        entry.put(editor, "state/ifindex", text(++number));
        if (const auto seen = memory.interfaces.find(name); seen != memory.interfaces.end()) {
            entry.put(editor, "state/last-change", text(seen->second.lastChange));
            putCounters(index, editor, name, seen->second.counters, seen->second.transitions);
        }
        putPort(entry, fact, up, editor);
        if (fact.type == "ieee8023adLag")
            putAggregate(root, entry, facts, environment, name, editor);
        if (!fact.addresses.empty() && fact.routedVlan == 0) {
            const PathCursor sub = entry.down("subinterfaces/subinterface", {"0"});
            sub.put(editor, "state/oper-status", up ? "UP" : "DOWN");
            sub.put(editor, "state/admin-status", fact.enabled ? "UP" : "DOWN");
        }
    }
}

void putNeighbors(const PathCursor& root, const Environment& environment, model::TreeEditor& editor)
{
    for (const auto& [port, end] : environment.ports) {
        const PathCursor interface = root.down("lldp/interfaces/interface", {port});
        interface.putKeys(editor, "state");
        interface.put(editor, "state/enabled", "true");
        if (!end.carrier || !end.speaksLldp)
            continue;
        const PathCursor neighbor = interface.down("neighbors/neighbor", {"1"});
        neighbor.putKeys(editor, "state");
        neighbor.put(editor, "state/system-name", end.device);
        neighbor.put(editor, "state/port-id", end.port);
        neighbor.put(editor, "state/port-id-type", "INTERFACE_NAME");
        neighbor.put(editor, "state/chassis-id", end.chassisId);
        neighbor.put(editor, "state/chassis-id-type", "MAC_ADDRESS");
        neighbor.put(editor, "state/management-address", end.managementAddress);
        neighbor.put(editor, "state/system-description", "Arista Networks EOS version " + std::string(kSoftwareVersion));
    }
}

void putSessions(const PathCursor& root, const DeviceFacts& facts, const Environment& environment,
                 const StateMemory& memory, model::TreeEditor& editor)
{
    for (const NeighborFact& fact : facts.neighbors) {
        const PathCursor neighbor = root.down("network-instances/network-instance", {fact.instance})
                                        .down("protocols/protocol", {"BGP", "BGP"})
                                        .down("bgp/neighbors/neighbor", {fact.address});
        const std::pair key(fact.instance, fact.address);
        const auto end = environment.sessions.find(key);
        const bool established = end != environment.sessions.end() && end->second.established;
        neighbor.put(editor, "state/session-state", established ? "ESTABLISHED" : fact.enabled ? "ACTIVE" : "IDLE");
        if (fact.peerAs != 0)
            neighbor.put(editor, "state/peer-as", text(std::uint64_t{fact.peerAs}));
        if (const auto seen = memory.sessions.find(key); seen != memory.sessions.end()) {
            neighbor.put(editor, "state/established-transitions", text(seen->second.transitions));
            if (seen->second.lastEstablished != 0)
                neighbor.put(editor, "state/last-established", text(seen->second.lastEstablished));
        }
        if (established)
            neighbor.put(editor, "state/neighbor-router-id", end->second.routerId);
        for (const std::string& family : fact.families) {
            const PathCursor afi = neighbor.down("afi-safis/afi-safi", {family});
            afi.putKeys(editor, "state");
            afi.put(editor, "state/active", established ? "true" : "false");
            const std::string received = text(std::uint64_t{established ? end->second.prefixes : 0U});
            for (const char* leaf : {"received", "received-pre-policy", "installed", "best-paths"})
                afi.put(editor, std::string("state/prefixes/") + leaf, received);
            afi.put(editor, "state/prefixes/sent", text(std::uint64_t{established ? facts.networks : 0U}));
        }
    }
}

void putVlanMembers(const PathCursor& root, const DeviceFacts& facts, const Environment& environment,
                    model::TreeEditor& editor)
{
    for (const std::uint32_t vlan : facts.vlans) {
        const PathCursor entry = root.down("network-instances/network-instance", {"default"})
                                     .down("vlans/vlan", {std::to_string(vlan)});
        for (const auto& [name, fact] : facts.interfaces) {
            const auto up = environment.up.find(name);
            if (!fact.isSwitchport || !(fact.allVlans || fact.vlans.contains(vlan)) || up == environment.up.end() ||
                !up->second)
                continue;
            const PathCursor member = entry.down("members/member", {name});
            member.putKeys(editor, "state");
            member.put(editor, "state/interface", name);
        }
    }
}

void putSystem(const PathCursor& root, const DeviceFacts& facts, const StateMemory& memory, model::TreeEditor& editor)
{
    const PathCursor system = root.down("system");
    system.put(editor, "state/hostname", facts.hostname);
    system.put(editor, "state/software-version", kSoftwareVersion);
    system.put(editor, "state/boot-time", text(memory.bootTime));
    system.put(editor, "state/last-configuration-timestamp", text(memory.lastConfigured));
    root.down("lldp").put(editor, "state/chassis-id", chassisIdOf(facts.hostname));
}

} // namespace

void StateMemory::note(const Environment& environment, std::int64_t now)
{
    for (const auto& [name, up] : environment.up) {
        const auto [it, isNew] = interfaces.try_emplace(name);
        if (!isNew && it->second.up == up)
            continue;
        it->second.transitions += isNew ? 0 : 1;
        it->second.up = up;
        it->second.lastChange = now;
    }
    std::erase_if(interfaces, [&](const auto& item) { return !environment.up.contains(item.first); });
    for (const auto& [key, end] : environment.sessions) {
        Session& session = sessions[key];
        if (end.established && !session.established) {
            session.lastEstablished = now;
            ++session.transitions;
        }
        session.established = end.established;
    }
    std::erase_if(sessions, [&](const auto& item) { return !environment.sessions.contains(item.first); });
}

model::ConfigTree buildState(const schema::SchemaIndex& index, const model::ConfigTree& served,
                             const DeviceFacts& facts, const Environment& environment, const StateMemory& memory)
{
    model::TreeEditor editor(served, index.keepsOrder());
    model::InstancePath at;
    copyApplied(index, served.root(), at, editor);
    const PathCursor root(index);
    putInterfaces(index, root, facts, environment, memory, editor);
    putNeighbors(root, environment, editor);
    putSessions(root, facts, environment, memory, editor);
    putVlanMembers(root, facts, environment, editor);
    putSystem(root, facts, memory, editor);
    return std::move(editor).commit();
}

void putCounters(const schema::SchemaIndex& index, model::TreeEditor& editor, const std::string& interface,
                 const InterfaceCounters& counters, std::uint64_t transitions)
{
    const PathCursor entry = PathCursor(index).down("interfaces/interface", {interface}).down("state/counters");
    const auto put = [&](std::string_view leaf, std::uint64_t value) { entry.put(editor, leaf, text(value)); };
    put("in-octets", counters.inOctets);
    put("out-octets", counters.outOctets);
    put("in-unicast-pkts", counters.inUnicast);
    put("out-unicast-pkts", counters.outUnicast);
    put("in-multicast-pkts", counters.inMulticast);
    put("out-multicast-pkts", counters.outMulticast);
    put("in-broadcast-pkts", counters.inBroadcast);
    put("out-broadcast-pkts", counters.outBroadcast);
    put("in-pkts", counters.inUnicast + counters.inMulticast + counters.inBroadcast);
    put("out-pkts", counters.outUnicast + counters.outMulticast + counters.outBroadcast);
    for (const char* leaf : {"in-errors", "out-errors", "in-discards", "out-discards", "in-fcs-errors"})
        put(leaf, 0);
    put("carrier-transitions", transitions);
}

std::string chassisIdOf(std::string_view device)
{
    const std::string digits = hex64(fnv1a(device));
    std::string mac = "02";
    for (std::size_t i = 0; i < 10; i += 2)
        mac += ":" + digits.substr(i, 2);
    return mac;
}

} // namespace fc::sim
