#include "sim/fabric/description.h"

#include <algorithm>
#include <set>

namespace fc::sim {

std::string FabricDescription::leafUplink(std::size_t spineIndex) const
{
    return "Ethernet" + std::to_string(leafUplinkOffset + spineIndex + 1);
}

std::string FabricDescription::peerLinkName() const
{
    return "Port-Channel" + std::to_string(mlag.peerLink);
}

const FabricDescription::Vlan* FabricDescription::vlan(unsigned id) const
{
    const auto found = std::find_if(vlans.begin(), vlans.end(), [id](const Vlan& entry) { return entry.id == id; });
    return found == vlans.end() ? nullptr : &*found;
}

const FabricDescription::Vrf* FabricDescription::vrf(std::string_view vrfName) const
{
    const auto found =
        std::find_if(vrfs.begin(), vrfs.end(), [vrfName](const Vrf& entry) { return entry.name == vrfName; });
    return found == vrfs.end() ? nullptr : &*found;
}

const FabricDescription::Subnet* FabricDescription::subnetOfVlan(unsigned id) const
{
    const auto found =
        std::find_if(subnets.begin(), subnets.end(), [id](const Subnet& entry) { return entry.vlan == id; });
    return found == subnets.end() ? nullptr : &*found;
}

std::vector<std::pair<const FabricDescription::Subnet*, Ipv4>> LeafView::subnets() const
{
    std::vector<std::pair<const FabricDescription::Subnet*, Ipv4>> found;
    for (const auto& subnet : fabric.subnets) {
        for (const auto& [leaf, address] : subnet.on) {
            if (leaf == self().name)
                found.emplace_back(&subnet, address);
        }
    }
    return found;
}

std::vector<const FabricDescription::Vlan*> LeafView::vlans() const
{
    std::set<unsigned> ids{pair.host.vlan};
    for (const auto& [subnet, address] : subnets())
        ids.insert(subnet->vlan);
    std::vector<const FabricDescription::Vlan*> found;
    for (const unsigned id : ids) {
        if (const auto* vlan = fabric.vlan(id))
            found.push_back(vlan);
    }
    return found;
}

std::vector<const FabricDescription::Vrf*> LeafView::vrfs() const
{
    const auto here = subnets();
    std::vector<const FabricDescription::Vrf*> found;
    for (const auto& vrf : fabric.vrfs) {
        const bool used =
            std::any_of(here.begin(), here.end(), [&vrf](const auto& entry) { return entry.first->vrf == vrf.name; });
        if (used)
            found.push_back(&vrf);
    }
    return found;
}

std::vector<LeafView> leafViews(const FabricDescription& fabric)
{
    std::vector<LeafView> views;
    views.reserve(2 * fabric.pairs.size());
    for (const auto& pair : fabric.pairs) {
        for (std::size_t side = 0; side < 2; ++side)
            views.push_back({fabric, pair, side});
    }
    return views;
}

std::string fillTemplate(std::string text, std::uint32_t asn, Ipv4 routerId, std::uint32_t vni, unsigned vid)
{
    const std::array<std::pair<std::string_view, std::string>, 4> words{{
        {"{asn}", std::to_string(asn)},
        {"{router_id}", toText(routerId)},
        {"{vni}", std::to_string(vni)},
        {"{vid}", std::to_string(vid)},
    }};
    for (const auto& [word, value] : words) {
        for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + value.size()))
            text.replace(at, word.size(), value);
    }
    return text;
}

Status checkDescription(const FabricDescription& fabric, const std::string& source)
{
    const auto refuse = [&source](const std::string& text) {
        return Status(makeError(ErrorCode::Parse, text).about(source).nowIs("nothing was started"));
    };
    if (fabric.spines.empty() || fabric.pairs.empty())
        return refuse("a fabric needs at least one spine and one pair of leafs");
    std::set<std::string> names;
    const auto addName = [&names](const std::string& name) { return !name.empty() && names.insert(name).second; };
    for (const auto& spine : fabric.spines) {
        if (!addName(spine.name))
            return refuse("device name \"" + spine.name + "\" is empty or used twice");
    }
    std::set<std::string> leafs;
    for (const auto& pair : fabric.pairs) {
        for (const auto& leaf : pair.leafs) {
            if (!addName(leaf.name))
                return refuse("device name \"" + leaf.name + "\" is empty or used twice");
            leafs.insert(leaf.name);
        }
        if (!addName(pair.host.name))
            return refuse("host name \"" + pair.host.name + "\" is empty or used twice");
        if (!fabric.vlan(pair.host.vlan))
            return refuse("host " + pair.host.name + " is in VLAN " + std::to_string(pair.host.vlan) +
                          ", which is not described");
    }
    std::set<unsigned> vlans{fabric.mlag.peerVlan.id, fabric.mlag.ibgpVlan.id};
    for (const auto& vlan : fabric.vlans) {
        if (vlan.id == 0 || vlan.id > 4094 || !vlans.insert(vlan.id).second)
            return refuse("VLAN " + std::to_string(vlan.id) + " is out of range or described twice");
    }
    for (const auto& subnet : fabric.subnets) {
        const std::string title = "subnet " + toText(subnet.prefix);
        if (!fabric.vlan(subnet.vlan) || !fabric.vrf(subnet.vrf))
            return refuse(title + " names a VLAN or VRF that is not described");
        for (const auto& [leaf, address] : subnet.on) {
            if (!leafs.contains(leaf) || !subnet.prefix.contains(address))
                return refuse(title + ": " + leaf + " is no leaf, or its address lies outside");
        }
    }
    for (const auto& external : fabric.externals) {
        if (!fabric.subnetOfVlan(external.vlan))
            return refuse("external peer " + external.name + " needs a subnet on its VLAN");
    }
    return {};
}

} // namespace fc::sim
