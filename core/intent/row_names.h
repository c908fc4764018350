#pragma once

#include "intent/entities.h"
#include "intent/intent_snapshot.h"
#include "intent/object_class.h"

#include <string>
#include <type_traits>

namespace fc::intent {

/// Which class a row type belongs to. PolicyContainer and PolicyRule serve several and have none.
template <typename Row>
constexpr ObjectClass classOfRow()
{
    if constexpr (std::is_same_v<Row, Site>) return ObjectClass::Site;
    else if constexpr (std::is_same_v<Row, Device>) return ObjectClass::Device;
    else if constexpr (std::is_same_v<Row, Interface>) return ObjectClass::Interface;
    else if constexpr (std::is_same_v<Row, Cable>) return ObjectClass::Cable;
    else if constexpr (std::is_same_v<Row, IpAddress>) return ObjectClass::IpAddress;
    else if constexpr (std::is_same_v<Row, Prefix>) return ObjectClass::Prefix;
    else if constexpr (std::is_same_v<Row, Vlan>) return ObjectClass::Vlan;
    else if constexpr (std::is_same_v<Row, Vrf>) return ObjectClass::Vrf;
    else if constexpr (std::is_same_v<Row, RouteTarget>) return ObjectClass::RouteTarget;
    else if constexpr (std::is_same_v<Row, Asn>) return ObjectClass::Asn;
    else if constexpr (std::is_same_v<Row, L2vpn>) return ObjectClass::L2vpn;
    else if constexpr (std::is_same_v<Row, L2vpnTermination>) return ObjectClass::L2vpnTermination;
    else if constexpr (std::is_same_v<Row, BgpPeerGroup>) return ObjectClass::BgpPeerGroup;
    else if constexpr (std::is_same_v<Row, BgpSession>) return ObjectClass::BgpSession;
    else {
        static_assert(std::is_same_v<Row, Community>);
        return ObjectClass::Community;
    }
}

/// What people call a row: "leaf3 Ethernet1", "10.0.1.5/31", "VLAN 40 web".
std::string displayOf(const IntentSnapshot& snapshot, const Interface& row);
std::string displayOf(const IntentSnapshot& snapshot, const IpAddress& row);
std::string displayOf(const IntentSnapshot& snapshot, const Vlan& row);
std::string displayOf(const IntentSnapshot& snapshot, const Vrf& row);
std::string displayOf(const IntentSnapshot& snapshot, const Device& row);
std::string displayOf(const IntentSnapshot& snapshot, const Site& row);
std::string displayOf(const IntentSnapshot& snapshot, const Cable& row);
std::string displayOf(const IntentSnapshot& snapshot, const Asn& row);
std::string displayOf(const IntentSnapshot& snapshot, const RouteTarget& row);
std::string displayOf(const IntentSnapshot& snapshot, const L2vpn& row);
std::string displayOf(const IntentSnapshot& snapshot, const L2vpnTermination& row);
std::string displayOf(const IntentSnapshot& snapshot, const BgpPeerGroup& row);
std::string displayOf(const IntentSnapshot& snapshot, const BgpSession& row);
std::string displayOf(const IntentSnapshot& snapshot, const Community& row);
std::string displayOf(const IntentSnapshot& snapshot, const PolicyContainer& row);
std::string displayOf(const IntentSnapshot& snapshot, const PolicyRule& row);

} // namespace fc::intent
