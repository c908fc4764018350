#pragma once

#include "model/config_tree.h"
#include "schema/schema_index.h"
#include "sim/device/cli_residue.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace fc::sim {

struct AddressFact
{
    std::string ip;
    int prefixLength = 32;
};

struct InterfaceFact
{
    std::string name;
    std::string type; ///< identity without module: "ethernetCsmacd", "ieee8023adLag", "l3ipvlan", ...
    bool enabled = true;
    std::string vrf = "default";
    std::string aggregate;           ///< the Port-Channel this port is a member of
    std::uint32_t minLinks = 0;
    std::vector<AddressFact> addresses; ///< of the SVI or of sub-interface 0
    std::uint32_t routedVlan = 0;    ///< SVIs
    bool autostate = true;           ///< SVIs; off by a CLI-only line
    bool isSwitchport = false;
    bool allVlans = false;           ///< trunk without a list
    std::set<std::uint32_t> vlans;
};

struct NeighborFact
{
    std::string instance;
    std::string address;
    std::uint32_t localAs = 0;
    std::uint32_t peerAs = 0; ///< own or of the peer group; 0 if none
    bool enabled = true;
    std::vector<std::string> families; ///< identity text of enabled AFI-SAFIs, own and of the group
};

/// What the behaviour of a simulated device depends on, read out of its configuration.
struct DeviceFacts
{
    std::map<std::string, InterfaceFact> interfaces; ///< by name
    std::vector<NeighborFact> neighbors;
    std::set<std::uint32_t> vlans;      ///< that exist on the switch
    std::set<std::uint32_t> vxlanVlans; ///< mapped to a VNI
    std::string vxlanSource;            ///< interface name
    std::string hostname;
    std::string routerId;
    std::uint32_t networks = 0; ///< prefixes the default instance announces
};

DeviceFacts factsOf(const schema::SchemaIndex& index, const model::ConfigTree& served, const CliResidue& residue);

/// True if a port that is up carries the VLAN of this SVI: only then does anybody hear what it says.
bool hasLivePort(const DeviceFacts& facts, const InterfaceFact& svi, const std::map<std::string, bool>& up);

/// Which interfaces are operationally up. `carrier`: physical ports that see their far end.
std::map<std::string, bool> operationalStates(const DeviceFacts& facts, const std::set<std::string>& carrier);

} // namespace fc::sim
