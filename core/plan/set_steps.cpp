#include "plan/set_steps.h"

#include "plan/cli_steps.h"
#include "plan/membership.h"
#include "schema/ietf_json.h"
#include "schema/instance.h"

#include <algorithm>
#include <set>

namespace fc::plan {

namespace {

using gnmi::SetOperation;
using model::InstancePath;
using model::TreeNode;
using model::TreeNodePtr;

/// What is built first and taken down last, by schema path (section 4.1). What is not listed comes in between.
constexpr std::string_view kBuildOrder[] = {
    "/stp",
    "/network-instances/network-instance/vlans",
    "/network-instances/network-instance/config",
    "/network-instances/network-instance",
    "/interfaces/interface",
    "/lacp",
    "/network-instances/network-instance/interfaces",
    "/interfaces/interface/subinterfaces/subinterface/ipv4",
    "/interfaces/interface/routed-vlan/ipv4",
    "/arista/varp",
    "/arista/eos/mlag",
    "/routing-policy/defined-sets",
    "/routing-policy",
    "/network-instances/network-instance/protocols/protocol/bgp/global",
    "/network-instances/network-instance/protocols/protocol/bgp/peer-groups",
    "/network-instances/network-instance/protocols",
    "/interfaces/interface/arista-vxlan",
    "/network-instances/network-instance/tables",
    "/network-instances/network-instance/table-connections",
    "/arista/eos/evpn",
    "/interfaces/interface/aggregation/switched-vlan/config/trunk-vlans",
    "/interfaces/interface/ethernet/switched-vlan/config/trunk-vlans",
    "/interfaces/interface/config/enabled",
};

struct Ranked
{
    SetOperation operation;
    std::size_t rank;
};

class StepBuilder
{
public:
    StepBuilder(const diff::TreeDiff& differ, const model::ConfigTree& running, const model::ConfigTree& target,
                const std::vector<model::CliLine>& runningCli)
        : m_differ(differ), m_index(differ.index()), m_membership(differ.index()), m_running(running), m_target(target),
          m_runningCli(runningCli)
    {
        for (const std::string_view text : kBuildOrder)
            if (auto path = model::parsePath(text))
                if (auto pattern = schema::InstancePattern::compile(m_index, *path))
                    m_order.push_back(std::move(*pattern));
    }

    std::vector<SetStep> build(const std::vector<const diff::Hunk*>& hunks)
    {
        const std::set<std::string> moved = m_membership.movedInterfaces(hunks);
        findReordered(hunks);
        Draft main;
        Draft addresses;
        Draft management;
        for (const diff::Hunk* hunk : hunks) {
            if (hunk->cli)
                continue;
            const std::string interfaceName = m_membership.interfaceOf(hunk->at);
            const bool movesVrf = !interfaceName.empty() && moved.contains(interfaceName);
            if (m_differ.rules().touchesManagement(hunk->at)) {
                addHunk(management, *hunk, false);
            } else if (movesVrf && m_membership.isAddressing(hunk->at)) {
                addresses.hunkIds.insert(hunk->id);
                if (hunk->op == diff::Op::Remove)
                    addHunk(main, *hunk, false);
            } else {
                addHunk(main, *hunk, movesVrf);
                if (movesVrf && hunk->op == diff::Op::Add)
                    addresses.hunkIds.insert(hunk->id);
            }
        }
        for (const std::string& name : moved)
            if (InstancePath at = m_membership.interfacePath(name); const TreeNode* node = m_target.find(at))
                addAddressing(addresses, *node, at, false);
        const bool sendsOpenConfig =
            !main.operations.empty() || !addresses.operations.empty() || !management.operations.empty();
        const CliPhases cli = phasesOf(hunks, sendsOpenConfig);
        std::vector<SetStep> steps;
        const auto addDraft = [&](Draft& draft) {
            if (!draft.operations.empty())
                steps.push_back(finish(draft));
        };
        const auto addLines = [&](const std::vector<const diff::Hunk*>& lines) {
            if (!lines.empty())
                steps.push_back(cliStep(lines, m_runningCli));
        };
        addLines(cli.early);
        addDraft(main);
        addDraft(addresses);
        addLines(cli.late);
        addDraft(management);
        addLines(cli.management);
        std::vector<const diff::Hunk*> exposed = cli.early;
        if (!management.operations.empty())
            exposed.insert(exposed.end(), cli.late.begin(), cli.late.end());
        if (SetStep again = reassertion(exposed); !again.operations.empty())
            steps.push_back(std::move(again));
        return steps;
    }

private:
    struct Draft
    {
        std::vector<Ranked> operations;
        std::set<std::string> hunkIds;
    };

    std::size_t rankOf(const InstancePath& at) const
    {
        std::size_t best = m_order.size() / 2;
        std::size_t depth = 0;
        for (std::size_t i = 0; i < m_order.size(); ++i)
            if (m_order[i].depth() > depth && m_order[i].covers(at)) {
                best = i;
                depth = m_order[i].depth();
            }
        return best;
    }

    void add(Draft& draft, SetOperation::Kind kind, const InstancePath& at, const TreeNode* node) const
    {
        SetOperation operation;
        operation.kind = kind;
        operation.path = schema::toPath(m_index, at);
        if (node != nullptr)
            operation.jsonIetf = schema::encodeJson(m_index, *node, schema::JsonStyle::Ietf);
        draft.operations.push_back({std::move(operation), rankOf(at)});
    }

    void addHunk(Draft& draft, const diff::Hunk& hunk, bool withoutAddressing)
    {
        draft.hunkIds.insert(hunk.id);
        switch (hunk.op) {
        case diff::Op::Remove:
            add(draft, SetOperation::Kind::Delete, hunk.at, nullptr);
            break;
        case diff::Op::Move:
            addOrder(draft, hunk);
            break;
        case diff::Op::Add:
            if (m_reordered.contains(hunk.at))
                break;
            add(draft, SetOperation::Kind::Update, hunk.at,
                (withoutAddressing ? stripAddressing(hunk.newNode) : hunk.newNode).get());
            break;
        case diff::Op::Change:
            add(draft, shrinks(hunk) ? SetOperation::Kind::Replace : SetOperation::Kind::Update, hunk.at,
                hunk.newNode.get());
            break;
        }
    }

    /// An update of a leaf-list only ever adds members (gNMI-1.24), so anything else has to replace it.
    bool shrinks(const diff::Hunk& hunk) const
    {
        if (!hunk.newNode->value || !hunk.newNode->value->isList() || !hunk.oldNode->value)
            return false;
        if (m_index.isOrderedByUser(hunk.at.back().node))
            return true;
        const model::LeafList& kept = hunk.newNode->value->list();
        return std::ranges::any_of(hunk.oldNode->value->list(), [&](const model::Scalar& member) {
            return std::ranges::find(kept, member) == kept.end();
        });
    }

    TreeNodePtr stripAddressing(const TreeNodePtr& node) const
    {
        TreeNode copy = *node;
        copy.children.clear();
        for (const TreeNodePtr& child : node->children)
            if (!m_membership.isAddressingNode(child->schema))
                copy.children.push_back(child->children.empty() ? child : stripAddressing(child));
        return std::make_shared<const TreeNode>(std::move(copy));
    }

    /// Leaves and entries of the IP configuration below `node`.
    void addAddressing(Draft& draft, const TreeNode& node, InstancePath& at, bool inside) const
    {
        for (const TreeNodePtr& child : node.children) {
            at.push_back({child->schema, child->keys});
            const bool here = inside || m_membership.isAddressingNode(child->schema);
            if (here && (child->value || !child->keys.empty()))
                add(draft, SetOperation::Kind::Update, at, child.get());
            else
                addAddressing(draft, *child, at, here);
            at.pop_back();
        }
    }

    /// Entries of a user-ordered list that have to be taken away and put back, because gNMI can only append.
    std::vector<TreeNodePtr> suffixOf(const diff::Hunk& move) const
    {
        const InstancePath parentPath(move.at.begin(), move.at.end() - 1);
        const auto entriesOf = [&](const model::ConfigTree& tree) {
            std::vector<TreeNodePtr> entries;
            if (const TreeNode* parent = tree.find(parentPath))
                for (const TreeNodePtr& child : parent->children)
                    if (child->schema == move.at.back().node)
                        entries.push_back(child);
            return entries;
        };
        const std::vector<TreeNodePtr> before = entriesOf(m_running);
        std::vector<TreeNodePtr> after = entriesOf(m_target);
        std::size_t same = 0;
        while (same < after.size() && same < before.size() && after[same]->keys == before[same]->keys)
            ++same;
        after.erase(after.begin(), after.begin() + static_cast<std::ptrdiff_t>(same));
        return after;
    }

    void findReordered(const std::vector<const diff::Hunk*>& hunks)
    {
        for (const diff::Hunk* hunk : hunks)
            if (hunk->op == diff::Op::Move)
                for (const TreeNodePtr& entry : suffixOf(*hunk)) {
                    InstancePath at = hunk->at;
                    at.back().keys = entry->keys;
                    m_reordered.insert(std::move(at));
                }
    }

    void addOrder(Draft& draft, const diff::Hunk& move) const
    {
        for (const TreeNodePtr& entry : suffixOf(move)) {
            InstancePath at = move.at;
            at.back().keys = entry->keys;
            if (m_running.find(at) != nullptr)
                add(draft, SetOperation::Kind::Delete, at, nullptr);
            add(draft, SetOperation::Kind::Update, at, entry.get());
        }
    }

    static SetStep finish(Draft& draft)
    {
        const auto kindOf = [](const Ranked& entry) { return static_cast<int>(entry.operation.kind); };
        std::ranges::stable_sort(draft.operations, [&](const Ranked& a, const Ranked& b) {
            if (kindOf(a) != kindOf(b))
                return kindOf(a) < kindOf(b);
            return a.operation.kind == SetOperation::Kind::Delete ? a.rank > b.rank : a.rank < b.rank;
        });
        SetStep step;
        for (Ranked& entry : draft.operations)
            step.operations.push_back(std::move(entry.operation));
        step.hunkIds.assign(draft.hunkIds.begin(), draft.hunkIds.end());
        return step;
    }

    const diff::TreeDiff& m_differ;
    const schema::SchemaIndex& m_index;
    Membership m_membership;
    const model::ConfigTree& m_running;
    const model::ConfigTree& m_target;
    const std::vector<model::CliLine>& m_runningCli;
    std::vector<schema::InstancePattern> m_order;
    std::set<InstancePath> m_reordered;
};

} // namespace

std::vector<SetStep> orderIntoSteps(const diff::TreeDiff& differ, const std::vector<const diff::Hunk*>& hunks,
                                    const model::ConfigTree& running, const model::ConfigTree& target,
                                    const std::vector<model::CliLine>& runningCli)
{
    return StepBuilder(differ, running, target, runningCli).build(hunks);
}

} // namespace fc::plan
