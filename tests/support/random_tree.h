#pragma once

#include "schema/instance.h"
#include "schema/schema_index.h"
#include "schema/tree_views.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace fc::test {

/// Random documents that obey the schema: values fit their types and are canonical, entries carry their key leaves.
/// What the index does not know (patterns, when, must, choice) is not obeyed. The same index, seed and calls give the
/// same trees. All trees of one generator draw on one small pool of leaves and keys, so that they overlap enough for
/// comparing and merging them to mean something.
class RandomTree
{
public:
    struct Options
    {
        std::size_t poolSize = 24;      ///< different schema leaves the trees are made of
        std::size_t keysPerList = 3;    ///< different entries a list may have
        bool state = false;             ///< also leaves that are not configuration
        std::string_view onlyBelow = {}; ///< schema path prefix, "/openconfig-interfaces:"; empty is everything
        bool plainText = false;         ///< texts of letters only: fewer of them are against a pattern
    };

    RandomTree(const schema::SchemaIndex& index, std::uint64_t seed) : RandomTree(index, seed, Options()) {}
    RandomTree(const schema::SchemaIndex& index, std::uint64_t seed, const Options& options)
        : m_index(index), m_options(options), m_random(seed)
    {
        std::vector<model::NodeId> leaves;
        collect(model::NodeId{}, leaves);
        for (std::size_t i = 0; i < options.poolSize && !leaves.empty(); ++i)
            m_pool.push_back(leaves[below(leaves.size())]);
    }

    /// A tree of at most `leaves` leaves besides the key leaves.
    model::ConfigTree make(std::size_t leaves)
    {
        model::TreeEditor editor({}, m_index.keepsOrder());
        for (std::size_t i = 0; i < leaves; ++i)
            setOne(editor);
        return std::move(editor).commit();
    }

    /// `tree` after some random edits: leaves set and taken away, entries taken away, user-ordered entries moved.
    model::ConfigTree mutate(const model::ConfigTree& tree, std::size_t edits)
    {
        model::ConfigTree current = tree;
        for (std::size_t i = 0; i < edits; ++i) {
            const std::vector<model::InstancePath> leaves = plainLeaves(current);
            model::TreeEditor editor(current, m_index.keepsOrder());
            const std::size_t what = below(4);
            if (leaves.empty() || what < 2)
                setOne(editor);
            else if (what == 2)
                editor.erase(leaves[below(leaves.size())]);
            else
                touchEntry(leaves[below(leaves.size())], editor);
            current = std::move(editor).commit();
        }
        return current;
    }

    /// A canonical value for a leaf or leaf-list; nullopt if none was found (an identityref without identities).
    std::optional<model::Value> value(model::NodeId leaf)
    {
        if (m_index.kind(leaf) != schema::NodeKind::LeafList) {
            auto one = scalar(leaf);
            return one ? std::optional<model::Value>(std::move(*one)) : std::nullopt;
        }
        model::LeafList list;
        for (std::size_t i = 0, count = 1 + below(4); i < count; ++i)
            if (auto one = scalar(leaf); one && std::ranges::find(list, *one) == list.end())
                list.push_back(std::move(*one));
        if (list.empty())
            return std::nullopt;
        return schema::canonical(m_index, leaf, model::Value(std::move(list))).value();
    }

    std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(m_random); }

private:
    using NodeId = model::NodeId;

    void collect(NodeId node, std::vector<NodeId>& out) const
    {
        for (const NodeId child : m_index.children(node)) {
            const schema::NodeKind kind = m_index.kind(child);
            const bool isLeaf = kind == schema::NodeKind::Leaf || kind == schema::NodeKind::LeafList;
            const bool isInner = kind == schema::NodeKind::Container || kind == schema::NodeKind::List;
            if (kind == schema::NodeKind::List && m_index.keys(child).empty())
                continue;
            if (!m_index.isConfig(child) && !m_options.state)
                continue;
            const bool isWanted =
                m_options.onlyBelow.empty() || m_index.schemaPath(child).starts_with(m_options.onlyBelow);
            if (isLeaf && !m_index.isKey(child) && isWanted)
                out.push_back(child);
            if (isInner)
                collect(child, out);
        }
    }

    void setOne(model::TreeEditor& editor)
    {
        if (m_pool.empty())
            return;
        const NodeId leaf = m_pool[below(m_pool.size())];
        std::optional<model::InstancePath> path = instanceOf(leaf);
        std::optional<model::Value> content = value(leaf);
        if (!path || !content)
            return;
        schema::setKeyLeaves(m_index, *path, editor);
        editor.set(*path, std::move(*content));
    }

    std::optional<model::InstancePath> instanceOf(NodeId leaf)
    {
        model::InstancePath path;
        for (NodeId node = leaf; m_index.kind(node) != schema::NodeKind::Root; node = m_index.parent(node)) {
            model::InstanceStep step{node, {}};
            if (m_index.kind(node) == schema::NodeKind::List) {
                const auto& known = keysFor(node);
                if (known.empty())
                    return std::nullopt;
                step.keys = known[below(known.size())];
            }
            path.push_back(std::move(step));
        }
        std::ranges::reverse(path);
        return path;
    }

    const std::vector<std::vector<std::string>>& keysFor(NodeId list)
    {
        const auto [it, isNew] = m_keys.try_emplace(list);
        for (std::size_t i = 0; isNew && i < m_options.keysPerList; ++i) {
            std::vector<std::string> entry;
            for (const NodeId key : m_index.keys(list)) {
                const auto one = scalar(key);
                const std::string text = one ? model::toString(*one) : std::string();
                // The text form of a path has no empty key value and reads * as a wildcard.
                if (!text.empty() && text != "*")
                    entry.push_back(text);
            }
            if (entry.size() == m_index.keys(list).size())
                it->second.push_back(std::move(entry));
        }
        return it->second;
    }

    std::vector<model::InstancePath> plainLeaves(const model::ConfigTree& tree) const
    {
        std::vector<model::InstancePath> out;
        schema::forEachLeaf(tree, [&](const model::InstancePath& path, const model::Value&) {
            if (!m_index.isKey(path.back().node))
                out.push_back(path);
        });
        return out;
    }

    /// Erases or moves the innermost entry around a leaf.
    void touchEntry(model::InstancePath path, model::TreeEditor& editor)
    {
        while (!path.empty() && path.back().keys.empty())
            path.pop_back();
        if (path.empty())
            return;
        if (m_index.isOrderedByUser(path.back().node) && below(2) == 0)
            editor.moveEntry(path, below(m_options.keysPerList));
        else
            editor.erase(path);
    }

    std::optional<model::Scalar> scalar(NodeId leaf)
    {
        constexpr int kAttempts = 8;
        for (int i = 0; i < kAttempts; ++i)
            if (auto parsed = schema::parseScalar(m_index, leaf, text(m_index.realType(leaf))); parsed)
                return std::move(*parsed);
        return std::nullopt;
    }

    /// Text that probably suits the type; the caller checks.
    std::string text(const schema::TypeInfo& type)
    {
        using schema::BaseType;
        switch (type.base) {
        case BaseType::Boolean: return below(2) == 0 ? "true" : "false";
        case BaseType::Empty: return {};
        case BaseType::Union:
        case BaseType::LeafRef:
            return type.members.empty() ? letters(6) : text(type.members[below(type.members.size())]);
        case BaseType::Enumeration:
        case BaseType::IdentityRef:
            return type.names.empty() ? std::string() : std::string(type.names[below(type.names.size())]);
        case BaseType::Bits: {
            std::string out;
            for (const std::string_view name : type.names)
                if (below(2) == 0)
                    out.append(out.empty() ? "" : " ").append(name);
            return out;
        }
        case BaseType::Binary: {
            std::string bytes(between(type.range, 0, 12), '\0');
            for (char& byte : bytes)
                byte = static_cast<char>(below(256));
            return model::toString(model::Scalar(model::Bytes{std::move(bytes)}));
        }
        case BaseType::Decimal64:
            return std::to_string(between(type.range, 0, 100)) +
                   (below(2) == 0 ? "" : "." + std::to_string(below(10)));
        case BaseType::String:
        case BaseType::InstanceIdentifier: return letters(between(type.range, 1, 12));
        default: return integer(type);
        }
    }

    std::string integer(const schema::TypeInfo& type)
    {
        using schema::BaseType;
        const bool isSigned = type.base == BaseType::Int8 || type.base == BaseType::Int16 ||
                              type.base == BaseType::Int32 || type.base == BaseType::Int64;
        if (type.range.empty() && isSigned && below(2) == 0)
            return "-" + std::to_string(1 + below(100));
        if (type.range.empty() && below(4) == 0 && (type.base == BaseType::Uint64 || type.base == BaseType::Int64))
            return std::to_string((1ULL << 53U) + below(1U << 20U));
        return std::to_string(between(type.range, 0, type.range.empty() ? 127 : 70'000));
    }

    /// A number within one part of a range; `low` and `low + width` where the range does not say.
    std::size_t between(std::string_view range, std::size_t low, std::size_t width)
    {
        std::vector<std::string_view> parts;
        while (!range.empty()) {
            const auto bar = range.find('|');
            parts.push_back(range.substr(0, bar));
            range = bar == std::string_view::npos ? std::string_view{} : range.substr(bar + 1);
        }
        std::size_t high = low + width;
        if (!parts.empty()) {
            const std::string_view part = parts[below(parts.size())];
            const auto dots = part.find("..");
            low = number(part.substr(0, dots), 0);
            high = dots == std::string_view::npos ? low : number(part.substr(dots + 2), low + width);
            high = std::min(high, low + width);
        }
        return low >= high ? low : low + below(high - low + 1);
    }

    static std::size_t number(std::string_view text, std::size_t otherwise)
    {
        std::size_t value = 0;
        bool any = false;
        for (const char c : text) {
            if (c >= '0' && c <= '9' && value < (1ULL << 55U)) {
                value = value * 10 + static_cast<std::size_t>(c - '0');
                any = true;
            } else if (c != ' ') {
                break;
            }
        }
        return any ? value : otherwise;
    }

    /// Mostly letters, now and then what printing and escaping may stumble over.
    std::string letters(std::size_t count)
    {
        static const std::vector<std::string> kOdd = {" ", "]", "[", "\\", "\"", "/", "=", ":", "\n", "\t",
                                                      "\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x94\x8c"};
        std::string out;
        for (std::size_t i = 0; i < count; ++i)
            out += !m_options.plainText && below(8) == 0 ? kOdd[below(kOdd.size())] : std::string(1, static_cast<char>('a' + below(26)));
        return out;
    }

    const schema::SchemaIndex& m_index;
    Options m_options;
    std::mt19937_64 m_random;
    std::vector<NodeId> m_pool;
    std::map<NodeId, std::vector<std::vector<std::string>>> m_keys;
};

} // namespace fc::test
