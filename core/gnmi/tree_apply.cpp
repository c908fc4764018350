#include "gnmi/tree_apply.h"

#include "schema/instance.h"

#include <algorithm>

namespace fc::gnmi {

namespace {

using schema::NodeKind;

void note(schema::DecodeReport* report, const model::Path& path, const std::string& reason)
{
    if (report == nullptr)
        return;
    ++report->skipped;
    if (report->notes.size() < 100)
        report->notes.push_back(model::toString(path) + ": " + reason);
}

Status setScalar(const schema::SchemaIndex& index, const RawUpdate& update, const model::InstancePath& instance,
                 model::TreeEditor& editor)
{
    const schema::NodeId leaf = instance.back().node;
    const NodeKind kind = index.kind(leaf);
    if (kind != NodeKind::Leaf && kind != NodeKind::LeafList) {
        if (update.value.arm == WireValue::Arm::None) {
            editor.ensure(instance);
            return {};
        }
        return makeError(ErrorCode::Schema, "a scalar value for a " + std::string(kind == NodeKind::List ? "list" : "container"));
    }
    Result<model::Value> value = schema::canonical(index, leaf, update.value.value);
    if (!value.ok())
        return std::move(value).error();
    editor.set(instance, std::move(*value));
    return {};
}

Status applyUpdate(const schema::SchemaIndex& index, const RawUpdate& update, model::TreeEditor& editor,
                   schema::Strictness strictness, schema::DecodeReport* report)
{
    Result<model::InstancePath> instance = jsonPosition(index, update.path);
    if (!instance.ok())
        return std::move(instance).error();
    schema::setKeyLeaves(index, *instance, editor);
    if (update.value.isJson())
        return schema::decodeJson(index, model::toString(update.value.value), *instance, strictness, editor, report);
    if (instance->empty())
        return makeError(ErrorCode::Schema, "a scalar value for the root");
    return setScalar(index, update, *instance, editor);
}

Status applyDelete(const schema::SchemaIndex& index, const model::Path& path, model::TreeEditor& editor)
{
    if (path.hasWildcard())
        return makeError(ErrorCode::Schema, "a delete with wildcards needs a tree to match");
    Result<model::InstancePath> instance = schema::toInstancePath(index, path);
    if (!instance.ok())
        return std::move(instance).error();
    editor.erase(*instance);
    return {};
}

} // namespace

Result<model::InstancePath> jsonPosition(const schema::SchemaIndex& index, const model::Path& path)
{
    Result<schema::NodeId> node = index.resolve(path);
    if (!node.ok())
        return std::move(node).error();
    if (index.kind(*node) != NodeKind::List || path.elems.empty() || !path.elems.back().keys.empty())
        return schema::toInstancePath(index, path);
    model::Path parent = path;
    parent.elems.pop_back();
    Result<model::InstancePath> instance = schema::toInstancePath(index, parent);
    if (instance.ok())
        instance->push_back({*node, {}});
    return instance;
}

Status applyToTree(const schema::SchemaIndex& index, const RawNotification& notification, model::TreeEditor& editor,
                   schema::Strictness strictness, schema::DecodeReport* report)
{
    const auto settle = [&](Status status, const model::Path& path) -> Status {
        if (status.ok())
            return {};
        if (strictness == schema::Strictness::Strict) {
            Error error = std::move(status).error();
            if (error.subject.empty())
                error.subject = model::toString(path);
            return error;
        }
        note(report, path, status.error().text);
        return {};
    };
    for (const model::Path& path : notification.deletes)
        if (Status status = settle(applyDelete(index, path, editor), path); !status.ok())
            return status;
    for (const RawUpdate& update : notification.updates)
        if (Status status = settle(applyUpdate(index, update, editor, strictness, report), update.path); !status.ok())
            return status;
    return {};
}

Result<model::ConfigTree> toTree(const schema::SchemaIndex& index, const GetAnswer& answer,
                                 schema::Strictness strictness, schema::DecodeReport* report)
{
    model::TreeEditor editor({}, index.keepsOrder());
    for (const RawNotification& notification : answer.notifications)
        if (Status status = applyToTree(index, notification, editor, strictness, report); !status.ok())
            return std::move(status).error();
    return std::move(editor).commit();
}

} // namespace fc::gnmi
