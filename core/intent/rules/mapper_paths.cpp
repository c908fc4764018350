#include "intent/rules/rules.h"

#include <array>
#include <utility>

namespace fc::intent {

Result<MapperPaths> MapperPaths::resolve(const schema::SchemaIndex& index)
{
    using Field = PathTemplate MapperPaths::*;
    using M = MapperPaths;
    static constexpr std::array<std::pair<Field, std::string_view>, 37> kPaths{{
        {&M::interfaceName, "/interfaces/interface/config/name"},
        {&M::interfaceType, "/interfaces/interface/config/type"},
        {&M::description, "/interfaces/interface/config/description"},
        {&M::enabled, "/interfaces/interface/config/enabled"},
        {&M::aggregateId, "/interfaces/interface/ethernet/config/aggregate-id"},
        {&M::subIndex, "/interfaces/interface/subinterfaces/subinterface/config/index"},
        {&M::subDescription, "/interfaces/interface/subinterfaces/subinterface/config/description"},
        {&M::subEnabled, "/interfaces/interface/subinterfaces/subinterface/config/enabled"},
        {&M::subVlanId, "/interfaces/interface/subinterfaces/subinterface/vlan/match/single-tagged/config/vlan-id"},
        {&M::subV4Enabled, "/interfaces/interface/subinterfaces/subinterface/ipv4/config/enabled"},
        {&M::subMtu, "/interfaces/interface/subinterfaces/subinterface/ipv4/config/mtu"},
        {&M::subAddresses, "/interfaces/interface/subinterfaces/subinterface/ipv4/addresses"},
        {&M::subAddressIp, "/interfaces/interface/subinterfaces/subinterface/ipv4/addresses/address/config/ip"},
        {&M::subAddressLength,
         "/interfaces/interface/subinterfaces/subinterface/ipv4/addresses/address/config/prefix-length"},
        {&M::subAddressType, "/interfaces/interface/subinterfaces/subinterface/ipv4/addresses/address/config/type"},
        {&M::sviVlan, "/interfaces/interface/routed-vlan/config/vlan"},
        {&M::sviMtu, "/interfaces/interface/routed-vlan/ipv4/config/mtu"},
        {&M::sviAddressIp, "/interfaces/interface/routed-vlan/ipv4/addresses/address/config/ip"},
        {&M::sviAddressLength, "/interfaces/interface/routed-vlan/ipv4/addresses/address/config/prefix-length"},
        {&M::sviAddressType, "/interfaces/interface/routed-vlan/ipv4/addresses/address/config/type"},
        {&M::ethernetMode, "/interfaces/interface/ethernet/switched-vlan/config/interface-mode"},
        {&M::ethernetTrunk, "/interfaces/interface/ethernet/switched-vlan/config/trunk-vlans"},
        {&M::ethernetNative, "/interfaces/interface/ethernet/switched-vlan/config/native-vlan"},
        {&M::ethernetAccess, "/interfaces/interface/ethernet/switched-vlan/config/access-vlan"},
        {&M::lagMode, "/interfaces/interface/aggregation/switched-vlan/config/interface-mode"},
        {&M::lagTrunk, "/interfaces/interface/aggregation/switched-vlan/config/trunk-vlans"},
        {&M::lagNative, "/interfaces/interface/aggregation/switched-vlan/config/native-vlan"},
        {&M::lagAccess, "/interfaces/interface/aggregation/switched-vlan/config/access-vlan"},
        {&M::instanceName, "/network-instances/network-instance/config/name"},
        {&M::instanceType, "/network-instances/network-instance/config/type"},
        {&M::vlan, "/network-instances/network-instance/vlans/vlan"},
        {&M::vlanId, "/network-instances/network-instance/vlans/vlan/config/vlan-id"},
        {&M::vlanName, "/network-instances/network-instance/vlans/vlan/config/name"},
        {&M::vlanTrunkGroups, "/network-instances/network-instance/vlans/vlan/config/trunk-groups"},
        {&M::memberId, "/network-instances/network-instance/interfaces/interface/config/id"},
        {&M::memberInterface, "/network-instances/network-instance/interfaces/interface/config/interface"},
        {&M::memberSubinterface, "/network-instances/network-instance/interfaces/interface/config/subinterface"},
    }};
    MapperPaths paths;
    for (const auto& [field, text] : kPaths) {
        auto resolved = PathTemplate::resolve(index, text);
        if (!resolved)
            return std::move(resolved).error();
        paths.*field = std::move(resolved).value();
    }
    return paths;
}

} // namespace fc::intent
