#include "intent/rules/rules.h"
#include "intent/rules/words.h"

namespace fc::intent {

namespace {

constexpr std::size_t kLongestVlanName = 32;

} // namespace

void mapVlans(const RuleContext& context)
{
    const MapperPaths& paths = context.paths;
    DocumentBuilder& out = context.out;
    out.leaf(paths.instanceName, {kDefaultInstance}, kDefaultInstance,
             {out.of(context.device, "name", "vlans.default-instance")});
    for (const auto& [vid, deployed] : context.deployment.vlans) {
        if (vid == 1) // EOS has it always and it is nobody's
            continue;
        const Vlan& vlan = *deployed.vlan;
        const std::string id = std::to_string(vid);
        Origins origins{out.of(vlan, "vid", "vlans.deployed")};
        for (const DeployedVlan::Carrier& carrier : deployed.carriers)
            origins.push_back(out.of(*carrier.interfaceRow, carrier.field, "vlans.deployed"));
        out.leaf(paths.vlanId, {kDefaultInstance, id}, id, origins);
        const Origins named{out.of(vlan, "name", "vlans.name")};
        if (vlan.name.size() > kLongestVlanName || vlan.name.find(' ') != std::string::npos)
            out.finding(Severity::Warning, "vlans.name-not-eos",
                        "VLAN " + id + "'s name \"" + vlan.name + "\" has a space or more than 32 characters",
                        "shorten the name in NetBox", named.front());
        out.leaf(paths.vlanName, {kDefaultInstance, id}, vlan.name, named);
        const Origins groups{out.of(vlan, "custom_fields.trunk_groups", "vlans.trunk-groups")};
        if (vlan.trunkGroups.empty())
            out.empty(paths.vlanTrunkGroups, {kDefaultInstance, id}, groups);
        else
            out.leafList(paths.vlanTrunkGroups, {kDefaultInstance, id}, vlan.trunkGroups, groups);
    }
    for (const Deployment::Ambiguity& ambiguity : context.deployment.ambiguities) {
        const bool none = ambiguity.candidates.empty();
        const auto number = parseInterfaceName(ambiguity.svi->name).number;
        out.exclude(paths.vlan, {kDefaultInstance, std::to_string(number.value_or(0))});
        out.finding(Severity::Error, none ? "vlans.svi-without-vlan" : "vlans.svi-ambiguous",
                    none ? ambiguity.svi->name + " has no VLAN of its number in NetBox"
                         : ambiguity.svi->name + " could mean " + std::to_string(ambiguity.candidates.size()) +
                               " VLANs of that number",
                    none ? "create the VLAN in NetBox, or remove the interface"
                         : "set the interface's untagged VLAN in NetBox to the one that is meant",
                    out.of(*ambiguity.svi, "name", "vlans.deployed"));
    }
}

} // namespace fc::intent
