#pragma once

#include "base/result.h"
#include "intent/entities.h"

#include <nlohmann/json.hpp>

#include <string>

/// One overload per class: a row of a list answer -> entity. Returns the problem, empty if there is none; then `out`
/// is complete. Shapes: facts/netbox-intent.md section 2 and the recordings of 4.7.3.
namespace fc::netbox {

std::string decodeRow(const nlohmann::json& row, intent::Site& out);
std::string decodeRow(const nlohmann::json& row, intent::Device& out);
std::string decodeRow(const nlohmann::json& row, intent::Interface& out);
std::string decodeRow(const nlohmann::json& row, intent::Cable& out);
std::string decodeRow(const nlohmann::json& row, intent::IpAddress& out);
std::string decodeRow(const nlohmann::json& row, intent::Prefix& out);
std::string decodeRow(const nlohmann::json& row, intent::Vlan& out);
std::string decodeRow(const nlohmann::json& row, intent::VlanGroup& out);
std::string decodeRow(const nlohmann::json& row, intent::Vrf& out);
std::string decodeRow(const nlohmann::json& row, intent::RouteTarget& out);
std::string decodeRow(const nlohmann::json& row, intent::Asn& out);
std::string decodeRow(const nlohmann::json& row, intent::Role& out);
std::string decodeRow(const nlohmann::json& row, intent::L2vpn& out);
std::string decodeRow(const nlohmann::json& row, intent::L2vpnTermination& out);
std::string decodeRow(const nlohmann::json& row, intent::BgpPeerGroup& out);
std::string decodeRow(const nlohmann::json& row, intent::BgpSession& out);
std::string decodeRow(const nlohmann::json& row, intent::PolicyContainer& out);
std::string decodeRow(const nlohmann::json& row, intent::PolicyRule& out);
std::string decodeRow(const nlohmann::json& row, intent::Community& out);

} // namespace fc::netbox
