#include "sim/device/constraints.h"

#include "sim/device/config_view.h"

#include <algorithm>
#include <array>

namespace fc::sim {

namespace {

/// Below one entry, `guarded` may exist only while `leaf` has one of `values`.
struct Condition
{
    std::string_view guarded;
    std::string_view leaf;
    std::vector<std::string_view> values;
};

const std::vector<Condition>& conditions()
{
    static const std::vector<Condition> table{
        {"aggregation", "config/type", {"ieee8023adLag"}},
        {"ethernet", "config/type", {"ethernetCsmacd", "ieee8023adLag"}},
        {"routed-vlan", "config/type", {"l3ipvlan"}},
    };
    return table;
}

const std::vector<Condition>& switchportConditions()
{
    static const std::vector<Condition> table{
        {"config/trunk-vlans", "config/interface-mode", {"TRUNK"}},
        {"config/native-vlan", "config/interface-mode", {"TRUNK"}},
        {"config/access-vlan", "config/interface-mode", {"ACCESS"}},
    };
    return table;
}

const std::vector<Condition>& protocolConditions()
{
    static const std::vector<Condition> table{
        {"bgp", "config/identifier", {"BGP"}},
        {"static-routes", "config/identifier", {"STATIC"}},
        {"ospfv2", "config/identifier", {"OSPF"}},
    };
    return table;
}

Status check(const ConfigView& entry, const std::vector<Condition>& table, const std::string& subject)
{
    for (const Condition& condition : table) {
        if (!entry.at(condition.guarded).exists())
            continue;
        const std::string value = entry.at(condition.leaf).bareText();
        if (std::ranges::find(condition.values, value) != condition.values.end())
            continue;
        return makeError(ErrorCode::Schema, "failed to apply: " + std::string(condition.guarded) + " needs " +
                                                std::string(condition.leaf) + " " +
                                                std::string(condition.values.front()) + ", it is \"" + value + "\"")
            .about(subject + "/" + std::string(condition.guarded))
            .nowIs("nothing was changed");
    }
    return {};
}

/// EOS: DEFAULT_INSTANCE is the type of "default" and of nothing else.
Status checkInstanceType(const ConfigView& instance, const std::string& subject)
{
    const std::string type = instance.at("config/type").bareText();
    if (type.empty() || (type == "DEFAULT_INSTANCE") == (instance.key() == "default"))
        return {};
    return makeError(ErrorCode::Schema, "failed to apply: network-instance \"" + instance.key() +
                                            "\" cannot have type " + type)
        .about(subject + "/config/type")
        .nowIs("nothing was changed");
}

} // namespace

Status checkConditions(const schema::SchemaIndex& index, const model::ConfigTree& explicitConfig)
{
    const ConfigView root(index, explicitConfig);
    for (const ConfigView& interface : root.entries("interfaces/interface")) {
        const std::string subject = "/interfaces/interface[name=" + interface.key() + "]";
        if (Status status = check(interface, conditions(), subject); !status)
            return status;
        for (const std::string_view parent : std::array<std::string_view, 2>{"ethernet", "aggregation"}) {
            const std::string path = std::string(parent) + "/switched-vlan";
            if (Status status = check(interface.at(path), switchportConditions(), subject + "/" + path); !status)
                return status;
        }
    }
    for (const ConfigView& instance : root.entries("network-instances/network-instance")) {
        const std::string subject = "/network-instances/network-instance[name=" + instance.key() + "]";
        if (Status status = checkInstanceType(instance, subject); !status)
            return status;
        for (const ConfigView& protocol : instance.entries("protocols/protocol"))
            if (Status status = check(protocol, protocolConditions(), subject + "/protocols/protocol"); !status)
                return status;
    }
    return {};
}

} // namespace fc::sim
