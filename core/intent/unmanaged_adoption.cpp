#include "intent/unmanaged_adoption.h"

#include "intent/unmanaged_objects.h"
#include "schema/instance.h"
#include "schema/tree_views.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <deque>
#include <map>

namespace fc::intent {

namespace {

bool isBelow(const model::InstancePath& path, const model::InstancePath& root)
{
    return root.size() <= path.size() && std::equal(root.begin(), root.end(), path.begin());
}

std::vector<AdoptionLeaf> leavesOf(const schema::SchemaIndex& index, const model::ConfigTree& running,
                                   const std::vector<model::InstancePath>& wanted)
{
    std::vector<AdoptionLeaf> out;
    schema::forEachLeaf(running, [&](const model::InstancePath& at, const model::Value& value) {
        if (std::ranges::none_of(wanted, [&](const model::InstancePath& root) { return isBelow(at, root); }))
            return;
        AdoptionLeaf leaf;
        leaf.at = at;
        leaf.value = value;
        const model::Path path = schema::toPath(index, at);
        leaf.path = model::toString(path);
        for (const model::PathElem& elem : path.elems)
            leaf.pattern += "/" + std::string(model::bareName(elem.name));
        for (const model::InstanceStep& step : at)
            for (const std::string& key : step.keys)
                leaf.keys.push_back(key);
        // The index writes BGP's key with its module; people and NetBox do not.
        const bool isKey = at.size() > 1 && !at[at.size() - 2].keys.empty();
        if (!isKey)
            out.push_back(std::move(leaf));
    });
    return out;
}

std::string whyNot(const AdoptionLeaf& leaf)
{
    if (!leaf.reason.empty())
        return leaf.reason;
    if (leaf.pattern.find("/vlans/vlan/") != std::string::npos)
        return "a VLAN is on a switch only where a port carries it or a VLAN interface has its number";
    if (leaf.pattern.starts_with("/network-instances/network-instance/config/"))
        return "a VRF is on a switch only where one of its interfaces is in it";
    if (leaf.pattern.find("/prefix-sets/") != std::string::npos || leaf.pattern.starts_with("/routing-policy/"))
        return "lists and policies are mapped where a session of the switch uses them: make them together with the session";
    return "NetBox has no field that says this: see whether the fabric file can, else it stays unmanaged";
}

/// Ids below 0 become "@n".
std::string jsonOf(const DraftBody& body, const std::map<ObjectId, std::size_t>& steps)
{
    using Json = nlohmann::ordered_json;
    const auto number = [&](std::int64_t value) {
        const auto step = steps.find(value);
        return step == steps.end() ? Json(value) : Json("@" + std::to_string(step->second));
    };
    Json out = Json::object();
    for (const auto& [name, value] : body.fields()) {
        if (const auto* flag = std::get_if<bool>(&value))
            out[name] = *flag;
        else if (const auto* one = std::get_if<std::int64_t>(&value))
            out[name] = number(*one);
        else if (const auto* text = std::get_if<std::string>(&value))
            out[name] = *text;
        else {
            out[name] = Json::array();
            for (const ObjectId id : std::get<std::vector<ObjectId>>(value))
                out[name].push_back(number(id));
        }
    }
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Interfaces before the addresses on them, a LAG before its ports, sessions last.
int rankOf(const DraftObject& object)
{
    switch (object.objectClass) {
    case ObjectClass::Interface: return object.isLag ? 1 : 2;
    case ObjectClass::IpAddress: return 3;
    case ObjectClass::BgpSession: return 4;
    default: return 0;
    }
}

} // namespace

Result<AdoptionDraft> draftAdoption(const schema::SchemaIndex& index, const Mapper& mapper, const IntentSnapshot& snapshot,
                                    const std::string& deviceName, const model::ConfigTree& running,
                                    const std::vector<model::InstancePath>& wanted, const Differing& differing)
{
    AdoptionDraft draft;
    draft.device = deviceName;
    draft.revision = snapshot.revision();
    const Device* device = snapshot.deviceNamed(deviceName);
    const auto before = mapper.map(snapshot, deviceName);
    if (!before)
        return before.error();
    std::vector<AdoptionLeaf> leaves = leavesOf(index, running, wanted);
    draft.leaves = leaves.size();
    Adopter adopter(snapshot.tables(), *device, leaves);
    adopter.draft();

    const IntentSnapshot tried(adopter.tables(), snapshot.info());
    const auto after = mapper.map(tried, deviceName);
    if (!after)
        return after.error();
    const std::vector<model::InstancePath> left = differing(*after), known = differing(*before);
    std::vector<bool> explained(leaves.size());
    for (std::size_t i = 0; i < leaves.size(); ++i)
        explained[i] = std::ranges::none_of(left, [&](const model::InstancePath& root) { return isBelow(leaves[i].at, root); });

    std::deque<DraftObject>& objects = adopter.objects();
    for (DraftObject& object : objects)
        object.kept = !object.body.fields().empty() && std::ranges::any_of(object.leaves, [&](std::size_t leaf) { return explained[leaf]; });
    // Later objects refer to earlier ones; a VRF may be given to an interface that comes later.
    for (bool moved = true; moved;) {
        moved = false;
        for (DraftObject& object : objects)
            for (const DraftObject& user : objects)
                if (!object.kept && user.kept && object.id < 0 && user.body.refersTo(object.id))
                    object.kept = moved = true;
    }
    std::ranges::stable_sort(objects, {}, rankOf);
    std::map<ObjectId, std::size_t> steps;
    for (const DraftObject& object : objects) {
        if (!object.kept)
            continue;
        AdoptedObject out;
        const bool isNew = object.id < 0;
        out.method = isNew ? "POST" : "PATCH";
        out.endpoint = std::string(namesOf(object.objectClass).endpoint) + "/" + (isNew ? "" : std::to_string(object.id) + "/");
        out.what = object.what;
        out.body = jsonOf(object.body, steps);
        for (const std::size_t leaf : object.leaves)
            if (explained[leaf] && std::ranges::find(out.explains, leaves[leaf].path) == out.explains.end())
                out.explains.push_back(leaves[leaf].path);
        draft.objects.push_back(std::move(out));
        if (isNew)
            steps[object.id] = draft.objects.size();
    }
    for (std::size_t i = 0; i < leaves.size(); ++i)
        if (!explained[i])
            draft.rest.push_back({leaves[i].path, model::toString(leaves[i].value), whyNot(leaves[i])});
    for (const model::InstancePath& path : left)
        if (std::ranges::find(known, path) == known.end())
            draft.alsoAsks.push_back(model::toString(schema::toPath(index, path)));
    return draft;
}

} // namespace fc::intent
