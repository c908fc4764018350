#include "sim/fabric/loader.h"

#include "sim/fabric/device_document.h"
#include "sim/fabric/netbox_rows.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace fc::sim {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kMaxDescriptionBytes = 64U << 20U;

Result<std::string> readFile(const fs::path& path)
{
    std::error_code failure;
    const auto size = fs::file_size(path, failure);
    std::ifstream stream(path, std::ios::binary);
    if (failure || !stream)
        return makeError(ErrorCode::NotFound, "cannot read the file").about(path.string());
    if (size > kMaxDescriptionBytes)
        return makeError(ErrorCode::Parse, "the file is larger than 64 MiB").about(path.string());
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

model::FabricLink link(model::LinkEnd a, model::LinkEnd b, std::size_t number)
{
    if (b < a)
        std::swap(a, b);
    return {std::move(a), std::move(b), static_cast<std::int64_t>(number), {}};
}

/// In the order of the cables' NetBox ids.
std::vector<model::FabricLink> cables(const FabricDescription& fabric)
{
    std::vector<model::FabricLink> list;
    for (const auto& leaf : leafViews(fabric)) {
        const std::string port = "Ethernet" + std::to_string(leaf.self().number);
        for (std::size_t index = 0; index < fabric.spines.size(); ++index) {
            list.push_back(link({fabric.spines[index].name, port}, {leaf.self().name, fabric.leafUplink(index)},
                                list.size() + 1));
        }
        const auto& member = fabric.mlag.peerLinkMember;
        if (leaf.side == 0)
            list.push_back(link({leaf.self().name, member}, {leaf.peer().name, member}, list.size() + 1));
    }
    return list;
}

std::vector<NeighbourBlueprint> neighbours(const FabricDescription& fabric)
{
    std::vector<NeighbourBlueprint> list;
    for (const auto& pair : fabric.pairs) {
        NeighbourBlueprint host{pair.host.name, "host",
                                "VLAN " + std::to_string(pair.host.vlan) + " " + toText(pair.host.address), {}};
        for (const auto& leaf : pair.leafs)
            host.attachedTo.push_back({leaf.name, "Ethernet1"});
        list.push_back(std::move(host));
    }
    for (const auto& external : fabric.externals) {
        NeighbourBlueprint border{external.name, "external",
                                  "AS " + std::to_string(external.asn) + " " + toText(external.address), {}};
        if (const auto* subnet = fabric.subnetOfVlan(external.vlan)) {
            for (const auto& [leaf, address] : subnet->on)
                border.attachedTo.push_back({leaf, "Vlan" + std::to_string(external.vlan)});
        }
        list.push_back(std::move(border));
    }
    return list;
}

Result<FabricBlueprint> fromFile(const fs::path& path)
{
    return readFile(path)
        .andThen([&path](const std::string& text) { return parseDescription(text, path.string()); })
        .map([](const FabricDescription& fabric) { return buildBlueprint(fabric); });
}

} // namespace

FabricBlueprint buildBlueprint(const FabricDescription& fabric)
{
    FabricBlueprint blueprint;
    blueprint.name = fabric.name;
    for (std::size_t index = 0; index < fabric.spines.size(); ++index) {
        const auto& spine = fabric.spines[index];
        blueprint.devices.push_back({spine.name, "spine", toText(spine.management), spineDocument(fabric, index),
                                     spineCliResidue(fabric)});
    }
    for (const auto& leaf : leafViews(fabric)) {
        blueprint.devices.push_back({leaf.self().name, "leaf", toText(leaf.self().management), leafDocument(leaf),
                                     leafCliResidue(leaf)});
    }
    blueprint.cables = cables(fabric);
    blueprint.neighbours = neighbours(fabric);
    blueprint.netbox = netboxRows(fabric);
    return blueprint;
}

Result<std::string> demoFolder()
{
    std::vector<fs::path> places;
    if (const char* configured = std::getenv("FC_DEMO_DIR"))
        places.emplace_back(configured);
    std::error_code failure;
    const fs::path program = fs::read_symlink("/proc/self/exe", failure);
    if (!failure)
        places.push_back(program.parent_path().parent_path() / "share/fabric-console/demo");
    places.emplace_back("/usr/share/fabric-console/demo");
    std::string tried;
    for (const auto& place : places) {
        if (fs::is_directory(place, failure))
            return place.string();
        tried += (tried.empty() ? "" : ", ") + place.string();
    }
    return makeError(ErrorCode::NotFound, "the demo descriptions are not installed")
        .about(tried)
        .doNext("set FC_DEMO_DIR to the folder that holds lab-10.toml");
}

Result<FabricBlueprint> loadFabric(std::string_view nameOrFile)
{
    const fs::path path(nameOrFile);
    std::error_code failure;
    if (nameOrFile.starts_with("clos:"))
        return closDescription(nameOrFile).map([](const FabricDescription& fabric) { return buildBlueprint(fabric); });
    if (fs::is_directory(path, failure))
        return loadFolder(path.string());
    if (path.extension() == ".toml")
        return fromFile(path);
    auto folder = demoFolder();
    if (!folder)
        return std::move(folder).error();
    const fs::path shipped = fs::path(*folder) / (std::string(nameOrFile) + ".toml");
    if (nameOrFile.empty() || path.has_parent_path() || !fs::is_regular_file(shipped, failure))
        return makeError(ErrorCode::NotFound, "no fabric of that name")
            .about(std::string(nameOrFile))
            .doNext("use lab-10, clos:SPINESxLEAFS, a .toml description or a folder of documents");
    return fromFile(shipped);
}

std::string fabricFileOf(std::string_view nameOrFile)
{
    const fs::path path(nameOrFile);
    std::error_code failure;
    fs::path folder;
    if (fs::is_directory(path, failure))
        folder = path;
    else if (path.extension() == ".toml")
        folder = fs::absolute(path, failure).parent_path();
    else
        folder = demoFolder().valueOr({});
    const fs::path file = fs::absolute(folder / "fabric.toml", failure);
    return !folder.empty() && fs::is_regular_file(file, failure) ? file.lexically_normal().string() : std::string();
}

} // namespace fc::sim
