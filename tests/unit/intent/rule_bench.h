#pragma once

#include "support/demo_fabric.h"
#include "support/recorded_netbox.h"
#include "support/test_registry.h"
#include "support/tree_text.h"

#include "intent/mapper.h"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>

namespace fc::test {

/// The recorded fabric with something changed in NetBox, and a device of it mapped with the demo's fabric file.
class RuleBench
{
public:
    intent::IntentTables tables = recorded()->tables();
    std::vector<intent::FabricFile::Entry> entries = demoFabric().entries();
    std::vector<intent::FabricCliBlock> cli = demoFabric().cli();

    template <typename T>
    static T& named(std::vector<T>& rows, std::string_view name)
    {
        return *std::ranges::find(rows, name, &T::name);
    }

    intent::Interface& port(std::string_view device, std::string_view name)
    {
        const auto id = named(tables.devices, device).id;
        return *std::ranges::find_if(tables.interfaces,
                                     [&](const auto& row) { return row.device == id && row.name == name; });
    }

    intent::Vlan& vlan(std::int64_t vid) { return *std::ranges::find(tables.vlans, vid, &intent::Vlan::vid); }

    intent::IpAddress& addAddress(const intent::Interface& port, std::string address, int length, std::string role = {})
    {
        intent::IpAddress& row = tables.addresses.emplace_back(tables.addresses.front());
        row.id = 7000 + static_cast<std::int64_t>(tables.addresses.size());
        row.family = address.find(':') == std::string::npos ? 4 : 6;
        row.address = std::move(address);
        row.prefixLength = length;
        row.role = std::move(role);
        row.status = "active";
        row.vrf = 0;
        row.assignedType = "dcim.interface";
        row.assignedObject = port.id;
        return row;
    }

    void forget(intent::FabricKey key)
    {
        std::erase_if(entries, [&](const auto& entry) { return entry.key == key; });
    }
    void say(intent::FabricKey key, intent::FabricFile::Value value, std::string role = {})
    {
        if (role.empty())
            forget(key);
        entries.push_back({key, std::move(role), std::move(value)});
    }

    const intent::IntentDocument& map(const std::string& device)
    {
        const intent::IntentSnapshot snapshot(tables, recorded()->info());
        document = intent::mapDevice(snapshot, device, *eosIndex(), {"fabric.toml", "", entries, cli}).value();
        return document;
    }

    std::string at(std::string_view path) const
    {
        const model::TreeNode* node = document.tree.find(instanceOf(path));
        return node == nullptr || !node->value ? "(absent)" : model::toString(*node->value);
    }

    const intent::Finding* finding(std::string_view rule) const
    {
        const auto it = std::ranges::find(document.findings, rule, &intent::Finding::rule);
        return it == document.findings.end() ? nullptr : &*it;
    }

    std::string cliText() const
    {
        std::string out;
        for (const model::IntendedCliLine& line : document.cli) {
            for (const std::string& mode : line.line.context)
                out += mode + " / ";
            out += line.line.text + "\n";
        }
        return out;
    }

    /// Hunks against what the device was recorded to run.
    std::string hunks() const
    {
        return textOf(eosDiff().compare(document.device, document.tree, labTree(document.device), document.ownership,
                                        document.provenance).hunks);
    }

    intent::IntentDocument document;

private:
    static const intent::IntentSnapshotPtr& recorded()
    {
        static const intent::IntentSnapshotPtr snapshot = recordedSnapshot().value();
        return snapshot;
    }
};

inline const std::string kBgpAt = "/network-instances/network-instance[name=default]/protocols/protocol[identifier=BGP][name=BGP]/bgp";

} // namespace fc::test
