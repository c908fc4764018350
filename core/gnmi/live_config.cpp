#include "gnmi/live_config.h"

#include "schema/instance.h"

#include <algorithm>

namespace fc::gnmi {

namespace {

bool isConfigLeaf(const schema::SchemaIndex& index, const LeafInfo& info)
{
    if (!info.config || info.instance.empty())
        return false;
    const schema::NodeKind kind = index.kind(info.node);
    return kind == schema::NodeKind::Leaf || kind == schema::NodeKind::LeafList;
}

void setLeaf(const schema::SchemaIndex& index, const LeafInfo& info, const LeafState& state, model::TreeEditor& editor,
             schema::DecodeReport* report)
{
    Result<model::Value> value = schema::canonical(index, info.node, state.value.value);
    if (value.ok()) {
        schema::setKeyLeaves(index, info.instance, editor);
        editor.set(info.instance, std::move(*value));
        return;
    }
    if (report != nullptr) {
        ++report->skipped;
        if (report->notes.size() < 100)
            report->notes.push_back(info.text + ": " + value.error().text);
    }
}

} // namespace

model::ConfigTree configTree(const schema::SchemaIndex& index, const LiveSnapshot& snapshot, schema::DecodeReport* report)
{
    model::TreeEditor editor({}, index.keepsOrder());
    snapshot.forEach([&](LeafId, const LeafInfo& info, const LeafState& state) {
        if (isConfigLeaf(index, info))
            setLeaf(index, info, state, editor, report);
    });
    return std::move(editor).commit();
}

bool ConfigMirror::update(const LiveStore::Changes& changes)
{
    const LiveSnapshot& snapshot = *changes.snapshot;
    std::vector<LeafId> touched;
    std::ranges::copy_if(changes.leaves, std::back_inserter(touched),
                         [&](LeafId id) { return isConfigLeaf(*m_index, snapshot.info(id)); });
    if (touched.empty())
        return false;
    const std::uint64_t before = m_tree.hash();
    // An entry lives as long as one of its leaves does: after a delete only the whole can tell.
    const bool removed = std::ranges::any_of(touched, [&](LeafId id) { return !snapshot.state(id).present; });
    if (removed) {
        m_tree = configTree(*m_index, snapshot);
    } else {
        model::TreeEditor editor(m_tree, m_index->keepsOrder());
        for (const LeafId id : touched)
            setLeaf(*m_index, snapshot.info(id), snapshot.state(id), editor, nullptr);
        m_tree = std::move(editor).commit();
    }
    return m_tree.hash() != before;
}

} // namespace fc::gnmi
