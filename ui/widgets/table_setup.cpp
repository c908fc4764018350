#include "ui/widgets/table_setup.h"

#include "ui/delegates/table_delegate.h"
#include "ui/delegates/tokens.h"
#include "ui/models/roles.h"

#include <QHeaderView>
#include <QTableView>

namespace fc::ui {

void setUpTable(QTableView* table, const QString& name)
{
    table->setAccessibleName(name);
    table->setItemDelegate(new TableDelegate(kStatusRole, kMonoRole, table));
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setMouseTracking(true);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setMinimumSectionSize(metric::kRowCompact);
    table->verticalHeader()->setDefaultSectionSize(metric::kRowNormal);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setFixedHeight(metric::kTableHeader);
    table->horizontalHeader()->setStretchLastSection(true);
}

} // namespace fc::ui
