#include "ui/models/event_model.h"

#include "ui/bridge/qt_strings.h"
#include "ui/models/roles.h"
#include "ui/models/status.h"

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

/// Filters are typed from the documentation too, whatever language the window speaks.
QString englishWord(engine::Severity severity)
{
    return severity == engine::Severity::Error ? u"error"_s : severity == engine::Severity::Warning ? u"warning"_s : u"info"_s;
}

bool wordMatches(const engine::EventRecord& record, const QString& word)
{
    const qsizetype colon = word.indexOf(u':');
    const QString field = colon > 0 ? word.left(colon) : QString();
    const QString value = word.mid(colon + 1);
    if (field == u"device"_s)
        return q(record.device).contains(value, Qt::CaseInsensitive);
    if (field == u"source"_s)
        return q(record.source).contains(value, Qt::CaseInsensitive);
    if (field == u"level"_s)
        return levelWord(record.severity).startsWith(value, Qt::CaseInsensitive) ||
               englishWord(record.severity).startsWith(value, Qt::CaseInsensitive);
    if (field == u"path"_s)
        return q(record.path).contains(value, Qt::CaseInsensitive);
    return q(record.text).contains(word, Qt::CaseInsensitive) || q(record.device).contains(word, Qt::CaseInsensitive) ||
           q(record.path).contains(word, Qt::CaseInsensitive) || q(record.source).contains(word, Qt::CaseInsensitive) ||
           q(record.correlation).contains(word, Qt::CaseInsensitive);
}

} // namespace

QString levelWord(engine::Severity severity)
{
    return severity == engine::Severity::Error     ? EventModel::tr("error")
           : severity == engine::Severity::Warning ? EventModel::tr("warning")
                                                   : EventModel::tr("info");
}

bool matchesFilter(const engine::EventRecord& record, const QString& filter)
{
    for (const QString& word : filter.split(u' ', Qt::SkipEmptyParts))
        if (!wordMatches(record, word))
            return false;
    return true;
}

QString filterProblem(const QString& filter)
{
    for (const QString& word : filter.split(u' ', Qt::SkipEmptyParts)) {
        const qsizetype colon = word.indexOf(u':');
        const QString field = colon > 0 ? word.left(colon) : QString();
        const bool isWord = !field.isEmpty() && std::all_of(field.begin(), field.end(), [](QChar c) { return c.isLower(); });
        if (isWord && field != u"device"_s && field != u"source"_s && field != u"level"_s && field != u"path"_s)
            return EventModel::tr("unknown field %1: use device, source, level or path").arg(field);
    }
    return {};
}

void EventModel::append(std::vector<engine::EventRecord> records)
{
    if (records.empty())
        return;
    const int first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(records.size()) - 1);
    for (engine::EventRecord& record : records)
        m_rows.push_back(std::move(record));
    endInsertRows();
    if (const int over = static_cast<int>(m_rows.size()) - kCapacity; over > 0) {
        beginRemoveRows({}, 0, over - 1);
        m_rows.erase(m_rows.begin(), m_rows.begin() + over);
        endRemoveRows();
    }
}

int EventModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int EventModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const engine::EventRecord& record = m_rows.at(static_cast<std::size_t>(index.row()));
    if (role == kStatusRole && index.column() == Level)
        return static_cast<int>(statusOf(record.severity));
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == kMonoRole)
        return index.column() == Time;
    if (role == Qt::ToolTipRole && index.column() == Text)
        return q(record.text);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Time: return clockText(record.time);
    case Level: return levelWord(record.severity);
    case Source: return q(record.source);
    case Device: return q(record.device);
    case Text: return record.path.empty() ? q(record.text) : QString(q(record.text) % u"  "_s % q(record.path));
    default: return {};
    }
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time: return tr("Time");
    case Level: return tr("Level");
    case Source: return tr("Source");
    case Device: return tr("Device");
    case Text: return tr("What happened");
    default: return {};
    }
}

} // namespace fc::ui
