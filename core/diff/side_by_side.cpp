#include "diff/side_by_side.h"

#include "diff/cli_rows.h"
#include "diff/hunk_rules.h"
#include "diff/value_text.h"
#include "schema/instance.h"
#include "schema/tree_views.h"

#include <algorithm>
#include <map>
#include <span>

namespace fc::diff {

namespace {

using model::InstancePath;
using model::NodeId;
using model::TreeNode;
using model::TreeNodePtr;
using schema::NodeKind;

/// More unchanged neighbours than this of a changed leaf are folded too.
constexpr std::size_t kNeighbours = 12;
constexpr std::size_t kFoldNames = 5;

/// A line to be: a leaf, an entry or a container, on one side or on both.
struct Item
{
    InstancePath at;
    const TreeNode* intended = nullptr;
    const TreeNode* running = nullptr;

    const TreeNode& any() const { return intended != nullptr ? *intended : *running; }
};

struct Marked
{
    RowMark mark = RowMark::None;
    int hunk = -1;
};

RowMark markOf(Op op)
{
    switch (op) {
    case Op::Add: return RowMark::Add;
    case Op::Remove: return RowMark::Remove;
    case Op::Change: return RowMark::Change;
    case Op::Move: return RowMark::Move;
    }
    return RowMark::None;
}

class RowMaker
{
public:
    RowMaker(const schema::SchemaIndex& index, const DiffResult& diff, const SideBySideOptions& options)
        : m_index(index), m_diff(diff), m_options(options)
    {
        for (std::size_t i = 0; i < diff.hunks.size(); ++i)
            if (!diff.hunks[i].cli)
                m_marks.emplace(diff.hunks[i].at, static_cast<int>(i));
        if (options.showUnmanaged)
            for (const UnmanagedItem& item : diff.unmanaged)
                m_unmanaged.emplace(item.at, &item);
        for (const HiddenItem& item : diff.hidden)
            m_hidden.insert(item.at);
        if (!options.showUnmanaged)
            for (const UnmanagedItem& item : diff.unmanaged)
                m_hidden.insert(item.at);
    }

    std::vector<SideRow> run()
    {
        Item root;
        root.intended = &m_diff.intended.root();
        root.running = &m_diff.running.root();
        render(itemsOf(root), 0, {}, !m_options.foldUnchanged);
        std::vector<SideRow> cli = cliRows(m_diff, m_options);
        m_rows.insert(m_rows.end(), std::make_move_iterator(cli.begin()), std::make_move_iterator(cli.end()));
        return std::move(m_rows);
    }

private:
    template <typename Map>
    static bool hasBelow(const Map& map, const InstancePath& top)
    {
        const auto it = map.lower_bound(top);
        return it != map.end() && it->first.size() >= top.size() &&
               std::equal(top.begin(), top.end(), it->first.begin());
    }

    /// Without key leaves: the entry's line says them.
    std::size_t leavesIn(const TreeNode& node) const
    {
        std::size_t count = node.value && !m_index.isKey(node.schema) ? 1 : 0;
        for (const TreeNodePtr& child : node.children)
            count += leavesIn(*child);
        return count;
    }

    bool isInteresting(const InstancePath& at) const
    {
        if (hasBelow(m_marks, at) || hasBelow(m_unmanaged, at))
            return true;
        if (m_index.kind(at.back().node) != NodeKind::List)
            return false;
        InstancePath list = at;
        list.back().keys.clear();
        return m_marks.contains(list);
    }

    /// Containers that are no line of their own: "config", and those that only hold a list.
    bool isTransparent(NodeId node) const
    {
        if (m_index.kind(node) != NodeKind::Container)
            return false;
        if (m_index.name(node) == "config")
            return true;
        const std::vector<NodeId> children = m_index.children(node);
        return children.size() == 1 && m_index.kind(children.front()) == NodeKind::List;
    }

    static std::span<const TreeNodePtr> childrenOf(const TreeNode* node)
    {
        return node == nullptr ? std::span<const TreeNodePtr>{} : std::span<const TreeNodePtr>(node->children);
    }

    /// Children of both sides, aligned; transparent containers replaced by what is in them.
    std::vector<Item> itemsOf(const Item& parent) const
    {
        std::vector<Item> items;
        std::map<NodeId, std::vector<Item>> groups;
        std::map<model::InstanceStep, std::size_t> places;
        const auto add = [&](const TreeNode& child, bool isIntended) {
            std::vector<Item>& group = groups[child.schema];
            const auto [place, isNew] = places.try_emplace({child.schema, child.keys}, group.size());
            if (isNew) {
                group.emplace_back().at = parent.at;
                group.back().at.push_back(place->first);
            }
            (isIntended ? group[place->second].intended : group[place->second].running) = &child;
        };
        for (const TreeNodePtr& child : childrenOf(parent.intended))
            add(*child, true);
        for (const TreeNodePtr& child : childrenOf(parent.running))
            add(*child, false);
        for (auto& [node, group] : groups) {
            if (m_index.isKey(node))
                continue;
            if (m_index.kind(node) == NodeKind::List && !m_index.isOrderedByUser(node))
                std::ranges::stable_sort(group, [](const Item& a, const Item& b) {
                    const auto& left = a.at.back().keys;
                    const auto& right = b.at.back().keys;
                    return std::ranges::lexicographical_compare(left, right, naturalLess);
                });
            for (Item& item : group) {
                if (m_hidden.contains(item.at))
                    continue;
                if (isTransparent(node) && !m_marks.contains(item.at)) {
                    for (Item& inner : itemsOf(item))
                        items.push_back(std::move(inner));
                } else {
                    items.push_back(std::move(item));
                }
            }
        }
        std::ranges::stable_partition(items, [](const Item& item) { return item.any().value.has_value(); });
        return items;
    }

    void render(const std::vector<Item>& items, int depth, Marked inherited, bool full)
    {
        const bool inside = full || inherited.hunk >= 0;
        const auto shown = [&](const Item& item) { return inside || isInteresting(item.at); };
        const bool leafChanges = std::ranges::any_of(
            items, [&](const Item& item) { return item.any().value && isInteresting(item.at); });
        const auto leaves = static_cast<std::size_t>(
            std::ranges::count_if(items, [](const Item& item) { return item.any().value.has_value(); }));
        const bool showNeighbours = leafChanges && leaves <= kNeighbours;
        for (std::size_t i = 0; i < items.size();) {
            if (shown(items[i]) || (showNeighbours && items[i].any().value)) {
                renderOne(items, i, depth, inherited, full);
                ++i;
                continue;
            }
            std::size_t end = i;
            while (end < items.size() && !shown(items[end]) && !(showNeighbours && items[end].any().value))
                ++end;
            fold(std::span<const Item>(items).subspan(i, end - i), depth);
            i = end;
        }
    }

    void renderOne(const std::vector<Item>& items, std::size_t i, int depth, Marked inherited, bool full)
    {
        const Item& item = items[i];
        if (const auto unmanaged = m_unmanaged.find(item.at); unmanaged != m_unmanaged.end()) {
            addUnmanaged(item, *unmanaged->second, depth);
            return;
        }
        const bool isFirstOfList = i == 0 || items[i - 1].at.back().node != item.at.back().node;
        if (isFirstOfList && !item.at.back().keys.empty())
            addOrder(item, depth);
        Marked marked = inherited;
        bool first = false;
        if (const auto it = m_marks.find(item.at); it != m_marks.end()) {
            marked = {markOf(m_diff.hunks[static_cast<std::size_t>(it->second)].op), it->second};
            first = true;
        }
        if (item.any().value)
            addLeaf(item, depth, marked, first);
        else
            addInner(item, depth, marked, first, full);
    }

    SideRow& addRow(const Item& item, int depth, Marked marked, bool first)
    {
        SideRow row;
        row.depth = depth;
        row.mark = marked.mark;
        row.hunk = marked.hunk;
        row.firstOfHunk = first;
        row.at = item.at;
        const auto fill = [&](SideCell& cell, const TreeNode* node) {
            cell.present = node != nullptr;
            if (node == nullptr)
                return;
            cell.name = std::string(m_index.name(node->schema));
            if (!node->keys.empty())
                cell.key = "[" + keyText(m_index, item.at.back()) + "]";
            if (node->value)
                cell.value = shownValue(m_index, node->schema, *node->value);
        };
        fill(row.intended, item.intended);
        fill(row.running, item.running);
        m_rows.push_back(std::move(row));
        return m_rows.back();
    }

    void addLeaf(const Item& item, int depth, Marked marked, bool first)
    {
        SideRow& row = addRow(item, depth, marked, first);
        // A leaf that comes or goes by itself: the other side has its default.
        if (first && row.mark != RowMark::Change)
            for (SideCell* cell : {&row.intended, &row.running})
                if (!cell->present)
                    if (const auto value = schema::leafDefault(m_index, item.at.back().node)) {
                        cell->name = std::string(m_index.name(item.at.back().node));
                        cell->value = shownValue(m_index, item.at.back().node, *value);
                        cell->isDefault = true;
                    }
        if (row.mark != RowMark::Change || !row.intended.present || !row.running.present)
            return;
        std::tie(row.intended.markFrom, row.intended.markLength) =
            differingRange(row.intended.value, row.running.value);
        std::tie(row.running.markFrom, row.running.markLength) = differingRange(row.running.value, row.intended.value);
    }

    /// An entry or container; chains of containers share a line.
    void addInner(const Item& item, int depth, Marked marked, bool first, bool full)
    {
        const std::size_t row = m_rows.size();
        addRow(item, depth, marked, first);
        std::vector<Item> below = itemsOf(item);
        std::string trail;
        while (below.size() == 1 && below.front().at.back().keys.empty() && !below.front().any().value &&
               !m_marks.contains(below.front().at) && !m_unmanaged.contains(below.front().at)) {
            trail += " / " + std::string(m_index.name(below.front().at.back().node));
            const Item inner = below.front();
            below = itemsOf(inner);
        }
        for (SideCell* cell : {&m_rows[row].intended, &m_rows[row].running})
            if (cell->present)
                cell->trail = trail;
        render(below, depth + 1, marked, full);
    }

    void addUnmanaged(const Item& item, const UnmanagedItem& unmanaged, int depth)
    {
        SideRow& row = addRow(item, depth, {}, false);
        row.kind = RowKind::Unmanaged;
        row.count = unmanaged.leaves;
        row.names = model::toString(unmanaged.path);
        row.intended = {};
    }

    /// Before the entries of a list whose order differs: both orders, place by place.
    void addOrder(const Item& firstEntry, int depth)
    {
        InstancePath list = firstEntry.at;
        list.back().keys.clear();
        const auto it = m_marks.find(list);
        if (it == m_marks.end())
            return;
        const Hunk& hunk = m_diff.hunks[static_cast<std::size_t>(it->second)];
        const std::vector<TreeNodePtr>& wanted = hunk.newNode->children;
        const std::vector<TreeNodePtr>& present = hunk.oldNode->children;
        for (std::size_t i = 0; i < std::max(wanted.size(), present.size()); ++i) {
            SideRow row;
            row.kind = RowKind::Order;
            row.depth = depth;
            row.hunk = it->second;
            row.firstOfHunk = i == 0;
            row.at = list;
            const auto fill = [&](SideCell& cell, const std::vector<TreeNodePtr>& order) {
                if (i >= order.size())
                    return;
                cell.present = true;
                cell.name = std::string(m_index.name(list.back().node));
                cell.key = "[" + keyText(m_index, {list.back().node, order[i]->keys}) + "]";
                cell.value = std::to_string(i + 1);
            };
            fill(row.intended, wanted);
            fill(row.running, present);
            const bool same = row.intended.present && row.running.present && row.intended.key == row.running.key;
            row.mark = same ? RowMark::None : RowMark::Move;
            m_rows.push_back(std::move(row));
        }
    }

    void fold(std::span<const Item> items, int depth)
    {
        const std::string key = model::toString(schema::toPath(m_index, items.front().at));
        if (m_options.open.contains(key)) {
            const std::vector<Item> opened(items.begin(), items.end());
            for (std::size_t i = 0; i < opened.size(); ++i)
                renderOne(opened, i, depth, {}, true);
            return;
        }
        SideRow row;
        row.kind = RowKind::Fold;
        row.depth = depth;
        row.foldKey = key;
        row.at = items.front().at;
        std::vector<std::pair<std::string, std::size_t>> names;
        for (const Item& item : items) {
            row.count += leavesIn(item.any());
            const std::string name(m_index.name(item.at.back().node));
            if (names.empty() || names.back().first != name)
                names.emplace_back(name, 0);
            names.back().second += item.at.back().keys.empty() ? 0 : 1;
        }
        for (std::size_t i = 0; i < names.size() && i < kFoldNames; ++i)
            row.names += (i > 0 ? ", " : "") + names[i].first +
                         (names[i].second > 1 ? " (" + std::to_string(names[i].second) + ")" : std::string());
        if (names.size() > kFoldNames)
            row.names += ", ...";
        m_rows.push_back(std::move(row));
    }

    const schema::SchemaIndex& m_index;
    const DiffResult& m_diff;
    const SideBySideOptions& m_options;
    std::map<InstancePath, int> m_marks;
    std::map<InstancePath, const UnmanagedItem*> m_unmanaged;
    std::set<InstancePath> m_hidden;
    std::vector<SideRow> m_rows;
};

} // namespace

std::vector<SideRow> sideBySide(const schema::SchemaIndex& index, const DiffResult& diff,
                                const SideBySideOptions& options)
{
    return RowMaker(index, diff, options).run();
}

} // namespace fc::diff
