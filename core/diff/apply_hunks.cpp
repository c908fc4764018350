#include "diff/tree_diff.h"

namespace fc::diff {

namespace {

using model::ConfigTree;
using model::InstancePath;
using model::TreeEditor;

/// Without the entries that go, a container whose presence says something may look empty and vanish with them.
void keepPresence(const schema::SchemaIndex& index, const ConfigTree& before, const InstancePath& gone,
                  TreeEditor& editor)
{
    for (std::size_t depth = gone.size() - 1; depth > 0; --depth) {
        const InstancePath parent(gone.begin(), gone.begin() + static_cast<std::ptrdiff_t>(depth));
        if (index.isPresence(parent.back().node) && before.find(parent) != nullptr)
            editor.ensure(parent);
    }
}

void reorder(const Hunk& hunk, TreeEditor& editor)
{
    std::size_t position = 0;
    for (const model::TreeNodePtr& entry : hunk.newNode->children) {
        InstancePath path = hunk.at;
        path.back().keys = entry->keys;
        editor.moveEntry(path, position++);
    }
}

} // namespace

ConfigTree applyHunks(const schema::SchemaIndex& index, const ConfigTree& running, std::span<const Hunk* const> hunks)
{
    TreeEditor editor(running, index.keepsOrder());
    for (const Hunk* hunk : hunks)
        if (hunk->op == Op::Remove && !hunk->cli) {
            editor.erase(hunk->at);
            keepPresence(index, running, hunk->at, editor);
        }
    for (const Hunk* hunk : hunks)
        if ((hunk->op == Op::Add || hunk->op == Op::Change) && !hunk->cli)
            editor.graft(hunk->at, *hunk->newNode);
    for (const Hunk* hunk : hunks)
        if (hunk->op == Op::Move)
            reorder(*hunk, editor);
    return std::move(editor).commit();
}

ConfigTree applyHunks(const schema::SchemaIndex& index, const ConfigTree& running, std::span<const Hunk> hunks)
{
    std::vector<const Hunk*> pointers;
    pointers.reserve(hunks.size());
    for (const Hunk& hunk : hunks)
        pointers.push_back(&hunk);
    return applyHunks(index, running, std::span<const Hunk* const>(pointers));
}

} // namespace fc::diff
