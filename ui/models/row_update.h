#pragma once

#include <QAbstractItemModel>

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace fc::ui {

/// Brings `rows` to `next` with the smallest announcements a flat model needs: rows are added or taken away at the
/// end, and one dataChanged covers each run of rows whose value changed. Never a reset, so selections stay.
struct RowSteps
{
    std::function<void(int first, int last)> beginInsert, beginRemove;
    std::function<void()> endInsert, endRemove;
    std::function<void(int first, int last)> changed;
};

template <typename Row>
void updateRows(std::vector<Row>& rows, std::vector<Row> next, const RowSteps& steps)
{
    const std::size_t common = std::min(rows.size(), next.size());
    if (next.size() < rows.size()) {
        steps.beginRemove(static_cast<int>(next.size()), static_cast<int>(rows.size()) - 1);
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(next.size()), rows.end());
        steps.endRemove();
    }
    std::size_t i = 0;
    while (i < common) {
        if (rows[i] == next[i]) {
            ++i;
            continue;
        }
        const std::size_t first = i;
        while (i < common && !(rows[i] == next[i])) {
            rows[i] = std::move(next[i]);
            ++i;
        }
        steps.changed(static_cast<int>(first), static_cast<int>(i) - 1);
    }
    if (next.size() > rows.size()) {
        steps.beginInsert(static_cast<int>(rows.size()), static_cast<int>(next.size()) - 1);
        rows.insert(rows.end(), std::make_move_iterator(next.begin() + static_cast<std::ptrdiff_t>(common)),
                    std::make_move_iterator(next.end()));
        steps.endInsert();
    }
}

} // namespace fc::ui
