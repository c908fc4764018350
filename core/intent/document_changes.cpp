#include "intent/document_changes.h"

#include "model/cli_text.h"

#include <map>
#include <utility>

namespace fc::intent {

namespace {

using model::TreeNode;

class DocumentComparison
{
public:
    DocumentComparison(const IntentDocument* before, const IntentDocument* after, const schema::SchemaIndex& index)
        : m_before(before), m_after(after), m_index(index)
    {
    }

    std::vector<LeafChange> run() &&
    {
        compare(m_before != nullptr ? &m_before->tree.root() : nullptr, m_after != nullptr ? &m_after->tree.root() : nullptr);
        compareLines();
        return std::move(m_changes);
    }

private:
    using NodeKey = std::pair<model::NodeId, std::vector<std::string>>;

    void compare(const TreeNode* before, const TreeNode* after)
    {
        if (before != nullptr && after != nullptr && before->hash == after->hash && model::sameTree(*before, *after))
            return;
        const TreeNode& node = before != nullptr ? *before : *after;
        if (m_index.isKey(node.schema))
            return;
        const bool hadValue = before != nullptr && before->value, hasValue = after != nullptr && after->value;
        if (hadValue || hasValue)
            add(hadValue ? model::toString(*before->value) : std::string(),
                hasValue ? model::toString(*after->value) : std::string(), hadValue, hasValue);
        std::map<NodeKey, std::pair<const TreeNode*, const TreeNode*>> children;
        if (before != nullptr)
            for (const auto& child : before->children)
                children[{child->schema, child->keys}].first = child.get();
        if (after != nullptr)
            for (const auto& child : after->children)
                children[{child->schema, child->keys}].second = child.get();
        for (const auto& [key, pair] : children) {
            m_path.push_back({key.first, key.second});
            compare(pair.first, pair.second);
            m_path.pop_back();
        }
    }

    void add(std::string before, std::string after, bool had, bool has)
    {
        LeafChange change;
        change.device = m_after != nullptr ? m_after->device : m_before->device;
        change.kind = !had ? ChangeKind::Added : !has ? ChangeKind::Removed : ChangeKind::Changed;
        change.path = m_path;
        change.before = std::move(before);
        change.after = std::move(after);
        const model::Provenance& provenance = has ? m_after->provenance : m_before->provenance;
        if (const auto origins = provenance.find(m_path); origins != provenance.end())
            change.origins = origins->second;
        m_changes.push_back(std::move(change));
    }

    void compareLines()
    {
        std::map<model::CliLine, const model::IntendedCliLine*> before;
        if (m_before != nullptr)
            for (const model::IntendedCliLine& line : m_before->cli)
                before.emplace(line.line, &line);
        if (m_after != nullptr)
            for (const model::IntendedCliLine& line : m_after->cli)
                if (before.erase(line.line) == 0)
                    addLine(line, ChangeKind::Added);
        if (m_before != nullptr)
            for (const model::IntendedCliLine& line : m_before->cli)
                if (before.contains(line.line))
                    addLine(line, ChangeKind::Removed);
    }

    void addLine(const model::IntendedCliLine& line, ChangeKind kind)
    {
        LeafChange change;
        change.device = m_after != nullptr ? m_after->device : m_before->device;
        change.kind = kind;
        change.line = model::toString(line.line);
        change.origins = line.origins;
        m_changes.push_back(std::move(change));
    }

    const IntentDocument* m_before;
    const IntentDocument* m_after;
    const schema::SchemaIndex& m_index;
    model::InstancePath m_path;
    std::vector<LeafChange> m_changes;
};

} // namespace

std::vector<LeafChange> changesBetween(const IntentDocument* before, const IntentDocument* after,
                                       const schema::SchemaIndex& index)
{
    if (before == nullptr && after == nullptr)
        return {};
    return DocumentComparison(before, after, index).run();
}

} // namespace fc::intent
