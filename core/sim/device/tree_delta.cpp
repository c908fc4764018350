#include "sim/device/tree_delta.h"

#include "base/digest.h"
#include "sim/device/path_pattern.h"

#include <algorithm>

namespace fc::sim {

namespace {

bool sameStep(const model::TreeNode& a, const model::TreeNode& b)
{
    return a.schema == b.schema && a.keys == b.keys;
}

const model::TreeNode* twinOf(const model::TreeNode& child, std::size_t position, const model::TreeNode& other)
{
    if (position < other.children.size() && sameStep(child, *other.children[position]))
        return other.children[position].get();
    return model::ConfigTree::findChild(other, {child.schema, child.keys});
}

class Delta
{
public:
    void compare(const model::TreeNode& before, const model::TreeNode& after)
    {
        if (&before == &after || before.hash == after.hash)
            return;
        if (after.value && before.value != after.value)
            m_updates.push_back({m_at, after.value, nullptr});
        for (std::size_t i = 0; i < before.children.size(); ++i) {
            const model::TreeNodePtr& child = before.children[i];
            if (twinOf(*child, i, after) == nullptr) {
                m_at.push_back({child->schema, child->keys});
                m_removals.push_back({m_at, std::nullopt, child});
                m_at.pop_back();
            }
        }
        for (std::size_t i = 0; i < after.children.size(); ++i) {
            const model::TreeNode& child = *after.children[i];
            m_at.push_back({child.schema, child.keys});
            if (const model::TreeNode* twin = twinOf(child, i, before))
                compare(*twin, child);
            else
                forEachLeaf(child, m_at, [&](const model::InstancePath& at, const model::TreeNode& leaf) {
                    m_updates.push_back({at, leaf.value, nullptr});
                });
            m_at.pop_back();
        }
    }

    std::vector<TreeChange> take()
    {
        std::vector<TreeChange> all = std::move(m_removals);
        std::ranges::move(m_updates, std::back_inserter(all));
        return all;
    }

private:
    model::InstancePath m_at;
    std::vector<TreeChange> m_removals;
    std::vector<TreeChange> m_updates;
};

} // namespace

std::vector<TreeChange> deltaBetween(const model::ConfigTree& before, const model::ConfigTree& after)
{
    Delta delta;
    delta.compare(before.root(), after.root());
    return delta.take();
}

std::uint64_t hashOf(const model::InstancePath& path)
{
    std::uint64_t hash = 0x9e3779b97f4a7c15ULL;
    for (const model::InstanceStep& step : path) {
        hash = (hash ^ step.node.value) * 0x100000001b3ULL;
        for (const std::string& key : step.keys)
            hash = fnv1a(key, hash);
    }
    return hash;
}

} // namespace fc::sim
