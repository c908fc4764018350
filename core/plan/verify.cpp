#include "plan/verify.h"

#include "schema/ietf_json.h"
#include "schema/instance.h"
#include "schema/tree_views.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

namespace fc::plan {

namespace {

using gnmi::SetOperation;
using model::InstancePath;
using model::TreeNode;

bool isInside(const InstancePath& path, const InstancePath& top)
{
    return path.size() >= top.size() && std::equal(top.begin(), top.end(), path.begin());
}

std::string pathText(const schema::SchemaIndex& index, const InstancePath& at)
{
    return model::toString(schema::toPath(index, at));
}

/// Members of a leaf-list; VLAN ranges are their members, whoever writes them.
std::set<std::string> membersOf(const model::Value& value)
{
    std::set<std::string> members;
    for (const model::Scalar& scalar : value.list()) {
        const std::string text = model::toString(scalar);
        const std::size_t dots = text.find("..");
        unsigned first = 0;
        unsigned last = 0;
        const bool isRange =
            dots != std::string::npos &&
            std::from_chars(text.data(), text.data() + dots, first).ptr == text.data() + dots &&
            std::from_chars(text.data() + dots + 2, text.data() + text.size(), last).ptr == text.data() + text.size() &&
            last >= first && last <= 4094;
        if (isRange)
            for (unsigned member = first; member <= last; ++member)
                members.insert(std::to_string(member));
        else
            members.insert(text);
    }
    return members;
}

bool isThere(const model::Value& expected, const model::Value& actual, bool mayHoldMore)
{
    if (expected == actual)
        return true;
    if (!expected.isList() || !actual.isList())
        return false;
    const std::set<std::string> wanted = membersOf(expected);
    const std::set<std::string> present = membersOf(actual);
    return mayHoldMore ? std::ranges::includes(present, wanted) : present == wanted;
}

class Judge
{
public:
    Judge(const schema::SchemaIndex& index, const FlatValues& before, const model::ConfigTree& now)
        : m_index(index), m_before(before), m_now(now)
    {
    }

    std::vector<std::string> run(const std::vector<SetOperation>& operations)
    {
        // A delete says nothing about what the same request puts back afterwards.
        for (const SetOperation& operation : operations)
            if (operation.kind != SetOperation::Kind::Delete)
                if (auto at = schema::toInstancePath(m_index, operation.path))
                    m_written.push_back(std::move(*at));
        for (const SetOperation& operation : operations) {
            auto at = schema::toInstancePath(m_index, operation.path);
            if (!at)
                m_found.push_back(model::toString(operation.path) + ": " + at.error().text);
            else if (operation.kind == SetOperation::Kind::Delete)
                gone(*at);
            else
                present(*at, operation);
        }
        return std::move(m_found);
    }

private:
    void present(const InstancePath& at, const SetOperation& operation)
    {
        model::TreeEditor editor({}, m_index.keepsOrder());
        editor.ensure(at);
        if (Status decoded = schema::decodeJson(m_index, operation.jsonIetf, at, schema::Strictness::Strict, editor);
            !decoded) {
            m_found.push_back(model::toString(operation.path) + ": " + decoded.error().text);
            return;
        }
        const model::ConfigTree expected = std::move(editor).commit();
        const bool merges = operation.kind == SetOperation::Kind::Update;
        schema::forEachLeaf(expected, [&](const InstancePath& leaf, const model::Value& value) {
            if (!isInside(leaf, at))
                return;
            const TreeNode* actual = m_now.find(leaf);
            if (actual == nullptr || !actual->value) {
                // Devices do not have to report what is the default anyway.
                if (!schema::isDefault(m_index, leaf.back().node, value))
                    report(leaf, model::toString(value), "nothing");
            } else if (!isThere(value, *actual->value, merges)) {
                report(leaf, model::toString(value), model::toString(*actual->value));
            }
        });
    }

    void gone(const InstancePath& at)
    {
        const bool writtenAgain =
            std::ranges::any_of(m_written, [&](const InstancePath& path) { return isInside(path, at); });
        const TreeNode* left = m_now.find(at);
        if (writtenAgain || left == nullptr)
            return;
        if (!left->value && !at.back().keys.empty()) {
            m_found.push_back(pathText(m_index, at) + ": expected nothing, the device still has it");
            return;
        }
        visit(*left, at);
    }

    /// Leaves below a deleted container or the deleted leaf: they may be defaults, not what they were.
    void visit(const TreeNode& node, InstancePath at)
    {
        if (node.value) {
            const std::string text = model::toString(*node.value);
            const auto was = m_before.find(pathText(m_index, at));
            if (was != m_before.end() && was->second == text && !schema::isDefault(m_index, node.schema, *node.value))
                report(at, "nothing", text);
        }
        for (const model::TreeNodePtr& child : node.children) {
            at.push_back({child->schema, child->keys});
            visit(*child, at);
            at.pop_back();
        }
    }

    void report(const InstancePath& leaf, const std::string& expected, const std::string& actual)
    {
        m_found.push_back(pathText(m_index, leaf) + ": expected " + expected + ", the device runs " + actual);
    }

    const schema::SchemaIndex& m_index;
    const FlatValues& m_before;
    const model::ConfigTree& m_now;
    std::vector<InstancePath> m_written;
    std::vector<std::string> m_found;
};

/// The value where the device has one, without defaults it need not report.
FlatValues withoutDefaults(const schema::SchemaIndex& index, const FlatValues& values)
{
    FlatValues kept;
    for (const auto& [text, value] : values) {
        const auto path = model::parsePath(text);
        const auto node = path ? index.resolve(*path) : Result<model::NodeId>(path.error());
        const std::vector<std::string_view> defaults = node ? index.defaults(*node) : std::vector<std::string_view>{};
        if (defaults.size() != 1 || defaults.front() != value)
            kept.emplace(text, value);
    }
    return kept;
}

} // namespace

FlatValues flatValuesAt(const schema::SchemaIndex& index, const std::vector<SetOperation>& operations,
                        const model::ConfigTree& tree)
{
    std::vector<InstancePath> tops;
    for (const SetOperation& operation : operations)
        if (auto at = schema::toInstancePath(index, operation.path))
            tops.push_back(std::move(*at));
    FlatValues values;
    schema::forEachLeaf(tree, [&](const InstancePath& leaf, const model::Value& value) {
        if (std::ranges::any_of(tops, [&](const InstancePath& top) { return isInside(leaf, top); }))
            values.emplace(pathText(index, leaf), model::toString(value));
    });
    return values;
}

std::vector<model::Path> pathsOf(const schema::SchemaIndex& index, const std::vector<SetOperation>& operations)
{
    std::vector<InstancePath> tops;
    for (const SetOperation& operation : operations)
        if (auto at = schema::toInstancePath(index, operation.path))
            tops.push_back(std::move(*at));
    std::ranges::sort(tops);
    std::vector<model::Path> paths;
    const InstancePath* last = nullptr;
    for (const InstancePath& top : tops)
        if (last == nullptr || !isInside(top, *last)) {
            last = &top;
            paths.push_back(schema::toPath(index, top));
        }
    return paths;
}

std::vector<std::string> differencesAfter(const schema::SchemaIndex& index,
                                          const std::vector<SetOperation>& operations, const FlatValues& before,
                                          const model::ConfigTree& now)
{
    return Judge(index, before, now).run(operations);
}

bool isAsBefore(const schema::SchemaIndex& index, const std::vector<SetOperation>& operations,
                const FlatValues& before, const model::ConfigTree& now)
{
    return withoutDefaults(index, flatValuesAt(index, operations, now)) == withoutDefaults(index, before);
}

} // namespace fc::plan
