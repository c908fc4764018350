#include "diff/dependencies.h"

#include "diff/cli_rules.h"
#include "schema/instance.h"

#include <algorithm>

namespace fc::diff {

namespace {

using model::InstancePath;
using model::NodeId;
using model::TreeNode;

struct Coupling
{
    std::string_view referrer;
    std::string_view target;
};

constexpr std::string_view kVlanId = "/network-instances/network-instance/vlans/vlan/config/vlan-id";
constexpr std::string_view kInterfaceName = "/interfaces/interface/config/name";
constexpr std::string_view kInterfaceList = "/interfaces/interface";

/// References that the models type as plain numbers and strings.
constexpr Coupling kCouplings[] = {
    {"/interfaces/interface/aggregation/switched-vlan/config/trunk-vlans", kVlanId},
    {"/interfaces/interface/aggregation/switched-vlan/config/access-vlan", kVlanId},
    {"/interfaces/interface/aggregation/switched-vlan/config/native-vlan", kVlanId},
    {"/interfaces/interface/ethernet/switched-vlan/config/trunk-vlans", kVlanId},
    {"/interfaces/interface/ethernet/switched-vlan/config/access-vlan", kVlanId},
    {"/interfaces/interface/ethernet/switched-vlan/config/native-vlan", kVlanId},
    {"/interfaces/interface/routed-vlan/config/vlan", kVlanId},
    {"/interfaces/interface/arista-vxlan/vlan-to-vnis/vlan-to-vni/config/vlan", kVlanId},
    {"/arista/eos/evpn/evpn-instances/evpn-instance/vlans/vlan/config/vlan-id", kVlanId},
    {"/interfaces/interface/arista-vxlan/vrf-to-vnis/vrf-to-vni/config/vrf",
     "/network-instances/network-instance/config/name"},
    {"/interfaces/interface/arista-vxlan/config/src-ip-intf", kInterfaceName},
    {"/arista/eos/mlag/config/local-intf", kInterfaceName},
    {"/arista/eos/mlag/config/peer-link-intf", kInterfaceName},
    {"/arista/varp/config/varp-intf-config/intf-id", kInterfaceName},
    {"/network-instances/network-instance/protocols/protocol/bgp/neighbors/neighbor/config/peer-group",
     "/network-instances/network-instance/protocols/protocol/bgp/peer-groups/peer-group/config/peer-group-name"},
};

std::string targetKey(NodeId leaf, std::string_view value)
{
    return std::to_string(leaf.value) + ' ' + std::string(value);
}

void addNeed(Hunk& hunk, const Hunk& needed)
{
    if (&hunk != &needed)
        hunk.needs.push_back(needed.id);
}

/// True if the hunk's subtree on that side holds the subject.
bool holds(const Hunk& hunk, const TreeNode* side, const InstancePath& subject)
{
    if (side == nullptr || hunk.at.size() > subject.size() || !std::equal(hunk.at.begin(), hunk.at.end(), subject.begin()))
        return false;
    for (std::size_t i = hunk.at.size(); side != nullptr && i < subject.size(); ++i)
        side = model::ConfigTree::findChild(*side, subject[i]);
    return side != nullptr;
}

} // namespace

const std::vector<std::string_view>& addressingPaths()
{
    static const std::vector<std::string_view> paths = {
        "/interfaces/interface/subinterfaces/subinterface/ipv4",
        "/interfaces/interface/subinterfaces/subinterface/ipv6",
        "/interfaces/interface/routed-vlan/ipv4",
        "/interfaces/interface/routed-vlan/ipv6",
    };
    return paths;
}

std::string_view membershipPath()
{
    return "/network-instances/network-instance/interfaces/interface";
}

std::string memberInterface(const schema::SchemaIndex& index, const TreeNode& memberEntry)
{
    if (const auto config = index.child(memberEntry.schema, "config"))
        if (const TreeNode* container = model::ConfigTree::findChild(memberEntry, {*config, {}}))
            if (const auto name = index.child(*config, "interface"))
                if (const TreeNode* leaf = model::ConfigTree::findChild(*container, {*name, {}}))
                    return model::toString(*leaf->value);
    return memberEntry.keys.empty() ? std::string() : memberEntry.keys.front();
}

Dependencies::Dependencies(const schema::SchemaIndex& index) : m_index(index)
{
    const auto nodeOf = [&](std::string_view text) -> Result<NodeId> {
        auto path = model::parsePath(text);
        return path ? index.resolve(*path) : Result<NodeId>(path.error());
    };
    for (const Coupling& coupling : kCouplings) {
        const auto referrer = nodeOf(coupling.referrer);
        const auto target = nodeOf(coupling.target);
        if (referrer && target)
            m_couplings[referrer->value].push_back(*target);
    }
    for (const std::string_view text : addressingPaths())
        if (auto path = model::parsePath(text))
            if (auto pattern = schema::InstancePattern::compile(index, *path))
                m_addressing.push_back(std::move(*pattern));
}

void Dependencies::visit(const TreeNode& node, InstancePath& at,
                         const std::function<void(const TreeNode&, const InstancePath&)>& leaf) const
{
    if (node.value)
        leaf(node, at);
    for (const model::TreeNodePtr& child : node.children) {
        at.push_back({child->schema, child->keys});
        visit(*child, at, leaf);
        at.pop_back();
    }
}

std::vector<NodeId> Dependencies::targetsOf(NodeId leaf, bool withCouplings) const
{
    std::vector<NodeId> targets;
    // A leafref may point at another leafref (entry key -> config copy); any of them may be the one that comes.
    constexpr int kLongestChain = 8;
    const schema::TypeInfo* type = &m_index.type(leaf);
    for (int i = 0; i < kLongestChain && type->base == schema::BaseType::LeafRef && type->leafrefTarget.value != 0;
         ++i) {
        targets.push_back(type->leafrefTarget);
        type = &m_index.type(type->leafrefTarget);
    }
    if (withCouplings)
        if (const auto it = m_couplings.find(leaf.value); it != m_couplings.end())
            targets.insert(targets.end(), it->second.begin(), it->second.end());
    return targets;
}

bool Dependencies::sameScope(const InstancePath& referrer, const InstancePath& target) const
{
    std::size_t targetEntry = target.size();
    while (targetEntry > 0 && target[targetEntry - 1].keys.empty())
        --targetEntry;
    for (std::size_t i = 0; i < referrer.size() && i + 1 < targetEntry; ++i) {
        if (referrer[i].node != target[i].node)
            return true;
        if (referrer[i].keys != target[i].keys)
            return false;
    }
    return true;
}

void Dependencies::linkReferences(std::vector<Hunk>& hunks, bool removals) const
{
    const auto sideOf = [removals](const Hunk& hunk) { return removals ? hunk.oldNode : hunk.newNode; };
    Targets targets;
    for (std::size_t i = 0; i < hunks.size(); ++i) {
        if (hunks[i].op != (removals ? Op::Remove : Op::Add) || hunks[i].cli)
            continue;
        InstancePath at = hunks[i].at;
        visit(*sideOf(hunks[i]), at, [&](const TreeNode& leaf, const InstancePath& path) {
            if (!leaf.value->isList())
                targets.emplace(targetKey(leaf.schema, model::toString(*leaf.value)), Leaf{i, path});
        });
    }
    if (targets.empty())
        return;
    for (Hunk& hunk : hunks) {
        const model::TreeNodePtr side = sideOf(hunk);
        if (!side || hunk.op == Op::Move)
            continue;
        InstancePath at = hunk.at;
        visit(*side, at, [&](const TreeNode& leaf, const InstancePath& path) {
            for (const NodeId target : targetsOf(leaf.schema, !removals)) {
                const model::LeafList single =
                    leaf.value->isList() ? leaf.value->list() : model::LeafList{leaf.value->scalar()};
                for (const model::Scalar& value : single) {
                    const auto range = targets.equal_range(targetKey(target, model::toString(value)));
                    for (auto it = range.first; it != range.second; ++it) {
                        if (!sameScope(path, it->second.at))
                            continue;
                        Hunk& other = hunks[it->second.hunk];
                        // What goes may only go with everything that refers to it; what comes needs what it refers to.
                        removals ? addNeed(other, hunk) : addNeed(hunk, other);
                    }
                }
            }
        });
    }
}

void Dependencies::linkAddresses(std::vector<Hunk>& hunks) const
{
    const auto membership = model::parsePath(membershipPath());
    const auto list = membership ? m_index.resolve(*membership) : Result<NodeId>(membership.error());
    const auto interfaces = model::parsePath(kInterfaceList);
    const auto interfaceList = interfaces ? m_index.resolve(*interfaces) : Result<NodeId>(interfaces.error());
    if (!list || !interfaceList)
        return;
    for (const Hunk& member : hunks) {
        if (member.op != Op::Add || member.cli)
            continue;
        InstancePath memberPath = member.at;
        std::vector<std::string> names;
        const std::function<void(const TreeNode&)> collect = [&](const TreeNode& node) {
            if (node.schema == *list)
                names.push_back(memberInterface(m_index, node));
            else
                for (const model::TreeNodePtr& child : node.children)
                    collect(*child);
        };
        collect(*member.newNode);
        for (const std::string& name : names) {
            for (Hunk& hunk : hunks) {
                const bool ofInterface = hunk.op != Op::Remove && hunk.newNode && hunk.at.size() > 1 &&
                                         hunk.at[1].node == *interfaceList && hunk.at[1].keys.front() == name;
                if (!ofInterface)
                    continue;
                bool addresses = false;
                InstancePath at = hunk.at;
                visit(*hunk.newNode, at, [&](const TreeNode&, const InstancePath& path) {
                    addresses = addresses || std::ranges::any_of(m_addressing, [&](const auto& pattern) {
                                    return pattern.covers(path);
                                });
                });
                if (addresses)
                    addNeed(hunk, member);
            }
        }
    }
}

std::vector<InstancePath> Dependencies::subjectsOf(const CliChange& line) const
{
    std::vector<InstancePath> subjects;
    for (const CliMode& mode : eosCliModes()) {
        std::string_view star;
        if (line.context.empty() || !fitsMode(mode.mode, line.context.front(), &star))
            continue;
        for (const std::string_view text : {mode.subject, mode.identity}) {
            auto path = text.empty() ? Result<model::Path>(makeError(ErrorCode::NotFound, "no subject")) : model::parsePath(text);
            if (!path)
                continue;
            for (model::PathElem& elem : path->elems)
                for (model::PathKey& key : elem.keys)
                    if (key.value == "{k}")
                        key.value = star;
            if (auto subject = schema::toInstancePath(m_index, *path))
                subjects.push_back(std::move(*subject));
        }
        break;
    }
    return subjects;
}

void Dependencies::linkCli(std::vector<Hunk>& hunks) const
{
    for (Hunk& line : hunks) {
        if (!line.cli)
            continue;
        for (const InstancePath& subject : subjectsOf(*line.cli))
            for (Hunk& hunk : hunks) {
                if (hunk.cli || hunk.op == Op::Move)
                    continue;
                // A line needs what its mode configures; that goes only together with the lines in it.
                if (line.op != Op::Remove && hunk.op != Op::Remove && holds(hunk, hunk.newNode.get(), subject))
                    addNeed(line, hunk);
                else if (line.op == Op::Remove && hunk.op == Op::Remove && holds(hunk, hunk.oldNode.get(), subject))
                    addNeed(hunk, line);
            }
    }
}

void Dependencies::link(std::vector<Hunk>& hunks) const
{
    if (hunks.size() < 2)
        return;
    linkReferences(hunks, false);
    linkReferences(hunks, true);
    linkAddresses(hunks);
    linkCli(hunks);
    for (Hunk& move : hunks)
        for (const Hunk& added : hunks)
            if (move.op == Op::Move && added.op == Op::Add && !added.cli && added.at.size() == move.at.size() &&
                added.at.back().node == move.at.back().node &&
                std::equal(move.at.begin(), move.at.end() - 1, added.at.begin()))
                addNeed(move, added);
    for (Hunk& hunk : hunks) {
        std::ranges::sort(hunk.needs);
        hunk.needs.erase(std::unique(hunk.needs.begin(), hunk.needs.end()), hunk.needs.end());
    }
}

} // namespace fc::diff
