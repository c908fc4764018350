#include "ui/models/object_uses.h"

#include "intent/inventory.h"
#include "intent/object_class.h"

#include <algorithm>
#include <map>

namespace fc::ui {

namespace {

int rankOf(const std::string& type)
{
    const auto known = intent::classOfType(type);
    return known ? static_cast<int>(*known) : static_cast<int>(intent::kObjectClassCount);
}

void addUse(std::map<std::string, UsedObject>& objects, const model::Origin& origin, const ObjectUse& use)
{
    UsedObject& object = objects[objectKey(origin)];
    if (object.uses.empty()) {
        object.type = origin.type;
        object.display = origin.display.empty() ? origin.type : origin.display;
    }
    if (object.url.empty())
        object.url = origin.url;
    // One value can name an object twice, by two of its fields.
    if (!object.uses.empty() && object.uses.back().document == use.document && object.uses.back().path == use.path &&
        object.uses.back().line == use.line)
        return;
    object.devices += object.uses.empty() || object.uses.back().document != use.document;
    object.uses.push_back(use);
}

} // namespace

std::string objectKey(const model::Origin& origin)
{
    return origin.type + ' ' + (origin.id != 0 ? std::to_string(origin.id) : origin.display);
}

std::string typeWord(const std::string& type)
{
    // Words of NetBox itself: its pages are called so in every language of ours.
    static const std::map<std::string, std::string> kWords{
        {"dcim.site", "Site"}, {"dcim.device", "Device"}, {"dcim.interface", "Interface"}, {"dcim.cable", "Cable"},
        {"ipam.ipaddress", "IP address"}, {"ipam.prefix", "Prefix"}, {"ipam.vlan", "VLAN"}, {"ipam.vrf", "VRF"},
        {"ipam.vlangroup", "VLAN group"}, {"ipam.routetarget", "Route target"}, {"ipam.asn", "AS number"},
        {"vpn.l2vpn", "L2VPN"}, {"vpn.l2vpntermination", "L2VPN termination"}, {"netbox_bgp.bgpsession", "BGP session"},
        {"netbox_bgp.bgppeergroup", "BGP peer group"}, {"netbox_bgp.routingpolicy", "Routing policy"},
        {"netbox_bgp.prefixlist", "Prefix list"}, {"netbox_bgp.community", "Community"}, {"fabric.file", "Fabric file"},
        {"tree.file", "File"}};
    const auto word = kWords.find(type);
    return word == kWords.end() ? type : word->second;
}

int ObjectUses::find(const std::string& key) const
{
    const auto found = std::ranges::find(objects, key, &UsedObject::key);
    return found == objects.end() ? -1 : static_cast<int>(found - objects.begin());
}

std::shared_ptr<const ObjectUses> usesOf(std::shared_ptr<const engine::IntentBook> book, const schema::SchemaIndex& schema)
{
    auto uses = std::make_shared<ObjectUses>();
    std::map<std::string, UsedObject> objects;
    for (const model::FabricDevice& device : book->inventory.devices) {
        const auto document = book->documents.find(device.name);
        if (document == book->documents.end())
            continue;
        const intent::IntentDocument& intended = document->second;
        for (const auto& [path, origins] : intended.provenance) {
            if (path.empty() || schema.isKey(path.back().node))
                continue;
            for (const model::Origin& origin : origins)
                addUse(objects, origin, {&intended, &path, nullptr, &origin});
        }
        for (const model::IntendedCliLine& line : intended.cli)
            for (const model::Origin& origin : line.origins)
                addUse(objects, origin, {&intended, nullptr, &line, &origin});
    }
    for (auto& [key, object] : objects) {
        object.key = key;
        uses->objects.push_back(std::move(object));
    }
    std::ranges::stable_sort(uses->objects, [](const UsedObject& a, const UsedObject& b) {
        const int left = rankOf(a.type), right = rankOf(b.type);
        return left != right        ? left < right
               : a.type != b.type   ? a.type < b.type
                                    : intent::naturalLess(a.display, b.display);
    });
    uses->book = std::move(book);
    return uses;
}

} // namespace fc::ui
