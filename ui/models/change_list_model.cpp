#include "ui/models/change_list_model.h"

#include "diff/tree_diff.h"
#include "ui/bridge/qt_strings.h"
#include "ui/models/keyed_rows.h"

#include <QStringList>

#include <algorithm>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

bool matches(const QStringList& words, const QString& text)
{
    return std::ranges::all_of(words, [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

/// "Ethernet12 description": the group and, for leaves, which leaf.
QString hunkText(const diff::Hunk& hunk)
{
    const QString feature = q(hunk.feature);
    if (hunk.path.elems.empty() || !hunk.path.elems.back().keys.empty())
        return feature;
    const QString leaf = q(model::bareName(hunk.path.elems.back().name));
    return feature.isEmpty() ? leaf : feature % u' ' % leaf;
}

void addDevice(const engine::FabricView& view, const engine::DeviceView& device, const QStringList& words,
               std::vector<ChangeRow>& rows)
{
    ChangeRow head;
    head.device = q(device.device.name);
    head.text = head.device;
    head.status = statusOf(device.config);
    head.note = wordOf(head.status).toLower();
    std::vector<ChangeRow> hunks;
    for (const diff::Hunk& hunk : device.diff->hunks) {
        ChangeRow row;
        row.kind = ChangeRow::Kind::Hunk;
        row.device = head.device;
        row.hunk = q(hunk.id);
        row.text = hunkText(hunk);
        row.status = statusOf(hunk.op);
        const auto decided = view.decisions.find(hunk.id);
        row.decision = decided == view.decisions.end() ? Status::None : statusOfDecision(decided->second);
        if (!matches(words, row.device % u' ' % row.text % u' ' % q(model::toString(hunk.path))))
            continue;
        ++(hunk.op == diff::Op::Add ? head.add : hunk.op == diff::Op::Remove ? head.remove : head.change);
        hunks.push_back(std::move(row));
    }
    if (hunks.empty())
        return;
    rows.push_back(std::move(head));
    rows.insert(rows.end(), hunks.begin(), hunks.end());
}

void addQuiet(const QString& text, const QStringList& names, Status status, std::vector<ChangeRow>& rows)
{
    if (names.isEmpty())
        return;
    ChangeRow row;
    row.kind = ChangeRow::Kind::Quiet;
    row.text = text;
    // A list that would end in dots says less than the number; the fabric pane shows which they are.
    row.note = names.size() <= 3 ? names.join(u", "_s) : QString();
    row.status = status;
    rows.push_back(std::move(row));
}

} // namespace

std::vector<ChangeRow> changeRows(const engine::FabricView& view, const QString& filter)
{
    const QStringList words = filter.split(u' ', Qt::SkipEmptyParts);
    std::vector<ChangeRow> rows;
    QStringList inSync, notCompared;
    for (const engine::DeviceView& device : view.devices) {
        if (device.diff && !device.diff->hunks.empty())
            addDevice(view, device, words, rows);
        else if (device.config == engine::ConfigState::InSync || device.config == engine::ConfigState::Verified)
            inSync << q(device.device.name);
        else
            notCompared << q(device.device.name);
    }
    if (words.isEmpty()) {
        addQuiet(ChangeListModel::tr("%1 not compared").arg(notCompared.size()), notCompared, Status::NoData, rows);
        addQuiet(ChangeListModel::tr("%1 in sync").arg(inSync.size()), inSync, Status::InSync, rows);
    }
    return rows;
}

void ChangeListModel::setRows(std::vector<ChangeRow> rows)
{
    const auto key = [](const ChangeRow& row) {
        return std::make_tuple(row.kind, row.device, row.hunk, row.kind == ChangeRow::Kind::Quiet ? row.status : Status::None);
    };
    KeyedRowSignals signal{[this](int first, int last) { beginRemoveRows({}, first, last); },
                      [this] { endRemoveRows(); },
                      [this](int first, int last) { beginInsertRows({}, first, last); },
                      [this] { endInsertRows(); },
                      [this](int row) { Q_EMIT dataChanged(index(row), index(row)); }};
    updateKeyedRows(m_rows, std::move(rows), key, signal);
}

int ChangeListModel::find(const QString& device, const QString& hunk) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (hunk.isEmpty() ? m_rows[i].kind == ChangeRow::Kind::Device && m_rows[i].device == device
                           : m_rows[i].hunk == hunk && (device.isEmpty() || m_rows[i].device == device))
            return static_cast<int>(i);
    return -1;
}

int ChangeListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ChangeListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const ChangeRow& row = m_rows.at(static_cast<std::size_t>(index.row()));
    if (role == Qt::DisplayRole)
        return row.text;
    if (role == Qt::ToolTipRole)
        return row.kind == ChangeRow::Kind::Quiet ? QVariant(row.note) : QVariant();
    if (role == Qt::AccessibleTextRole) {
        QString words = row.text % u", "_s % (row.kind == ChangeRow::Kind::Hunk ? wordOf(row.status) : row.note);
        if (row.decision != Status::None)
            words += u", "_s % wordOf(row.decision);
        return words;
    }
    return {};
}

} // namespace fc::ui
