#include "ui/models/palette_lookup.h"

#include "checks/service_matrix.h"
#include "diff/tree_diff.h"
#include "engine/intent_book.h"
#include "schema/instance.h"
#include "ui/bridge/qt_strings.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <arpa/inet.h>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kRunningAnswers = 6, kPortAnswers = 8;
constexpr std::uint32_t kMaxVlan = 4094, kMaxVni = 16'777'215;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PaletteLookup)
};

std::string canonicalAddress(const std::string& text)
{
    const std::string host = text.substr(0, text.find('/'));
    for (const int family : {AF_INET, AF_INET6}) {
        unsigned char bytes[sizeof(in6_addr)];
        char printed[INET6_ADDRSTRLEN];
        if (inet_pton(family, host.c_str(), bytes) == 1 && inet_ntop(family, bytes, printed, sizeof printed) != nullptr)
            return printed;
    }
    return {};
}

std::string canonicalMac(const QString& text)
{
    static const QRegularExpression shape(
        u"^(([0-9a-f]{2}[:-]){5}[0-9a-f]{2}|([0-9a-f]{4}\\.){2}[0-9a-f]{4}|[0-9a-f]{12})$"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (!shape.match(text).hasMatch())
        return {};
    static const QRegularExpression separators(u"[:.-]"_s);
    QString digits = text.toLower().remove(separators);
    for (int at = 10; at > 0; at -= 2)
        digits.insert(at, u':');
    return s(digits);
}

/// Collects answers; one view, one question.
class Lookup
{
public:
    Lookup(const engine::FabricView& view, BareThing thing) : m_view(view), m_thing(std::move(thing)) {}

    std::vector<PaletteEntry> run() &&
    {
        devices();
        if (m_view.intended && m_view.intended->snapshot)
            netbox(*m_view.intended->snapshot);
        services();
        running();
        live();
        if (m_answers.size() > kAnswers)
            m_answers.resize(kAnswers);
        return std::move(m_answers);
    }

private:
    void add(PaletteKind kind, const QString& text, const QString& detail, Place place, Status status = Status::None)
    {
        PaletteEntry entry;
        entry.kind = kind;
        entry.text = text;
        entry.detail = detail;
        entry.status = status;
        entry.iconName = kind == PaletteKind::Device ? u"server"_s : kind == PaletteKind::Path ? u"terminal"_s : u"database"_s;
        entry.place = std::move(place);
        m_answers.push_back(std::move(entry));
    }
    void addObject(intent::ObjectClass objectClass, std::int64_t id, const QString& text, const QString& detail)
    {
        add(PaletteKind::Object, text, detail,
            {u"intent"_s, {}, u"object "_s % q(intent::namesOf(objectClass).type) % u' ' % QString::number(id)});
    }

    bool isAddress(const std::string& text) const { return !m_thing.address.empty() && text == m_thing.address; }

    void devices()
    {
        for (const engine::DeviceView& view : m_view.devices) {
            const model::FabricDevice& device = view.device;
            const QString what = isAddress(device.address)       ? Words::tr("management address")
                                 : isAddress(device.routerId)    ? Words::tr("router ID")
                                 : isAddress(device.vtepAddress) ? Words::tr("VTEP address")
                                 : m_thing.asn && device.asn == *m_thing.asn ? Words::tr("AS number")
                                                                             : QString();
            if (!what.isEmpty())
                add(PaletteKind::Device, q(device.name), what, {u"fabric"_s, q(device.name), {}}, statusOf(view.config));
        }
    }

    void netbox(const intent::IntentSnapshot& snapshot)
    {
        const intent::IntentTables& tables = snapshot.tables();
        using intent::ObjectClass;
        if (!m_thing.address.empty())
            for (const intent::IpAddress& address : tables.addresses)
                if (canonicalAddress(address.address) == m_thing.address)
                    addAddress(snapshot, address);
        if (!m_thing.mac.empty()) {
            for (const intent::Site& site : tables.sites)
                if (canonicalMac(q(site.anycastGatewayMac)) == m_thing.mac)
                    addObject(ObjectClass::Site, site.id, q(site.name), Words::tr("anycast gateway MAC of the site"));
            for (const intent::Device& device : tables.devices)
                if (canonicalMac(q(device.anycastGatewayMac)) == m_thing.mac)
                    addObject(ObjectClass::Device, device.id, q(device.name), Words::tr("anycast gateway MAC of the device"));
        }
        for (const intent::Vlan& vlan : tables.vlans)
            if ((m_thing.vlan && vlan.vid == *m_thing.vlan) || (m_thing.vni && vlan.vni == *m_thing.vni))
                addObject(ObjectClass::Vlan, vlan.id, Words::tr("VLAN %1 %2").arg(vlan.vid).arg(q(vlan.name)),
                          vlan.vni ? Words::tr("VNI %1, in NetBox").arg(*vlan.vni) : Words::tr("in NetBox"));
        if (m_thing.vni) {
            for (const intent::L2vpn& vpn : tables.l2vpns)
                if (vpn.identifier == *m_thing.vni)
                    addObject(ObjectClass::L2vpn, vpn.id, q(vpn.name), Words::tr("L2VPN with VNI %1").arg(*m_thing.vni));
            for (const intent::Vrf& vrf : tables.vrfs)
                if (vrf.l3vni == *m_thing.vni)
                    addObject(ObjectClass::Vrf, vrf.id, q(vrf.name), Words::tr("VRF with VNI %1").arg(*m_thing.vni));
        }
        if (m_thing.asn)
            for (const intent::Asn& asn : tables.asns)
                if (asn.number == *m_thing.asn)
                    addObject(ObjectClass::Asn, asn.id, Words::tr("AS %1").arg(asn.number), Words::tr("in NetBox"));
        if (m_thing.vlan)
            ports(snapshot);
    }

    void addAddress(const intent::IntentSnapshot& snapshot, const intent::IpAddress& address)
    {
        const QString text = q(address.address) % u'/' % QString::number(address.prefixLength);
        if (const intent::Interface* port = snapshot.interfaceWith(address.assignedObject);
            port != nullptr && address.assignedType == "dcim.interface")
            if (const intent::Device* device = snapshot.device(port->device))
                add(PaletteKind::Device, q(device->name) % u' ' % q(port->name), text,
                    {u"fabric"_s, q(device->name), q(port->name)});
        addObject(intent::ObjectClass::IpAddress, address.id, text, Words::tr("IP address in NetBox"));
    }

    void ports(const intent::IntentSnapshot& snapshot)
    {
        std::size_t told = 0;
        for (const intent::Vlan& vlan : snapshot.tables().vlans)
            for (const intent::Interface& port : snapshot.tables().interfaces) {
                const bool tagged = std::ranges::find(port.taggedVlans, vlan.id) != port.taggedVlans.end();
                const intent::Device* device = vlan.vid == *m_thing.vlan && (tagged || port.untaggedVlan == vlan.id) && told < kPortAnswers
                                                   ? snapshot.device(port.device)
                                                   : nullptr;
                if (device == nullptr)
                    continue;
                ++told;
                add(PaletteKind::Device, q(device->name) % u' ' % q(port.name),
                    tagged ? Words::tr("carries VLAN %1, tagged").arg(vlan.vid) : Words::tr("carries VLAN %1, untagged").arg(vlan.vid),
                    {u"fabric"_s, q(device->name), q(port.name)});
            }
    }

    /// What is intended and what runs, leaf by leaf, is a row of the services.
    void services()
    {
        if (!m_view.services)
            return;
        const auto wanted = [this](const checks::ServiceRow& row) {
            return (m_thing.vlan && row.key == "vlan " + std::to_string(*m_thing.vlan)) ||
                   (m_thing.vni && row.key == "vni " + std::to_string(*m_thing.vni)) ||
                   (m_thing.vni && row.kind == checks::ServiceKind::Vrf && row.detail == "VNI " + std::to_string(*m_thing.vni));
        };
        for (const checks::ServiceRow& row : m_view.services->services)
            if (wanted(row)) {
                const auto on = std::ranges::count_if(row.cells, [](const auto& cell) { return cell.running.value_or(cell.intended); });
                add(PaletteKind::Object, q(row.name), Words::tr("on %1 devices, intended and running").arg(on),
                    {u"services"_s, {}, q(row.key)});
            }
        for (const checks::ServiceRow& row : m_view.services->sessions)
            for (std::size_t i = 0; i < row.cells.size(); ++i)
                if (isAddress(row.cells[i].intends))
                    add(PaletteKind::Device, q(m_view.services->devices[i]) % u" \u2192 "_s % q(row.name),
                        row.cells[i].runs.empty() ? Words::tr("BGP session") : Words::tr("BGP session, %1").arg(q(row.cells[i].runs).toLower()),
                        {u"services"_s, q(m_view.services->devices[i]), q(row.key)});
    }

    bool isWanted(const std::string& text) const
    {
        if (!m_thing.mac.empty())
            return text.size() >= 12 && text.size() <= 17 && canonicalMac(q(text)) == m_thing.mac;
        return isAddress(text) || (text.size() > m_thing.address.size() && text[m_thing.address.size()] == '/' &&
                                   text.starts_with(m_thing.address));
    }

    /// Numbers stand everywhere in a configuration and say nothing: only addresses are looked for in it.
    void running()
    {
        if (m_thing.address.empty() && m_thing.mac.empty())
            return;
        for (const engine::DeviceView& device : m_view.devices) {
            m_path.clear();
            if (device.diff)
                walk(device.device.name, device.diff->running.root());
            if (m_running >= kRunningAnswers)
                return;
        }
    }

    void walk(const std::string& device, const model::TreeNode& node)
    {
        for (const auto& child : node.children) {
            if (m_running >= kRunningAnswers)
                return;
            m_path.push_back({child->schema, child->keys});
            const bool named = std::ranges::any_of(child->keys, [this](const std::string& key) { return isWanted(key); });
            const bool said = child->value && !child->value->isList() && !m_view.schema->isKey(child->schema) &&
                              std::holds_alternative<std::string>(child->value->scalar()) &&
                              isWanted(std::get<std::string>(child->value->scalar()));
            if (named || said) {
                ++m_running;
                const QString path = q(model::toString(schema::toPath(*m_view.schema, m_path)));
                add(PaletteKind::Path, path, Words::tr("runs on %1").arg(q(device)), {u"yang"_s, q(device), path});
            } else {
                // Below an entry that is called so, everything says it again.
                walk(device, *child);
            }
            m_path.pop_back();
        }
    }

    /// Tables that switches fill by themselves are not streamed: the answer is where to ask. Such a list can be read and
    /// not set, and a key of it is a MAC address.
    void live()
    {
        if (m_thing.mac.empty() || !m_view.schema)
            return;
        const schema::SchemaIndex& schema = *m_view.schema;
        for (std::uint32_t id = 1; id <= schema.nodeCount(); ++id) {
            const model::NodeId list{id};
            if (schema.kind(list) != schema::NodeKind::List ||
                (schema.access(list) & (schema::AccessGet | schema::AccessSet)) != schema::AccessGet)
                continue;
            for (const model::NodeId key : schema.keys(list)) {
                const model::NodeId target = schema.type(key).leafrefTarget;
                if (!schema.typeName(target.value != 0 ? target : key).ends_with(":mac-address"))
                    continue;
                const QString path = q(schema.schemaPath(list)) % u'[' % q(schema.name(key)) % u'=' % q(m_thing.mac) % u']';
                add(PaletteKind::Path, path, Words::tr("live entry, asks the switches"), {u"yang"_s, {}, path});
            }
        }
    }

    const engine::FabricView& m_view;
    BareThing m_thing;
    std::vector<PaletteEntry> m_answers;
    model::InstancePath m_path;
    std::size_t m_running = 0;
};

} // namespace

BareThing readBareThing(const QString& text)
{
    BareThing thing;
    QString rest = text.trimmed();
    if (rest.startsWith(u'#'))
        rest = rest.mid(1).trimmed();
    // "face" and "cafe" are words before they are addresses: at least one "." or ":" makes an address.
    if (rest.contains(u'.') || rest.contains(u':'))
        thing.address = canonicalAddress(s(rest));
    if (thing.address.empty())
        thing.mac = canonicalMac(rest);
    if (!thing.isEmpty())
        return thing;
    static const QRegularExpression shape(u"^(as|asn|vlan|vni)?\\s*(\\d{1,10})(\\.(\\d{1,5}))?$"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = shape.match(rest);
    if (!match.hasMatch())
        return thing;
    const QString word = match.captured(1).toLower();
    const quint64 number = match.captured(2).toULongLong();
    const bool dotted = !match.captured(3).isEmpty();
    const bool asWanted = word.startsWith(u"as"_s);
    if (dotted) {
        const quint64 low = match.captured(4).toULongLong();
        if (asWanted && number <= 0xffff && low <= 0xffff)
            thing.asn = static_cast<std::uint32_t>(number << 16U | low);
        return thing;
    }
    if ((word.isEmpty() || asWanted) && number >= 1 && number <= 0xffff'ffff)
        thing.asn = static_cast<std::uint32_t>(number);
    if ((word.isEmpty() || word == u"vlan"_s) && number >= 1 && number <= kMaxVlan)
        thing.vlan = static_cast<std::uint32_t>(number);
    if ((word.isEmpty() || word == u"vni"_s) && number >= 1 && number <= kMaxVni)
        thing.vni = static_cast<std::uint32_t>(number);
    return thing;
}

std::vector<PaletteEntry> answersTo(const engine::FabricView& view, const QString& text)
{
    BareThing thing = readBareThing(text);
    return thing.isEmpty() ? std::vector<PaletteEntry>() : Lookup(view, std::move(thing)).run();
}

} // namespace fc::ui
