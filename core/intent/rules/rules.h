#pragma once

#include "intent/deployment.h"
#include "intent/device_facts.h"
#include "intent/document_builder.h"
#include "intent/fabric_view.h"

#include <array>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

/// Private to core/intent: the mapper's rules. Each one writes what it knows into the builder.
namespace fc::intent {

/// Every path of the rules that share some. The texts are in mapper_paths.cpp; rules that stand alone have their own.
struct MapperPaths
{
    static Result<MapperPaths> resolve(const schema::SchemaIndex& index);

    PathTemplate interfaceName, interfaceType, description, enabled, aggregateId;
    PathTemplate subIndex, subDescription, subEnabled, subVlanId;
    PathTemplate subV4Enabled, subMtu, subAddresses, subAddressIp, subAddressLength, subAddressType;
    PathTemplate sviVlan, sviMtu, sviAddressIp, sviAddressLength, sviAddressType;
    PathTemplate ethernetMode, ethernetTrunk, ethernetNative, ethernetAccess;
    PathTemplate lagMode, lagTrunk, lagNative, lagAccess;
    PathTemplate instanceName, instanceType, vlan, vlanId, vlanName, vlanTrunkGroups;
    PathTemplate memberId, memberInterface, memberSubinterface;
};

struct RuleContext
{
    const FabricIndex& index;
    const IntentSnapshot& snapshot;
    const Device& device;
    const MapperPaths& paths;
    std::vector<MappedInterface> interfaces; ///< those that are mapped: no Vxlan, no unknown names
    Deployment deployment;
    DeviceFacts facts;
    FabricView& fabric;
    DocumentBuilder& out;
};

/// One feature of a device's configuration. Immutable, thread-safe; the schema index must outlive it.
class Rule
{
public:
    virtual ~Rule() = default;
    virtual void map(const RuleContext& context) const = 0;
};

using RuleResult = Result<std::unique_ptr<Rule>>;

template <typename Paths>
using PathRow = std::pair<PathTemplate Paths::*, std::string_view>;

/// A rule that writes the paths of one struct, whose texts are one table.
template <typename Paths>
class PathRule final : public Rule
{
public:
    using Map = void (*)(const RuleContext&, const Paths&);
    PathRule(Paths paths, Map function) : m_paths(std::move(paths)), m_map(function) {}
    void map(const RuleContext& context) const override { m_map(context, m_paths); }

private:
    Paths m_paths;
    Map m_map;
};

/// Error Schema names the path that the index lacks.
template <typename Paths, std::size_t N>
Status resolvePaths(const schema::SchemaIndex& index, const std::array<PathRow<Paths>, N>& table, Paths& paths,
                    std::string_view base = {})
{
    for (const auto& [field, text] : table) {
        auto resolved = PathTemplate::resolve(index, std::string(base) + std::string(text));
        if (!resolved)
            return std::move(resolved).error();
        paths.*field = std::move(resolved).value();
    }
    return {};
}

template <typename Paths, std::size_t N>
RuleResult makeRule(const schema::SchemaIndex& index, const std::array<PathRow<Paths>, N>& table,
                    typename PathRule<Paths>::Map function)
{
    Paths paths;
    if (Status status = resolvePaths(index, table, paths); !status)
        return std::move(status).error();
    return std::unique_ptr<Rule>(std::make_unique<PathRule<Paths>>(std::move(paths), function));
}

void mapInterfaces(const RuleContext& context);     // name, type, description, enabled, aggregate-id
void mapIpv4(const RuleContext& context);           // addresses, MTU
void mapVlans(const RuleContext& context);          // VLAN list
void mapSwitchedVlans(const RuleContext& context);  // mode, access, native and trunk VLANs of ports
void mapVrfMembership(const RuleContext& context);  // network instances and the interfaces in them
void mapCliResidue(const RuleContext& context);     // lines that no path can say

RuleResult systemRule(const schema::SchemaIndex& index);      // hostname, LLDP, gNMI server
RuleResult lagRule(const schema::SchemaIndex& index);         // LACP, fallback, MLAG id
RuleResult dot1qRule(const schema::SchemaIndex& index);       // parents of sub-interfaces
RuleResult ipv6Rule(const schema::SchemaIndex& index);        // addresses
RuleResult varpRule(const schema::SchemaIndex& index);        // virtual gateway addresses
RuleResult trunkGroupsRule(const schema::SchemaIndex& index); // of Ethernet ports
RuleResult stpRule(const schema::SchemaIndex& index);         // mode, VLANs without, peer link
RuleResult mlagRule(const schema::SchemaIndex& index);        // domain, peer, heartbeat
RuleResult routingRule(const schema::SchemaIndex& index);     // IP routing per instance
RuleResult vrfRule(const schema::SchemaIndex& index);         // route distinguisher, targets, redistribution
RuleResult vxlanRule(const schema::SchemaIndex& index);       // Vxlan1, VNIs
RuleResult evpnRule(const schema::SchemaIndex& index);        // MAC-VRFs
RuleResult bgpGlobalRule(const schema::SchemaIndex& index);   // AS, router id, distances, networks
RuleResult bgpPeersRule(const schema::SchemaIndex& index);    // groups and neighbours
RuleResult policyRule(const schema::SchemaIndex& index);      // prefix lists, community and AS-path lists, policies

/// What the mapped document speaks for, given what could be read.
schema::Ownership ownershipOf(const RuleContext& context);

} // namespace fc::intent
