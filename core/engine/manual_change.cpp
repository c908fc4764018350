#include "engine/manual_change.h"

#include "schema/ietf_json.h"
#include "schema/instance.h"

#include <charconv>

namespace fc::engine {

using schema::NodeKind;

namespace {

Error refusedEdit(ErrorCode code, std::string text, const ManualEdit& edit, std::string next)
{
    return makeError(code, std::move(text))
        .about(edit.device + " " + edit.path)
        .nowIs("nothing was planned")
        .doNext(std::move(next));
}

/// The values by the type of the node, as JSON.
Result<std::string> jsonOf(const schema::SchemaIndex& index, model::NodeId node, const ManualEdit& edit)
{
    model::LeafList parsed;
    for (const std::string& text : edit.values) {
        Result<model::Scalar> value = schema::parseScalar(index, node, text);
        if (!value)
            return refusedEdit(ErrorCode::Schema, value.error().text, edit, "give a value that the type takes");
        parsed.push_back(std::move(*value));
    }
    const bool isList = index.kind(node) == NodeKind::LeafList;
    if (parsed.empty() || (!isList && parsed.size() > 1))
        return refusedEdit(ErrorCode::Usage, parsed.empty() ? "there is no value" : "a leaf has one value", edit,
                           isList ? "give at least one value" : "give one value");
    const Result<model::Value> value =
        schema::canonical(index, node, isList ? model::Value(std::move(parsed)) : model::Value(std::move(parsed.front())));
    if (!value)
        return refusedEdit(ErrorCode::Schema, value.error().text, edit, "give a value that the type takes");
    return schema::encodeValue(index, node, *value, schema::JsonStyle::Ietf);
}

} // namespace

Result<store::ManualChange> checkedChange(const schema::SchemaIndex& index, const ManualEdit& edit)
{
    if (edit.device.empty())
        return refusedEdit(ErrorCode::Usage, "there is no device", edit, "name one device");
    if (edit.reason.empty() || edit.who.empty())
        return refusedEdit(ErrorCode::Usage, "there is no reason", edit, "say why: it stands beside the change");
    Result<model::Path> path = model::parsePath(edit.path);
    if (!path)
        return std::move(path).error().about(edit.device + " " + edit.path);
    Result<model::InstancePath> instance = schema::toInstancePath(index, *path);
    if (!instance)
        return refusedEdit(ErrorCode::Schema, instance.error().text, edit, "name one node, with every key");
    if (instance->empty())
        return refusedEdit(ErrorCode::Schema, "the whole device is no value", edit, "name one leaf");
    const model::NodeId node = instance->back().node;
    const NodeKind kind = index.kind(node);
    const bool isLeaf = kind == NodeKind::Leaf || kind == NodeKind::LeafList;
    if (!index.isConfig(node))
        return refusedEdit(ErrorCode::Schema, "this is state: the device reports it, nobody sets it", edit,
                           "look for the leaf of the same name in the config container");
    if (index.isKey(node))
        return refusedEdit(ErrorCode::Schema, "this is the key of its entry", edit,
                           "remove the entry, or set a leaf in one of another name");
    if (!isLeaf && !(kind == NodeKind::List && edit.remove))
        return refusedEdit(ErrorCode::Schema, "this is no leaf", edit, "name a leaf, or an entry to remove");
    if (isLeaf && (index.access(node) & schema::AccessSet) == 0)
        return refusedEdit(ErrorCode::Unsupported, std::string(index.release()) + " takes no Set there", edit,
                           "look at what it serves: fabric-orch discover paths");
    store::ManualChange change;
    change.device = edit.device;
    change.path = model::toString(schema::toPath(index, *instance, schema::PrefixStyle::Ietf));
    change.who = edit.who;
    change.reason = edit.reason;
    if (edit.remove && !edit.values.empty())
        return refusedEdit(ErrorCode::Usage, "a node that is to go has no value", edit, "give a value or remove, not both");
    if (!edit.remove) {
        Result<std::string> json = jsonOf(index, node, edit);
        if (!json)
            return std::move(json).error();
        change.json = std::move(*json);
    }
    return change;
}

std::string manualName(std::int64_t sequence)
{
    return "m" + std::to_string(sequence);
}

std::int64_t manualNumber(std::string_view name)
{
    if (name.starts_with('m'))
        name.remove_prefix(1);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    return error == std::errc() && end == name.data() + name.size() && number > 0 ? number : 0;
}

} // namespace fc::engine
