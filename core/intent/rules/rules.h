#pragma once

#include "intent/deployment.h"
#include "intent/document_builder.h"
#include "intent/interface_name.h"

#include <vector>

/// Private to core/intent: the mapper's rules. Each one writes what it knows into the builder.
namespace fc::intent {

/// Every path that a rule writes. The texts are in mapper_paths.cpp.
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

/// One interface of the device, with what its name says.
struct MappedInterface
{
    const Interface* row = nullptr;
    InterfaceName name;
};

struct RuleContext
{
    const IntentSnapshot& snapshot;
    const Device& device;
    const MapperPaths& paths;
    std::vector<MappedInterface> interfaces; ///< those that are mapped: no management, no Vxlan, no unknown names
    Deployment deployment;
    DocumentBuilder& out;
};

void mapInterfaces(const RuleContext& context);     // name, type, description, enabled, aggregate-id
void mapIpv4(const RuleContext& context);           // addresses, MTU
void mapVlans(const RuleContext& context);          // VLAN list
void mapSwitchedVlans(const RuleContext& context);  // mode, access, native and trunk VLANs of ports
void mapVrfMembership(const RuleContext& context);  // network instances and the interfaces in them

/// What the mapped document speaks for, given what could be read.
schema::Ownership ownershipOf(const RuleContext& context);

} // namespace fc::intent
