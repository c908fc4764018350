#include "ui/panes/fabric/fabric_tables.h"

#include "ui/delegates/style.h"
#include "ui/delegates/table_delegate.h"
#include "ui/widgets/segmented.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace fc::ui {

FabricTables::FabricTables(QWidget* parent)
    : QWidget(parent), m_devices(this), m_links(this), m_deviceOrder(this), m_linkOrder(this),
      m_which(new Segmented(tr("Table"), {tr("Devices"), tr("Links")}, this)), m_stack(new QStackedWidget(this)),
      m_deviceTable(makeTable(m_deviceOrder, m_devices, tr("Devices"), DeviceModel::StatusRole, DeviceModel::SortRole,
                              DeviceModel::MonoRole)),
      m_linkTable(makeTable(m_linkOrder, m_links, tr("Links"), LinkModel::StatusRole, LinkModel::SortRole, LinkModel::MonoRole))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 8);
    bar->addWidget(m_which);
    bar->addStretch();
    layout->addLayout(bar);
    layout->addWidget(m_stack, 1);
    m_stack->addWidget(m_deviceTable);
    m_stack->addWidget(m_linkTable);
    connect(m_which, &Segmented::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_deviceTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
        Q_EMIT deviceSelected(m_devices.nameAt(m_deviceOrder.mapToSource(now).row()));
    });
    connect(m_linkTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) { Q_EMIT linkSelected(m_linkOrder.mapToSource(now).row()); });
}

QTableView* FabricTables::makeTable(QSortFilterProxyModel& proxy, QAbstractItemModel& source, const QString& name,
                                    int statusRole, int sortRole, int monoRole)
{
    // Live columns are not re-sorted under the reader's eyes: only a click on a header sorts.
    proxy.setDynamicSortFilter(false);
    proxy.setSortRole(sortRole);
    proxy.setSourceModel(&source);
    auto* table = new QTableView(this);
    table->setModel(&proxy);
    table->setItemDelegate(new TableDelegate(statusRole, monoRole, table));
    table->setAccessibleName(name);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setSortingEnabled(true);
    table->sortByColumn(0, Qt::AscendingOrder);
    table->verticalHeader()->hide();
    table->verticalHeader()->setMinimumSectionSize(metric::kRowCompact);
    table->verticalHeader()->setDefaultSectionSize(metric::kRowNormal);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    table->horizontalHeader()->setStretchLastSection(false);
    connect(table, &QTableView::activated, this, &FabricTables::activated);
    return table;
}

void FabricTables::setView(const engine::FabricView& view, SystemTime now)
{
    const bool first = m_devices.rowCount() == 0;
    m_devices.setView(view, now);
    m_links.setView(view);
    if (first && m_devices.rowCount() > 0) {
        m_deviceTable->resizeColumnsToContents();
        m_linkTable->resizeColumnsToContents();
        for (QTableView* table : {m_deviceTable, m_linkTable}) {
            for (int column = 0; column < table->model()->columnCount(); ++column)
                table->setColumnWidth(column, table->columnWidth(column) + 12);
        }
    }
}

void FabricTables::selectDevice(const QString& name)
{
    const QModelIndex row = m_deviceOrder.mapFromSource(m_devices.index(m_devices.rowOf(name), 0));
    if (row.isValid() && m_deviceTable->currentIndex().row() != row.row())
        m_deviceTable->setCurrentIndex(row);
}

QTableView* FabricTables::current() const
{
    return m_which->current() == 0 ? m_deviceTable : m_linkTable;
}

void FabricTables::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), tokensOf(this).panel);
}

} // namespace fc::ui
