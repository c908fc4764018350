#include "sim/fabric/loader.h"

#include "sim/fabric/ipv4.h"
#include "base/json_depth.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>

namespace fc::sim {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

constexpr std::uintmax_t kMaxFileBytes = 256U << 20U;

std::optional<std::string> readText(const fs::path& path)
{
    std::error_code failure;
    const auto size = fs::file_size(path, failure);
    std::ifstream stream(path, std::ios::binary);
    if (failure || size > kMaxFileBytes || !stream)
        return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

/// Discarded if the file cannot be read, is no JSON or nests too deep.
Json parseFile(const std::optional<std::string>& text)
{
    return text && !nestsTooDeep(*text) ? Json::parse(*text, nullptr, false) : Json(Json::value_t::discarded);
}

std::vector<fs::path> filesIn(const fs::path& folder, const char* extension)
{
    std::vector<fs::path> files;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(folder, failure)) {
        if (entry.path().extension() == extension)
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// Member of an object, or null.
const Json& at(const Json& object, const char* key)
{
    static const Json kNull;
    const auto found = object.is_object() ? object.find(key) : object.end();
    return object.is_object() && found != object.end() ? *found : kNull;
}

std::string textAt(const Json& object, const char* key)
{
    const auto& value = at(object, key);
    return value.is_string() ? value.get<std::string>() : std::string();
}

/// Interface name and IPv4 address with length, for every routed port of a document.
std::vector<std::pair<std::string, Ipv4Prefix>> routedPorts(const Json& document)
{
    std::vector<std::pair<std::string, Ipv4Prefix>> ports;
    for (const auto& interface : at(at(document, "openconfig-interfaces:interfaces"), "interface")) {
        for (const auto& sub : at(at(interface, "subinterfaces"), "subinterface")) {
            const auto& list = at(at(at(sub, "openconfig-if-ip:ipv4"), "addresses"), "address");
            for (const auto& entry : list) {
                const auto address = parseIpv4(textAt(entry, "ip"));
                const auto& length = at(at(entry, "config"), "prefix-length");
                if (address.ok() && length.is_number_unsigned() && length.get<unsigned>() <= 32)
                    ports.emplace_back(textAt(interface, "name"), Ipv4Prefix{*address, length.get<unsigned>()});
            }
        }
    }
    return ports;
}

model::FabricLink orderedLink(model::LinkEnd a, model::LinkEnd b, std::int64_t id)
{
    if (b < a)
        std::swap(a, b);
    return {std::move(a), std::move(b), id, {}};
}

/// Two routed ports in one /31 are the ends of one cable.
std::vector<model::FabricLink> linksFromSubnets(const std::map<std::string, Json>& documents)
{
    std::map<Ipv4, std::vector<model::LinkEnd>> ends;
    for (const auto& [device, document] : documents) {
        for (const auto& [port, prefix] : routedPorts(document)) {
            if (prefix.length == 31)
                ends[prefix.address & prefix.mask()].push_back({device, port});
        }
    }
    std::vector<model::FabricLink> links;
    for (const auto& [network, both] : ends) {
        if (both.size() == 2)
            links.push_back(orderedLink(both[0], both[1], 0));
    }
    return links;
}

std::vector<model::FabricLink> linksFromCables(const std::vector<std::string>& rows)
{
    std::vector<model::FabricLink> links;
    for (const auto& text : rows) {
        const Json row = Json::parse(text, nullptr, false);
        const auto end = [&row](const char* side) {
            const auto& list = at(row, side);
            const Json& object = list.is_array() && !list.empty() ? at(list.front(), "object") : list;
            return model::LinkEnd{textAt(at(object, "device"), "name"), textAt(object, "name")};
        };
        const auto a = end("a_terminations");
        const auto b = end("b_terminations");
        const auto& id = at(row, "id");
        if (!a.device.empty() && !b.device.empty())
            links.push_back(orderedLink(a, b, id.is_number_integer() ? id.get<std::int64_t>() : 0));
    }
    return links;
}

/// "…/api/dcim/devices/3/" -> "dcim/devices". Rows of the BGP plugin's rule tables have no url: there the file name
/// says it ("prefix-list-rules").
std::string endpointOf(const Json& row, const fs::path& file)
{
    constexpr std::string_view kApi = "/api/";
    const std::string url = textAt(row, "url");
    const auto start = url.find(kApi);
    if (start == std::string::npos) {
        std::string stem = file.stem().string();
        if (stem.ends_with("s"))
            stem.pop_back();
        return "plugins/bgp/" + stem;
    }
    std::string rest = url.substr(start + kApi.size());
    while (!rest.empty() && (rest.back() == '/' || (rest.back() >= '0' && rest.back() <= '9')))
        rest.pop_back();
    return rest;
}

std::vector<FabricBlueprint::Table> readNetbox(const fs::path& folder)
{
    std::vector<FabricBlueprint::Table> tables;
    for (const auto& file : filesIn(folder, ".json")) {
        const Json page = parseFile(readText(file));
        for (const auto& row : at(page, "results")) {
            const auto& id = at(row, "id");
            if (!id.is_number_integer() || row.size() < 4)
                continue;
            const std::string endpoint = endpointOf(row, file);
            auto found = std::find_if(tables.begin(), tables.end(),
                                      [&endpoint](const auto& table) { return table.endpoint == endpoint; });
            if (found == tables.end())
                found = tables.insert(tables.end(), {endpoint, {}});
            found->rows.push_back(row.dump());
        }
    }
    return tables;
}

/// Role of a device: from its NetBox row, else its name without the number ("spine2" -> "spine").
std::string roleOf(const std::string& device, const std::vector<FabricBlueprint::Table>& tables)
{
    for (const auto& table : tables) {
        if (table.endpoint != "dcim/devices")
            continue;
        for (const auto& text : table.rows) {
            const Json row = Json::parse(text, nullptr, false);
            if (textAt(row, "name") == device)
                return textAt(at(row, "role"), "slug");
        }
    }
    return device.substr(0, device.find_last_not_of("0123456789") + 1);
}

} // namespace

Result<FabricBlueprint> loadFolder(const std::string& folder)
{
    FabricBlueprint blueprint;
    blueprint.name = fs::path(folder).filename().string();
    blueprint.netbox = readNetbox(fs::path(folder) / "netbox");
    std::map<std::string, Json> documents;
    for (const auto& file : filesIn(folder, ".json")) {
        const auto text = readText(file);
        Json document = parseFile(text);
        if (!document.is_object())
            return makeError(ErrorCode::Parse, "is not a JSON document").about(file.string());
        const std::string name = file.stem().string();
        DeviceBlueprint device{name, roleOf(name, blueprint.netbox), {}, *text, {}};
        fs::path residue = file;
        device.cliResidue = readText(residue.replace_extension(".cli")).value_or("");
        for (const auto& [port, prefix] : routedPorts(document)) {
            if (port.starts_with("Management"))
                device.managementAddress = toText(prefix.address);
        }
        blueprint.devices.push_back(std::move(device));
        documents.emplace(name, std::move(document));
    }
    if (blueprint.devices.empty())
        return makeError(ErrorCode::NotFound, "the folder holds no NAME.json document").about(folder);
    for (const auto& table : blueprint.netbox) {
        if (table.endpoint == "dcim/cables")
            blueprint.cables = linksFromCables(table.rows);
    }
    if (blueprint.cables.empty())
        blueprint.cables = linksFromSubnets(documents);
    return blueprint;
}

} // namespace fc::sim
