#include "intent/unmanaged_objects.h"

#include "intent/interface_name.h"

#include <algorithm>
#include <charconv>

namespace fc::intent {

namespace {

std::optional<std::int64_t> numberOf(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    return problem == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// "40", "10..20" and lists of both.
std::vector<std::int64_t> vlanNumbers(const model::Value& value)
{
    constexpr std::int64_t kLastVlan = 4094;
    std::vector<std::int64_t> out;
    const model::LeafList one = value.isList() ? value.list() : model::LeafList{value.scalar()};
    for (const model::Scalar& scalar : one) {
        const std::string text = model::toString(scalar);
        const auto dots = text.find("..");
        const auto first = numberOf(text.substr(0, dots));
        const auto last = dots == std::string::npos ? first : numberOf(text.substr(dots + 2));
        for (std::int64_t vid = first.value_or(1); first && last && vid <= std::min(*last, kLastVlan); ++vid)
            out.push_back(vid);
    }
    return out;
}

std::string netboxType(InterfaceKind kind)
{
    return kind == InterfaceKind::PortChannel ? "lag" : kind == InterfaceKind::Ethernet ? "other" : "virtual";
}

} // namespace

bool DraftBody::refersTo(ObjectId id) const
{
    return std::ranges::any_of(m_fields, [id](const Field& field) {
        const auto* one = std::get_if<std::int64_t>(&field.second);
        const auto* many = std::get_if<std::vector<ObjectId>>(&field.second);
        return (one != nullptr && *one == id) || (many != nullptr && std::ranges::find(*many, id) != many->end());
    });
}

void Adopter::draft()
{
    // VLANs and VRFs first: interfaces refer to them, addresses to interfaces, sessions to addresses.
    for (std::size_t i = 0; i < m_leaves.size(); ++i)
        takeVlan(i);
    for (std::size_t i = 0; i < m_leaves.size(); ++i)
        takeVrf(i);
    for (std::size_t i = 0; i < m_leaves.size(); ++i)
        takeInterface(i);
    for (std::size_t i = 0; i < m_leaves.size(); ++i)
        takeAddress(i);
    for (std::size_t i = 0; i < m_leaves.size(); ++i)
        takeSession(i);
}

DraftObject& Adopter::objectFor(ObjectClass objectClass, ObjectId id, const std::string& what)
{
    for (DraftObject& object : m_objects)
        if (object.objectClass == objectClass && object.id == id)
            return object;
    return m_objects.emplace_back(DraftObject{objectClass, id, what, {}, {}, false, false});
}

ObjectId Adopter::vlanWith(std::int64_t vid, std::size_t leaf, const std::string& name)
{
    for (const Vlan& row : m_tables.vlans)
        if (row.vid == vid && (row.site == m_device.site || row.site == 0))
            return row.id;
    Vlan row;
    row.id = freshId();
    row.vid = vid;
    row.site = m_device.site;
    row.status = "active";
    row.name = name.empty() ? runningVlanName(vid) : name;
    DraftObject& object = objectFor(ObjectClass::Vlan, row.id, "VLAN " + std::to_string(vid) + " " + row.name);
    object.body = {{"vid", vid}, {"name", row.name}, {"site", m_device.site}, {"status", "active"}};
    object.leaves.push_back(leaf);
    m_tables.vlans.push_back(row);
    return row.id;
}

std::string Adopter::runningVlanName(std::int64_t vid) const
{
    for (const AdoptionLeaf& leaf : m_leaves)
        if (leaf.pattern.ends_with("/vlans/vlan/config/name") && leaf.keys.back() == std::to_string(vid))
            return model::toString(leaf.value);
    const std::string digits = std::to_string(vid);
    return "VLAN" + std::string(4 - std::min<std::size_t>(4, digits.size()), '0') + digits; // as EOS names it
}

void Adopter::takeVlan(std::size_t i)
{
    const AdoptionLeaf& leaf = m_leaves[i];
    if (!leaf.pattern.starts_with("/network-instances/network-instance/vlans/vlan/") || leaf.keys.size() != 2)
        return;
    const auto vid = numberOf(leaf.keys[1]);
    if (!vid)
        return;
    const ObjectId id = vlanWith(*vid, i);
    Vlan& row = *rowWith(m_tables.vlans, id);
    const std::string text = model::toString(leaf.value);
    DraftObject& object = objectFor(ObjectClass::Vlan, id, "VLAN " + leaf.keys[1] + ", wherever it is in use");
    object.leaves.push_back(i);
    if (leaf.pattern.ends_with("/config/name") && row.name != text) {
        row.name = text;
        object.body["name"] = text;
    }
}

ObjectId Adopter::vrfNamed(const std::string& name, std::size_t leaf)
{
    for (const Vrf& row : m_tables.vrfs)
        if (row.name == name)
            return row.id;
    Vrf row;
    row.id = freshId();
    row.name = name;
    DraftObject& object = objectFor(ObjectClass::Vrf, row.id, "VRF " + name);
    object.body = {{"name", name}};
    object.leaves.push_back(leaf);
    m_tables.vrfs.push_back(row);
    return row.id;
}

void Adopter::takeVrf(std::size_t i)
{
    AdoptionLeaf& leaf = m_leaves[i];
    if (!leaf.pattern.starts_with("/network-instances/network-instance/") || leaf.keys.empty() || leaf.keys[0] == "default" ||
        leaf.pattern.find("/vlans/") != std::string::npos)
        return;
    const bool isMember = leaf.pattern.starts_with("/network-instances/network-instance/interfaces/interface/");
    const std::string text = model::toString(leaf.value);
    const ObjectId id = vrfNamed(leaf.keys[0], i);
    DraftObject& object = objectFor(ObjectClass::Vrf, id, "VRF " + leaf.keys[0]);
    object.leaves.push_back(i);
    Vrf& row = *rowWith(m_tables.vrfs, id);
    if (leaf.pattern.ends_with("/network-instance/config/route-distinguisher") && row.rd != text) {
        row.rd = text;
        object.body["rd"] = text;
    }
    if (isMember && leaf.pattern.ends_with("/config/interface"))
        if (Interface* port = portNamed(text, i)) {
            port->vrf = id;
            objectFor(ObjectClass::Interface, port->id, portTitle(*port)).body["vrf"] = id;
        }
}

Interface* Adopter::portNamed(const std::string& name, std::size_t leaf)
{
    for (Interface& row : m_tables.interfaces)
        if (row.device == m_device.id && row.name == name) {
            objectFor(ObjectClass::Interface, row.id, portTitle(row)).leaves.push_back(leaf);
            return &row;
        }
    const InterfaceName parsed = parseInterfaceName(name);
    if (parsed.subinterface || parsed.kind == InterfaceKind::Unknown || parsed.kind == InterfaceKind::Management ||
        parsed.kind == InterfaceKind::Vxlan) {
        m_leaves[leaf].reason = parsed.kind == InterfaceKind::Vxlan
                                    ? "Vxlan1 follows from the VTEP of the device, NetBox has no interface for it"
                                    : "make this interface in NetBox by hand: what it is cannot be told from its name";
        return nullptr;
    }
    Interface row;
    row.id = freshId();
    row.device = m_device.id;
    row.name = name;
    row.type = netboxType(parsed.kind);
    DraftObject& object = objectFor(ObjectClass::Interface, row.id, portTitle(row));
    object.body = {{"device", m_device.id}, {"name", name}, {"type", row.type}};
    object.isLag = parsed.kind == InterfaceKind::PortChannel;
    object.leaves.push_back(leaf);
    return &m_tables.interfaces.emplace_back(std::move(row));
}

void Adopter::takeInterface(std::size_t i)
{
    AdoptionLeaf& leaf = m_leaves[i];
    constexpr std::string_view kBase = "/interfaces/interface/";
    if (!leaf.pattern.starts_with(kBase) || leaf.keys.empty())
        return;
    const std::string_view field = std::string_view(leaf.pattern).substr(kBase.size());
    if (field.starts_with("subinterfaces/") && leaf.keys.size() > 1 && leaf.keys[1] != "0") {
        leaf.reason = "sub-interfaces are not drafted: make " + leaf.keys[0] + "." + leaf.keys[1] + " in NetBox, below its port";
        return;
    }
    Interface* port = portNamed(leaf.keys[0], i);
    if (port == nullptr)
        return;
    DraftBody& body = objectFor(ObjectClass::Interface, port->id, portTitle(*port)).body;
    const std::string text = model::toString(leaf.value);
    if (field == "config/description") {
        port->description = text;
        body["description"] = text;
    } else if (field == "config/enabled") {
        port->enabled = text == "true";
        if (!port->enabled || body.contains("enabled") || port->id > 0)
            body["enabled"] = port->enabled;
    } else if (field.ends_with("ipv4/config/mtu")) {
        port->mtu = numberOf(text);
        body["mtu"] = port->mtu.value_or(0);
    } else if (field == "ethernet/config/aggregate-id") {
        if (const Interface* lag = portNamed(text, i)) {
            const ObjectId lagId = lag->id;
            port = portNamed(leaf.keys[0], i); // the table may have moved
            port->lag = lagId;
            objectFor(ObjectClass::Interface, port->id, portTitle(*port)).body["lag"] = lagId;
        }
    } else if (field.ends_with("switched-vlan/config/interface-mode")) {
        port->mode = text == "ACCESS" ? "access" : "tagged";
        body["mode"] = port->mode;
    } else if (field.ends_with("switched-vlan/config/access-vlan") || field.ends_with("switched-vlan/config/native-vlan")) {
        if (const auto vid = numberOf(text)) {
            port->untaggedVlan = vlanWith(*vid, i);
            body["untagged_vlan"] = port->untaggedVlan;
        }
    } else if (field.ends_with("switched-vlan/config/trunk-vlans")) {
        port->taggedVlans.clear();
        for (const std::int64_t vid : vlanNumbers(leaf.value))
            port->taggedVlans.push_back(vlanWith(vid, i));
        objectFor(ObjectClass::Interface, port->id, portTitle(*port)).body["tagged_vlans"] = port->taggedVlans;
    } else if (field == "routed-vlan/config/vlan") {
        if (const auto vid = numberOf(text))
            vlanWith(*vid, i);
    }
}

void Adopter::takeAddress(std::size_t i)
{
    const AdoptionLeaf& leaf = m_leaves[i];
    if (!leaf.pattern.starts_with("/interfaces/interface/") || !leaf.pattern.ends_with("/addresses/address/config/prefix-length"))
        return;
    if (leaf.keys.size() == 3 && leaf.keys[1] != "0")
        return;
    Interface* port = portNamed(leaf.keys[0], i);
    const auto length = numberOf(model::toString(leaf.value));
    if (port == nullptr || !length)
        return;
    const std::string& text = leaf.keys.back();
    IpAddress* row = nullptr;
    for (IpAddress& known : m_tables.addresses)
        if (known.address == text && (known.assignedObject == port->id || known.assignedObject == 0) && known.vrf == port->vrf)
            row = &known;
    const std::string whole = text + "/" + std::to_string(*length);
    if (row == nullptr) {
        IpAddress fresh;
        fresh.id = freshId();
        fresh.address = text;
        fresh.family = text.find(':') == std::string::npos ? 4 : 6;
        fresh.status = "active";
        row = &m_tables.addresses.emplace_back(std::move(fresh));
    }
    DraftObject& object = objectFor(ObjectClass::IpAddress, row->id, "address " + whole + " of " + m_device.name + " " + port->name);
    object.leaves.push_back(i);
    object.body["address"] = whole;
    if (row->id < 0) {
        object.body["status"] = "active";
        if (port->vrf != 0)
            object.body["vrf"] = port->vrf;
    }
    if (row->assignedObject == 0) {
        object.body["assigned_object_type"] = "dcim.interface";
        object.body["assigned_object_id"] = port->id;
    }
    row->prefixLength = static_cast<int>(*length);
    row->vrf = port->vrf;
    row->assignedType = "dcim.interface";
    row->assignedObject = port->id;
    for (std::size_t other = 0; other < m_leaves.size(); ++other)
        if (other != i && m_leaves[other].keys == leaf.keys && m_leaves[other].pattern.find("/addresses/address/") != std::string::npos)
            object.leaves.push_back(other);
}

const IpAddress* Adopter::localFor(const std::string& neighbour) const
{
    const IpAddress* loopback = nullptr;
    const auto inSubnet = [&](const IpAddress& own) {
        const auto a = v4Of(own.address), b = v4Of(neighbour);
        if (!a || !b || own.prefixLength < 1 || own.prefixLength > 32)
            return false;
        const std::uint32_t mask = ~std::uint32_t{0} << (32 - own.prefixLength);
        return (*a & mask) == (*b & mask);
    };
    for (const IpAddress& own : m_tables.addresses) {
        const auto port = std::ranges::find(m_tables.interfaces, own.assignedObject, &Entity::id);
        if (own.assignedType != "dcim.interface" || port == m_tables.interfaces.end() || port->device != m_device.id || !own.role.empty())
            continue;
        if (inSubnet(own))
            return &own;
        if (loopback == nullptr && parseInterfaceName(port->name).kind == InterfaceKind::Loopback)
            loopback = &own;
    }
    return loopback;
}

std::optional<std::uint32_t> Adopter::v4Of(std::string_view text)
{
    std::uint32_t out = 0;
    for (int part = 0; part < 4; ++part) {
        const auto dot = text.find('.');
        const auto number = numberOf(text.substr(0, dot));
        if (!number || *number < 0 || *number > 255 || (dot == std::string_view::npos) != (part == 3))
            return std::nullopt;
        out = (out << 8) | static_cast<std::uint32_t>(*number);
        text.remove_prefix(dot == std::string_view::npos ? text.size() : dot + 1);
    }
    return out;
}

void Adopter::takeSession(std::size_t i)
{
    AdoptionLeaf& leaf = m_leaves[i];
    constexpr std::string_view kBase = "/network-instances/network-instance/protocols/protocol/bgp/neighbors/neighbor/";
    if (!leaf.pattern.starts_with(kBase) || leaf.keys.size() < 4)
        return;
    const std::string& neighbour = leaf.keys[3];
    BgpSession* session = nullptr;
    for (BgpSession& row : m_tables.sessions)
        if (row.device == m_device.id && row.remoteAddressText == neighbour)
            session = &row;
    if (session == nullptr)
        session = newSession(leaf, neighbour, i);
    if (session == nullptr)
        return;
    DraftObject& object = objectFor(ObjectClass::BgpSession, session->id, "BGP session " + m_device.name + " to " + neighbour);
    object.leaves.push_back(i);
    const std::string field = leaf.pattern.substr(kBase.size());
    const std::string text = model::toString(leaf.value);
    if (field == "config/description" && session->id > 0)
        leaf.reason = "the description of a session is its name or description in NetBox: change it there";
    else if (field == "config/peer-as" && session->id > 0)
        takeRemoteAs(*session, object, text, leaf);
}

void Adopter::takeRemoteAs(BgpSession& session, DraftObject& object, const std::string& text, AdoptionLeaf& leaf) const
{
    const auto asn = std::ranges::find(m_tables.asns, numberOf(text).value_or(0), &Asn::number);
    if (asn == m_tables.asns.end()) {
        leaf.reason = "NetBox has no AS " + text + ": create it first, it needs a RIR";
        return;
    }
    session.remoteAs = asn->id;
    object.body["remote_as"] = asn->id;
}

std::string Adopter::textAt(const AdoptionLeaf& beside, std::string_view field) const
{
    for (const AdoptionLeaf& leaf : m_leaves)
        if (leaf.keys == beside.keys && leaf.pattern.ends_with(field) && leaf.pattern.find("/neighbors/neighbor/") != std::string::npos)
            return model::toString(leaf.value);
    return {};
}

BgpSession* Adopter::newSession(AdoptionLeaf& leaf, const std::string& neighbour, std::size_t i)
{
    const std::string peerAs = textAt(leaf, "/neighbor/config/peer-as");
    const std::string group = textAt(leaf, "/neighbor/config/peer-group");
    const auto remote = std::ranges::find(m_tables.asns, numberOf(peerAs).value_or(0), &Asn::number);
    const auto peers = std::ranges::find(m_tables.peerGroups, group, &BgpPeerGroup::name);
    ObjectId remoteAs = remote == m_tables.asns.end() ? 0 : remote->id;
    if (remoteAs == 0 && peers != m_tables.peerGroups.end())
        remoteAs = peers->remoteAs;
    const IpAddress* local = localFor(neighbour);
    if (remoteAs == 0 || m_device.asn == 0 || local == nullptr) {
        leaf.reason = remoteAs == 0 ? "NetBox has no AS " + (peerAs.empty() ? std::string("for this neighbour") : peerAs) +
                                          ": create it first, it needs a RIR"
                      : m_device.asn == 0 ? "the device has no AS number in NetBox"
                                          : "no address of this device in NetBox could be the session's own";
        return nullptr;
    }
    const ObjectId localId = local->id;
    BgpSession row;
    row.device = m_device.id;
    row.name = m_device.name + " " + neighbour;
    row.status = "active";
    row.localAddress = localId;
    row.localAs = m_device.asn;
    row.remoteAs = remoteAs;
    row.remoteAddressText = neighbour;
    row.peerGroup = peers == m_tables.peerGroups.end() ? 0 : peers->id;
    row.remoteAddress = remoteAddress(neighbour, i);
    if (const std::string said = textAt(leaf, "/neighbor/config/description"); !said.empty())
        row.name = said;
    row.id = freshId();
    DraftObject& object = objectFor(ObjectClass::BgpSession, row.id, "BGP session " + m_device.name + " to " + neighbour);
    object.body = {{"name", row.name}, {"device", m_device.id}, {"site", m_device.site}, {"status", "active"},
                   {"local_address", row.localAddress}, {"remote_address", row.remoteAddress},
                   {"local_as", row.localAs}, {"remote_as", row.remoteAs}};
    if (row.peerGroup != 0)
        object.body["peer_group"] = row.peerGroup;
    return &m_tables.sessions.emplace_back(std::move(row));
}

ObjectId Adopter::remoteAddress(const std::string& text, std::size_t leaf)
{
    for (const IpAddress& known : m_tables.addresses)
        if (known.address == text)
            return known.id;
    IpAddress fresh;
    fresh.id = freshId();
    fresh.address = text;
    fresh.family = text.find(':') == std::string::npos ? 4 : 6;
    fresh.prefixLength = fresh.family == 4 ? 32 : 128;
    fresh.status = "active";
    const std::string whole = text + "/" + std::to_string(fresh.prefixLength);
    DraftObject& object = objectFor(ObjectClass::IpAddress, fresh.id, "address " + whole + " of a neighbour");
    object.body = {{"address", whole}, {"status", "active"}};
    object.leaves.push_back(leaf);
    const ObjectId id = fresh.id;
    m_tables.addresses.push_back(std::move(fresh));
    return id;
}

} // namespace fc::intent
