#include "checks/service_matrix.h"

#include "intent/inventory.h"

#include <algorithm>
#include <tuple>

namespace fc::checks {

namespace {

ObjectRef refTo(const intent::IntentSnapshot& snapshot, ObjectClass objectClass, const intent::Entity& row)
{
    return {std::string(intent::namesOf(objectClass).type), row.id, row.display, snapshot.pageUrl(objectClass, row.id)};
}

/// Finds or makes the row of a key.
class MatrixRows
{
public:
    MatrixRows(std::vector<ServiceRow>& rows, std::size_t devices) : m_rows(rows), m_devices(devices)
    {
        for (std::size_t i = 0; i < rows.size(); ++i)
            m_byKey.emplace(rows[i].key, i);
    }

    ServiceRow& row(ServiceKind kind, const std::string& key, const std::string& name)
    {
        const auto [it, fresh] = m_byKey.emplace(key, m_rows.size());
        if (fresh) {
            m_rows.push_back({kind, key, name, {}, {}, std::vector<ServiceCell>(m_devices)});
        }
        return m_rows[it->second];
    }

private:
    std::vector<ServiceRow>& m_rows;
    std::size_t m_devices;
    std::map<std::string, std::size_t> m_byKey;
};

void sortRows(ServiceMatrix& matrix)
{
    std::ranges::stable_sort(matrix.services, [](const ServiceRow& a, const ServiceRow& b) {
        return a.kind != b.kind ? a.kind < b.kind : intent::naturalLess(a.name, b.name);
    });
    std::ranges::stable_sort(matrix.sessions, [](const ServiceRow& a, const ServiceRow& b) {
        return a.kind != b.kind ? a.kind < b.kind : intent::naturalLess(a.name, b.name);
    });
}

bool isEvpn(const SessionFacts& session)
{
    return session.carries("l2vpn-evpn");
}

std::string farEndOf(const SessionFacts& session)
{
    return session.remoteDevice != nullptr ? session.remoteDevice->name : session.remoteAddress;
}

/// "default 10.0.1.0", the way a running session is known.
std::string sessionAddress(const std::string& vrf, const std::string& neighbour)
{
    return vrf == "default" ? neighbour : vrf + " " + neighbour;
}

} // namespace

bool ServiceMatrix::isAsymmetric(const ServiceRow& row, std::size_t device) const
{
    const int peer = peers.at(device);
    if (peer < 0)
        return false;
    const bool talksToPeer = row.name == devices[static_cast<std::size_t>(peer)] || row.name == devices[device];
    const ServiceCell& a = row.cells.at(device);
    const ServiceCell& b = row.cells.at(static_cast<std::size_t>(peer));
    if (row.kind == ServiceKind::Bgp || row.kind == ServiceKind::Evpn)
        return !talksToPeer && a.intended != b.intended;
    return a.intended != b.intended || a.intends != b.intends || (a.running && b.running && *a.running != *b.running);
}

ServiceMatrix intendedServices(const FabricFacts& facts)
{
    ServiceMatrix matrix;
    matrix.revision = facts.snapshot().revision();
    std::map<const DeviceFacts*, std::size_t> columns;
    std::vector<const DeviceFacts*> devices = facts.devices();
    std::ranges::stable_sort(devices, {}, &DeviceFacts::tier);
    for (const DeviceFacts* device : devices) {
        columns.emplace(device, matrix.devices.size());
        matrix.devices.push_back(device->name);
    }
    for (const DeviceFacts* device : devices)
        matrix.peers.push_back(device->peer == nullptr ? -1 : static_cast<int>(columns.at(device->peer)));

    MatrixRows services(matrix.services, matrix.devices.size());
    for (const VlanService& vlan : facts.vlans()) {
        const std::string vid = std::to_string(vlan.vlan->vid);
        const auto vnis = vlan.vnis();
        for (const DeviceFacts* device : vlan.devices) {
            ServiceRow& row = services.row(ServiceKind::Vlan, "vlan " + vid, "VLAN " + vid);
            row.detail = vlan.vlan->name;
            row.object = refTo(facts.snapshot(), ObjectClass::Vlan, *vlan.vlan);
            row.cells[columns.at(device)].intended = true;
            for (const std::int64_t number : vnis) {
                const std::string vni = std::to_string(number);
                ServiceRow& stretched = services.row(ServiceKind::Vni, "vni " + vni, "VNI " + vni);
                stretched.detail = vlan.l2vpns.empty() ? vlan.vlan->name : vlan.l2vpns.front()->name;
                stretched.object = vlan.l2vpns.empty() ? row.object : refTo(facts.snapshot(), ObjectClass::L2vpn, *vlan.l2vpns.front());
                stretched.cells[columns.at(device)] = {true, {}, "VLAN " + vid, {}};
            }
        }
    }
    for (const VrfService& vrf : facts.vrfs())
        for (const DeviceFacts* device : vrf.devices) {
            ServiceRow& row = services.row(ServiceKind::Vrf, "vrf " + vrf.vrf->name, vrf.vrf->name);
            row.detail = vrf.isStretched() ? "VNI " + std::to_string(*vrf.vrf->l3vni) : std::string();
            row.object = refTo(facts.snapshot(), ObjectClass::Vrf, *vrf.vrf);
            row.cells[columns.at(device)] = {true, {}, row.detail, {}};
        }
    MatrixRows sessions(matrix.sessions, matrix.devices.size());
    for (const auto& session : facts.sessions()) {
        if (session->device == nullptr || !session->isActive())
            continue;
        const ServiceKind kind = isEvpn(*session) ? ServiceKind::Evpn : ServiceKind::Bgp;
        const std::string far = farEndOf(*session);
        ServiceRow& row = sessions.row(kind, (kind == ServiceKind::Evpn ? "evpn " : "bgp ") + far, far);
        if (session->remoteDevice != nullptr)
            row.object = refTo(facts.snapshot(), ObjectClass::Device, *session->remoteDevice->row);
        ServiceCell& cell = row.cells[columns.at(session->device)];
        cell.intended = true;
        cell.intends += (cell.intends.empty() ? "" : ", ") + sessionAddress(facts.vrfName(session->vrf), session->remoteAddress);
    }
    sortRows(matrix);
    return matrix;
}

namespace {

void markSessions(ServiceMatrix& matrix, std::size_t column, const RunningServices& running)
{
    std::set<std::string> known;
    for (ServiceRow& row : matrix.sessions) {
        ServiceCell& cell = row.cells[column];
        cell.running = false;
        cell.runs.clear();
        for (const auto& [key, state] : running.sessions) {
            const std::string address = sessionAddress(key.first, key.second);
            const std::string listedAddresses = ", " + cell.intends + ", ";
            if (cell.intends.empty() || listedAddresses.find(", " + address + ", ") == std::string::npos)
                continue;
            known.insert(address);
            cell.running = cell.runs.empty() ? state == "ESTABLISHED" : *cell.running && state == "ESTABLISHED";
            cell.runs += (cell.runs.empty() ? "" : ", ") + state;
        }
    }
    MatrixRows rows(matrix.sessions, matrix.devices.size());
    for (const auto& [key, state] : running.sessions) {
        const std::string address = sessionAddress(key.first, key.second);
        if (known.contains(address))
            continue;
        ServiceRow& row = rows.row(ServiceKind::Bgp, "bgp " + address, address);
        row.cells[column].running = true;
        row.cells[column].runs = state;
    }
}

} // namespace

void addRunning(ServiceMatrix& matrix, const std::string& device, const RunningServices& running)
{
    const auto at = std::ranges::find(matrix.devices, device);
    if (at == matrix.devices.end())
        return;
    const auto column = static_cast<std::size_t>(at - matrix.devices.begin());
    MatrixRows rows(matrix.services, matrix.devices.size());
    constexpr std::int64_t kDefaultVlan = 1;
    for (const std::int64_t vid : running.vlans)
        if (vid != kDefaultVlan)
            rows.row(ServiceKind::Vlan, "vlan " + std::to_string(vid), "VLAN " + std::to_string(vid));
    std::map<std::string, std::string> vnis;
    for (const auto& [vid, vni] : running.vniOfVlan) {
        rows.row(ServiceKind::Vni, "vni " + std::to_string(vni), "VNI " + std::to_string(vni));
        vnis["vni " + std::to_string(vni)] = "VLAN " + std::to_string(vid);
    }
    for (const std::string& vrf : running.vrfs)
        rows.row(ServiceKind::Vrf, "vrf " + vrf, vrf);
    for (ServiceRow& row : matrix.services) {
        ServiceCell& cell = row.cells[column];
        switch (row.kind) {
        case ServiceKind::Vlan:
            cell.running = std::ranges::any_of(running.vlans, [&](std::int64_t vid) { return row.key == "vlan " + std::to_string(vid); });
            break;
        case ServiceKind::Vni: {
            const auto vni = vnis.find(row.key);
            cell.running = vni != vnis.end();
            cell.runs = vni == vnis.end() ? std::string() : vni->second;
            break;
        }
        default: {
            const auto vni = running.vniOfVrf.find(row.name);
            cell.running = running.vrfs.contains(row.name);
            cell.runs = vni == running.vniOfVrf.end() ? std::string() : "VNI " + std::to_string(vni->second);
        }
        }
    }
    markSessions(matrix, column, running);
    sortRows(matrix);
}

} // namespace fc::checks
