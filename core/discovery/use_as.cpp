#include "discovery/use_as.h"

#include "discovery/type_words.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>

namespace fc::discovery {

using nlohmann::ordered_json;
using schema::BaseType;
using schema::NodeId;
using schema::NodeKind;
using schema::SchemaIndex;

namespace {

constexpr std::array<std::string_view, 8> kNames{"XPath", "gNMI path", "gnmic", "pygnmi",
                                                 "Python dict", "Go (ygot)", "JSON", "fabric-orch"};

std::vector<NodeId> chain(const SchemaIndex& index, NodeId node)
{
    std::vector<NodeId> nodes;
    for (; node.value != 0; node = index.parent(node))
        nodes.push_back(node);
    std::ranges::reverse(nodes);
    return nodes;
}

/// Single quotes, as every POSIX shell reads them.
std::string shellQuoted(const std::string& text)
{
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

/// XPath 1.0 has no escapes: the other kind of quote, or concat() if both are in the text.
std::string xpathQuoted(const std::string& text)
{
    if (text.find('\'') == std::string::npos)
        return "'" + text + "'";
    if (text.find('"') == std::string::npos)
        return "\"" + text + "\"";
    std::string out = "concat(";
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find('\'', start), text.size());
        out += (start > 0 ? ", \"'\", '" : "'") + text.substr(start, end - start) + "'";
        start = end + 1;
    }
    return out + ")";
}

std::string quoted(const std::string& text)
{
    return ordered_json(text).dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

std::string hostAndPort(const UseAsTarget& target)
{
    const bool v6 = target.host.find(':') != std::string::npos;
    return (v6 ? "[" + target.host + "]" : target.host) + ":" + std::to_string(target.port);
}

std::string asXPath(const SchemaIndex& index, NodeId node, const model::Path& path)
{
    std::string out;
    std::string_view module;
    const std::vector<NodeId> nodes = chain(index, node);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        out += "/";
        if (index.module(nodes[i]) != module)
            out.append(index.module(nodes[i])).append(":");
        module = index.module(nodes[i]);
        out += index.name(nodes[i]);
        for (const model::PathKey& key : path.elems[i].keys)
            if (key.value != "*")
                out += "[" + key.name + "=" + xpathQuoted(key.value) + "]";
    }
    return out.empty() ? "/" : out;
}

/// The leaf's value as JSON: what was given if it is JSON, else a string that says what belongs there.
ordered_json valueOf(const SchemaIndex& index, NodeId node, const std::string& value)
{
    ordered_json parsed = value.empty() ? ordered_json() : ordered_json::parse(value, nullptr, false);
    if (!value.empty() && !parsed.is_discarded())
        return parsed;
    if (!value.empty())
        return value;
    const ordered_json placeholder = "<" + typeWords(index, index.type(node)) + ">";
    return index.kind(node) == NodeKind::LeafList ? ordered_json::array({placeholder}) : placeholder;
}

/// The content of a container or list entry without its keys: every configurable leaf, lists left out.
ordered_json skeleton(const SchemaIndex& index, NodeId node, std::size_t depth)
{
    ordered_json body = ordered_json::object();
    if (depth > 6)
        return body;
    for (const NodeId child : index.children(node)) {
        const bool leaf = index.kind(child) == NodeKind::Leaf || index.kind(child) == NodeKind::LeafList;
        if (!index.isConfig(child) || (index.access(child) & schema::AccessSet) == 0)
            continue;
        std::string name = index.module(child) == index.module(node)
                               ? std::string(index.name(child))
                               : std::string(index.module(child)) + ":" + std::string(index.name(child));
        if (leaf && !index.isKey(child))
            body[name] = valueOf(index, child, {});
        else if (index.kind(child) == NodeKind::Container) {
            ordered_json inner = skeleton(index, child, depth + 1);
            if (!inner.empty())
                body[name] = std::move(inner);
        }
    }
    return body;
}

std::string keyText(const SchemaIndex& index, NodeId key, const model::PathElem& elem)
{
    const std::string* value = elem.key(index.name(key));
    return !value || *value == "*" ? "<" + std::string(index.name(key)) + ">" : *value;
}

/// {"openconfig-interfaces:interfaces": {"interface": [{"name": "Ethernet1", "config": {"mtu": 9214}}]}}
ordered_json document(const SchemaIndex& index, NodeId node, const model::Path& path, const std::string& value)
{
    const std::vector<NodeId> nodes = chain(index, node);
    const bool leaf = index.kind(node) == NodeKind::Leaf || index.kind(node) == NodeKind::LeafList;
    ordered_json body = leaf ? valueOf(index, node, value) : skeleton(index, node, 0);
    for (std::size_t i = nodes.size(); i-- > 0;) {
        const NodeId at = nodes[i];
        if (index.kind(at) == NodeKind::List) {
            ordered_json entry = ordered_json::object();
            for (const NodeId key : index.keys(at)) {
                const std::string text = keyText(index, key, path.elems[i]);
                const BaseType base = index.realType(key).base;
                const bool number = base >= BaseType::Int8 && base <= BaseType::Uint32 && base != BaseType::Int64 &&
                                    base != BaseType::LeafRef && base != BaseType::String && text[0] != '<';
                const ordered_json parsed = number ? ordered_json::parse(text, nullptr, false) : ordered_json();
                entry[std::string(index.name(key))] = number && parsed.is_number() ? parsed : ordered_json(text);
            }
            if (body.is_object())
                for (auto it = body.begin(); it != body.end(); ++it)
                    entry[it.key()] = it.value();
            body = ordered_json::array({std::move(entry)});
        }
        const NodeId above = index.parent(at);
        const bool prefixed = above.value == 0 || index.module(above) != index.module(at);
        std::string name = prefixed ? std::string(index.module(at)) + ":" + std::string(index.name(at))
                                    : std::string(index.name(at));
        ordered_json outer = ordered_json::object();
        outer[name] = std::move(body);
        body = std::move(outer);
    }
    return body;
}

/// JSON and Python differ in three words only.
std::string pythonText(const ordered_json& value, std::size_t depth)
{
    const std::string pad((depth + 1) * 4, ' ');
    if (value.is_boolean())
        return value.get<bool>() ? "True" : "False";
    if (value.is_null())
        return "None";
    if (value.is_array()) {
        std::string out = "[";
        for (std::size_t i = 0; i < value.size(); ++i)
            out += (i > 0 ? ", " : "") + pythonText(value[i], depth);
        return out + "]";
    }
    if (!value.is_object())
        return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
    std::string out = "{\n";
    for (auto it = value.begin(); it != value.end(); ++it)
        out += pad + quoted(it.key()) + ": " + pythonText(it.value(), depth + 1) + ",\n";
    return out + std::string(depth * 4, ' ') + "}";
}

std::string camel(std::string_view name)
{
    std::string out;
    bool upper = true;
    for (const char c : name) {
        if (c == '-' || c == '_' || c == '.') {
            upper = true;
            continue;
        }
        out.push_back(upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c);
        upper = false;
    }
    return out;
}

std::string goType(BaseType base)
{
    switch (base) {
    case BaseType::Boolean: return "Bool";
    case BaseType::Decimal64: return "Float64";
    case BaseType::Int8: return "Int8";
    case BaseType::Int16: return "Int16";
    case BaseType::Int32: return "Int32";
    case BaseType::Int64: return "Int64";
    case BaseType::Uint8: return "Uint8";
    case BaseType::Uint16: return "Uint16";
    case BaseType::Uint32: return "Uint32";
    case BaseType::Uint64: return "Uint64";
    case BaseType::String: return "String";
    default: return {};
    }
}

std::string asGo(const SchemaIndex& index, NodeId node, const model::Path& path, const std::string& value)
{
    std::string out = "d := &oc.Device{}\nd";
    const std::vector<NodeId> nodes = chain(index, node);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const std::string name = camel(index.name(nodes[i]));
        if (index.kind(nodes[i]) == NodeKind::Leaf || index.kind(nodes[i]) == NodeKind::LeafList) {
            const std::string type = goType(index.realType(nodes[i]).base);
            const std::string text = value.empty() ? "/* " + typeWords(index, index.type(nodes[i])) + " */" : value;
            out += "." + name + " = " + (type.empty() ? text : "ygot." + type + "(" + text + ")");
            continue;
        }
        out += ".GetOrCreate" + name + "(";
        bool first = true;
        for (const NodeId key : index.keys(nodes[i])) {
            out += (first ? "" : ", ") + quoted(keyText(index, key, path.elems[i]));
            first = false;
        }
        out += ")";
    }
    return out;
}

std::string asGnmic(const SchemaIndex& index, NodeId node, const model::Path& path, const UseAsTarget& target)
{
    const std::string head = "gnmic -a " + hostAndPort(target) + " -u " + shellQuoted(target.user) +
                             (target.insecure ? " --insecure" : " --skip-verify") + " -e json_ietf ";
    const std::string where = " \\\n    --path " + shellQuoted(model::toString(path));
    const bool leaf = index.kind(node) == NodeKind::Leaf || index.kind(node) == NodeKind::LeafList;
    const bool stream = (index.access(node) & schema::AccessSubscribe) != 0 && !index.isConfig(node) && leaf;
    return stream ? head + "subscribe --mode stream --stream-mode on-change" + where : head + "get" + where;
}

std::string asPygnmi(const model::Path& path, const UseAsTarget& target)
{
    return "import json\nimport os\nfrom pygnmi.client import gNMIclient\n\n"
           "with gNMIclient(target=(" + quoted(target.host) + ", " + std::to_string(target.port) + "),\n"
           "                username=" + quoted(target.user) + ", password=os.environ[\"GNMI_PASSWORD\"],\n"
           "                " + (target.insecure ? "insecure=True" : "skip_verify=True") + ") as gc:\n"
           "    answer = gc.get(path=[" + quoted(model::toString(path)) + "], encoding=\"json_ietf\")\n"
           "    print(json.dumps(answer, indent=2))";
}

std::string asFabricOrch(const model::Path& path, const UseAsTarget& target)
{
    return "fabric-orch discover get --target " + shellQuoted(hostAndPort(target)) + " --username " +
           shellQuoted(target.user) + (target.insecure ? " --insecure" : " --skip-verify") + " \\\n    --path " +
           shellQuoted(model::toString(path));
}

} // namespace

const std::vector<UseAs>& useAsForms()
{
    static const std::vector<UseAs> forms{UseAs::XPath,      UseAs::GnmiPath, UseAs::Gnmic, UseAs::Pygnmi,
                                          UseAs::PythonDict, UseAs::Go,       UseAs::Json,  UseAs::FabricOrch};
    return forms;
}

std::string_view toString(UseAs form)
{
    return kNames[static_cast<std::size_t>(form)];
}

model::Path pathOf(const SchemaIndex& index, NodeId node, const model::Path& given)
{
    model::Path path;
    bool same = true;
    const std::vector<NodeId> nodes = chain(index, node);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        model::PathElem elem;
        const std::optional<NodeId> meant = index.child(index.parent(nodes[i]), index.name(nodes[i]));
        const bool prefix = index.childrenNamed(index.parent(nodes[i]), index.name(nodes[i])).size() > 1 && meant != nodes[i];
        elem.name = prefix ? std::string(index.module(nodes[i])) + ":" + std::string(index.name(nodes[i]))
                           : std::string(index.name(nodes[i]));
        same = same && i < given.elems.size() && model::bareName(given.elems[i].name) == index.name(nodes[i]);
        for (const NodeId key : index.keys(nodes[i])) {
            const std::string* value = same ? given.elems[i].key(index.name(key)) : nullptr;
            elem.keys.push_back({std::string(index.name(key)), value ? *value : "*"});
        }
        std::ranges::sort(elem.keys);
        path.elems.push_back(std::move(elem));
    }
    return path;
}

std::string useAs(UseAs form, const SchemaIndex& index, NodeId node, const model::Path& path, const UseAsTarget& target,
                  const std::string& value)
{
    const model::Path full = pathOf(index, node, path);
    switch (form) {
    case UseAs::XPath: return asXPath(index, node, full);
    case UseAs::GnmiPath: return model::toString(full);
    case UseAs::Gnmic: return asGnmic(index, node, full, target);
    case UseAs::Pygnmi: return asPygnmi(full, target);
    case UseAs::PythonDict: return "config = " + pythonText(document(index, node, full, value), 0);
    case UseAs::Go: return asGo(index, node, full, value);
    case UseAs::Json: return document(index, node, full, value).dump(2, ' ', false, ordered_json::error_handler_t::replace);
    case UseAs::FabricOrch: return asFabricOrch(full, target);
    }
    return {};
}

} // namespace fc::discovery
