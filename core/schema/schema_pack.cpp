#include "schema/schema_pack.h"

#include "base/digest.h"
#include "schema/pack_format.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <map>
#include <tuple>
#include <unordered_map>

namespace fc::schema {

namespace {

class Packer
{
public:
    explicit Packer(const SchemaFacts& facts) : m_facts(facts) {}
    Result<std::string> run();

private:
    /// A node of the facts while the tree is built; 0 is the root, fact i is node i + 1.
    struct Draft
    {
        std::string_view name;
        std::string_view module;
        std::size_t parent = 0;
        std::vector<std::size_t> children;
        std::uint32_t id = 0; ///< place in breadth-first order
    };

    std::uint32_t string(std::string_view text);
    std::uint32_t strings(const std::vector<std::string>& texts);
    void link();
    Status number();
    Status addNodes();
    void addTypes();
    void addAbsent();
    std::string assemble() const;

    const SchemaFacts& m_facts;
    std::vector<Draft> m_drafts;
    std::vector<std::size_t> m_order; ///< drafts in breadth-first order
    std::unordered_map<std::string_view, std::uint32_t> m_nodeOfPath;

    std::vector<PackNode> m_nodes;
    std::vector<PackType> m_types;
    std::vector<PackAbsent> m_absent;
    std::vector<std::uint32_t> m_words;
    std::vector<PackString> m_strings;
    std::string m_pool;
    std::map<std::string, std::uint32_t, std::less<>> m_stringIds;
    PackHeader m_header{};
};

std::uint32_t Packer::string(std::string_view text)
{
    const auto known = m_stringIds.find(text);
    if (known != m_stringIds.end())
        return known->second;
    const auto id = static_cast<std::uint32_t>(m_strings.size());
    m_strings.push_back({static_cast<std::uint32_t>(m_pool.size()), static_cast<std::uint32_t>(text.size())});
    m_pool += text;
    m_stringIds.emplace(text, id);
    return id;
}

std::uint32_t Packer::strings(const std::vector<std::string>& texts)
{
    const auto first = static_cast<std::uint32_t>(m_words.size());
    for (const std::string& text : texts)
        m_words.push_back(string(text));
    return first;
}

/// Names, modules and parents, from the paths; facts are in an order in which a parent precedes its children.
void Packer::link()
{
    m_drafts.resize(m_facts.nodes.size() + 1);
    std::unordered_map<std::string_view, std::size_t> draftOfPath{{"", 0}};
    for (std::size_t i = 0; i < m_facts.nodes.size(); ++i) {
        const std::string_view path = m_facts.nodes[i].path;
        const std::size_t slash = path.rfind('/');
        const std::string_view step = path.substr(slash + 1);
        const std::string_view prefix = model::modulePrefix(step);
        Draft& draft = m_drafts[i + 1];
        draft.name = model::bareName(step);
        draft.parent = draftOfPath.at(path.substr(0, slash));
        draft.module = prefix.empty() ? m_drafts[draft.parent].module : prefix;
        m_drafts[draft.parent].children.push_back(i + 1);
        draftOfPath.emplace(path, i + 1);
    }
}

Status Packer::number()
{
    const auto key = [this](std::size_t draft) { return std::tie(m_drafts[draft].name, m_drafts[draft].module); };
    m_order.push_back(0);
    for (std::size_t at = 0; at < m_order.size(); ++at) {
        Draft& draft = m_drafts[m_order[at]];
        draft.id = static_cast<std::uint32_t>(at);
        std::ranges::sort(draft.children, {}, key);
        const auto twin = std::ranges::adjacent_find(draft.children, {}, key);
        if (twin != draft.children.end())
            return makeError(ErrorCode::Schema, "two nodes of one name").about(m_facts.nodes[*twin - 1].path);
        m_order.insert(m_order.end(), draft.children.begin(), draft.children.end());
    }
    for (std::size_t i = 0; i < m_facts.nodes.size(); ++i)
        m_nodeOfPath.emplace(m_facts.nodes[i].path, m_drafts[i + 1].id);
    return {};
}

Status Packer::addNodes()
{
    std::uint32_t nextChild = 1;
    m_nodes.resize(m_order.size());
    for (std::size_t at = 0; at < m_order.size(); ++at) {
        const Draft& draft = m_drafts[m_order[at]];
        PackNode& node = m_nodes[at];
        node.parent = m_drafts[draft.parent].id;
        node.firstChild = nextChild;
        node.childCount = static_cast<std::uint32_t>(draft.children.size());
        nextChild += node.childCount;
        if (at == 0)
            continue;
        const NodeFact& fact = m_facts.nodes[m_order[at] - 1];
        node.name = string(draft.name);
        node.module = string(draft.module);
        node.type = fact.type == kNoType ? 0 : fact.type + 1;
        node.units = string(fact.units);
        node.since = string(fact.since);
        node.typeName = string(fact.typeName);
        node.kind = static_cast<std::uint8_t>(fact.kind);
        node.access = fact.access;
        node.status = static_cast<std::uint8_t>(fact.status);
        // Not |=: a key may have marked this node already, keys being later in order than their list.
        node.flags = static_cast<std::uint8_t>(
            node.flags | (fact.config ? FlagConfig : 0) | (fact.orderedByUser ? FlagOrderedByUser : 0) |
            (fact.presence ? FlagPresence : 0) | (fact.mandatory ? FlagMandatory : 0));
        if (fact.defaults.size() > 0xFFFF || fact.keys.size() > kMaxKeys)
            return makeError(ErrorCode::Schema, "too many defaults or keys").about(fact.path);
        node.defaultCount = static_cast<std::uint16_t>(fact.defaults.size());
        node.defaults = strings(fact.defaults);
        node.keyCount = static_cast<std::uint16_t>(fact.keys.size());
        node.keys = static_cast<std::uint32_t>(m_words.size());
        for (const std::string& key : fact.keys) {
            const auto child = m_nodeOfPath.find(fact.path + "/" + key);
            if (child == m_nodeOfPath.end())
                return makeError(ErrorCode::Schema, "the key '" + key + "' is missing").about(fact.path);
            m_words.push_back(child->second);
            m_nodes[child->second].flags |= FlagKey;
        }
    }
    return {};
}

void Packer::addTypes()
{
    m_types.push_back({});
    for (const TypeFact& fact : m_facts.types) {
        PackType type{};
        type.base = static_cast<std::uint8_t>(fact.base);
        type.fractionDigits = fact.fractionDigits;
        type.range = string(fact.range);
        type.nameCount = static_cast<std::uint32_t>(fact.names.size());
        type.names = strings(fact.names);
        type.memberCount = static_cast<std::uint32_t>(fact.members.size());
        type.members = static_cast<std::uint32_t>(m_words.size());
        for (const std::uint32_t member : fact.members)
            m_words.push_back(member + 1);
        type.valueCount = static_cast<std::uint32_t>(fact.values.size());
        type.values = static_cast<std::uint32_t>(m_words.size());
        for (const std::int64_t value : fact.values)
            m_words.push_back(static_cast<std::uint32_t>(value));
        type.baseCount = static_cast<std::uint32_t>(fact.bases.size());
        type.bases = strings(fact.bases);
        const auto target = m_nodeOfPath.find(fact.target);
        type.target = target == m_nodeOfPath.end() ? 0 : target->second;
        m_types.push_back(type);
    }
}

void Packer::addAbsent()
{
    for (const AbsentFact& fact : m_facts.absent) {
        const std::string_view path = fact.path;
        const std::size_t slash = path.rfind('/');
        const std::string_view step = path.substr(slash + 1);
        const std::string_view prefix = model::modulePrefix(step);
        PackAbsent node{};
        const auto parent = m_nodeOfPath.find(path.substr(0, slash));
        node.parent = parent == m_nodeOfPath.end() ? 0 : parent->second;
        node.name = string(model::bareName(step));
        node.module = !prefix.empty()                  ? string(prefix)
                      : node.parent < m_nodes.size() ? m_nodes[node.parent].module
                                                     : m_absent[node.parent - m_nodes.size()].module;
        node.typeName = string(fact.typeName);
        node.by = string(fact.by);
        node.kind = static_cast<std::uint8_t>(fact.kind);
        node.flags = fact.config ? FlagConfig : 0;
        m_nodeOfPath.emplace(path, static_cast<std::uint32_t>(m_nodes.size() + m_absent.size()));
        m_absent.push_back(node);
    }
}

template <typename T>
void append(std::string& out, const std::vector<T>& section)
{
    out.append(reinterpret_cast<const char*>(section.data()), section.size() * sizeof(T));
}

std::string Packer::assemble() const
{
    PackHeader header = m_header;
    std::memcpy(header.magic, kPackMagic.data(), sizeof header.magic);
    header.version = kPackVersion;
    header.byteOrder = kPackByteOrder;
    header.nodeCount = static_cast<std::uint32_t>(m_nodes.size());
    header.typeCount = static_cast<std::uint32_t>(m_types.size());
    header.wordCount = static_cast<std::uint32_t>(m_words.size());
    header.stringCount = static_cast<std::uint32_t>(m_strings.size());
    header.poolSize = static_cast<std::uint32_t>(m_pool.size());
    header.absentCount = static_cast<std::uint32_t>(m_absent.size());

    std::string out(sizeof header, '\0');
    append(out, m_nodes);
    append(out, m_types);
    append(out, m_absent);
    append(out, m_words);
    append(out, m_strings);
    out += m_pool;
    header.fileSize = out.size();
    std::memcpy(out.data(), &header, sizeof header);
    const std::string digest = sha256Hex(std::string_view(out).substr(kHashedFrom));
    static_assert(offsetof(PackHeader, sha256) + sizeof header.sha256 == kHashedFrom);
    std::memcpy(out.data() + offsetof(PackHeader, sha256), digest.data(), sizeof header.sha256);
    return out;
}

Result<std::string> Packer::run()
{
    string("");
    m_header.release = string(m_facts.release);
    m_header.modules = 0;
    m_header.moduleCount = static_cast<std::uint32_t>(m_facts.modules.size());
    for (const ModuleFact& module : m_facts.modules) {
        m_words.push_back(string(module.name));
        m_words.push_back(string(module.revision));
    }
    link();
    if (Status status = number(); !status)
        return std::move(status).error();
    if (Status status = addNodes(); !status)
        return std::move(status).error();
    addTypes();
    addAbsent();
    return assemble();
}

} // namespace

Result<std::string> packFacts(const SchemaFacts& facts)
{
    return Packer(facts).run();
}

} // namespace fc::schema
