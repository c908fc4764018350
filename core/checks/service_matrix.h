#pragma once

#include "checks/fabric_facts.h"
#include "checks/finding.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

/// Which service is on which device, as a table: what NetBox intends beside what the devices say.
namespace fc::checks {

/// What one device runs, as it streams it.
struct RunningServices
{
    std::set<std::int64_t> vlans; ///< of the default network instance
    std::map<std::int64_t, std::int64_t> vniOfVlan;
    std::map<std::string, std::int64_t> vniOfVrf;
    std::set<std::string> vrfs; ///< without "default"
    std::map<std::pair<std::string, std::string>, std::string> sessions; ///< (VRF, neighbour) -> "ESTABLISHED", "ACTIVE", ...
    bool operator==(const RunningServices&) const = default;
};

/// One service on one device.
struct ServiceCell
{
    bool intended = false;
    std::optional<bool> running; ///< nullopt: the device was not heard
    std::string intends; ///< what NetBox says: "VNI 110040", "10.0.1.0"; empty if not intended
    std::string runs;    ///< what the device says: "VNI 110041", "ACTIVE"; empty if nothing more than `running`
    bool operator==(const ServiceCell&) const = default;

    bool matches() const noexcept { return !running || *running == intended; }
};

enum class ServiceKind : std::uint8_t { Vlan, Vni, Vrf, Bgp, Evpn };

/// A row: cells in the order of ServiceMatrix::devices.
struct ServiceRow
{
    ServiceKind kind = ServiceKind::Vlan;
    std::string key;    ///< stable: "vlan 40", "vni 110040", "vrf gold", "bgp spine1", "evpn spine1"
    std::string name;   ///< "VLAN 40"
    std::string detail; ///< "test-l2-vxlan"
    ObjectRef object;   ///< the VLAN, L2VPN or VRF; of sessions the far device, or nothing
    std::vector<ServiceCell> cells;
    bool operator==(const ServiceRow&) const = default;
};

struct ServiceMatrix
{
    std::string revision;
    std::vector<std::string> devices;
    std::vector<int> peers; ///< index of each device's MLAG peer, -1 without
    std::vector<ServiceRow> services; ///< VLANs, VNIs, VRFs, each ascending
    std::vector<ServiceRow> sessions; ///< by far end, BGP before EVPN
    bool operator==(const ServiceMatrix&) const = default;

    /// The two halves of a pair differ there, in what is intended or in what runs. False without a pair. Of sessions
    /// only the intended counts: the halves talk to each other, so the addresses differ by nature.
    bool isAsymmetric(const ServiceRow& row, std::size_t device) const;
};

/// The intended half of the table; every running cell is unknown.
ServiceMatrix intendedServices(const FabricFacts& facts);

/// Fills in one device's column and adds rows for services that only run. A device that is not in the table is left out.
void addRunning(ServiceMatrix& matrix, const std::string& device, const RunningServices& running);

} // namespace fc::checks
