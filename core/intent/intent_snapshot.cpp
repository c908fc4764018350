#include "intent/intent_snapshot.h"

#include "intent/entity_fields.h"
#include "intent/snapshot_text.h"

#include <algorithm>

namespace fc::intent {

namespace {

template <typename T>
const T* findById(const std::vector<T>& rows, ObjectId id)
{
    const auto it = std::ranges::lower_bound(rows, id, {}, &Entity::id);
    return it == rows.end() || it->id != id ? nullptr : &*it;
}

} // namespace

IntentSnapshot::IntentSnapshot(IntentTables tables, SnapshotInfo info)
    : m_tables(std::move(tables)), m_info(std::move(info))
{
    visitTables(
        [](ObjectClass, auto& table) {
            std::ranges::stable_sort(table, {}, &Entity::id);
            const auto sameId = [](const auto& a, const auto& b) { return a.id == b.id; };
            table.erase(std::unique(table.begin(), table.end(), sameId), table.end());
        },
        m_tables);
    for (Interface& row : m_tables.interfaces)
        std::ranges::sort(row.taggedVlans);
    m_revision = revisionOf(m_tables);

    for (const Device& row : m_tables.devices) {
        if (!row.name.empty())
            m_deviceByName.emplace(row.name, &row);
    }
    for (const Interface& row : m_tables.interfaces)
        m_interfacesOf[row.device].push_back(&row);
    for (const IpAddress& row : m_tables.addresses) {
        if (row.assignedType == namesOf(ObjectClass::Interface).type)
            m_addressesOf[row.assignedObject].push_back(&row);
    }
}

std::size_t IntentSnapshot::rows(ObjectClass objectClass) const
{
    std::size_t count = 0;
    visitTables(
        [&](ObjectClass current, const auto& table) {
            if (current == objectClass)
                count = table.size();
        },
        m_tables);
    return count;
}

std::size_t IntentSnapshot::totalRows() const
{
    std::size_t count = 0;
    visitTables([&](ObjectClass, const auto& table) { count += table.size(); }, m_tables);
    return count;
}

bool IntentSnapshot::speaksFor(ObjectClass objectClass) const
{
    return m_info.read.at(static_cast<std::size_t>(objectClass)) && rows(objectClass) > 0;
}

const Site* IntentSnapshot::site(ObjectId id) const { return findById(m_tables.sites, id); }
const Device* IntentSnapshot::device(ObjectId id) const { return findById(m_tables.devices, id); }
const Interface* IntentSnapshot::interfaceWith(ObjectId id) const { return findById(m_tables.interfaces, id); }
const IpAddress* IntentSnapshot::address(ObjectId id) const { return findById(m_tables.addresses, id); }
const Vlan* IntentSnapshot::vlan(ObjectId id) const { return findById(m_tables.vlans, id); }
const Vrf* IntentSnapshot::vrf(ObjectId id) const { return findById(m_tables.vrfs, id); }
const Asn* IntentSnapshot::asn(ObjectId id) const { return findById(m_tables.asns, id); }
const L2vpn* IntentSnapshot::l2vpn(ObjectId id) const { return findById(m_tables.l2vpns, id); }
const BgpPeerGroup* IntentSnapshot::peerGroup(ObjectId id) const { return findById(m_tables.peerGroups, id); }

const Device* IntentSnapshot::deviceNamed(std::string_view name) const
{
    const auto it = m_deviceByName.find(std::string(name));
    return it == m_deviceByName.end() ? nullptr : it->second;
}

const std::vector<const Interface*>& IntentSnapshot::interfacesOf(ObjectId device) const
{
    static const std::vector<const Interface*> kNone;
    const auto it = m_interfacesOf.find(device);
    return it == m_interfacesOf.end() ? kNone : it->second;
}

const std::vector<const IpAddress*>& IntentSnapshot::addressesOf(ObjectId interfaceId) const
{
    static const std::vector<const IpAddress*> kNone;
    const auto it = m_addressesOf.find(interfaceId);
    return it == m_addressesOf.end() ? kNone : it->second;
}

std::string IntentSnapshot::pageUrl(ObjectClass objectClass, ObjectId id) const
{
    if (m_info.source.empty() || id == 0)
        return {};
    return m_info.source + "/" + std::string(namesOf(objectClass).endpoint) + "/" + std::to_string(id) + "/";
}

std::vector<Finding> rowCountDrops(const IntentSnapshot& before, const IntentSnapshot& now)
{
    constexpr std::size_t kFewRows = 5;
    std::vector<Finding> findings;
    if (before.info().source != now.info().source)
        return findings;
    for (const ObjectClassNames& names : objectClasses()) {
        const std::size_t was = before.rows(names.objectClass);
        const std::size_t is = now.rows(names.objectClass);
        if (is >= was || was - is < kFewRows || (was - is) * 5 < was)
            continue;
        Finding finding;
        finding.rule = "snapshot.rows-dropped";
        finding.severity = Severity::Warning;
        finding.objectType = std::string(names.type);
        finding.message = "NetBox now shows " + std::to_string(is) + " " + std::string(names.key) + ", a moment ago " +
                          std::to_string(was);
        finding.hint = "check the token's permissions before approving any removal";
        findings.push_back(std::move(finding));
    }
    return findings;
}

} // namespace fc::intent
