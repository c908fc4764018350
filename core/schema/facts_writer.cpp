#include "schema/schema_facts.h"

#include "base/digest.h"
#include "schema/type_ids.h"

#include <map>

namespace fc::schema {

std::string escaped(std::string_view value)
{
    std::string out;
    out.reserve(value.size());
    for (const char c : value) {
        switch (c) {
        case '\t': out += "\\t"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case ',': out += "\\,"; break;
        case '\\': out += "\\\\"; break;
        default: out.push_back(c);
        }
    }
    return out;
}

std::string joinEscaped(const std::vector<std::string>& values)
{
    std::string out;
    for (const std::string& value : values) {
        if (&value != &values.front())
            out.push_back(',');
        out += escaped(value);
    }
    return out;
}

std::string typeFields(const TypeFact& type, const std::vector<std::string>& ids)
{
    std::string out;
    if (!type.range.empty())
        out += "\trange=" + escaped(type.range);
    if (type.fractionDigits > 0)
        out += "\tdigits=" + std::to_string(type.fractionDigits);
    if (!type.names.empty())
        out += "\tnames=" + joinEscaped(type.names);
    for (std::size_t i = 0; i < type.values.size(); ++i)
        out += (i > 0 ? "," : "\tvalues=") + std::to_string(type.values[i]);
    if (!type.bases.empty())
        out += "\tbases=" + joinEscaped(type.bases);
    if (!type.members.empty()) {
        out += "\tmembers=";
        for (std::size_t i = 0; i < type.members.size(); ++i)
            out += (i > 0 ? "," : "") + ids[type.members[i]];
    }
    if (!type.target.empty())
        out += "\ttarget=" + escaped(type.target);
    return out;
}

std::vector<std::string> typeIds(const std::vector<TypeFact>& types)
{
    std::vector<std::string> ids;
    std::map<std::string, std::string> contentOfId;
    for (const TypeFact& type : types) {
        const std::string fields = typeFields(type, ids);
        std::string id(toString(type.base));
        if (!fields.empty()) {
            const std::string stem = id + "." + hex64(fnv1a(fields)).substr(0, 8);
            id = stem;
            // Two contents under one digest: number them. Which comes first follows from the order of the types.
            for (int n = 2; contentOfId.contains(id) && contentOfId[id] != fields; ++n)
                id = stem + "." + std::to_string(n);
        }
        contentOfId.emplace(id, fields);
        ids.push_back(std::move(id));
    }
    return ids;
}

namespace {

std::string accessText(std::uint8_t access)
{
    std::string out;
    const auto add = [&](std::uint8_t bit, std::string_view word) {
        if (access & bit)
            out.append(out.empty() ? "" : ",").append(word);
    };
    add(AccessGet, "get");
    add(AccessSet, "set");
    add(AccessSubscribe, "subscribe");
    return out;
}

std::string_view configText(NodeKind kind, bool config)
{
    switch (kind) {
    case NodeKind::Container:
    case NodeKind::List:
    case NodeKind::Leaf:
    case NodeKind::LeafList:
    case NodeKind::AnyData: return config ? "rw" : "ro";
    default: return "-";
    }
}

void appendNode(std::string& out, const NodeFact& node, const std::vector<std::string>& ids)
{
    out.append("node\t").append(escaped(node.path)).append("\t").append(toString(node.kind)).append("\t");
    out.append(configText(node.kind, node.config));
    if (node.type != kNoType)
        out.append("\ttype=").append(ids[node.type]);
    if (!node.typeName.empty())
        out.append("\ttypedef=").append(escaped(node.typeName));
    if (node.access != AccessNone)
        out.append("\taccess=").append(accessText(node.access));
    if (!node.since.empty())
        out.append("\tsince=").append(escaped(node.since));
    if (!node.keys.empty())
        out.append("\tkeys=").append(joinEscaped(node.keys));
    if (!node.defaults.empty())
        out.append("\tdefault=").append(joinEscaped(node.defaults));
    if (!node.units.empty())
        out.append("\tunits=").append(escaped(node.units));
    if (node.status != NodeStatus::Current)
        out.append("\tstatus=").append(toString(node.status));
    if (node.orderedByUser)
        out.append("\torder=user");
    if (node.presence)
        out.append("\tpresence");
    if (node.mandatory)
        out.append("\tmandatory");
    out.push_back('\n');
}

void appendAbsent(std::string& out, const AbsentFact& node)
{
    out.append("absent\t").append(escaped(node.path)).append("\t").append(toString(node.kind)).append("\t");
    out.append(configText(node.kind, node.config));
    if (!node.typeName.empty())
        out.append("\ttype=").append(escaped(node.typeName));
    if (!node.by.empty())
        out.append("\tby=").append(escaped(node.by));
    out.push_back('\n');
}

} // namespace

std::string writeFacts(const SchemaFacts& facts)
{
    const std::vector<std::string> ids = typeIds(facts.types);
    std::string out = "fabric-console-schema\t1\t" + escaped(facts.release) + "\n";
    for (const ModuleFact& module : facts.modules)
        out.append("module\t").append(escaped(module.name)).append("\t").append(escaped(module.revision)).append("\n");
    for (std::size_t i = 0; i < facts.types.size(); ++i) {
        out.append("type\t").append(ids[i]).append("\t").append(toString(facts.types[i].base));
        out.append(typeFields(facts.types[i], ids)).append("\n");
    }
    for (const NodeFact& node : facts.nodes)
        appendNode(out, node, ids);
    for (const AbsentFact& node : facts.absent)
        appendAbsent(out, node);
    return out;
}

} // namespace fc::schema
