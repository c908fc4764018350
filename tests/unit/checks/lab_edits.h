#pragma once

#include "checks/validator.h"
#include "support/recorded_netbox.h"

#include <QtGlobal>

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace fc::test {

using intent::IntentTables;
using Edit = std::function<void(IntentTables&)>;

/// The ten-device fabric as recorded; read once for the whole program.
inline const intent::IntentSnapshotPtr& labSnapshot()
{
    static const intent::IntentSnapshotPtr snapshot = recordedSnapshot().value();
    return snapshot;
}

/// The same with something changed in NetBox. Every class counts as read and as not empty.
inline intent::IntentSnapshotPtr changedLab(const Edit& edit)
{
    IntentTables tables = labSnapshot()->tables();
    edit(tables);
    intent::SnapshotInfo info = labSnapshot()->info();
    return std::make_shared<const intent::IntentSnapshot>(std::move(tables), std::move(info));
}

/// What the fabric file of the lab says.
inline checks::Rulebook labRulebook()
{
    checks::Rulebook rulebook;
    rulebook.settings.heartbeatVrf = "mgmt";
    return rulebook;
}

inline checks::Report reportOn(const intent::IntentSnapshotPtr& snapshot, const checks::Rulebook& rulebook = labRulebook(),
                               checks::RunningInventory running = {})
{
    return checks::validate(snapshot, rulebook, "2026-11-23", {}, std::move(running));
}

template <typename T>
T& rowNamed(std::vector<T>& rows, std::string_view name)
{
    const auto it = std::ranges::find(rows, name, &T::name);
    if (it == rows.end())
        qFatal("no row named %s", std::string(name).c_str());
    return *it;
}

template <typename T>
T& rowWith(std::vector<T>& rows, intent::ObjectId id)
{
    const auto it = std::ranges::find(rows, id, &T::id);
    if (it == rows.end())
        qFatal("no row %d", static_cast<int>(id));
    return *it;
}

inline intent::Device& device(IntentTables& t, std::string_view name)
{
    return rowNamed(t.devices, name);
}

inline intent::Interface& port(IntentTables& t, std::string_view deviceName, std::string_view name)
{
    const auto id = device(t, deviceName).id;
    const auto it = std::ranges::find_if(t.interfaces, [&](const auto& row) { return row.device == id && row.name == name; });
    if (it == t.interfaces.end())
        qFatal("%s has no %s", std::string(deviceName).c_str(), std::string(name).c_str());
    return *it;
}

/// The address on an interface, by role ("" for its plain one).
inline intent::IpAddress& addressOn(IntentTables& t, std::string_view deviceName, std::string_view name, std::string_view role = "")
{
    const auto id = port(t, deviceName, name).id;
    const auto it = std::ranges::find_if(t.addresses, [&](const auto& row) { return row.assignedObject == id && row.role == role; });
    if (it == t.addresses.end())
        qFatal("%s has no such address", std::string(name).c_str());
    return *it;
}

inline intent::Vlan& vlan(IntentTables& t, std::int64_t vid)
{
    return *std::ranges::find(t.vlans, vid, &intent::Vlan::vid);
}

inline intent::BgpSession& session(IntentTables& t, std::string_view name)
{
    return rowNamed(t.sessions, name);
}

inline intent::ObjectId asnId(IntentTables& t, std::int64_t number)
{
    return std::ranges::find(t.asns, number, &intent::Asn::number)->id;
}

template <typename T>
void eraseWith(std::vector<T>& rows, intent::ObjectId id)
{
    std::erase_if(rows, [&](const T& row) { return row.id == id; });
}

/// The cable on an interface.
inline intent::Cable& cableOn(IntentTables& t, std::string_view deviceName, std::string_view name)
{
    return rowWith(t.cables, port(t, deviceName, name).cable);
}

inline void addSvi(IntentTables& t, std::string_view deviceName, std::string_view name, std::string_view vrf)
{
    intent::Interface row;
    row.id = 5000 + static_cast<intent::ObjectId>(t.interfaces.size());
    row.device = device(t, deviceName).id;
    row.name = name;
    row.display = name;
    row.type = "virtual";
    if (!vrf.empty())
        row.vrf = rowNamed(t.vrfs, vrf).id;
    t.interfaces.push_back(row);
}

/// Findings of a rule, one a line: "error leaf1,leaf2: message".
inline std::string linesOf(const checks::Report& report, std::string_view rule = {})
{
    std::string out;
    for (const checks::Finding& finding : report.findings) {
        if (!rule.empty() && finding.rule != rule)
            continue;
        out += finding.rule + " " + std::string(intent::toString(finding.severity)) + " ";
        for (const std::string& name : finding.devices)
            out += name + ",";
        out += ": " + finding.message + "\n";
    }
    return out;
}

} // namespace fc::test
