#include "sim/device/config_view.h"

#include "model/path.h"
#include "schema/instance.h"

#include <algorithm>

namespace fc::sim {

namespace {

/// Calls `visit` with each name of "a/b/c"; stops when it returns false.
template <typename Visit>
void eachName(std::string_view relative, Visit&& visit)
{
    while (!relative.empty()) {
        const std::size_t slash = relative.find('/');
        if (!visit(relative.substr(0, slash)))
            return;
        relative = slash == std::string_view::npos ? std::string_view{} : relative.substr(slash + 1);
    }
}

std::pair<std::string_view, std::string_view> splitLast(std::string_view relative)
{
    const std::size_t slash = relative.rfind('/');
    if (slash == std::string_view::npos)
        return {std::string_view{}, relative};
    return {relative.substr(0, slash), relative.substr(slash + 1)};
}

} // namespace

ConfigView ConfigView::step(std::string_view name) const
{
    if (m_node == nullptr)
        return {*m_index, nullptr};
    const auto it = std::ranges::find_if(m_node->children, [&](const model::TreeNodePtr& child) {
        return child->keys.empty() && m_index->name(child->schema) == name;
    });
    return {*m_index, it == m_node->children.end() ? nullptr : it->get()};
}

ConfigView ConfigView::at(std::string_view relative) const
{
    ConfigView view = *this;
    eachName(relative, [&](std::string_view name) {
        view = view.step(name);
        return view.exists();
    });
    return view;
}

std::vector<ConfigView> ConfigView::entries(std::string_view relative) const
{
    const auto [container, list] = splitLast(relative);
    const ConfigView parent = at(container);
    std::vector<ConfigView> found;
    if (!parent.exists())
        return found;
    for (const model::TreeNodePtr& child : parent.m_node->children)
        if (!child->keys.empty() && m_index->name(child->schema) == list)
            found.emplace_back(*m_index, child.get());
    return found;
}

ConfigView ConfigView::entry(std::string_view relative, const std::vector<std::string>& keys) const
{
    const auto [container, list] = splitLast(relative);
    const ConfigView parent = at(container);
    if (parent.exists())
        for (const model::TreeNodePtr& child : parent.m_node->children)
            if (child->keys == keys && m_index->name(child->schema) == list)
                return {*m_index, child.get()};
    return {*m_index, nullptr};
}

std::optional<std::string> ConfigView::text() const
{
    if (m_node == nullptr || !m_node->value)
        return std::nullopt;
    return toString(*m_node->value);
}

std::string ConfigView::textOr(std::string_view fallback) const
{
    return text().value_or(std::string(fallback));
}

std::string ConfigView::bareText() const
{
    return std::string(model::bareName(textOr({})));
}

bool ConfigView::isTrue(bool fallback) const
{
    const auto value = text();
    return value ? *value == "true" : fallback;
}

std::vector<std::string> ConfigView::texts() const
{
    std::vector<std::string> found;
    if (m_node == nullptr || !m_node->value)
        return found;
    if (!m_node->value->isList())
        return {toString(*m_node->value)};
    for (const model::Scalar& scalar : m_node->value->list())
        found.push_back(toString(scalar));
    return found;
}

std::string ConfigView::key(std::size_t position) const
{
    return m_node != nullptr && position < m_node->keys.size() ? m_node->keys[position] : std::string();
}

PathCursor::PathCursor(const schema::SchemaIndex& index, model::InstancePath path)
    : m_index(&index), m_path(std::move(path)), m_valid(true)
{
    if (!m_path.empty())
        m_node = m_path.back().node;
}

PathCursor PathCursor::down(std::string_view relative, std::vector<std::string> keys) const
{
    PathCursor next = *this;
    eachName(relative, [&](std::string_view name) {
        const auto child = next.m_valid ? m_index->child(next.m_node, name) : std::nullopt;
        next.m_valid = child.has_value();
        if (child) {
            next.m_node = *child;
            next.m_path.push_back({*child, {}});
        }
        return next.m_valid;
    });
    if (next.m_valid && !keys.empty())
        next.m_path.back().keys = canonicalKeys(*m_index, next.m_node, keys);
    return next;
}

bool PathCursor::put(model::TreeEditor& editor, std::string_view relative, std::string_view text) const
{
    const PathCursor leaf = down(relative);
    if (!leaf.m_valid || (m_index->access(leaf.m_node) & schema::AccessGet) == 0)
        return false;
    Result<model::Scalar> scalar = schema::parseScalar(*m_index, leaf.m_node, text);
    if (!scalar)
        return false;
    editor.set(leaf.m_path, model::Value(std::move(*scalar)));
    return true;
}

bool PathCursor::put(model::TreeEditor& editor, std::string_view relative, const std::vector<std::string>& texts) const
{
    const PathCursor leaf = down(relative);
    if (!leaf.m_valid || (m_index->access(leaf.m_node) & schema::AccessGet) == 0)
        return false;
    model::LeafList list;
    for (const std::string& text : texts) {
        Result<model::Scalar> scalar = schema::parseScalar(*m_index, leaf.m_node, text);
        if (!scalar)
            return false;
        list.push_back(std::move(*scalar));
    }
    Result<model::Value> value = schema::canonical(*m_index, leaf.m_node, model::Value(std::move(list)));
    if (!value)
        return false;
    editor.set(leaf.m_path, std::move(*value));
    return true;
}

void PathCursor::putKeys(model::TreeEditor& editor, std::string_view container) const
{
    if (!m_valid || m_path.empty())
        return;
    const std::vector<model::NodeId> keyNodes = m_index->keys(m_node);
    const std::vector<std::string>& keys = m_path.back().keys;
    for (std::size_t i = 0; i < keyNodes.size() && i < keys.size(); ++i) {
        const std::string name(m_index->name(keyNodes[i]));
        Result<model::Scalar> scalar = schema::parseScalar(*m_index, keyNodes[i], keys[i]);
        if (!scalar)
            continue;
        model::InstancePath leaf = m_path;
        leaf.push_back({keyNodes[i], {}});
        editor.set(leaf, model::Value(std::move(*scalar)));
        if (!container.empty())
            put(editor, std::string(container) + "/" + name, keys[i]);
    }
}

std::vector<std::string> canonicalKeys(const schema::SchemaIndex& index, model::NodeId list,
                                       const std::vector<std::string>& keys)
{
    const std::vector<model::NodeId> keyNodes = index.keys(list);
    std::vector<std::string> canonical = keys;
    for (std::size_t i = 0; i < canonical.size() && i < keyNodes.size(); ++i) {
        Result<model::Scalar> scalar = schema::parseScalar(index, keyNodes[i], canonical[i]);
        if (scalar)
            canonical[i] = toString(*scalar);
    }
    return canonical;
}

} // namespace fc::sim
