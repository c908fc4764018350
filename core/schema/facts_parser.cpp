#include "schema/schema_facts.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>

namespace fc::schema {

namespace {

template <typename Enum>
bool parseEnum(std::string_view text, Enum last, Enum& out)
{
    for (unsigned i = 0; i <= static_cast<unsigned>(last); ++i) {
        if (toString(static_cast<Enum>(i)) == text) {
            out = static_cast<Enum>(i);
            return true;
        }
    }
    return false;
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (std::size_t start = 0;;) {
        const std::size_t end = text.find(separator, start);
        parts.push_back(text.substr(start, end - start));
        if (end == std::string_view::npos)
            return parts;
        start = end + 1;
    }
}

/// Splits at unescaped commas and unescapes. False at an unknown or cut escape.
bool parseList(std::string_view text, std::vector<std::string>& out)
{
    out.emplace_back();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ',') {
            out.emplace_back();
        } else if (text[i] != '\\') {
            out.back().push_back(text[i]);
        } else {
            static constexpr std::string_view kCodes = "tnr,\\";
            static constexpr std::string_view kMeanings = "\t\n\r,\\";
            const std::size_t code = ++i < text.size() ? kCodes.find(text[i]) : std::string_view::npos;
            if (code == std::string_view::npos)
                return false;
            out.back().push_back(kMeanings[code]);
        }
    }
    return true;
}

bool parseText(std::string_view text, std::string& out)
{
    std::vector<std::string> parts;
    if (!parseList(text, parts) || parts.size() != 1 || parts[0].empty())
        return false;
    out = std::move(parts[0]);
    return true;
}

/// Path, kind and whether it is configuration: what a NodeFact and an AbsentFact begin with. Empty or what is wrong.
template <typename Fact>
std::string nodeHead(const std::vector<std::string_view>& fields, Fact& fact)
{
    if (fields.size() < 4 || !parseText(fields[1], fact.path) || fact.path[0] != '/')
        return "a node has a path, a kind and rw, ro or -";
    if (!parseEnum(fields[2], NodeKind::AnyData, fact.kind) || fact.kind == NodeKind::Root)
        return "unknown kind of node";
    if (fields[3] != "rw" && fields[3] != "ro" && fields[3] != "-")
        return "a node is rw, ro or -";
    fact.config = fields[3] == "rw";
    return {};
}

class Parser
{
public:
    Result<SchemaFacts> run(std::string_view text);

private:
    using Fields = std::vector<std::string_view>;

    /// Each returns an empty string or what is wrong with the line.
    std::string line(const Fields& fields);
    std::string header(const Fields& fields);
    std::string module(const Fields& fields);
    std::string type(const Fields& fields);
    std::string typeField(TypeFact& type, std::string_view name, std::string_view value);
    std::string unfold(const TypeFact& type);
    std::string node(const Fields& fields);
    std::string nodeField(NodeFact& node, std::string_view name, std::string_view value);
    std::string place(const NodeFact& node);
    std::string absent(const Fields& fields);
    std::string closeLists(std::size_t depth);

    struct Open
    {
        std::size_t node = 0; ///< index of an ancestor of the line to come
        std::size_t keysLeft = 0;
    };

    SchemaFacts m_facts;
    std::unordered_map<std::string, std::uint32_t> m_typeIds;
    std::vector<std::size_t> m_typeDepth;
    std::vector<std::size_t> m_unfolded;
    std::size_t m_unfoldedSum = 0;
    std::vector<Open> m_open;
    std::unordered_set<std::string> m_absentParents; ///< paths below which absent nodes may stand; filled at the first
    bool m_started = false;
};

Result<SchemaFacts> Parser::run(std::string_view text)
{
    if (text.size() > kMaxFactsBytes)
        return makeError(ErrorCode::Parse, "schema facts are larger than " + std::to_string(kMaxFactsBytes) + " bytes");
    std::size_t number = 0;
    while (!text.empty()) {
        ++number;
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos)
            return makeError(ErrorCode::Parse, "line " + std::to_string(number) + ": the last line is cut off");
        if (std::string problem = line(split(text.substr(0, end), '\t')); !problem.empty())
            return makeError(ErrorCode::Parse, "line " + std::to_string(number) + ": " + problem);
        text.remove_prefix(end + 1);
    }
    if (!m_started)
        return makeError(ErrorCode::Parse, "line 1: no schema facts at all");
    if (std::string problem = closeLists(0); !problem.empty())
        return makeError(ErrorCode::Parse, "line " + std::to_string(number) + ": " + problem);
    return std::move(m_facts);
}

std::string Parser::line(const Fields& fields)
{
    if (!m_started)
        return header(fields);
    if (fields[0] == "node")
        return m_facts.absent.empty() ? node(fields) : "a node after the first absent one";
    if (fields[0] == "absent")
        return absent(fields);
    if (fields[0] == "type")
        return m_facts.nodes.empty() ? type(fields) : "a type after the first node";
    if (fields[0] == "module")
        return module(fields);
    return "a line is one of module, type, node, absent";
}

std::string Parser::header(const Fields& fields)
{
    if (fields.size() != 3 || fields[0] != "fabric-console-schema")
        return "not a file of schema facts";
    if (fields[1] != "1")
        return "version " + std::string(fields[1].substr(0, 16)) + " of schema facts is not known, 1 is";
    m_started = true;
    return parseText(fields[2], m_facts.release) ? "" : "no release";
}

std::string Parser::module(const Fields& fields)
{
    ModuleFact fact;
    if (fields.size() != 3 || !parseText(fields[1], fact.name) ||
        (!fields[2].empty() && !parseText(fields[2], fact.revision)))
        return "a module has a name and a revision";
    if (!m_facts.modules.empty() && !(m_facts.modules.back().name < fact.name))
        return "module out of order";
    m_facts.modules.push_back(std::move(fact));
    return {};
}

std::string Parser::type(const Fields& fields)
{
    TypeFact fact;
    if (fields.size() < 3 || fields[1].empty())
        return "a type has an id and a base type";
    if (!parseEnum(fields[2], BaseType::Union, fact.base) || fact.base == BaseType::None)
        return "unknown base type";
    for (std::size_t i = 3; i < fields.size(); ++i) {
        const std::size_t equal = std::min(fields[i].find('='), fields[i].size() - 1);
        if (fields[i].empty() || fields[i][equal] != '=')
            return "a field of a type is name=value";
        if (std::string problem = typeField(fact, fields[i].substr(0, equal), fields[i].substr(equal + 1));
            !problem.empty())
            return problem;
    }
    if ((fact.base == BaseType::Union && fact.members.empty()) ||
        (fact.base == BaseType::LeafRef && fact.members.size() != 1) ||
        (fact.base != BaseType::Union && fact.base != BaseType::LeafRef && !fact.members.empty()))
        return "a union has members, a leafref exactly one, other types none";
    if (fact.base == BaseType::Decimal64 && fact.fractionDigits == 0)
        return "a decimal64 has digits";
    if (std::string problem = unfold(fact); !problem.empty())
        return problem;
    if (!m_typeIds.emplace(fields[1], static_cast<std::uint32_t>(m_facts.types.size())).second)
        return "the same type id twice";
    m_facts.types.push_back(std::move(fact));
    return {};
}

std::string Parser::typeField(TypeFact& type, std::string_view name, std::string_view value)
{
    if (name == "range")
        return parseText(value, type.range) ? "" : "bad range";
    if (name == "target")
        return parseText(value, type.target) ? "" : "bad target";
    if (name == "names")
        return type.names.empty() && parseList(value, type.names) ? "" : "bad names";
    if (name == "bases")
        return type.bases.empty() && parseList(value, type.bases) && type.bases.size() <= kMaxKeys ? "" : "bad bases";
    if (name == "values") {
        for (const std::string_view text : split(value, ',')) {
            std::int64_t number = 0;
            const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
            if (error != std::errc{} || end != text.data() + text.size() || number < INT32_MIN || number > UINT32_MAX)
                return "values are numbers of 32 bits";
            type.values.push_back(number);
        }
        return type.values.size() == type.names.size() ? "" : "another number of values than names";
    }
    if (name == "digits") {
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), type.fractionDigits);
        const bool good = error == std::errc{} && end == value.data() + value.size();
        return good && type.fractionDigits >= 1 && type.fractionDigits <= 18 ? "" : "digits are 1..18";
    }
    if (name != "members")
        return "unknown field of a type";
    for (const std::string_view id : split(value, ',')) {
        const auto it = m_typeIds.find(std::string(id));
        if (it == m_typeIds.end())
            return "a member is a type defined above";
        type.members.push_back(it->second);
    }
    return {};
}

/// Nested unions that name the same member again and again grow exponentially when unfolded: bounded here.
std::string Parser::unfold(const TypeFact& type)
{
    std::size_t depth = 0;
    std::size_t size = 1 + type.names.size();
    for (const std::uint32_t member : type.members) {
        depth = std::max(depth, m_typeDepth[member] + 1);
        size += m_unfolded[member];
    }
    m_unfoldedSum += size;
    if (depth > kMaxTypeDepth || size > kMaxUnfolded || m_unfoldedSum > kMaxUnfoldedSum)
        return "types are nested too deep or too wide";
    m_typeDepth.push_back(depth);
    m_unfolded.push_back(size);
    return {};
}

std::string Parser::node(const Fields& fields)
{
    NodeFact fact;
    if (std::string problem = nodeHead(fields, fact); !problem.empty())
        return problem;
    for (std::size_t i = 4; i < fields.size(); ++i) {
        const std::size_t equal = fields[i].find('=');
        const std::string_view value = equal == std::string_view::npos ? "" : fields[i].substr(equal + 1);
        if (std::string problem = nodeField(fact, fields[i].substr(0, equal), value); !problem.empty())
            return problem;
    }
    const bool hasValue = fact.kind == NodeKind::Leaf || fact.kind == NodeKind::LeafList;
    if (hasValue != (fact.type != kNoType))
        return "leaves have a type, other nodes none";
    if (!fact.keys.empty() && fact.kind != NodeKind::List)
        return "only lists have keys";
    if (m_facts.nodes.size() >= kMaxNodes)
        return "more than " + std::to_string(kMaxNodes) + " nodes";
    if (std::string problem = place(fact); !problem.empty())
        return problem;
    m_facts.nodes.push_back(std::move(fact));
    return {};
}

std::string Parser::nodeField(NodeFact& node, std::string_view name, std::string_view value)
{
    if (name == "type") {
        const auto it = m_typeIds.find(std::string(value));
        if (it == m_typeIds.end())
            return "the type is not defined above";
        node.type = it->second;
        return {};
    }
    if (name == "typedef")
        return parseText(value, node.typeName) ? "" : "bad typedef";
    if (name == "access") {
        for (const std::string_view word : split(value, ',')) {
            const std::uint8_t bit = word == "get"         ? AccessGet
                                     : word == "set"       ? AccessSet
                                     : word == "subscribe" ? AccessSubscribe
                                                           : AccessNone;
            if (bit == AccessNone)
                return "access is of get, set, subscribe";
            node.access = static_cast<std::uint8_t>(node.access | bit);
        }
        return {};
    }
    if (name == "since")
        return parseText(value, node.since) ? "" : "bad since";
    if (name == "keys") {
        if (!node.keys.empty() || !parseList(value, node.keys))
            return "bad keys";
        if (node.keys.size() > kMaxKeys)
            return "more than " + std::to_string(kMaxKeys) + " keys";
        const std::unordered_set<std::string_view> distinct(node.keys.begin(), node.keys.end());
        return distinct.size() == node.keys.size() ? "" : "the same key twice";
    }
    if (name == "default")
        return node.defaults.empty() && parseList(value, node.defaults) ? "" : "bad default";
    if (name == "units")
        return parseText(value, node.units) ? "" : "bad units";
    if (name == "status")
        return parseEnum(value, NodeStatus::Obsolete, node.status) ? "" : "unknown status";
    if (name == "order" && value == "user")
        node.orderedByUser = true;
    else if (name == "presence")
        node.presence = true;
    else if (name == "mandatory")
        node.mandatory = true;
    else
        return "unknown field of a node";
    return {};
}

/// Checks that the node follows the previous one in order and has its parent among the open ancestors.
std::string Parser::place(const NodeFact& node)
{
    if (!m_facts.nodes.empty() && !pathLess(m_facts.nodes.back().path, node.path))
        return "node out of order or twice";
    const std::size_t slash = node.path.rfind('/');
    const std::string_view parent = std::string_view(node.path).substr(0, slash);
    std::string_view name = std::string_view(node.path).substr(slash + 1);
    const std::string_view step = name;
    if (const std::size_t colon = name.find(':'); colon != std::string_view::npos) {
        if (colon == 0)
            return "empty module prefix";
        name.remove_prefix(colon + 1);
    } else if (parent.empty()) {
        return "a node at the top has a module prefix";
    }
    if (name.empty() || name.find(':') != std::string_view::npos)
        return "bad name of a node";
    std::size_t depth = m_open.size();
    while (depth > 0 && m_facts.nodes[m_open[depth - 1].node].path != parent)
        --depth;
    if (depth == 0 && !parent.empty())
        return "the parent is missing";
    if (depth >= kMaxPathDepth)
        return "deeper than " + std::to_string(kMaxPathDepth) + " levels";
    if (std::string problem = closeLists(depth); !problem.empty())
        return problem;
    if (depth > 0) {
        const NodeFact& above = m_facts.nodes[m_open.back().node];
        if (above.type != kNoType || above.kind == NodeKind::AnyData)
            return "a leaf has no children";
        if (node.kind == NodeKind::Leaf && std::ranges::find(above.keys, step) != above.keys.end() &&
            m_open.back().keysLeft > 0)
            --m_open.back().keysLeft;
    }
    m_open.push_back({m_facts.nodes.size(), node.keys.size()});
    return {};
}

std::string Parser::absent(const Fields& fields)
{
    AbsentFact fact;
    if (std::string problem = nodeHead(fields, fact); !problem.empty())
        return problem;
    for (std::size_t i = 4; i < fields.size(); ++i) {
        const bool type = fields[i].starts_with("type=");
        if ((!type && !fields[i].starts_with("by=")) ||
            !parseText(fields[i].substr(type ? 5 : 3), type ? fact.typeName : fact.by))
            return "unknown field of an absent node";
    }
    if (m_absentParents.empty())
        for (const NodeFact& node : m_facts.nodes)
            m_absentParents.insert(node.path);
    const std::size_t slash = fact.path.rfind('/');
    const std::string_view step = std::string_view(fact.path).substr(slash + 1);
    if (model::bareName(step).empty() || model::bareName(step).find(':') != std::string_view::npos ||
        (slash == 0 && model::modulePrefix(step).empty()) || step.starts_with(':'))
        return "bad name of a node";
    if (static_cast<std::size_t>(std::ranges::count(fact.path, '/')) > kMaxPathDepth)
        return "deeper than " + std::to_string(kMaxPathDepth) + " levels";
    if (slash > 0 && !m_absentParents.contains(fact.path.substr(0, slash)))
        return "the parent is missing";
    if (!m_facts.absent.empty() && !pathLess(m_facts.absent.back().path, fact.path))
        return "absent node out of order or twice";
    if (m_facts.nodes.size() + m_facts.absent.size() >= kMaxNodes)
        return "more than " + std::to_string(kMaxNodes) + " nodes";
    if (!m_absentParents.insert(fact.path).second)
        return "an absent node that exists";
    m_facts.absent.push_back(std::move(fact));
    return {};
}

/// Ends all subtrees below `depth`. A list that ends must have shown all its keys.
std::string Parser::closeLists(std::size_t depth)
{
    while (m_open.size() > depth) {
        if (m_open.back().keysLeft > 0)
            return "a key is missing in list " + m_facts.nodes[m_open.back().node].path;
        m_open.pop_back();
    }
    return {};
}

} // namespace

Result<SchemaFacts> parseFacts(std::string_view text)
{
    return Parser{}.run(text);
}

} // namespace fc::schema
