#include "intent/mapper.h"

#include "intent/rules/rules.h"

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
        if (row->managementOnly || name.kind == InterfaceKind::Management || name.kind == InterfaceKind::Vxlan)
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

} // namespace

struct Mapper::Paths
{
    MapperPaths all;
};

Mapper::Mapper(const schema::SchemaIndex& index, std::unique_ptr<Paths> paths)
    : m_index(&index), m_paths(std::move(paths))
{
}

Mapper::Mapper(Mapper&&) noexcept = default;
Mapper& Mapper::operator=(Mapper&&) noexcept = default;
Mapper::~Mapper() = default;

Result<Mapper> Mapper::create(const schema::SchemaIndex& index)
{
    auto paths = MapperPaths::resolve(index);
    if (!paths)
        return std::move(paths).error();
    return Mapper(index, std::make_unique<Paths>(Paths{std::move(paths).value()}));
}

Result<IntentDocument> Mapper::map(const IntentSnapshot& snapshot, std::string_view device) const
{
    const Device* row = snapshot.deviceNamed(device);
    if (row == nullptr)
        return makeError(ErrorCode::NotFound, "NetBox has no such device in this fabric; " + knownDevices(snapshot))
            .about(std::string(device))
            .nowIs("it is not compared")
            .doNext("check its name, site, role and status in NetBox");

    DocumentBuilder out(*m_index, snapshot, *row);
    if (snapshot.interfacesOf(row->id).empty())
        out.finding(Severity::Error, "device.no-interfaces",
                    "NetBox shows no interface of " + row->name + "; nothing of it is compared",
                    "check the device in NetBox, and the token's right to view its interfaces",
                    out.of(*row, "name", "device.interfaces"));
    auto interfaces = mappedInterfaces(snapshot, *row, out);
    RuleContext context{snapshot, *row, m_paths->all, std::move(interfaces), deploymentOf(snapshot, *row), out};
    mapInterfaces(context);
    mapIpv4(context);
    mapVlans(context);
    mapSwitchedVlans(context);
    mapVrfMembership(context);
    const schema::Ownership ownership = ownershipOf(context);
    return std::move(out).finish(ownership);
}

Result<IntentDocument> mapDevice(const IntentSnapshot& snapshot, std::string_view device,
                                 const schema::SchemaIndex& index)
{
    auto mapper = Mapper::create(index);
    if (!mapper)
        return std::move(mapper).error();
    return mapper->map(snapshot, device);
}

} // namespace fc::intent
