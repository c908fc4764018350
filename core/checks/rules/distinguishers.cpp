#include "checks/rules/rules.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace fc::checks {

namespace {

constexpr std::int64_t kLargest16 = 65'535;
constexpr std::int64_t kLargest32 = 4'294'967'295;

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || text.front() == '-' || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// Empty if the text is a route target or distinguisher; else why not.
std::string targetProblem(std::string_view text)
{
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos || colon == 0)
        return "not of the form asn:number or address:number";
    const std::string_view left = text.substr(0, colon);
    const auto value = wholeNumber(text.substr(colon + 1));
    if (!value || *value > kLargest32)
        return "the part after the colon is not a number from 0 to 4294967295";
    const auto asn = wholeNumber(left);
    const auto address = IpNetwork::parse(left);
    const bool isAddress = !asn && address && address->family() == 4 && left.find('/') == std::string_view::npos;
    if (!isAddress && (!asn || *asn > kLargest32))
        return "the part before the colon is neither an AS number nor an IPv4 address";
    if (*value > kLargest16 && (isAddress || *asn > kLargest16))
        return std::string("after ") + (isAddress ? "an address" : "a 4-byte AS number") + " only 65535 fits, not " +
               std::to_string(*value);
    return {};
}

/// A template with what is known put in; nullopt if a value is missing.
std::optional<std::string> filledTemplate(std::string text, const std::map<std::string, std::string>& values)
{
    for (const auto& [key, value] : values) {
        const std::string place = "{" + key + "}";
        for (auto at = text.find(place); at != std::string::npos; at = text.find(place, at + value.size())) {
            if (value.empty())
                return std::nullopt;
            text.replace(at, place.size(), value);
        }
    }
    return text;
}

/// The route distinguisher of one service on one device.
struct Distinguisher
{
    const DeviceFacts* device = nullptr;
    ObjectClass objectClass = ObjectClass::Vrf;
    const intent::Entity* row = nullptr;
    std::string service; ///< "VRF gold"
    std::string text;
};

std::map<std::string, std::string> templateValues(const DeviceFacts& device)
{
    const bool hasRouterId = device.routerId != nullptr && !device.routerId->own.empty();
    return {{"router_id", hasRouterId ? device.routerId->own.front()->address : std::string()},
            {"asn", device.asn == 0 ? std::string() : std::to_string(device.asn)}};
}

/// Those that can be worked out: what is missing for the others is told by C02, C31 and C52.
std::vector<Distinguisher> distinguishersOf(const FabricFacts& facts)
{
    std::vector<Distinguisher> out;
    for (const VlanService& vlan : facts.vlans())
        for (const intent::L2vpn* l2vpn : vlan.l2vpns)
            for (const DeviceFacts* device : vlan.devices) {
                auto values = templateValues(*device);
                values["vid"] = std::to_string(vlan.vlan->vid);
                values["vni"] = l2vpn->identifier ? std::to_string(*l2vpn->identifier) : std::string();
                const std::string form = l2vpn->rdTemplate.empty() ? "{router_id}:{vid}" : l2vpn->rdTemplate;
                if (const auto text = filledTemplate(form, values))
                    out.push_back({device, ObjectClass::L2vpn, l2vpn, "VLAN " + std::to_string(vlan.vlan->vid), *text});
            }
    for (const VrfService& vrf : facts.vrfs())
        for (const DeviceFacts* device : vrf.devices) {
            if (!vrf.isStretched())
                continue;
            auto values = templateValues(*device);
            values["vni"] = values["l3vni"] = std::to_string(*vrf.vrf->l3vni);
            const std::string form = !vrf.vrf->rd.empty()            ? vrf.vrf->rd
                                     : !vrf.vrf->rdTemplate.empty() ? vrf.vrf->rdTemplate
                                                                    : "{router_id}:{l3vni}";
            if (const auto text = filledTemplate(form, values))
                out.push_back({device, ObjectClass::Vrf, vrf.vrf, "VRF " + vrf.vrf->name, *text});
        }
    return out;
}

} // namespace

void targetSyntax(const FabricFacts& facts, FindingSink& out)
{
    std::map<ObjectId, std::vector<const DeviceFacts*>> users;
    const auto use = [&](const std::vector<ObjectId>& ids, const std::vector<const DeviceFacts*>& devices) {
        for (const ObjectId id : ids)
            users[id].insert(users[id].end(), devices.begin(), devices.end());
    };
    for (const VlanService& vlan : facts.vlans())
        for (const intent::L2vpn* l2vpn : vlan.l2vpns) {
            use(l2vpn->importTargets, vlan.devices);
            use(l2vpn->exportTargets, vlan.devices);
        }
    for (const VrfService& vrf : facts.vrfs()) {
        use(vrf.vrf->importTargets, vrf.devices);
        use(vrf.vrf->exportTargets, vrf.devices);
    }
    for (const auto& [id, devices] : users) {
        const intent::RouteTarget* target = facts.routeTarget(id);
        if (target == nullptr)
            continue;
        if (const std::string problem = targetProblem(target->name); !problem.empty())
            out.error("route target \"" + target->name + "\" is malformed: " + problem)
                .about(*target).on(devices).wants("asn:number or address:number", target->name).hint("rename it in NetBox");
    }
    std::set<std::string> told;
    for (const Distinguisher& rd : distinguishersOf(facts)) {
        const std::string problem = targetProblem(rd.text);
        if (problem.empty())
            continue;
        out.error("the route distinguisher of " + rd.service + " on " + rd.device->name + " is malformed: " + problem)
            .about(rd.objectClass, *rd.row).on(rd.device).derived().aspect(rd.device->name + rd.service)
            .wants("asn:number or address:number", rd.text).hint("set rd_template, for example {router_id}:1");
    }
}

void distinguisherDuplicate(const FabricFacts& facts, FindingSink& out)
{
    std::map<std::string, std::vector<Distinguisher>> byText;
    for (Distinguisher& rd : distinguishersOf(facts))
        byText[rd.text].push_back(std::move(rd));
    for (const auto& [text, all] : byText) {
        std::map<std::string, std::vector<const Distinguisher*>> byService;
        for (const Distinguisher& rd : all)
            byService[rd.service].push_back(&rd);
        for (const auto& [service, same] : byService) {
            if (same.size() < 2)
                continue;
            std::vector<const DeviceFacts*> devices;
            for (const Distinguisher* rd : same)
                devices.push_back(rd->device);
            out.warning(service + " has route distinguisher " + text + " on " + listed(devices))
                .about(same.front()->objectClass, *same.front()->row).on(devices).derived().aspect(text)
                .wants("one a device", text)
                .hint("use a template with {router_id}; with equal ones a route reflector passes on only one path");
        }
    }
}

} // namespace fc::checks
