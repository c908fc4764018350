#pragma once

#include "checks/fabric_facts.h"
#include "checks/finding.h"

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace fc::checks {

/// Which class a row type belongs to. PolicyContainer and PolicyRule serve several and have none.
template <typename T>
constexpr ObjectClass classOf()
{
    if constexpr (std::is_same_v<T, intent::Site>) return ObjectClass::Site;
    else if constexpr (std::is_same_v<T, intent::Device>) return ObjectClass::Device;
    else if constexpr (std::is_same_v<T, intent::Interface>) return ObjectClass::Interface;
    else if constexpr (std::is_same_v<T, intent::Cable>) return ObjectClass::Cable;
    else if constexpr (std::is_same_v<T, intent::IpAddress>) return ObjectClass::IpAddress;
    else if constexpr (std::is_same_v<T, intent::Prefix>) return ObjectClass::Prefix;
    else if constexpr (std::is_same_v<T, intent::Vlan>) return ObjectClass::Vlan;
    else if constexpr (std::is_same_v<T, intent::Vrf>) return ObjectClass::Vrf;
    else if constexpr (std::is_same_v<T, intent::RouteTarget>) return ObjectClass::RouteTarget;
    else if constexpr (std::is_same_v<T, intent::L2vpn>) return ObjectClass::L2vpn;
    else if constexpr (std::is_same_v<T, intent::BgpPeerGroup>) return ObjectClass::BgpPeerGroup;
    else {
        static_assert(std::is_same_v<T, intent::BgpSession>);
        return ObjectClass::BgpSession;
    }
}

/// Writes one finding, part by part. The finding is complete when the draft goes away.
class FindingDraft
{
public:
    FindingDraft(const FabricFacts& facts, std::vector<Finding>& out, std::string rule, Severity severity,
                 std::string message);
    FindingDraft(const FindingDraft&) = delete;
    FindingDraft& operator=(const FindingDraft&) = delete;
    ~FindingDraft();

    /// A device that the finding names (and, as an Error, blocks). Doubles and nullptr are ignored.
    FindingDraft& on(const DeviceFacts* device);
    FindingDraft& on(const std::vector<const DeviceFacts*>& devices);
    FindingDraft& about(ObjectClass objectClass, const intent::Entity& row, std::string display = {});
    template <typename T>
    FindingDraft& about(const T& row)
    {
        return about(classOf<T>(), row);
    }
    template <typename T>
    FindingDraft& about(const T* row)
    {
        return row == nullptr ? *this : about(*row);
    }
    FindingDraft& about(const PortFacts& port); ///< the interface, called "leaf7 Ethernet1"
    FindingDraft& about(const PortFacts* port) { return port == nullptr ? *this : about(*port); }
    FindingDraft& wants(std::string expected, std::string actual);
    FindingDraft& hint(std::string text);
    FindingDraft& path(std::string text);
    FindingDraft& derived(); ///< follows from several rows
    FindingDraft& aspect(std::string text);

private:
    const FabricFacts& m_facts;
    std::vector<Finding>& m_out;
    Finding m_finding;
    std::string m_aspect;
};

/// Where one check puts what it finds.
class FindingSink
{
public:
    FindingSink(const FabricFacts& facts, std::string rule, std::vector<Finding>& out)
        : m_facts(facts), m_rule(std::move(rule)), m_out(out)
    {
    }

    FindingDraft error(std::string message) { return draft(Severity::Error, std::move(message)); }
    FindingDraft warning(std::string message) { return draft(Severity::Warning, std::move(message)); }
    FindingDraft info(std::string message) { return draft(Severity::Info, std::move(message)); }
    FindingDraft draft(Severity severity, std::string message)
    {
        return {m_facts, m_out, m_rule, severity, std::move(message)};
    }

private:
    const FabricFacts& m_facts;
    std::string m_rule;
    std::vector<Finding>& m_out;
};

/// "leaf1, leaf2 and 3 more".
std::string listed(const std::vector<std::string>& names, std::size_t atMost = 6);
std::string listed(const std::vector<const DeviceFacts*>& devices);
/// "leaf7 Ethernet1".
std::string nameOf(const PortFacts& port);

} // namespace fc::checks
