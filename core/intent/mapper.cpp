#include "intent/mapper.h"

#include "intent/document_faults.h"
#include "intent/rules/rules.h"

#include <array>

namespace fc::intent {

namespace {

std::string knownDevices(const IntentSnapshot& snapshot)
{
    std::string out;
    for (const Device& device : snapshot.tables().devices)
        out += (out.empty() ? "" : ", ") + device.name;
    return out.empty() ? "there are none" : "there are " + out;
}

std::vector<MappedInterface> mappedInterfaces(const IntentSnapshot& snapshot, const Device& device, DocumentBuilder& out)
{
    std::vector<MappedInterface> interfaces;
    for (const Interface* row : snapshot.interfacesOf(device.id)) {
        InterfaceName name = parseInterfaceName(row->name);
        // Vxlan1 is made from the VTEP (rules/vxlan.cpp).
        if (name.kind == InterfaceKind::Vxlan || (row->managementOnly && name.kind == InterfaceKind::Unknown))
            continue;
        if (name.kind == InterfaceKind::Unknown) {
            out.finding(Severity::Error, "interfaces.name-unknown",
                        "\"" + row->name + "\" is not a name that EOS gives to an interface; it is not mapped",
                        "write it out in NetBox: Ethernet1, Port-Channel1, Vlan10, Loopback0",
                        out.of(*row, "name", "interfaces.name"));
            continue;
        }
        interfaces.push_back({row, std::move(name)});
    }
    return interfaces;
}

using MakeRule = RuleResult (*)(const schema::SchemaIndex&);
constexpr std::array<MakeRule, 15> kRuleMakers{
    systemRule, lagRule,   dot1qRule, ipv6Rule,      varpRule,     trunkGroupsRule, stpRule,   mlagRule,
    routingRule, vrfRule, vxlanRule, evpnRule, bgpGlobalRule, bgpPeersRule, policyRule};

} // namespace

struct Mapper::Rules
{
    explicit Rules(const schema::SchemaIndex& index) : whole(index) {}

    schema::DocumentRules whole;
    MapperPaths paths;
    std::vector<std::unique_ptr<Rule>> all;
};

Mapper::Mapper(const schema::SchemaIndex& index, FabricFile fabric, std::unique_ptr<Rules> rules)
    : m_index(&index), m_fabric(std::move(fabric)), m_rules(std::move(rules))
{
}

Mapper::Mapper(Mapper&&) noexcept = default;
Mapper& Mapper::operator=(Mapper&&) noexcept = default;
Mapper::~Mapper() = default;

Result<Mapper> Mapper::create(const schema::SchemaIndex& index)
{
    return create(index, FabricFile());
}

Result<Mapper> Mapper::create(const schema::SchemaIndex& index, FabricFile fabric)
{
    auto rules = std::make_unique<Rules>(index);
    auto paths = MapperPaths::resolve(index);
    if (!paths)
        return std::move(paths).error();
    rules->paths = std::move(paths).value();
    for (const MakeRule make : kRuleMakers) {
        RuleResult rule = make(index);
        if (!rule)
            return std::move(rule).error();
        rules->all.push_back(std::move(rule).value());
    }
    return Mapper(index, std::move(fabric), std::move(rules));
}

Result<IntentDocument> Mapper::map(const IntentSnapshot& snapshot, std::string_view device) const
{
    return map(FabricIndex(snapshot), device);
}

Result<IntentDocument> Mapper::map(const FabricIndex& fabric, std::string_view device, Explain explain) const
{
    const IntentSnapshot& snapshot = fabric.snapshot();
    const Device* row = snapshot.deviceNamed(device);
    if (row == nullptr)
        return makeError(ErrorCode::NotFound, "NetBox has no such device in this fabric; " + knownDevices(snapshot))
            .about(std::string(device))
            .nowIs("it is not compared")
            .doNext("check its name, site, role and status in NetBox");

    DocumentBuilder out(*m_index, snapshot, *row, explain);
    if (snapshot.interfacesOf(row->id).empty())
        out.finding(Severity::Error, "device.no-interfaces",
                    "NetBox shows no interface of " + row->name + "; nothing of it is compared",
                    "check the device in NetBox, and the token's right to view its interfaces",
                    out.of(*row, "name", "device.interfaces"));
    auto interfaces = mappedInterfaces(snapshot, *row, out);
    Deployment deployment = deploymentOf(snapshot, *row);
    DeviceFacts facts = deviceFacts(fabric, *row, m_fabric, interfaces, deployment);
    FabricView view(m_fabric, row->role, out);
    const RuleContext context{fabric, snapshot, *row, m_rules->paths, std::move(interfaces), std::move(deployment),
                              std::move(facts), view, out};
    mapInterfaces(context);
    mapIpv4(context);
    mapVlans(context);
    mapSwitchedVlans(context);
    mapVrfMembership(context);
    for (const auto& rule : m_rules->all)
        rule->map(context);
    mapCliResidue(context);
    const schema::Ownership ownership = ownershipOf(context);
    IntentDocument document = std::move(out).finish(ownership);
    addFaults(*m_index, m_rules->whole, document);
    return document;
}

Result<IntentDocument> mapDevice(const IntentSnapshot& snapshot, std::string_view device,
                                 const schema::SchemaIndex& index, const FabricFile& fabric)
{
    auto mapper = Mapper::create(index, fabric);
    if (!mapper)
        return std::move(mapper).error();
    return mapper->map(snapshot, device);
}

} // namespace fc::intent
