#include "ui/models/path_model.h"

#include "ui/bridge/qt_strings.h"

#include <QElapsedTimer>
#include <QList>
#include <QMimeData>

namespace fc::ui {

using namespace Qt::StringLiterals;
using discovery::EntryId;
using discovery::Support;

PathModel::PathModel(QObject* parent) : QAbstractItemModel(parent) {}

void PathModel::setCatalog(std::shared_ptr<const discovery::PathSearch> search)
{
    m_search = std::move(search);
    rebuild();
}

void PathModel::setQuery(const QString& line, bool effectiveOnly)
{
    m_query = discovery::parseQuery(s(line));
    m_effectiveOnly = effectiveOnly;
    rebuild();
}

void PathModel::setFlat(bool flat)
{
    m_flat = flat;
    rebuild();
}

void PathModel::rebuild()
{
    if (!m_search)
        return;
    beginResetModel();
    QElapsedTimer timer;
    timer.start();
    const discovery::PathCatalog& catalog = m_search->catalog();
    discovery::SearchOptions options;
    options.limit = 0;
    options.effectiveOnly = m_effectiveOnly;
    m_result = m_search->run(m_query, options);
    if (m_result.total == 0 && m_search->hasTexts())
        m_result = m_search->runTexts(m_query, options);
    m_milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    m_children.assign(catalog.size(), {});
    m_row.assign(catalog.size(), -1);
    if (m_flat) {
        for (const discovery::Hit& hit : m_result.hits) {
            if (m_children[0].size() >= kFlat)
                break;
            m_row[hit.entry.value] = static_cast<std::int32_t>(m_children[0].size());
            m_children[0].push_back(hit.entry.value);
        }
    } else {
        std::vector<bool> shown(catalog.size(), false);
        for (const discovery::Hit& hit : m_result.hits)
            for (EntryId at = hit.entry; at.value != 0 && !shown[at.value]; at = catalog.parent(at))
                shown[at.value] = true;
        for (std::uint32_t id = 0; id < catalog.size(); ++id)
            for (const EntryId child : catalog.children(EntryId{id}))
                if (shown[child.value]) {
                    m_row[child.value] = static_cast<std::int32_t>(m_children[id].size());
                    m_children[id].push_back(child.value);
                }
    }
    endResetModel();
}

EntryId PathModel::entry(const QModelIndex& index) const
{
    return EntryId{index.isValid() ? static_cast<std::uint32_t>(index.internalId()) : 0};
}

QModelIndex PathModel::indexOf(EntryId entry) const
{
    if (entry.value == 0 || entry.value >= m_row.size() || m_row[entry.value] < 0)
        return {};
    return createIndex(m_row[entry.value], 0, quintptr(entry.value));
}

QModelIndex PathModel::best() const
{
    return m_result.hits.empty() ? QModelIndex() : indexOf(m_result.hits.front().entry);
}

QModelIndex PathModel::index(int row, int column, const QModelIndex& parent) const
{
    const std::uint32_t above = entry(parent).value;
    if (above >= m_children.size() || row < 0 || row >= static_cast<int>(m_children[above].size()) || column < 0 ||
        column >= ColumnCount || (m_flat && parent.isValid()))
        return {};
    return createIndex(row, column, quintptr(m_children[above][static_cast<std::size_t>(row)]));
}

QModelIndex PathModel::parent(const QModelIndex& child) const
{
    return m_flat || !child.isValid() ? QModelIndex() : indexOf(m_search->catalog().parent(entry(child)));
}

int PathModel::rowCount(const QModelIndex& parent) const
{
    if (parent.column() > 0 || (m_flat && parent.isValid()))
        return 0;
    const std::uint32_t above = entry(parent).value;
    return above < m_children.size() ? static_cast<int>(m_children[above].size()) : 0;
}

int PathModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QString PathModel::display(EntryId entry) const
{
    const discovery::PathCatalog& catalog = m_search->catalog();
    return q(m_flat ? catalog.path(entry) : catalog.step(entry));
}

QString PathModel::letters(EntryId entry) const
{
    const auto node = m_search->catalog().node(entry);
    if (!node || m_search->catalog().support(entry) != Support::Served)
        return {};
    const std::uint8_t access = m_search->catalog().schema().access(*node);
    return QString((access & schema::AccessSubscribe) ? u"CS"_s : QString()) %
           ((access & schema::AccessGet) ? u"G"_s : QString()) % ((access & schema::AccessSet) ? u"W"_s : QString());
}

/// Path and badges as words: what the tree announces.
QString PathModel::spoken(EntryId entry) const
{
    const discovery::PathCatalog& catalog = m_search->catalog();
    QString text = q(catalog.step(entry)) % u", "_s;
    if (catalog.carriesValue(entry))
        text += q(catalog.typeText(entry)) % u", "_s;
    switch (catalog.support(entry)) {
    case Support::Served: return text + (catalog.isConfig(entry) ? tr("configuration") : tr("state, read only"));
    case Support::NotServed: return text + tr("not served by the device");
    case Support::Operation: return text + tr("operation, not reachable over gNMI");
    case Support::Absent: return text + tr("removed by a deviation");
    }
    return text;
}

QVariant PathModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_search)
        return {};
    const EntryId id = entry(index);
    const discovery::PathCatalog& catalog = m_search->catalog();
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case PathColumn: return display(id);
        case TypeColumn: return catalog.carriesValue(id) ? q(catalog.typeText(id)) : QString();
        case ServesColumn:
            return catalog.support(id) == Support::Served      ? QString()
                   : catalog.support(id) == Support::NotServed ? tr("not served")
                   : catalog.support(id) == Support::Operation ? tr("operation")
                                                               : tr("removed");
        default: return {};
        }
    case Qt::AccessibleTextRole: return index.column() == PathColumn ? spoken(id) : QVariant();
    case Qt::ToolTipRole: return index.column() == PathColumn ? q(catalog.pathWithKeys(id)) : QVariant();
    case EntryRole: return id.value;
    case SupportRole: return static_cast<int>(catalog.support(id));
    case ConfigRole: return catalog.isConfig(id);
    case LettersRole: return letters(id);
    case IconRole: {
        const auto node = catalog.node(id);
        if (node && catalog.schema().isKey(*node))
            return u"key"_s;
        return catalog.kind(id) == schema::NodeKind::List ? u"list"_s : catalog.carriesValue(id) ? QString() : u"folder"_s;
    }
    case MarksRole: {
        QList<int> marks;
        // Positions are bytes; names of YANG nodes are ASCII, so they are characters too.
        for (const auto& [begin, length] : discovery::highlights(m_query, s(display(id)), m_result.similar && m_flat)) {
            marks.push_back(static_cast<int>(begin));
            marks.push_back(static_cast<int>(length));
        }
        return QVariant::fromValue(marks);
    }
    default: return {};
    }
}

Qt::ItemFlags PathModel::flags(const QModelIndex& index) const
{
    return QAbstractItemModel::flags(index) | (index.isValid() ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
}

QStringList PathModel::mimeTypes() const
{
    return {u"text/plain"_s};
}

QMimeData* PathModel::mimeData(const QModelIndexList& indexes) const
{
    auto* data = new QMimeData; // the caller takes it
    if (!indexes.isEmpty() && m_search)
        data->setText(q(m_search->catalog().pathWithKeys(entry(indexes.front()))));
    return data;
}

QVariant PathModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case PathColumn: return tr("Path");
    case TypeColumn: return tr("Type");
    case AccessColumn: return tr("Access");
    case ServesColumn: return tr("Serves");
    default: return {};
    }
}

} // namespace fc::ui
