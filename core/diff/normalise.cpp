#include "diff/normalise.h"

#include "schema/instance.h"
#include "schema/tree_views.h"

#include <algorithm>
#include <charconv>
#include <functional>

namespace fc::diff {

namespace {

using model::LeafList;
using model::NodeId;
using model::Scalar;
using model::TreeNode;
using model::Value;

constexpr std::uint64_t kLastVlan = 4094;

bool isLeafKind(schema::NodeKind kind)
{
    return kind == schema::NodeKind::Leaf || kind == schema::NodeKind::LeafList;
}

/// "10" or "10..12" or "10-12"; nullopt if it is neither.
std::optional<std::pair<std::uint64_t, std::uint64_t>> vlanRange(std::string_view text)
{
    std::uint64_t first = 0;
    const char* const end = text.data() + text.size();
    auto read = std::from_chars(text.data(), end, first);
    if (read.ec != std::errc{})
        return std::nullopt;
    std::uint64_t last = first;
    std::string_view rest(read.ptr, static_cast<std::size_t>(end - read.ptr));
    if (!rest.empty()) {
        rest.remove_prefix(rest.starts_with("..") ? 2 : rest.starts_with("-") ? 1 : 0);
        read = std::from_chars(rest.data(), end, last);
        if (rest.data() == text.data() || read.ec != std::errc{} || read.ptr != end)
            return std::nullopt;
    }
    if (first < 1 || last < first || last > kLastVlan)
        return std::nullopt;
    return std::pair(first, last);
}

std::optional<Value> leafListOf(const schema::SchemaIndex& index, NodeId leaf, std::string_view names)
{
    LeafList list;
    while (!names.empty()) {
        const std::size_t comma = names.find(',');
        auto scalar = schema::parseScalar(index, leaf, names.substr(0, comma));
        if (!scalar)
            return std::nullopt;
        list.push_back(std::move(*scalar));
        names = comma == std::string_view::npos ? std::string_view{} : names.substr(comma + 1);
    }
    auto value = schema::canonical(index, leaf, Value(std::move(list)));
    return value ? std::optional<Value>(std::move(*value)) : std::nullopt;
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

Scalar lowerCase(Scalar scalar)
{
    if (auto* text = std::get_if<std::string>(&scalar))
        std::ranges::transform(*text, text->begin(), lower);
    return scalar;
}

/// Numbers alone, rising, some but not all VLANs.
bool isExpanded(const LeafList& list)
{
    std::uint64_t last = 0;
    for (const Scalar& scalar : list) {
        const auto* vlan = std::get_if<std::uint64_t>(&scalar);
        if (vlan == nullptr || *vlan <= last || *vlan > kLastVlan)
            return false;
        last = *vlan;
    }
    return !list.empty() && list.size() < kLastVlan;
}

} // namespace

std::optional<Value> expandVlans(const Value& value)
{
    if (!value.isList())
        return value;
    if (isExpanded(value.list()))
        return value;
    std::vector<bool> members(kLastVlan + 1, false);
    std::size_t count = 0;
    for (const Scalar& scalar : value.list()) {
        const auto range = vlanRange(model::toString(scalar));
        if (!range)
            return value;
        for (std::uint64_t vlan = range->first; vlan <= range->second; ++vlan) {
            count += members[vlan] ? 0 : 1;
            members[vlan] = true;
        }
    }
    if (count == 0 || count == kLastVlan)
        return std::nullopt;
    LeafList list;
    list.reserve(count);
    for (std::uint64_t vlan = 1; vlan <= kLastVlan; ++vlan)
        if (members[vlan])
            list.emplace_back(vlan);
    return Value(std::move(list));
}

Normaliser::Normaliser(std::shared_ptr<const schema::SchemaIndex> index, const std::vector<NormaliseRule>& rules)
    : m_index(std::move(index)), m_bits(m_index->nodeCount() + 1, 0)
{
    for (std::uint32_t id = 1; id <= m_index->nodeCount(); ++id) {
        const NodeId node{id};
        if (!m_index->isConfig(node))
            continue;
        m_bits[id] = Config;
        if (!isLeafKind(m_index->kind(node)) || m_index->isKey(node))
            continue;
        if (auto value = schema::leafDefault(*m_index, node)) {
            m_bits[id] |= HasDefault;
            m_defaults.emplace(id, std::move(*value));
        }
    }
    for (const NormaliseRule& rule : rules)
        addRule(rule);
}

void Normaliser::addRule(const NormaliseRule& rule)
{
    if (rule.kind == RuleKind::MacText) {
        for (std::uint32_t id = 1; id <= m_index->nodeCount(); ++id)
            if (isLeafKind(m_index->kind(NodeId{id})) && schema::globMatches(rule.pattern, m_index->name(NodeId{id})))
                m_bits[id] |= Mac;
        return;
    }
    if (rule.kind == RuleKind::SystemEntry || rule.kind == RuleKind::BareEntry) {
        addEntryRule(rule);
        return;
    }
    const auto path = model::parsePath(rule.pattern);
    const auto node = path ? m_index->resolve(*path) : Result<NodeId>(path.error());
    if (!node)
        return;
    switch (rule.kind) {
    case RuleKind::DeviceDefault:
        if (auto scalar = schema::parseScalar(*m_index, *node, rule.argument)) {
            m_bits[node->value] |= HasDefault;
            m_defaults.insert_or_assign(node->value, Value(std::move(*scalar)));
        }
        break;
    case RuleKind::VlanSet:
        m_bits[node->value] |= Vlans;
        break;
    case RuleKind::ReadBack: {
        const std::size_t equals = rule.argument.find('=');
        auto meant = leafListOf(*m_index, *node, rule.argument.substr(0, equals));
        auto sent = leafListOf(*m_index, *node, rule.argument.substr(equals + 1));
        if (meant && sent) {
            m_bits[node->value] |= Back;
            m_readBack.insert_or_assign(node->value, LongForm{std::move(*sent), std::move(*meant)});
        }
        break;
    }
    case RuleKind::MatchByContent:
        m_contentKeys.insert_or_assign(node->value, rule.argument);
        break;
    case RuleKind::Secret:
        m_bits[node->value] |= Hidden;
        break;
    default:
        break;
    }
}

void Normaliser::addEntryRule(const NormaliseRule& rule)
{
    const auto path = model::parsePath(rule.pattern);
    if (!path)
        return;
    auto pattern = schema::InstancePattern::compile(*m_index, *path);
    if (!pattern)
        return;
    const NodeId list = pattern->node();
    EntryRule entry{std::move(*pattern), rule.kind == RuleKind::BareEntry, {}, rule.reason};
    // The keys and the copies of them that OpenConfig keeps under config say nothing of their own.
    for (const NodeId key : m_index->keys(list)) {
        entry.bareLeaves.insert(key.value);
        if (const auto config = m_index->child(list, "config"))
            if (const auto copy = m_index->child(*config, m_index->name(key)))
                entry.bareLeaves.insert(copy->value);
    }
    if (!rule.argument.empty())
        if (const auto relative = model::parsePath(std::string(rule.pattern) + "/" + std::string(rule.argument)))
            if (const auto leaf = m_index->resolve(*relative))
                entry.bareLeaves.insert(leaf->value);
    m_entryRules[list.value].push_back(std::move(entry));
}

std::optional<Value> Normaliser::comparable(NodeId leaf, const Value& value) const
{
    const std::uint8_t flags = bits(leaf);
    if ((flags & (Vlans | Back | Mac)) == 0)
        return value;
    if ((flags & Vlans) != 0)
        return expandVlans(value);
    if ((flags & Back) != 0) {
        const LongForm& form = m_readBack.at(leaf.value);
        return value == form.sent ? form.meant : value;
    }
    if (!value.isList())
        return Value(lowerCase(value.scalar()));
    LeafList list = value.list();
    std::ranges::transform(list, list.begin(), lowerCase);
    auto sorted = schema::canonical(*m_index, leaf, Value(std::move(list)));
    return sorted ? std::move(*sorted) : value;
}

bool Normaliser::isImplied(NodeId leaf, const Value& value) const
{
    return (bits(leaf) & HasDefault) != 0 && m_defaults.at(leaf.value) == value;
}

bool Normaliser::isBare(const TreeNode& node, const EntryRule& rule) const
{
    return std::ranges::all_of(node.children, [&](const model::TreeNodePtr& child) {
        if (child->value)
            return rule.bareLeaves.contains(child->schema.value) || (bits(child->schema) & Config) == 0;
        if (!child->keys.empty()) {
            const auto nested = m_entryRules.find(child->schema.value);
            return nested != m_entryRules.end() && std::ranges::any_of(nested->second, [&](const EntryRule& inner) {
                       return inner.pattern.matchesKeys(child->keys) &&
                              (!inner.onlyWhileBare || isBare(*child, inner));
                   });
        }
        return isBare(*child, rule);
    });
}

std::optional<std::string_view> Normaliser::hiddenEntry(const model::InstancePath& at, const TreeNode& entry) const
{
    const auto rules = m_entryRules.find(entry.schema.value);
    if (rules == m_entryRules.end())
        return std::nullopt;
    for (const EntryRule& rule : rules->second)
        if (rule.pattern.matches(at) && (!rule.onlyWhileBare || isBare(entry, rule)))
            return rule.reason;
    return std::nullopt;
}

model::TreeNodePtr Normaliser::contentOfPermanent(const model::InstancePath& at, const TreeNode& entry) const
{
    const auto rules = m_entryRules.find(entry.schema.value);
    if (rules == m_entryRules.end())
        return nullptr;
    for (const EntryRule& rule : rules->second) {
        if (!rule.onlyWhileBare || !rule.pattern.matches(at))
            continue;
        const std::function<model::TreeNodePtr(const TreeNode&)> strip = [&](const TreeNode& node) {
            TreeNode copy = node;
            copy.children.clear();
            for (const model::TreeNodePtr& child : node.children) {
                if (child->value && !rule.bareLeaves.contains(child->schema.value))
                    copy.children.push_back(child);
                else if (!child->value && !child->keys.empty())
                    copy.children.push_back(child);
                else if (!child->value)
                    if (auto inner = strip(*child); !inner->children.empty())
                        copy.children.push_back(std::move(inner));
            }
            return std::make_shared<const TreeNode>(std::move(copy));
        };
        return strip(entry);
    }
    return nullptr;
}

std::string_view Normaliser::contentKey(NodeId list) const
{
    const auto it = m_contentKeys.find(list.value);
    return it == m_contentKeys.end() ? std::string_view{} : it->second;
}

bool Normaliser::collect(const TreeNode& node, bool isRunning, std::vector<const TreeNode*>& line,
                         std::vector<Edit>& edits) const
{
    const auto edit = [&](std::optional<Value> value) {
        model::InstancePath at;
        at.reserve(line.size());
        for (const TreeNode* step : line)
            at.push_back({step->schema, step->keys});
        edits.push_back({std::move(at), std::move(value)});
    };
    for (const model::TreeNodePtr& child : node.children) {
        const std::uint8_t flags = bits(child->schema);
        if (child->value && (flags & ~Config) == 0 && flags != 0)
            continue;
        if ((flags & Config) == 0)
            return false;
        if (child->value && flags == (Config | HasDefault) && (!isRunning || !isImplied(child->schema, *child->value)))
            continue;
        line.push_back(child.get());
        if ((flags & Hidden) != 0) {
            edit(std::nullopt);
        } else if (child->value) {
            auto value = comparable(child->schema, *child->value);
            if (!value || (isRunning && isImplied(child->schema, *value)))
                edit(std::nullopt);
            else if (*value != *child->value)
                edit(std::move(value));
        } else if (!collect(*child, isRunning, line, edits)) {
            return false;
        }
        line.pop_back();
    }
    return true;
}

model::ConfigTree Normaliser::rewritten(const model::ConfigTree& tree, bool isRunning, bool filtered) const
{
    std::vector<Edit> edits;
    std::vector<const TreeNode*> line;
    if (!collect(tree.root(), isRunning, line, edits) && !filtered)
        return rewritten(schema::filterConfig(*m_index, tree), isRunning, true);
    if (edits.empty())
        return tree;
    model::TreeEditor editor(tree, m_index->keepsOrder());
    for (Edit& edit : edits) {
        if (edit.value)
            editor.set(edit.at, std::move(*edit.value));
        else
            editor.erase(edit.at);
    }
    return std::move(editor).commit();
}

model::ConfigTree Normaliser::running(const model::ConfigTree& tree) const
{
    return rewritten(tree, true, false);
}

model::ConfigTree Normaliser::intended(const model::ConfigTree& tree) const
{
    return rewritten(tree, false, false);
}

} // namespace fc::diff
