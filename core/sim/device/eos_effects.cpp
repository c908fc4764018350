#include "sim/device/eos_effects.h"

#include "model/path.h"
#include "sim/device/config_view.h"
#include "sim/device/path_pattern.h"

#include <algorithm>
#include <map>

namespace fc::sim {

namespace {

using Membership = std::map<std::pair<std::string, std::string>, std::string>; ///< (interface, sub-interface) -> VRF

/// Interfaces that are in no listed instance are in "default", so that is left out.
Membership membershipOf(const schema::SchemaIndex& index, const model::ConfigTree& tree)
{
    Membership membership;
    for (const ConfigView& instance : ConfigView(index, tree).entries("network-instances/network-instance")) {
        if (instance.key() == "default")
            continue;
        for (const ConfigView& interface : instance.entries("interfaces/interface")) {
            const std::string name = interface.at("config/interface").textOr(interface.key());
            membership[{name, interface.at("config/subinterface").textOr("0")}] = instance.key();
        }
    }
    return membership;
}

void eraseAddresses(const model::ConfigTree& tree, const PathCursor& parent, model::TreeEditor& editor)
{
    for (const char* family : {"ipv4/addresses", "ipv6/addresses"}) {
        const PathCursor addresses = parent.down(family);
        if (addresses.valid() && tree.find(addresses.path()) != nullptr)
            editor.erase(addresses.path());
    }
}

/// "interface Vlan4090" -> the path of that interface; "router bgp 65001" -> the default instance's BGP; else nothing.
std::optional<model::Path> pathOfContext(const std::string& line)
{
    if (line.starts_with("interface ")) {
        return model::Path{{}, {{"interfaces", {}}, {"interface", {{"name", line.substr(10)}}}}};
    }
    if (line.starts_with("router bgp"))
        return model::Path{{},
                           {{"network-instances", {}},
                            {"network-instance", {{"name", "default"}}},
                            {"protocols", {}},
                            {"protocol", {{"identifier", "BGP"}, {"name", "BGP"}}}}};
    return std::nullopt;
}

bool covers(const model::Path& upper, const model::Path& lower)
{
    if (upper.elems.size() > lower.elems.size())
        return false;
    for (std::size_t i = 0; i < upper.elems.size(); ++i) {
        if (model::bareName(upper.elems[i].name) != model::bareName(lower.elems[i].name))
            return false;
        for (const model::PathKey& key : upper.elems[i].keys) {
            const std::string* other = lower.elems[i].key(key.name);
            if (other != nullptr && key.value != "*" && model::bareName(*other) != model::bareName(key.value))
                return false;
        }
    }
    return true;
}

} // namespace

model::ConfigTree dropAddressesOfMovedInterfaces(const schema::SchemaIndex& index, const model::ConfigTree& before,
                                                 const model::ConfigTree& candidate)
{
    const Membership old = membershipOf(index, before);
    const Membership now = membershipOf(index, candidate);
    if (old == now)
        return candidate;
    model::TreeEditor editor(candidate, index.keepsOrder());
    const auto vrfIn = [](const Membership& members, const auto& key) {
        const auto it = members.find(key);
        return it == members.end() ? std::string("default") : it->second;
    };
    std::vector<Membership::key_type> moved;
    for (const auto& [key, vrf] : old)
        if (vrfIn(now, key) != vrf)
            moved.push_back(key);
    for (const auto& [key, vrf] : now)
        if (!old.contains(key))
            moved.push_back(key);
    for (const auto& [name, subinterface] : moved) {
        const PathCursor interface = PathCursor(index).down("interfaces/interface", {name});
        eraseAddresses(candidate, interface.down("routed-vlan"), editor);
        eraseAddresses(candidate, interface.down("subinterfaces/subinterface", {subinterface}), editor);
    }
    return std::move(editor).commit();
}

std::vector<std::string> contextsErasedBy(const schema::SchemaIndex& index, const SetOperation& operation,
                                          const std::vector<std::string>& contexts)
{
    std::vector<std::string> erased;
    if (operation.kind == SetKind::Update || operation.path.origin == "cli")
        return erased;
    const Result<PathPattern> pattern = PathPattern::compile(index, operation.path);
    if (!pattern)
        return erased;
    const auto node = pattern->singleNode();
    const bool isLeaf = node && *node != model::NodeId{} &&
                        (index.kind(*node) == schema::NodeKind::Leaf || index.kind(*node) == schema::NodeKind::LeafList);
    if (isLeaf)
        return erased;
    for (const std::string& context : contexts) {
        const auto subject = pathOfContext(context);
        if (!subject)
            continue;
        const bool hit = covers(operation.path, *subject) ||
                         (operation.kind == SetKind::Replace && covers(*subject, operation.path));
        if (hit)
            erased.push_back(context);
    }
    return erased;
}

} // namespace fc::sim
