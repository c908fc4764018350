#include "sim/device/document_filter.h"

namespace fc::sim {

namespace {

bool wanted(const schema::SchemaIndex& index, model::NodeId leaf, DataKind kind)
{
    if (kind == DataKind::Config)
        return index.isConfig(leaf);
    if (index.isConfig(leaf))
        return false;
    return kind == DataKind::State || !isAppliedCopy(index, leaf);
}

/// Grafts what is wanted; true if anything but keys was.
bool copyWanted(const schema::SchemaIndex& index, const model::TreeNode& node, DataKind kind, model::InstancePath& at,
                model::TreeEditor& editor)
{
    if (node.value) {
        if (index.isKey(node.schema) || !wanted(index, node.schema, kind))
            return false;
        editor.set(at, *node.value);
        return true;
    }
    bool kept = false;
    for (const model::TreeNodePtr& child : node.children) {
        at.push_back({child->schema, child->keys});
        kept = copyWanted(index, *child, kind, at, editor) || kept;
        at.pop_back();
    }
    const bool isConfigEntry = kind == DataKind::Config && !node.keys.empty() && index.isConfig(node.schema);
    if (isConfigEntry || (kind == DataKind::Config && index.isPresence(node.schema)))
        editor.ensure(at);
    if (node.keys.empty() || !(kept || isConfigEntry))
        return kept;
    for (const model::TreeNodePtr& child : node.children) {
        if (!child->value || !index.isKey(child->schema))
            continue;
        at.push_back({child->schema, {}});
        editor.set(at, *child->value);
        at.pop_back();
    }
    return true;
}

} // namespace

bool isAppliedCopy(const schema::SchemaIndex& index, model::NodeId leaf)
{
    const model::NodeId container = index.parent(leaf);
    if (index.name(container) != "state")
        return false;
    const auto config = index.child(index.parent(container), "config");
    return config && index.child(*config, index.name(leaf)).has_value();
}

model::ConfigTree filtered(const schema::SchemaIndex& index, const model::TreeNode& node,
                           const model::InstancePath& at, DataKind kind)
{
    model::TreeEditor editor({}, index.keepsOrder());
    if (kind == DataKind::All) {
        editor.graft(at, node);
    } else if (node.value && index.isKey(node.schema)) {
        if (kind != DataKind::Config || index.isConfig(node.schema))
            editor.set(at, *node.value);
    } else {
        model::InstancePath walked = at;
        copyWanted(index, node, kind, walked, editor);
    }
    return std::move(editor).commit();
}

} // namespace fc::sim
