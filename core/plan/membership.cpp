#include "plan/membership.h"

#include "diff/dependencies.h"

#include <algorithm>

namespace fc::plan {

namespace {

constexpr std::string_view kInterfaceList = "/interfaces/interface";

} // namespace

Membership::Membership(const schema::SchemaIndex& index) : m_index(index)
{
    const auto nodeOf = [&](std::string_view text) -> Result<model::NodeId> {
        auto path = model::parsePath(text);
        return path ? index.resolve(*path) : Result<model::NodeId>(path.error());
    };
    if (const auto members = nodeOf(diff::membershipPath()))
        m_memberList = *members;
    if (const auto interfaces = nodeOf(kInterfaceList)) {
        for (model::NodeId node = *interfaces; index.kind(node) != schema::NodeKind::Root; node = index.parent(node))
            m_interfaceList.push_back({node, {}});
        std::ranges::reverse(m_interfaceList);
    }
    for (const std::string_view text : diff::addressingPaths())
        if (auto path = model::parsePath(text))
            if (auto pattern = schema::InstancePattern::compile(index, *path))
                m_addressing.push_back(std::move(*pattern));
}

void Membership::collect(const model::TreeNode& node, std::set<std::string>& names) const
{
    if (node.schema == m_memberList) {
        names.insert(diff::memberInterface(m_index, node));
        return;
    }
    for (const model::TreeNodePtr& child : node.children)
        collect(*child, names);
}

std::set<std::string> Membership::movedInterfaces(const std::vector<const diff::Hunk*>& hunks) const
{
    std::set<std::string> names;
    for (const diff::Hunk* hunk : hunks) {
        // A leaf inside a membership entry: the entry's key is the best that is known of the interface.
        for (const model::InstanceStep& step : hunk->at)
            if (step.node == m_memberList && !step.keys.empty() && &step != &hunk->at.back())
                names.insert(step.keys.front());
        if (hunk->op == diff::Op::Move)
            continue;
        for (const model::TreeNodePtr& side : {hunk->oldNode, hunk->newNode})
            if (side)
                collect(*side, names);
    }
    return names;
}

bool Membership::isAddressing(const model::InstancePath& at) const
{
    return std::ranges::any_of(m_addressing, [&](const auto& pattern) { return pattern.covers(at); });
}

bool Membership::isAddressingNode(model::NodeId node) const
{
    return std::ranges::any_of(m_addressing, [&](const auto& pattern) { return pattern.node() == node; });
}

std::string Membership::interfaceOf(const model::InstancePath& at) const
{
    const std::size_t depth = m_interfaceList.size();
    if (depth == 0 || at.size() < depth || at[depth - 1].node != m_interfaceList.back().node ||
        at[depth - 1].keys.empty())
        return {};
    return at[depth - 1].keys.front();
}

model::InstancePath Membership::interfacePath(const std::string& name) const
{
    model::InstancePath path = m_interfaceList;
    if (!path.empty())
        path.back().keys = {name};
    return path;
}

} // namespace fc::plan
