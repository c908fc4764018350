#pragma once

#include <QAbstractItemModel>

#include <algorithm>
#include <functional>
#include <vector>

namespace fc::ui {

/// What a model emits around the changes of updateKeyedRows: it passes its protected begin/end functions on.
struct KeyedRowSignals
{
    std::function<void(int first, int last)> beginRemove;
    std::function<void()> endRemove;
    std::function<void(int first, int last)> beginInsert;
    std::function<void()> endInsert;
    std::function<void(int row)> changed;
};

/// Brings the rows of a flat model to a new state with the fewest signals that keep selections alive: rows are known
/// by key, a common head and tail stay, the middle is removed and inserted, kept rows that differ emit `changed`.
template <typename Row, typename Key>
void updateKeyedRows(std::vector<Row>& rows, std::vector<Row> fresh, Key key, const KeyedRowSignals& signal)
{
    const auto sameKey = [&](const Row& a, const Row& b) { return key(a) == key(b); };
    const std::size_t shorter = std::min(rows.size(), fresh.size());
    std::size_t head = 0;
    while (head < shorter && sameKey(rows[head], fresh[head]))
        ++head;
    std::size_t tail = 0;
    while (tail < shorter - head && sameKey(rows[rows.size() - 1 - tail], fresh[fresh.size() - 1 - tail]))
        ++tail;
    const auto at = [](std::size_t index) { return static_cast<std::ptrdiff_t>(index); };
    if (const std::size_t gone = rows.size() - head - tail; gone > 0) {
        signal.beginRemove(static_cast<int>(head), static_cast<int>(head + gone - 1));
        rows.erase(rows.begin() + at(head), rows.begin() + at(head + gone));
        signal.endRemove();
    }
    if (const std::size_t come = fresh.size() - head - tail; come > 0) {
        signal.beginInsert(static_cast<int>(head), static_cast<int>(head + come - 1));
        rows.insert(rows.begin() + at(head), fresh.begin() + at(head), fresh.begin() + at(head + come));
        signal.endInsert();
    }
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (!(rows[i] == fresh[i])) {
            rows[i] = std::move(fresh[i]);
            signal.changed(static_cast<int>(i));
        }
}

} // namespace fc::ui
