#include "app/cli/tree_output.h"

#include "app/cli/context.h"
#include "gnmi/codec.h"
#include "schema/instance.h"
#include "schema/tree_views.h"

#include <ostream>

namespace fc::app {

namespace {

void printNode(std::ostream& out, const schema::SchemaIndex& index, const model::TreeNode& node, std::size_t depth)
{
    for (const model::TreeNodePtr& child : node.children) {
        out << std::string(depth * 2, ' ') << index.name(child->schema);
        if (!child->keys.empty()) {
            out << " [";
            for (std::size_t i = 0; i < child->keys.size(); ++i)
                out << (i > 0 ? ", " : "") << child->keys[i];
            out << ']';
        }
        if (child->value)
            out << ": " << model::toString(*child->value);
        out << '\n';
        printNode(out, index, *child, depth + 1);
    }
}

} // namespace

std::string originsJson(const std::vector<model::Origin>& origins)
{
    std::string out = "[";
    for (const model::Origin& origin : origins)
        out += std::string(out.size() > 1 ? "," : "") + "{\"type\":" + jsonString(origin.type) +
               ",\"id\":" + std::to_string(origin.id) + ",\"field\":" + jsonString(origin.field) +
               ",\"url\":" + jsonString(origin.url) + "}";
    return out + "]";
}

void printTree(std::ostream& out, const schema::SchemaIndex& index, const model::ConfigTree& tree)
{
    printNode(out, index, tree.root(), 0);
}

void printFlat(std::ostream& out, const schema::SchemaIndex& index, const model::ConfigTree& tree)
{
    schema::forEachLeaf(tree, [&](const model::InstancePath& leaf, const model::Value& value) {
        out << model::toString(schema::toPath(index, leaf)) << ": " << model::toString(value) << '\n';
    });
}

std::string notificationJson(const gnmi::RawNotification& notification)
{
    const std::string head = "{\"timestamp\":" + std::to_string(notification.timestamp);
    std::string out;
    for (const model::Path& path : notification.deletes)
        out += (out.empty() ? "" : "\n") + head + ",\"delete\":" + jsonString(model::toString(path)) + "}";
    for (const gnmi::RawUpdate& update : notification.updates)
        out += (out.empty() ? "" : "\n") + head + ",\"path\":" + jsonString(model::toString(update.path)) +
               ",\"value\":" + gnmi::toJsonText(update.value) + "}";
    return out;
}

} // namespace fc::app
