#include "checks/rules/rules.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

namespace fc::checks {

namespace {

std::set<std::string> gatewaysOf(const PortFacts& svi)
{
    std::set<std::string> out;
    for (const IpAddress* ip : svi.shared)
        out.insert(textOf(*ip));
    return out;
}

std::string gatewayText(const std::set<std::string>& gateways)
{
    return gateways.empty() ? "none" : listed(std::vector<std::string>(gateways.begin(), gateways.end()));
}

/// SVIs that are one gateway: of a stretched VLAN those of all leafs, else those of one pair.
std::map<std::string, std::vector<const PortFacts*>> gatewayGroups(const FabricFacts& facts)
{
    std::map<std::string, std::vector<const PortFacts*>> groups;
    for (const auto& port : facts.ports()) {
        const VlanService* vlan = port->isSvi() ? facts.vlanOf(*port) : nullptr;
        if (vlan == nullptr)
            continue;
        const auto vnis = vlan->vnis();
        const std::string key = vnis.empty() ? port->device->unit() + " " + std::to_string(vlan->vlan->vid)
                                             : "vni " + std::to_string(vnis.front());
        groups[key].push_back(port.get());
    }
    return groups;
}

/// Twelve lower-case hex digits of any of the usual spellings; empty if it is no MAC.
std::string macDigits(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (std::isxdigit(static_cast<unsigned char>(c)) != 0)
            out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        else if (c != ':' && c != '-' && c != '.')
            return {};
    }
    return out.size() == 12 ? out : std::string();
}

} // namespace

void gatewayDiffers(const FabricFacts& facts, FindingSink& out)
{
    for (const auto& [key, svis] : gatewayGroups(facts)) {
        const auto first = gatewaysOf(*svis.front());
        for (const PortFacts* svi : svis) {
            const auto other = gatewaysOf(*svi);
            if (other == first)
                continue;
            out.error(svi->row->name + " has another gateway on " + svi->device->name + " than on " + svis.front()->device->name)
                .about(*svi).about(*svis.front()).on(svis.front()->device).on(svi->device).derived()
                .wants(gatewayText(first), gatewayText(other))
                .hint("give every leaf that has the SVI the same virtual address");
        }
    }
}

void gatewayWithoutOwnAddress(const FabricFacts& facts, FindingSink& out)
{
    for (const auto& port : facts.ports()) {
        const bool virtualRouter = std::ranges::any_of(port->shared, [](const IpAddress* ip) { return ip->role == "vip"; });
        if (port->isSvi() && virtualRouter && port->own.empty())
            out.warning(nameOf(*port) + " has a virtual router address and none of its own")
                .about(*port).on(port->device).wants("an address of the leaf itself", "none")
                .hint("EOS answers for a virtual router address only on an interface with an address in that subnet");
    }
    for (const auto& [key, svis] : gatewayGroups(facts)) {
        std::set<std::string> roles;
        for (const PortFacts* svi : svis)
            for (const IpAddress* ip : svi->shared)
                roles.insert(ip->role);
        if (!roles.contains("vip") || !roles.contains("anycast"))
            continue;
        auto draft = out.warning(svis.front()->row->name + " mixes virtual router and anycast addresses");
        for (const PortFacts* svi : svis)
            draft.about(*svi).on(svi->device);
        draft.wants("one of the two", "vip and anycast").hint("set the role of all gateway addresses of the VLAN alike");
    }
}

void gatewayMac(const FabricFacts& facts, FindingSink& out)
{
    std::map<std::string, std::vector<const DeviceFacts*>> macs;
    for (const DeviceFacts* device : facts.devices()) {
        const auto gateway = std::ranges::find_if(device->ports, [](const PortFacts* port) { return port->isSvi() && !port->shared.empty(); });
        if (gateway == device->ports.end())
            continue;
        const intent::Site* site = facts.siteOf(*device);
        const std::string mac = !device->row->anycastGatewayMac.empty() ? device->row->anycastGatewayMac
                                : site != nullptr                       ? site->anycastGatewayMac
                                                                        : std::string();
        const std::string digits = macDigits(mac);
        constexpr std::size_t kSecondDigit = 1;
        const bool multicast = !digits.empty() && std::string_view("13579bdf").find(digits[kSecondDigit]) != std::string_view::npos;
        if (digits.empty() || multicast)
            out.error("the gateway MAC of " + device->name +
                      (mac.empty() ? " is missing" : multicast ? " is a multicast address" : " is no MAC address"))
                .about(*device->row).about(site).on(device).wants("a unicast MAC address", mac.empty() ? "none" : mac)
                .hint("set anycast_gateway_mac of the site");
        else
            macs[digits].push_back(device);
    }
    if (macs.size() < 2)
        return;
    const auto most = std::ranges::max_element(macs, {}, [](const auto& entry) { return entry.second.size(); });
    for (const auto& [digits, devices] : macs) {
        if (digits == most->first)
            continue;
        auto draft = out.error(listed(devices) + " would use another gateway MAC than the rest of the fabric");
        for (const DeviceFacts* device : devices)
            draft.about(*device->row);
        draft.on(devices).derived().aspect("differs").wants(most->first, digits).hint("clear the field of the device, so that the site's counts");
    }
}

} // namespace fc::checks
