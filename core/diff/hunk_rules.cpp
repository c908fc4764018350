#include "diff/hunk_rules.h"

#include <algorithm>

namespace fc::diff {

struct HunkRules::FeatureRule
{
    std::string_view pattern;
    std::string_view label;
};

struct HunkRules::RiskRule
{
    std::string_view pattern;
    When when;
    std::string_view words;
};

const std::vector<HunkRules::FeatureRule>& HunkRules::featureRules()
{
    static const std::vector<FeatureRule> rules = {
        {"/interfaces/interface", "{k}"},
        {"/interfaces/interface/arista-vxlan", "VXLAN"},
        {"/network-instances/network-instance", "VRF {k}"},
        {"/network-instances/network-instance[name=default]", "Default instance"},
        {"/network-instances/network-instance/vlans/vlan", "VLAN {k}"},
        {"/network-instances/network-instance/protocols/protocol[identifier=BGP]", "BGP, {o}"},
        {"/network-instances/network-instance/protocols/protocol[identifier=STATIC]", "Static routes, {o}"},
        {"/network-instances/network-instance/protocols/protocol[identifier=OSPF]", "OSPF, {o}"},
        {"/arista/eos/evpn/evpn-instances/evpn-instance", "EVPN {k}"},
        {"/arista/eos/mlag", "MLAG"},
        {"/arista/varp", "Virtual router addresses"},
        {"/lacp", "LACP"},
        {"/lldp", "LLDP"},
        {"/stp", "Spanning tree"},
        {"/routing-policy", "Routing policy"},
        {"/system", "System"},
    };
    return rules;
}

const std::vector<HunkRules::RiskRule>& HunkRules::riskRules()
{
    static const std::vector<RiskRule> rules = {
        {"/interfaces/interface/config/enabled", When::BecomesFalse, "shuts a port"},
        {"/interfaces/interface/subinterfaces/subinterface/config/enabled", When::BecomesFalse, "shuts a port"},
        {"/interfaces/interface[name=Management*]", When::Any, kTouchesManagement},
        {"/system/grpc-servers", When::Any, kTouchesManagement},
        {"/system/aaa", When::Any, kTouchesManagement},
        {"/network-instances/network-instance[name=mgmt]", When::Any, kTouchesManagement},
        {"/network-instances/network-instance[name=MGMT]", When::Any, kTouchesManagement},
        {"/interfaces/interface", When::Removes, "removes an interface"},
        {"/interfaces/interface/subinterfaces/subinterface/ipv4/addresses/address", When::Removes,
         "removes an address"},
        {"/interfaces/interface/subinterfaces/subinterface/ipv6/addresses/address", When::Removes,
         "removes an address"},
        {"/interfaces/interface/routed-vlan/ipv4/addresses/address", When::Removes, "removes an address"},
        {"/interfaces/interface/routed-vlan/ipv6/addresses/address", When::Removes, "removes an address"},
        {"/interfaces/interface/config/mtu", When::Changes, "changes an MTU"},
        {"/interfaces/interface/subinterfaces/subinterface/ipv4/config/mtu", When::Changes, "changes an MTU"},
        {"/interfaces/interface/routed-vlan/ipv4/config/mtu", When::Changes, "changes an MTU"},
        {"/interfaces/interface/aggregation/switched-vlan/config/trunk-vlans", When::Shrinks,
         "takes VLANs off a trunk"},
        {"/interfaces/interface/ethernet/switched-vlan/config/trunk-vlans", When::Shrinks, "takes VLANs off a trunk"},
        {"/network-instances/network-instance", When::Removes, "removes a VRF"},
        {"/network-instances/network-instance/vlans/vlan", When::Removes, "removes a VLAN"},
        {"/network-instances/network-instance/interfaces/interface", When::Any,
         "moves an interface to another VRF: its addresses drop until the next step"},
        {"/network-instances/network-instance/protocols/protocol/bgp/neighbors/neighbor", When::Removes,
         "removes a BGP peer"},
        {"/network-instances/network-instance/protocols/protocol/bgp/global/config", When::Changes, "resets BGP"},
        {"/arista/eos/mlag/config", When::Changes, "changes the MLAG domain"},
    };
    return rules;
}

HunkRules::HunkRules(const schema::SchemaIndex& index) : m_index(index)
{
    const auto compile = [&](std::string_view text) {
        auto path = model::parsePath(text);
        return path ? schema::InstancePattern::compile(index, *path)
                    : Result<schema::InstancePattern>(path.error());
    };
    for (const FeatureRule& rule : featureRules())
        if (auto pattern = compile(rule.pattern))
            m_features.push_back({std::move(*pattern), rule.label});
    // The deepest pattern says most; of two equally deep ones the later, narrower one.
    std::ranges::reverse(m_features);
    std::ranges::stable_sort(m_features, std::ranges::greater{},
                             [](const Feature& feature) { return feature.pattern.depth(); });
    for (const RiskRule& rule : riskRules())
        if (auto pattern = compile(rule.pattern))
            m_risks.push_back({std::move(*pattern), rule.when, rule.words});
}

std::string keyText(const schema::SchemaIndex& index, const model::InstanceStep& entry)
{
    const std::vector<model::NodeId> names = index.keys(entry.node);
    std::string text;
    for (std::size_t i = 0; i < entry.keys.size(); ++i) {
        const bool isIdentity = i < names.size() && index.realType(names[i]).base == schema::BaseType::IdentityRef;
        text += text.empty() ? "" : " ";
        text += isIdentity ? model::bareName(entry.keys[i]) : std::string_view(entry.keys[i]);
    }
    return text;
}

std::string HunkRules::nearestKey(const model::InstancePath& at) const
{
    for (auto step = at.rbegin(); step != at.rend(); ++step)
        if (!step->keys.empty())
            return keyText(m_index, *step);
    return {};
}

std::string HunkRules::feature(const model::InstancePath& at) const
{
    for (const Feature& feature : m_features) {
        if (!feature.pattern.covers(at))
            continue;
        std::string last;
        std::string above;
        for (std::size_t i = 0; i < feature.pattern.depth(); ++i)
            if (!at[i].keys.empty()) {
                above = std::move(last);
                last = keyText(m_index, at[i]);
            }
        std::string label(feature.label);
        for (const auto& [mark, text] : {std::pair<std::string_view, const std::string&>{"{k}", last}, {"{o}", above}})
            if (const std::size_t from = label.find(mark); from != std::string::npos)
                label.replace(from, mark.size(), text);
        return label;
    }
    return at.empty() ? std::string() : std::string(m_index.name(at.front().node));
}

bool HunkRules::holds(const Risk& risk, const Hunk& hunk) const
{
    const bool inside = risk.pattern.covers(hunk.at);
    switch (risk.when) {
    case When::Any: return inside;
    case When::Adds: return hunk.op == Op::Add && inside;
    case When::Changes: return hunk.op != Op::Add && inside;
    case When::Removes: return hunk.op == Op::Remove && risk.pattern.matches(hunk.at);
    case When::BecomesFalse:
        return inside && hunk.newNode && hunk.newNode->value &&
               *hunk.newNode->value == model::Value::boolean(false);
    case When::Shrinks: {
        if (!inside || !hunk.newNode || !hunk.newNode->value || !hunk.newNode->value->isList())
            return false;
        if (!hunk.oldNode || !hunk.oldNode->value || !hunk.oldNode->value->isList())
            return true; // no list meant everything
        const model::LeafList& kept = hunk.newNode->value->list();
        return std::ranges::any_of(hunk.oldNode->value->list(), [&](const model::Scalar& member) {
            return std::ranges::find(kept, member) == kept.end();
        });
    }
    }
    return false;
}

bool HunkRules::touchesManagement(const model::InstancePath& at) const
{
    return std::ranges::any_of(
        m_risks, [&](const Risk& risk) { return risk.words == kTouchesManagement && risk.pattern.covers(at); });
}

std::vector<std::string> HunkRules::risks(const Hunk& hunk) const
{
    std::vector<std::string> words;
    for (const Risk& risk : m_risks)
        if (holds(risk, hunk))
            words.emplace_back(risk.words);
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

} // namespace fc::diff
