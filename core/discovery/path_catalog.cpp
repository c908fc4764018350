#include "discovery/path_catalog.h"

#include "schema/schema_facts.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <unordered_map>

namespace fc::discovery {

using schema::BaseType;
using schema::NodeId;
using schema::NodeKind;

namespace {

std::string_view bareType(std::string_view typeName)
{
    return typeName.substr(typeName.find(':') + 1);
}

bool hasValue(NodeKind kind)
{
    return kind == NodeKind::Leaf || kind == NodeKind::LeafList;
}

bool isOperation(NodeKind kind)
{
    return kind == NodeKind::Rpc || kind == NodeKind::Action || kind == NodeKind::Notification;
}

} // namespace

class PathCatalog::Builder
{
public:
    explicit Builder(PathCatalog& catalog) : m_catalog(catalog), m_index(*catalog.m_index) {}

    void run()
    {
        const std::size_t nodes = m_index.nodeCount() + 1;
        m_catalog.m_entries.resize(nodes + m_index.absentCount());
        m_catalog.m_names.emplace_back();
        m_catalog.m_modules.emplace_back();
        m_catalog.m_types.emplace_back();
        for (std::uint32_t id = 1; id < nodes; ++id)
            addNode(NodeId{id});
        for (std::size_t i = 0; i < m_index.absentCount(); ++i)
            addAbsent(i, nodes);
        linkChildren();
    }

private:
    /// A text of the index. The pack holds each once, so its place tells texts apart without looking at them.
    struct Place
    {
        const char* data;
        std::size_t sizeAndBase;
        bool operator==(const Place&) const = default;
    };
    struct PlaceHash
    {
        std::size_t operator()(const Place& place) const
        {
            return (reinterpret_cast<std::size_t>(place.data) ^ place.sizeAndBase << 24U) * 0x9e3779b97f4a7c15U >> 20U;
        }
    };
    /// Texts by place, then by content: numbers are distinct texts even if a pack holds one twice.
    struct Numbers
    {
        std::unordered_map<Place, std::uint32_t, PlaceHash> byPlace;
        std::unordered_map<std::string, std::uint32_t> byText;
    };

    template <typename Table, typename TextOf>
    static std::uint32_t number(Place place, Table& table, Numbers& numbers, TextOf textOf)
    {
        const auto [it, added] = numbers.byPlace.try_emplace(place, 0);
        if (added) {
            const auto text = textOf();
            const auto [known, fresh] = numbers.byText.try_emplace(std::string(text), static_cast<std::uint32_t>(table.size()));
            if (fresh)
                table.push_back(text);
            it->second = known->second;
        }
        return it->second;
    }
    static std::uint32_t number(std::string_view text, std::vector<std::string_view>& table, Numbers& numbers)
    {
        return text.empty() ? 0 : number({text.data(), text.size()}, table, numbers, [text] { return text; });
    }
    std::uint32_t name(std::string_view text) { return number(text, m_catalog.m_names, m_names); }
    std::uint32_t module(std::string_view text) { return number(text, m_catalog.m_modules, m_modules); }
    std::uint32_t type(std::string_view typeName, BaseType base)
    {
        const Place place{typeName.data(), typeName.size() << 8U | static_cast<std::size_t>(base)};
        return number(place, m_catalog.m_types, m_types, [&] {
            const std::string_view bare = bareType(typeName);
            const std::string_view baseText = base == BaseType::None ? std::string_view() : schema::toString(base);
            std::string text(bare);
            return text.append(bare.empty() || baseText.empty() ? "" : " ").append(baseText);
        });
    }

    void addNode(NodeId node)
    {
        Entry& entry = m_catalog.m_entries[node.value];
        entry.parent = m_index.parent(node).value;
        const Entry& parent = m_catalog.m_entries[entry.parent];
        entry.name = name(m_index.name(node));
        entry.module = module(m_index.module(node));
        entry.depth = static_cast<std::uint16_t>(parent.depth + 1);
        entry.kind = m_index.kind(node);
        entry.config = m_index.isConfig(node);
        entry.support = isOperation(entry.kind) || parent.support == Support::Operation ? Support::Operation
                        : m_index.access(node) != schema::AccessNone                    ? Support::Served
                                                                                        : Support::NotServed;
        if (!hasValue(entry.kind))
            return;
        entry.type = type(m_index.typeName(node), m_index.type(node).base);
    }

    void addAbsent(std::size_t i, std::size_t nodes)
    {
        const schema::AbsentNode absent = m_index.absent(i);
        Entry& entry = m_catalog.m_entries[nodes + i];
        entry.parent = absent.absentParent ? static_cast<std::uint32_t>(nodes + *absent.absentParent) : absent.parent.value;
        entry.name = name(absent.name);
        entry.module = module(absent.module);
        entry.depth = static_cast<std::uint16_t>(m_catalog.m_entries[entry.parent].depth + 1);
        entry.kind = absent.kind;
        entry.config = absent.config;
        entry.support = Support::Absent;
        if (hasValue(entry.kind))
            entry.type = type(absent.typeName, BaseType::None);
    }

    void linkChildren()
    {
        const std::vector<Entry>& entries = m_catalog.m_entries;
        std::vector<std::uint32_t>& first = m_catalog.m_firstChild;
        first.assign(entries.size() + 1, 0);
        for (std::uint32_t id = 1; id < entries.size(); ++id)
            ++first[entries[id].parent + 1];
        std::partial_sum(first.begin(), first.end(), first.begin());
        m_catalog.m_children.resize(entries.size() - 1);
        std::vector<std::uint32_t> next = first;
        for (std::uint32_t id = 1; id < entries.size(); ++id)
            m_catalog.m_children[next[entries[id].parent]++] = EntryId{id};
        for (std::size_t id = 0; id < entries.size(); ++id)
            sortAndMark(std::span(m_catalog.m_children).subspan(first[id], first[id + 1] - first[id]));
    }

    void sortAndMark(std::span<EntryId> children)
    {
        const auto nameOf = [this](EntryId id) { return m_catalog.name(id); };
        // Those of the index come sorted; only absent ones among them have to find their place.
        if (!std::ranges::is_sorted(children, {}, nameOf))
            std::ranges::stable_sort(children, {}, nameOf);
        for (std::size_t i = 0; i < children.size(); ++i) {
            const bool twin = (i > 0 && nameOf(children[i - 1]) == nameOf(children[i])) ||
                              (i + 1 < children.size() && nameOf(children[i + 1]) == nameOf(children[i]));
            Entry& entry = m_catalog.m_entries[children[i].value];
            if (twin) {
                const std::string_view own = m_catalog.m_modules[entry.module];
                entry.needsPrefix = entry.parent == 0 ? !own.starts_with("openconfig-")
                                                      : entry.module != m_catalog.m_entries[entry.parent].module;
            }
        }
    }

    PathCatalog& m_catalog;
    const schema::SchemaIndex& m_index;
    Numbers m_names, m_modules, m_types;
};

PathCatalog::PathCatalog(std::shared_ptr<const schema::SchemaIndex> index) : m_index(std::move(index))
{
    Builder(*this).run();
}

std::optional<NodeId> PathCatalog::node(EntryId entry) const
{
    return isAbsent(entry) ? std::nullopt : std::optional(NodeId{entry.value});
}

bool PathCatalog::carriesValue(EntryId entry) const
{
    return hasValue(kind(entry));
}

std::string_view PathCatalog::typeText(EntryId entry) const
{
    const std::string& text = m_types[m_entries[entry.value].type];
    return std::string_view(text).substr(0, text.find(' '));
}

std::string_view PathCatalog::absentBecauseOf(EntryId entry) const
{
    return isAbsent(entry) ? m_index->absent(entry.value - m_index->nodeCount() - 1).by : std::string_view();
}

std::string PathCatalog::step(EntryId entry) const
{
    std::string text;
    if (m_entries[entry.value].needsPrefix)
        text.append(module(entry)).push_back(':');
    return text.append(name(entry));
}

std::string PathCatalog::path(EntryId entry) const
{
    if (entry.value == 0)
        return "/";
    std::string above = parent(entry).value == 0 ? std::string() : path(parent(entry));
    return above.append("/").append(step(entry));
}

std::string PathCatalog::pathWithKeys(EntryId entry) const
{
    if (entry.value == 0)
        return "/";
    std::string text = parent(entry).value == 0 ? std::string() : pathWithKeys(parent(entry));
    text.append("/").append(step(entry));
    if (const auto id = node(entry); id && m_index->kind(*id) == NodeKind::List)
        for (const NodeId key : m_index->keys(*id))
            text.append("[").append(m_index->name(key)).append("=*]");
    return text;
}

std::vector<EntryId> PathCatalog::usedBy(EntryId entry) const
{
    std::vector<EntryId> users;
    for (std::uint32_t id = 1; id <= m_index->nodeCount() && entry.value != 0; ++id) {
        const schema::TypeInfo& type = m_index->type(NodeId{id});
        const auto pointsHere = [&](const schema::TypeInfo& info) {
            return info.base == BaseType::LeafRef && info.leafrefTarget.value == entry.value;
        };
        if (pointsHere(type) || std::ranges::any_of(type.members, pointsHere))
            users.push_back(EntryId{id});
    }
    return users;
}

} // namespace fc::discovery
