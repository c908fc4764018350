#include "schema/instance.h"

#include "schema/scalar_type.h"

#include <algorithm>

namespace fc::schema {

namespace {

using model::InstancePath;
using model::InstanceStep;
using model::Path;
using model::PathElem;
using model::PathKey;

Error elemError(const Path& path, const PathElem& elem, const std::string& what)
{
    return makeError(ErrorCode::Schema, model::toString(elem) + ": " + what).about(model::toString(path));
}

/// From the first elem's node to `node`, the root left out.
std::vector<NodeId> lineOf(const SchemaIndex& index, NodeId node)
{
    std::vector<NodeId> line;
    for (; index.kind(node) != NodeKind::Root; node = index.parent(node))
        line.push_back(node);
    std::ranges::reverse(line);
    return line;
}

const PathKey* findKey(const PathElem& elem, std::string_view name)
{
    const auto it = std::ranges::find_if(elem.keys,
                                         [&](const PathKey& key) { return model::bareName(key.name) == name; });
    return it == elem.keys.end() ? nullptr : &*it;
}

Result<InstanceStep> toStep(const SchemaIndex& index, NodeId node, const Path& path, const PathElem& elem)
{
    InstanceStep step{node, {}};
    if (index.kind(node) != NodeKind::List) {
        if (!elem.keys.empty())
            return elemError(path, elem, "has keys but is no list");
        return step;
    }
    const std::vector<NodeId> keys = index.keys(node);
    for (const PathKey& given : elem.keys)
        if (std::ranges::none_of(keys, [&](NodeId key) { return index.name(key) == model::bareName(given.name); }))
            return elemError(path, elem, "the list has no key " + given.name);
    for (const NodeId key : keys) {
        const std::string name(index.name(key));
        const PathKey* given = findKey(elem, name);
        if (given == nullptr)
            return elemError(path, elem, "key " + name + " is missing");
        Result<model::Scalar> value = parseScalar(index, key, given->value);
        if (!value)
            return elemError(path, elem, "key " + name + ": " + value.error().text);
        step.keys.push_back(model::toString(*value));
    }
    if (elem.keys.size() > keys.size())
        return elemError(path, elem, "a key is given twice");
    return step;
}

std::string printedName(const SchemaIndex& index, NodeId parent, NodeId node, PrefixStyle style)
{
    std::string name(index.name(node));
    const bool changes = style == PrefixStyle::Ietf &&
                         (index.kind(parent) == NodeKind::Root || index.module(parent) != index.module(node));
    const bool isClear = !changes && (index.isOnlyOfItsName(node) || index.child(parent, name) == node);
    return isClear ? name : std::string(index.module(node)).append(":").append(name);
}

} // namespace

Result<InstancePath> toInstancePath(const SchemaIndex& index, const Path& path)
{
    if (!path.origin.empty() && path.origin != "openconfig")
        return makeError(ErrorCode::Schema, "origin " + path.origin + " is not described by the schema")
            .about(model::toString(path));
    for (const PathElem& elem : path.elems) {
        const bool wildKey = std::ranges::any_of(elem.keys, [](const PathKey& key) { return key.value == "*"; });
        if (elem.name == "*" || elem.name == "..." || wildKey)
            return elemError(path, elem, "a wildcard cannot name one instance");
    }
    const Result<NodeId> node = index.resolve(path);
    if (!node)
        return node.error();
    const std::vector<NodeId> line = lineOf(index, *node);
    if (line.size() != path.elems.size())
        return makeError(ErrorCode::Internal, "the schema index resolved another path").about(model::toString(path));
    InstancePath instance;
    for (std::size_t i = 0; i < line.size(); ++i) {
        Result<InstanceStep> step = toStep(index, line[i], path, path.elems[i]);
        if (!step)
            return std::move(step).error();
        instance.push_back(std::move(*step));
    }
    return instance;
}

Path toPath(const SchemaIndex& index, const InstancePath& instance, PrefixStyle style)
{
    Path path;
    path.elems.reserve(instance.size());
    NodeId parent{};
    for (const InstanceStep& step : instance) {
        PathElem elem{printedName(index, parent, step.node, style), {}};
        if (step.keys.empty()) {
            path.elems.push_back(std::move(elem));
            parent = step.node;
            continue;
        }
        const std::vector<NodeId> keys = index.keys(step.node);
        for (std::size_t i = 0; i < std::min(keys.size(), step.keys.size()); ++i) {
            const bool bare = style == PrefixStyle::Minimal;
            elem.keys.push_back({std::string(index.name(keys[i])),
                                 bare ? bareIdentity(index.realType(keys[i]), step.keys[i], index.module(keys[i]))
                                      : step.keys[i]});
        }
        std::ranges::sort(elem.keys);
        path.elems.push_back(std::move(elem));
        parent = step.node;
    }
    return path;
}

void setKeyLeaves(const SchemaIndex& index, const InstancePath& instance, model::TreeEditor& editor)
{
    InstancePath at;
    for (const InstanceStep& step : instance) {
        at.push_back(step);
        const std::vector<NodeId> keys = index.keys(step.node);
        for (std::size_t i = 0; i < std::min(keys.size(), step.keys.size()); ++i) {
            Result<model::Scalar> value = parseScalar(index, keys[i], step.keys[i]);
            at.push_back({keys[i], {}});
            editor.set(at, value ? std::move(*value) : model::Scalar(step.keys[i]));
            at.pop_back();
        }
    }
}

} // namespace fc::schema
