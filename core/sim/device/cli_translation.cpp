#include "sim/device/cli_translation.h"

#include <optional>
#include <string_view>

namespace fc::sim {

namespace {

model::Path interfacePath(const std::string& name, const std::vector<std::string>& below)
{
    model::Path path{{}, {{"interfaces", {}}, {"interface", {{"name", name}}}}};
    for (const std::string& elem : below)
        path.elems.push_back({elem, {}});
    return path;
}

model::Path vlanPath(const std::string& id, const std::vector<std::string>& below)
{
    model::Path path{{},
                     {{"network-instances", {}},
                      {"network-instance", {{"name", "default"}}},
                      {"vlans", {}},
                      {"vlan", {{"vlan-id", id}}}}};
    for (const std::string& elem : below)
        path.elems.push_back({elem, {}});
    return path;
}

SetOperation update(model::Path path, model::Value value)
{
    return {SetKind::Update, std::move(path), std::move(value)};
}

SetOperation remove(model::Path path)
{
    return {SetKind::Delete, std::move(path), {}};
}

/// "34,40-42" as the entries of a VLAN leaf-list.
model::LeafList vlanList(std::string text)
{
    model::LeafList list;
    while (!text.empty()) {
        const auto comma = text.find(',');
        std::string item = text.substr(0, comma);
        text = comma == std::string::npos ? std::string() : text.substr(comma + 1);
        if (const auto dash = item.find('-'); dash != std::string::npos)
            item.replace(dash, 1, "..");
        list.emplace_back(std::move(item));
    }
    return list;
}

std::optional<SetOperation> interfaceLine(const std::string& name, const std::string& line)
{
    const std::string layer = name.starts_with("Port-Channel") ? "aggregation" : "ethernet";
    const auto argument = [&](std::string_view head) { return line.substr(head.size()); };
    const std::string trunk = "switchport trunk allowed vlan ";
    if (line == "shutdown" || line == "no shutdown")
        return update(interfacePath(name, {"config", "enabled"}), model::Value::boolean(line == "no shutdown"));
    if (line.starts_with("description "))
        return update(interfacePath(name, {"config", "description"}), model::Value::text(argument("description ")));
    if (line == "no description")
        return remove(interfacePath(name, {"config", "description"}));
    if (line.starts_with("switchport access vlan "))
        return update(interfacePath(name, {layer, "switched-vlan", "config", "access-vlan"}),
                      model::Value::text(argument("switchport access vlan ")));
    if (line.starts_with(trunk)) {
        const model::Path path = interfacePath(name, {layer, "switched-vlan", "config", "trunk-vlans"});
        if (line.starts_with(trunk + "add "))
            return update(path, model::Value(vlanList(argument(trunk + "add "))));
        if (!line.starts_with(trunk + "remove "))
            return SetOperation{SetKind::Replace, path, model::Value(vlanList(argument(trunk)))};
    }
    return std::nullopt;
}

void translateInterface(const CliResidue::Line& line, CliTranslation& out)
{
    const std::string name = line.text.substr(std::string_view("interface ").size());
    CliResidue::Line rest{line.text, {}};
    for (const CliResidue::Line& child : line.children) {
        if (auto operation = interfaceLine(name, child.text))
            out.operations.push_back(std::move(*operation));
        else
            rest.children.push_back(child);
    }
    if (!rest.children.empty())
        out.rest.push_back(std::move(rest));
}

void translateVlan(const CliResidue::Line& line, CliTranslation& out)
{
    const std::string id = line.text.substr(std::string_view("vlan ").size());
    out.operations.push_back(update(vlanPath(id, {"config", "vlan-id"}), model::Value::text(id)));
    CliResidue::Line rest{line.text, {}};
    for (const CliResidue::Line& child : line.children) {
        if (child.text.starts_with("name "))
            out.operations.push_back(update(vlanPath(id, {"config", "name"}), model::Value::text(child.text.substr(5))));
        else
            rest.children.push_back(child);
    }
    if (!rest.children.empty())
        out.rest.push_back(std::move(rest));
}

} // namespace

CliTranslation translateCli(const std::vector<CliResidue::Line>& lines)
{
    CliTranslation out;
    for (const CliResidue::Line& line : lines) {
        if (line.text.starts_with("interface "))
            translateInterface(line, out);
        else if (line.text.starts_with("vlan "))
            translateVlan(line, out);
        else if (line.text.starts_with("no vlan "))
            out.operations.push_back(remove(vlanPath(line.text.substr(8), {})));
        else if (line.text.starts_with("hostname "))
            out.operations.push_back(update({{}, {{"system", {}}, {"config", {}}, {"hostname", {}}}},
                                            model::Value::text(line.text.substr(9))));
        else if (line.text == "write" || line.text == "write memory" || line.text.starts_with("copy running-config"))
            out.savesStartup = true;
        else
            out.rest.push_back(line);
    }
    return out;
}

} // namespace fc::sim
