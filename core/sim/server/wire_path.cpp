#include "sim/server/wire_path.h"

#include <algorithm>

namespace fc::sim {

namespace {

bool holdsIdentity(const schema::SchemaIndex& index, const schema::TypeInfo& type, int depth = 0)
{
    if (depth > 4)
        return false;
    if (type.base == schema::BaseType::IdentityRef)
        return true;
    if (type.base == schema::BaseType::LeafRef && type.leafrefTarget != model::NodeId{})
        return holdsIdentity(index, index.type(type.leafrefTarget), depth + 1);
    for (const schema::TypeInfo& member : type.members)
        if (holdsIdentity(index, member, depth + 1))
            return true;
    return false;
}

} // namespace

model::Path toModelPath(const gnmi::Path& path)
{
    model::Path result;
    result.origin = path.origin();
    for (const gnmi::PathElem& elem : path.elem()) {
        model::PathElem next{elem.name(), {}};
        for (const auto& [name, value] : elem.key())
            next.keys.push_back({name, value});
        std::sort(next.keys.begin(), next.keys.end());
        result.elems.push_back(std::move(next));
    }
    if (path.elem_size() > 0)
        return result;
    for (const std::string& text : path.element()) {
        Result<model::Path> parsed = model::parsePath("/" + text);
        if (parsed && parsed->elems.size() == 1)
            result.elems.push_back(parsed->elems.front());
        else
            result.elems.push_back({text, {}});
    }
    return result;
}

Result<model::Path> joinPaths(const gnmi::Path& prefix, const gnmi::Path& path)
{
    const model::Path head = toModelPath(prefix);
    model::Path joined = toModelPath(path);
    if (!head.origin.empty() && !joined.origin.empty())
        return makeError(ErrorCode::Usage, "origin is set in both prefix and path").about(toString(joined));
    if (joined.origin.empty())
        joined.origin = head.origin;
    if (joined.origin == "openconfig")
        joined.origin.clear();
    if (!joined.origin.empty() && joined.origin != "cli" && joined.origin != "eos_native")
        return makeError(ErrorCode::Usage, "requests with an origin of \"" + joined.origin + "\" are not supported")
            .about(toString(joined));
    joined.elems.insert(joined.elems.begin(), head.elems.begin(), head.elems.end());
    for (const model::PathElem& elem : joined.elems)
        if (elem.name.empty())
            return makeError(ErrorCode::Usage, "path invalid: an elem without a name").about(toString(joined));
    return joined;
}

void toWire(const model::Path& path, gnmi::Path& wire)
{
    wire.set_origin(path.origin);
    for (const model::PathElem& elem : path.elems) {
        gnmi::PathElem& next = *wire.add_elem();
        next.set_name(elem.name);
        for (const model::PathKey& key : elem.keys)
            (*next.mutable_key())[key.name] = key.value;
    }
}

void toWire(const schema::SchemaIndex& index, const model::InstancePath& at, std::size_t from, gnmi::Path& wire)
{
    for (std::size_t i = from; i < at.size(); ++i) {
        gnmi::PathElem& elem = *wire.add_elem();
        elem.set_name(std::string(index.name(at[i].node)));
        if (at[i].keys.empty())
            continue;
        const std::vector<model::NodeId> keyNodes = index.keys(at[i].node);
        for (std::size_t k = 0; k < keyNodes.size() && k < at[i].keys.size(); ++k) {
            std::string_view value = at[i].keys[k];
            if (value.find(':') != std::string_view::npos && holdsIdentity(index, index.type(keyNodes[k])))
                value = model::bareName(value);
            (*elem.mutable_key())[std::string(index.name(keyNodes[k]))] = std::string(value);
        }
    }
}

} // namespace fc::sim
