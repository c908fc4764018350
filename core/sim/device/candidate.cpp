#include "sim/device/candidate.h"

#include "schema/ietf_json.h"
#include "schema/instance.h"
#include "sim/device/config_view.h"
#include "sim/device/path_pattern.h"

#include <algorithm>

namespace fc::sim {

namespace {

Error invalid(const std::string& text, const std::string& subject)
{
    return makeError(ErrorCode::Schema, text).about(subject).nowIs("nothing was changed");
}

bool isLeafKind(schema::NodeKind kind)
{
    return kind == schema::NodeKind::Leaf || kind == schema::NodeKind::LeafList;
}

/// Keys alone say nothing: they are in the path already.
bool saysSomething(const schema::SchemaIndex& index, const model::TreeNode& node)
{
    return node.value || std::ranges::any_of(node.children, [&](const model::TreeNodePtr& child) {
               return node.keys.empty() || !index.isKey(child->schema);
           });
}

/// Completes or checks the key leaves of every list entry below.
Status completeKeys(const schema::SchemaIndex& index, const model::TreeNode& node, model::InstancePath& at,
                    model::TreeEditor& editor)
{
    if (!node.keys.empty()) {
        const std::vector<model::NodeId> keyNodes = index.keys(node.schema);
        for (std::size_t i = 0; i < keyNodes.size() && i < node.keys.size(); ++i) {
            const model::TreeNode* leaf = model::ConfigTree::findChild(node, {keyNodes[i], {}});
            if (leaf == nullptr) {
                Result<model::Scalar> scalar = schema::parseScalar(index, keyNodes[i], node.keys[i]);
                if (!scalar)
                    return invalid("invalid key: " + scalar.error().text, describe(index, at));
                model::InstancePath path = at;
                path.push_back({keyNodes[i], {}});
                editor.set(path, model::Value(std::move(*scalar)));
            } else if (leaf->value && toString(*leaf->value) != node.keys[i]) {
                return invalid("key leaf " + std::string(index.name(keyNodes[i])) + " is \"" + toString(*leaf->value) +
                                   "\" but the path says \"" + node.keys[i] + "\"",
                               describe(index, at));
            }
        }
    }
    for (const model::TreeNodePtr& child : node.children) {
        at.push_back({child->schema, child->keys});
        Status status = completeKeys(index, *child, at, editor);
        at.pop_back();
        if (!status)
            return status;
    }
    return {};
}

} // namespace

std::string describe(const schema::SchemaIndex& index, const model::InstancePath& at)
{
    return toString(schema::toPath(index, at));
}

Candidate::Candidate(const schema::SchemaIndex& index, const model::ConfigTree& explicitConfig,
                     model::ConfigTree served)
    : m_index(index), m_served(std::move(served)), m_tree(explicitConfig), m_editor(m_tree, index.keepsOrder())
{
}

const model::ConfigTree& Candidate::current()
{
    if (m_dirty) {
        m_tree = std::move(m_editor).commit();
        m_editor = model::TreeEditor(m_tree, m_index.keepsOrder());
        m_dirty = false;
    }
    return m_tree;
}

Status Candidate::apply(const SetOperation& operation)
{
    return operation.kind == SetKind::Delete ? applyDelete(operation) : applyWrite(operation);
}

Status Candidate::applyDelete(const SetOperation& operation)
{
    Result<PathPattern> pattern = PathPattern::compile(m_index, operation.path);
    if (!pattern)
        return std::move(pattern).error();
    std::vector<model::InstancePath> doomed;
    pattern->forEach(current(), [&](const model::InstancePath& at, const model::TreeNode&) { doomed.push_back(at); });
    if (const auto node = pattern->singleNode())
        if (Status status = refuseReadOnlyNode(*node, toString(operation.path)); !status)
            return status;
    for (const model::InstancePath& at : doomed) {
        if (at.empty())
            m_editor = model::TreeEditor({}, m_index.keepsOrder());
        else if (m_index.isKey(at.back().node))
            return invalid("a key leaf cannot be deleted; delete its list entry", describe(m_index, at));
        else
            m_editor.erase(at);
    }
    m_dirty = m_dirty || !doomed.empty();
    return {};
}

Status Candidate::applyWrite(const SetOperation& operation)
{
    if (operation.path.hasWildcard())
        return makeError(ErrorCode::Usage, "wildcards are not allowed in replace and update")
            .about(toString(operation.path));
    if (Result<PathPattern> known = PathPattern::compile(m_index, operation.path); !known)
        return std::move(known).error();
    Result<model::InstancePath> at = schema::toInstancePath(m_index, operation.path);
    if (!at) {
        Error error = makeError(ErrorCode::Usage, at.error().text).about(toString(operation.path));
        return error;
    }
    if (!at->empty())
        if (Status status = refuseReadOnlyNode(at->back().node, toString(operation.path)); !status)
            return status;
    Result<model::ConfigTree> decoded = decode(operation, *at);
    if (!decoded)
        return std::move(decoded).error();
    const model::TreeNode* content = decoded->find(*at);
    const bool hasContent = content != nullptr && saysSomething(m_index, *content);
    if (!hasContent && operation.kind == SetKind::Replace && !at->empty() && !at->back().keys.empty())
        return makeError(ErrorCode::Usage, "a list entry cannot be replaced by nothing; delete it")
            .about(toString(operation.path));
    if (content != nullptr) {
        model::InstancePath walked = *at;
        if (Status status = refuseReadOnly(*content, walked); !status)
            return status;
    }
    if (operation.kind == SetKind::Replace) {
        if (at->empty())
            m_editor = model::TreeEditor({}, m_index.keepsOrder());
        else
            m_editor.erase(*at);
        m_dirty = true;
    }
    const model::ConfigTree before = current();
    if (!at->empty())
        adoptEntries(*at, before);
    if (content != nullptr) {
        model::InstancePath walked = *at;
        merge(*content, walked, before, operation.kind);
    } else if (!at->empty() && m_index.isPresence(at->back().node)) {
        m_editor.ensure(*at);
    }
    m_dirty = true;
    return {};
}

Result<model::ConfigTree> Candidate::decode(const SetOperation& operation, const model::InstancePath& at) const
{
    model::TreeEditor scratch({}, m_index.keepsOrder());
    if (const auto* json = std::get_if<JsonText>(&operation.payload)) {
        if (at.empty())
            return schema::decodeDocument(m_index, json->text, schema::Strictness::Strict);
        if (Status status = schema::decodeJson(m_index, json->text, at, schema::Strictness::Strict, scratch); !status) {
            Error error = status.error();
            error.text = "invalid value: " + error.text;
            if (error.subject.empty())
                error.subject = toString(operation.path);
            return error;
        }
        return std::move(scratch).commit();
    }
    if (const auto* value = std::get_if<model::Value>(&operation.payload)) {
        if (at.empty() || !isLeafKind(m_index.kind(at.back().node)))
            return invalid("a container needs a JSON value", toString(operation.path));
        Result<model::Value> canonical = schema::canonical(m_index, at.back().node, *value);
        if (!canonical)
            return invalid("invalid value: " + canonical.error().text, toString(operation.path));
        scratch.set(at, std::move(*canonical));
        return std::move(scratch).commit();
    }
    return invalid("the update carries no value this path can take", toString(operation.path));
}

Status Candidate::refuseReadOnlyNode(model::NodeId node, const std::string& subject) const
{
    if (node == model::NodeId{})
        return {};
    if (!m_index.isConfig(node))
        return invalid("path is read-only: it is operational state", subject);
    if (isLeafKind(m_index.kind(node)) && !m_index.isKey(node) && (m_index.access(node) & schema::AccessSet) == 0)
        return invalid("path is read-only: not settable in " + std::string(m_index.release()), subject);
    return {};
}

Status Candidate::refuseReadOnly(const model::TreeNode& node, model::InstancePath& at) const
{
    if (!at.empty())
        if (Status status = refuseReadOnlyNode(at.back().node, {}); !status)
            return Error(status.error()).about(describe(m_index, at));
    for (const model::TreeNodePtr& child : node.children) {
        at.push_back({child->schema, child->keys});
        Status status = refuseReadOnly(*child, at);
        at.pop_back();
        if (!status)
            return status;
    }
    return {};
}

void Candidate::adoptEntries(const model::InstancePath& at, const model::ConfigTree& before)
{
    for (std::size_t depth = 1; depth <= at.size(); ++depth) {
        const model::InstancePath entry(at.begin(), at.begin() + static_cast<std::ptrdiff_t>(depth));
        if (entry.back().keys.empty() || before.find(entry) != nullptr)
            continue;
        const model::TreeNode* made = m_served.find(entry);
        if (made == nullptr)
            continue;
        const PathCursor cursor(m_index, entry);
        cursor.putKeys(m_editor, "config");
        for (const model::TreeNodePtr& container : made->children)
            for (const model::TreeNodePtr& leaf : container->children)
                if (leaf->value && m_index.isConfig(leaf->schema) && m_index.isMandatory(leaf->schema)) {
                    model::InstancePath path = entry;
                    path.push_back({container->schema, {}});
                    path.push_back({leaf->schema, {}});
                    m_editor.set(path, *leaf->value);
                }
    }
}

void Candidate::merge(const model::TreeNode& node, model::InstancePath& at, const model::ConfigTree& before,
                      SetKind kind)
{
    if (!node.keys.empty())
        adoptEntries(at, before);
    if (node.value)
        m_editor.set(at, kind == SetKind::Update ? united(node, before.find(at)) : *node.value);
    else if (!node.keys.empty() || (!at.empty() && m_index.isPresence(at.back().node)))
        m_editor.ensure(at);
    for (const model::TreeNodePtr& child : node.children) {
        at.push_back({child->schema, child->keys});
        merge(*child, at, before, kind);
        at.pop_back();
    }
}

model::Value Candidate::united(const model::TreeNode& added, const model::TreeNode* old) const
{
    if (!added.value->isList() || old == nullptr || !old->value || !old->value->isList())
        return *added.value;
    model::LeafList entries = old->value->list();
    for (const model::Scalar& scalar : added.value->list())
        if (std::ranges::find(entries, scalar) == entries.end())
            entries.push_back(scalar);
    Result<model::Value> canonical = schema::canonical(m_index, added.schema, model::Value(entries));
    return canonical ? std::move(*canonical) : model::Value(std::move(entries));
}

Result<model::ConfigTree> Candidate::finish() &&
{
    const model::ConfigTree tree = current();
    model::InstancePath at;
    if (Status status = completeKeys(m_index, tree.root(), at, m_editor); !status)
        return std::move(status).error();
    return std::move(m_editor).commit();
}

} // namespace fc::sim
