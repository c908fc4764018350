#include "discovery/path_catalog.h"

#include "schema/schema_facts.h"

#include <algorithm>
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
        name("");
        module("");
        type("");
        for (std::uint32_t id = 1; id < nodes; ++id)
            addNode(NodeId{id});
        for (std::size_t i = 0; i < m_index.absentCount(); ++i)
            addAbsent(i, nodes);
        m_catalog.m_children.resize(m_catalog.m_entries.size());
        for (std::uint32_t id = 1; id < m_catalog.m_entries.size(); ++id)
            m_catalog.m_children[m_catalog.m_entries[id].parent].push_back(EntryId{id});
        for (std::vector<EntryId>& children : m_catalog.m_children)
            sortAndMark(children);
    }

private:
    template <typename Text, typename Table>
    static std::uint32_t number(const Text& text, Table& table, std::unordered_map<std::string, std::uint32_t>& known)
    {
        const auto [it, added] = known.try_emplace(std::string(text), static_cast<std::uint32_t>(table.size()));
        if (added)
            table.push_back(text);
        return it->second;
    }
    std::uint32_t name(std::string_view text) { return number(text, m_catalog.m_names, m_nameNumbers); }
    std::uint32_t module(std::string_view text) { return number(text, m_catalog.m_modules, m_moduleNumbers); }
    std::uint32_t type(const std::string& text) { return number(text, m_catalog.m_types, m_typeNumbers); }

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
        const std::string_view base = schema::toString(m_index.type(node).base);
        const std::string_view typedefName = bareType(m_index.typeName(node));
        entry.type = type(typedefName.empty() ? std::string(base) : std::string(typedefName) + " " + std::string(base));
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
            entry.type = type(std::string(bareType(absent.typeName)));
    }

    void sortAndMark(std::vector<EntryId>& children)
    {
        const auto nameOf = [this](EntryId id) { return m_catalog.name(id); };
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
    std::unordered_map<std::string, std::uint32_t> m_nameNumbers, m_moduleNumbers, m_typeNumbers;
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
