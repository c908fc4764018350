#include "intent/rules/rules.h"

#include "model/path.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace fc::intent {

namespace {

using schema::OwnedScope;
using schema::OwnershipRule;

/// What an ownership rule leans on. It holds only if all of it was read and is not empty: an empty answer may be a
/// missing permission, and nothing may be removed because of that.
enum Needs : unsigned { Nothing = 0, Interfaces = 1, Addresses = 2, Vlans = 4, Vrfs = 8 };

struct Row
{
    std::string_view pattern;
    OwnedScope scope;
    unsigned needs;
};

/// Leaves that EOS fills in by itself (interface-mode, access-vlan, native-vlan, ipv4 enabled, subinterface 0) are
/// compared when the intent names them, but never removed for running alone; so they are not here.
constexpr std::array<Row, 19> kRules{{
    {"/interfaces/interface[name=Vlan*]", OwnedScope::Entries, Interfaces},
    {"/interfaces/interface[name=Loopback*]", OwnedScope::Entries, Interfaces},
    {"/interfaces/interface[name=Port-Channel*]", OwnedScope::Entries, Interfaces},
    {"/interfaces/interface/config/description", OwnedScope::Leaf, Interfaces},
    {"/interfaces/interface/config/enabled", OwnedScope::Leaf, Interfaces},
    {"/interfaces/interface/ethernet/config/aggregate-id", OwnedScope::Leaf, Interfaces},
    {"/interfaces/interface/subinterfaces/subinterface/ipv4/config/mtu", OwnedScope::Leaf, Interfaces},
    {"/interfaces/interface/subinterfaces/subinterface/ipv4/addresses/address", OwnedScope::Entries,
     Interfaces | Addresses},
    {"/interfaces/interface/subinterfaces/subinterface/ipv4/addresses/address/config/type", OwnedScope::Leaf,
     Interfaces | Addresses},
    {"/interfaces/interface/routed-vlan/ipv4/config/mtu", OwnedScope::Leaf, Interfaces},
    {"/interfaces/interface/routed-vlan/ipv4/addresses/address", OwnedScope::Entries, Interfaces | Addresses},
    {"/interfaces/interface/routed-vlan/ipv4/addresses/address/config/type", OwnedScope::Leaf, Interfaces | Addresses},
    {"/interfaces/interface/ethernet/switched-vlan/config/trunk-vlans", OwnedScope::Leaf, Interfaces | Vlans},
    {"/interfaces/interface/aggregation/switched-vlan/config/trunk-vlans", OwnedScope::Leaf, Interfaces | Vlans},
    {"/network-instances/network-instance[name=default]/vlans/vlan", OwnedScope::Entries, Interfaces | Vlans},
    {"/network-instances/network-instance[name=default]/vlans/vlan/config/trunk-groups", OwnedScope::Leaf,
     Interfaces | Vlans},
    {"/network-instances/network-instance[name=default]/vlans/vlan[vlan-id=1]", OwnedScope::Excluded, Nothing},
    {"/interfaces/interface[name=Management*]", OwnedScope::Excluded, Nothing},
    {"/network-instances/network-instance/interfaces/interface[id=Management*]", OwnedScope::Excluded, Nothing},
}};

constexpr std::string_view kMembership = "/network-instances/network-instance/interfaces/interface";
constexpr std::string_view kInterface = "/interfaces/interface";

unsigned available(const RuleContext& context)
{
    const IntentSnapshot& snapshot = context.snapshot;
    unsigned have = Nothing;
    if (snapshot.speaksFor(ObjectClass::Interface) && !context.interfaces.empty())
        have |= Interfaces;
    if (snapshot.speaksFor(ObjectClass::IpAddress))
        have |= Addresses;
    if (snapshot.speaksFor(ObjectClass::Vlan))
        have |= Vlans;
    if (snapshot.speaksFor(ObjectClass::Vrf))
        have |= Vrfs;
    // A relation to a row that the token may not see: the table is shorter than the truth.
    for (const Interface* row : snapshot.interfacesOf(context.device.id)) {
        const bool hidesVlan = std::ranges::any_of(row->taggedVlans, [&](ObjectId id) { return !snapshot.vlan(id); });
        if (hidesVlan || (row->untaggedVlan != 0 && snapshot.vlan(row->untaggedVlan) == nullptr))
            have &= ~static_cast<unsigned>(Vlans);
        if (row->vrf != 0 && snapshot.vrf(row->vrf) == nullptr)
            have &= ~static_cast<unsigned>(Vrfs);
    }
    return have;
}

void add(std::vector<OwnershipRule>& rules, std::string_view pattern, OwnedScope scope)
{
    if (auto path = model::parsePath(pattern))
        rules.push_back(OwnershipRule{std::move(path).value(), scope});
}

/// A rule for one entry, its key taken from NetBox; empty for names that would read as a glob.
void addFor(std::vector<OwnershipRule>& rules, std::string_view pattern, std::size_t elem, const std::string& keyName,
            const std::string& keyValue, OwnedScope scope)
{
    auto path = model::parsePath(pattern);
    if (!path || elem >= path->elems.size() || keyValue.find_first_of("*?") != std::string::npos)
        return;
    path->elems[elem].keys.push_back({keyName, keyValue});
    rules.push_back(OwnershipRule{std::move(path).value(), scope});
}

} // namespace

schema::Ownership ownershipOf(const RuleContext& context)
{
    const unsigned have = available(context);
    std::vector<OwnershipRule> rules;
    for (const Row& row : kRules) {
        if ((row.needs & ~have) == 0)
            add(rules, row.pattern, row.scope);
    }
    // Membership is owned in VRFs that NetBox knows. A VRF that only runs ("mgmt") is not ours: its members stay.
    if ((have & (Interfaces | Vrfs)) == (Interfaces | Vrfs)) {
        for (const Vrf& vrf : context.snapshot.tables().vrfs)
            addFor(rules, kMembership, 1, "name", vrf.name, OwnedScope::Entries);
    }
    // A management port by any other name.
    for (const Interface* row : context.snapshot.interfacesOf(context.device.id)) {
        if (row->managementOnly && parseInterfaceName(row->name).kind != InterfaceKind::Management)
            addFor(rules, kInterface, 1, "name", row->name, OwnedScope::Excluded);
    }
    return schema::Ownership(std::move(rules));
}

} // namespace fc::intent
