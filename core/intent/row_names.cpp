#include "intent/row_names.h"

namespace fc::intent {

std::string displayOf(const IntentSnapshot& snapshot, const Interface& row)
{
    const Device* device = snapshot.device(row.device);
    return (device == nullptr ? std::string() : device->name + " ") + row.name;
}

std::string displayOf(const IntentSnapshot&, const IpAddress& row) { return row.address + "/" + std::to_string(row.prefixLength); }
std::string displayOf(const IntentSnapshot&, const Vlan& row) { return "VLAN " + std::to_string(row.vid) + " " + row.name; }
std::string displayOf(const IntentSnapshot&, const Vrf& row) { return "VRF " + row.name; }
std::string displayOf(const IntentSnapshot&, const Device& row) { return row.name; }
std::string displayOf(const IntentSnapshot&, const Site& row) { return "site " + row.name; }
std::string displayOf(const IntentSnapshot&, const Cable& row) { return "cable " + (row.label.empty() ? row.display : row.label); }
std::string displayOf(const IntentSnapshot&, const Asn& row) { return "AS" + std::to_string(row.number); }
std::string displayOf(const IntentSnapshot&, const RouteTarget& row) { return "route target " + row.name; }
std::string displayOf(const IntentSnapshot&, const L2vpn& row) { return "L2VPN " + row.name; }
std::string displayOf(const IntentSnapshot&, const L2vpnTermination& row) { return row.display; }
std::string displayOf(const IntentSnapshot&, const BgpPeerGroup& row) { return "peer group " + row.name; }
std::string displayOf(const IntentSnapshot&, const BgpSession& row) { return "session " + (row.name.empty() ? row.display : row.name); }
std::string displayOf(const IntentSnapshot&, const Community& row) { return "community " + row.value; }
std::string displayOf(const IntentSnapshot&, const PolicyContainer& row) { return row.name; }
std::string displayOf(const IntentSnapshot&, const PolicyRule& row) { return row.display; }

} // namespace fc::intent
