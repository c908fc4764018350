#include "diff/tree_diff.h"

#include "diff/hunk_origins.h"
#include "schema/compiled_ownership.h"
#include "schema/ietf_json.h"
#include "schema/instance.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

namespace fc::diff {

namespace {

using model::ConfigTree;
using model::InstancePath;
using model::NodeId;
using model::TreeNode;
using model::TreeNodePtr;
using schema::NodeKind;

using Children = std::span<const TreeNodePtr>;

/// Hunks are large to move: room for as many as a drifted device usually has.
constexpr std::size_t kFirstHunks = 32;

/// Walks both documents at once. One use.
class Comparison
{
public:
    Comparison(const TreeDiff& differ, const HunkRules& rules, const std::string& device,
               const schema::Ownership& ownership, const model::Provenance& provenance, DiffResult& result)
        : m_index(differ.index()), m_normaliser(differ.normaliser()), m_rules(rules), m_device(device),
          m_ownership(ownership), m_provenance(provenance), m_result(result)
    {
    }

    void run() { walk(m_result.intended.root().children, m_result.running.root().children); }

private:
    const schema::CompiledOwnership& owned()
    {
        if (!m_owned)
            m_owned.emplace(m_index, m_ownership);
        return *m_owned;
    }

    /// Runs of children that share a schema node, side by side.
    void walk(Children intended, Children running)
    {
        while (!intended.empty() || !running.empty()) {
            NodeId node;
            if (running.empty() || (!intended.empty() && intended.front()->schema < running.front()->schema))
                node = intended.front()->schema;
            else
                node = running.front()->schema;
            const Children left = take(intended, node);
            const Children right = take(running, node);
            if (m_index.kind(node) == NodeKind::List)
                list(node, left, right);
            else
                single(node, left.empty() ? nullptr : left.front(), right.empty() ? nullptr : right.front());
        }
    }

    static Children take(Children& children, NodeId node)
    {
        std::size_t count = 0;
        while (count < children.size() && children[count]->schema == node)
            ++count;
        const Children taken = children.first(count);
        children = children.subspan(count);
        return taken;
    }

    void single(NodeId node, const TreeNodePtr& intended, const TreeNodePtr& running)
    {
        if (intended && running && intended->hash == running->hash)
            return;
        m_at.push_back({node, {}});
        const bool isLeaf = (intended ? intended : running)->value.has_value();
        if (isLeaf)
            leaf(intended, running);
        else if (intended && running)
            walk(intended->children, running->children);
        else if (m_index.isPresence(node))
            presence(intended, running);
        else if (intended)
            walk(intended->children, {});
        else
            walk({}, running->children);
        m_at.pop_back();
    }

    void leaf(const TreeNodePtr& intended, const TreeNodePtr& running)
    {
        if (intended && running) {
            if (*intended->value != *running->value)
                emit(Op::Change, running, intended);
            return;
        }
        const NodeId node = m_at.back().node;
        if (m_index.isKey(node))
            return;
        if (intended) {
            if (!m_normaliser.isImplied(node, *intended->value))
                emit(Op::Add, nullptr, intended);
        } else if (owned().leaf(m_at)) {
            emit(Op::Remove, running, nullptr);
        } else {
            unmanaged(*running);
        }
    }

    void presence(const TreeNodePtr& intended, const TreeNodePtr& running)
    {
        if (intended)
            emit(Op::Add, nullptr, intended);
        else if (owned().leaf(m_at))
            emit(Op::Remove, running, nullptr);
        else
            unmanaged(*running);
    }

    void list(NodeId node, Children intended, Children running)
    {
        if (m_index.isOrderedByUser(node)) {
            orderedList(node, intended, running);
            return;
        }
        std::vector<TreeNodePtr> onlyIntended;
        std::vector<TreeNodePtr> onlyRunning;
        auto left = intended.begin();
        auto right = running.begin();
        while (left != intended.end() || right != running.end()) {
            if (right == running.end() || (left != intended.end() && (*left)->keys < (*right)->keys))
                onlyIntended.push_back(*left++);
            else if (left == intended.end() || (*right)->keys < (*left)->keys)
                onlyRunning.push_back(*right++);
            else
                both(*left++, *right++);
        }
        if (const std::string_view copy = m_normaliser.contentKey(node);
            !copy.empty() && !onlyIntended.empty() && !onlyRunning.empty())
            dropSameContent(node, copy, onlyIntended, onlyRunning);
        for (const TreeNodePtr& entry : onlyRunning)
            runningEntry(entry);
        for (const TreeNodePtr& entry : onlyIntended)
            intendedEntry(entry);
    }

    void both(const TreeNodePtr& intended, const TreeNodePtr& running)
    {
        if (intended->hash == running->hash)
            return;
        m_at.push_back({intended->schema, intended->keys});
        walk(intended->children, running->children);
        m_at.pop_back();
    }

    void intendedEntry(const TreeNodePtr& entry)
    {
        m_at.push_back({entry->schema, entry->keys});
        emit(Op::Add, nullptr, entry);
        m_at.pop_back();
    }

    void runningEntry(const TreeNodePtr& entry)
    {
        m_at.push_back({entry->schema, entry->keys});
        if (const auto reason = m_normaliser.hiddenEntry(m_at, *entry)) {
            m_result.hidden.push_back({m_at, schema::toPath(m_index, m_at), std::string(*reason)});
        } else if (owned().entry(m_at)) {
            if (const TreeNodePtr content = m_normaliser.contentOfPermanent(m_at, *entry))
                walk({}, content->children);
            else
                emit(Op::Remove, entry, nullptr);
        } else if (owned().inside(m_at)) {
            walk({}, entry->children);
        } else {
            unmanaged(*entry);
        }
        m_at.pop_back();
    }

    void orderedList(NodeId node, Children intended, Children running)
    {
        std::map<std::vector<std::string>, TreeNodePtr> here;
        for (const TreeNodePtr& entry : running)
            here.emplace(entry->keys, entry);
        std::vector<TreeNodePtr> kept; // intended entries that run already, in the order they run
        std::map<std::vector<std::string>, TreeNodePtr> wanted;
        for (const TreeNodePtr& entry : intended)
            wanted.emplace(entry->keys, entry);
        for (const TreeNodePtr& entry : running) {
            if (wanted.contains(entry->keys))
                kept.push_back(entry);
            else
                runningEntry(entry);
        }
        std::vector<TreeNodePtr> after = kept; // then come the new ones, in the order they are added
        for (const TreeNodePtr& entry : intended) {
            if (const auto it = here.find(entry->keys); it != here.end()) {
                both(entry, it->second);
            } else {
                intendedEntry(entry);
                after.push_back(entry);
            }
        }
        const auto sameKeys = [](const TreeNodePtr& a, const TreeNodePtr& b) { return a->keys == b->keys; };
        if (!std::ranges::equal(after, intended, sameKeys))
            emitMove(node, std::move(kept), {intended.begin(), intended.end()});
    }

    /// Entries that are equal but for an arbitrary key are the same thing.
    void dropSameContent(NodeId list, std::string_view copy, std::vector<TreeNodePtr>& intended,
                         std::vector<TreeNodePtr>& running)
    {
        std::erase_if(intended, [&](const TreeNodePtr& wanted) {
            const auto match = std::ranges::find_if(running, [&](const TreeNodePtr& entry) {
                return contentText(list, copy, *entry) == contentText(list, copy, *wanted);
            });
            if (match == running.end())
                return false;
            running.erase(match);
            return true;
        });
    }

    /// The entry without its keys and their copies. Empty content never matches.
    std::string contentText(NodeId list, std::string_view copy, const TreeNode& entry)
    {
        std::vector<std::uint32_t> skipped;
        const auto config = m_index.child(list, copy.substr(0, copy.find('/')));
        for (const NodeId key : m_index.keys(list)) {
            skipped.push_back(key.value);
            if (config)
                if (const auto twin = m_index.child(*config, m_index.name(key)))
                    skipped.push_back(twin->value);
        }
        std::string text;
        const std::function<void(const TreeNode&)> print = [&](const TreeNode& node) {
            if (std::ranges::find(skipped, node.schema.value) != skipped.end())
                return;
            text += std::to_string(node.schema.value);
            for (const std::string& key : node.keys)
                text += &node == &entry ? std::string() : jsonText(key);
            if (node.value)
                text += jsonText(model::toString(*node.value));
            for (const TreeNodePtr& child : node.children)
                print(*child);
        };
        print(entry);
        return text;
    }

    void unmanaged(const TreeNode& node)
    {
        const ConfigTree only(std::make_shared<const TreeNode>(node));
        m_result.unmanaged.push_back({m_at, schema::toPath(m_index, m_at), only.leafCount()});
    }

    void emit(Op op, TreeNodePtr running, TreeNodePtr intended)
    {
        if (owned().excluded(m_at)) {
            if (running)
                unmanaged(*running);
            return;
        }
        Hunk hunk;
        hunk.op = op;
        hunk.oldJson = running ? schema::encodeJson(m_index, *running, schema::JsonStyle::Ietf) : std::string();
        hunk.newJson = intended ? schema::encodeJson(m_index, *intended, schema::JsonStyle::Ietf) : std::string();
        hunk.oldNode = std::move(running);
        hunk.newNode = std::move(intended);
        finish(std::move(hunk), m_at);
    }

    void emitMove(NodeId list, std::vector<TreeNodePtr> before, std::vector<TreeNodePtr> after)
    {
        InstancePath at = m_at;
        at.push_back({list, {}});
        if (owned().excluded(at))
            return;
        const auto nodeOf = [&](std::vector<TreeNodePtr> entries) {
            TreeNode node;
            node.schema = list;
            node.children = std::move(entries);
            return std::make_shared<const TreeNode>(std::move(node));
        };
        Hunk hunk;
        hunk.op = Op::Move;
        hunk.oldJson = orderJson(before);
        hunk.newJson = orderJson(after);
        hunk.oldNode = nodeOf(std::move(before));
        hunk.newNode = nodeOf(std::move(after));
        finish(std::move(hunk), at);
    }

    static std::string orderJson(const std::vector<TreeNodePtr>& entries)
    {
        std::string text = "[";
        for (const TreeNodePtr& entry : entries) {
            std::string keys;
            for (const std::string& key : entry->keys)
                keys += (keys.empty() ? "" : ",") + jsonText(key);
            text += (text.size() > 1 ? "," : "") + (entry->keys.size() == 1 ? keys : '[' + keys + ']');
        }
        return text + ']';
    }

    void finish(Hunk hunk, const InstancePath& at)
    {
        hunk.device = m_device;
        hunk.at = at;
        hunk.path = schema::toPath(m_index, at);
        hunk.key = m_rules.nearestKey(at);
        hunk.feature = m_rules.feature(at);
        hunk.origins = originsOf(hunk.op, at, m_provenance);
        hunk.risks = m_rules.risks(hunk);
        seal(hunk);
        if (m_result.hunks.capacity() == 0)
            m_result.hunks.reserve(kFirstHunks);
        m_result.hunks.push_back(std::move(hunk));
    }

    const schema::SchemaIndex& m_index;
    const Normaliser& m_normaliser;
    const HunkRules& m_rules;
    const std::string& m_device;
    const schema::Ownership& m_ownership;
    const model::Provenance& m_provenance;
    DiffResult& m_result;
    std::optional<schema::CompiledOwnership> m_owned;
    InstancePath m_at;
};

} // namespace

TreeDiff::TreeDiff(std::shared_ptr<const schema::SchemaIndex> index, const std::vector<NormaliseRule>& rules)
    : m_normaliser(std::move(index), rules), m_rules(m_normaliser.index()), m_dependencies(m_normaliser.index())
{
}

DiffResult TreeDiff::compare(const std::string& device, const ConfigTree& intended, const ConfigTree& running,
                             const schema::Ownership& ownership, const model::Provenance& provenance) const
{
    static const std::vector<model::IntendedCliLine> noIntendedLines;
    static const std::vector<model::CliLine> noLines;
    return compare(device, IntendedSide{intended, ownership, provenance, noIntendedLines}, RunningSide{running, noLines});
}

DiffResult TreeDiff::compare(const std::string& device, const IntendedSide& intended, const RunningSide& running) const
{
    DiffResult result;
    result.intended = m_normaliser.intended(intended.tree);
    result.running = m_normaliser.running(running.tree);
    if (result.intended.hash() != result.running.hash())
        Comparison(*this, m_rules, device, intended.ownership, intended.provenance, result).run();
    CliDiff cli = compareCli(device, intended.cli, running.cli);
    result.cliUnclaimed = cli.unclaimed;
    result.cli = std::move(cli.lines);
    for (CliPair& pair : result.cli)
        if (pair.hunk >= 0)
            pair.hunk += static_cast<int>(result.hunks.size());
    for (Hunk& hunk : cli.hunks)
        result.hunks.push_back(std::move(hunk));
    m_dependencies.link(result.hunks);
    return result;
}

} // namespace fc::diff
