#include "ui/panes/history/history_pane.h"

#include "ui/bridge/qt_strings.h"

#include "ui/delegates/tokens.h"
#include "ui/models/history_model.h"
#include "ui/models/status.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pane_frame.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/table_setup.h"
#include "ui/widgets/pill.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

void addWrapped(QVBoxLayout* layout, QLabel* label)
{
    letWrap(label);
    layout->addWidget(label);
}

} // namespace

HistoryPane::HistoryPane(const PaneContext& context, QWidget* parent)
    : Pane(context, parent), m_header(new PaneHeader(tr("History"), this)), m_model(new HistoryModel(this)),
      m_table(new QTableView(this)), m_detail(new QScrollArea(this)), m_empty(new EmptyState(this)),
      m_stack(new QStackedLayout)
{
    m_table->setModel(m_model);
    setUpTable(m_table, tr("Applies, newest first"));
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    const int widths[] = {144, 130, 130, 76, 90, 200, 170};
    for (int column = 0; column < HistoryModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, widths[column]);
    m_detail->setFrameShape(QFrame::NoFrame);
    m_detail->setWidgetResizable(true);
    m_detail->setFixedWidth(metric::kInspector);
    m_detail->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_detail->setAccessibleName(tr("The selected apply"));
    m_empty->set(Status::Queued, tr("History starts with the first apply"),
                 tr("Approve a difference and apply it: who, why, what was sent and how it was verified stays here."));

    layOutPane(this, m_header, m_stack, m_empty, makeListAndDetail(m_table, m_detail, this));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) { showDetail(current.row()); });
}

QString HistoryPane::id() const
{
    return u"history"_s;
}

QString HistoryPane::title() const
{
    return tr("History");
}

QString HistoryPane::iconName() const
{
    return u"history"_s;
}

void HistoryPane::setView(std::shared_ptr<const engine::FabricView> view)
{
    if (view->history == m_entries)
        return;
    m_entries = view->history;
    const bool any = m_entries && !m_entries->empty();
    if (any)
        m_model->setEntries(*m_entries);
    const std::size_t count = any ? m_entries->size() : 0;
    m_header->setSummary(count == 1 ? tr("1 apply") : tr("%1 applies").arg(count));
    m_stack->setCurrentIndex(any ? 1 : 0);
    if (any && !m_table->currentIndex().isValid())
        m_table->selectRow(0);
    else if (any)
        showDetail(m_table->currentIndex().row());
}

void HistoryPane::showDetail(int row)
{
    auto* content = new QWidget(m_detail);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(4);
    if (row >= 0 && row < m_model->rowCount()) {
        const engine::HistoryEntry& entry = m_model->entry(row);
        layout->addWidget(makeLabel(Type::PaneTitle, QPalette::WindowText, tr("Journal %1").arg(q(entry.id)), content));
        layout->addWidget(new Pill(statusOfResult(entry.result), wordOfResult(entry.result), content), 0, Qt::AlignLeft);
        const auto pair = [&](const QString& name, const QString& value) {
            auto* line = new QHBoxLayout;
            QLabel* label = makeLabel(Type::Secondary, kSecondaryText, name, content);
            label->setFixedWidth(68);
            line->addWidget(label, 0, Qt::AlignTop);
            QLabel* text = makeValueLabel(Type::Mono, value, content);
            letWrap(text);
            line->addWidget(text, 1);
            layout->addLayout(line);
        };
        layout->addSpacing(4);
        pair(tr("When"), dateText(entry.time, entry.time));
        pair(tr("By"), q(entry.who));
        pair(tr("Plan"), q(entry.planId));
        pair(tr("Took"), tr("%1 s").arg(entry.seconds, 0, 'f', 1));
        for (const engine::HistoryEntry::Approval& approval : entry.approvals)
            pair(tr("Approved"), approval.hunks == 1 ? tr("1 hunk by %1").arg(q(approval.who))
                                                     : tr("%1 hunks by %2").arg(approval.hunks).arg(q(approval.who)));
        for (const engine::HistoryEntry::Approval& approval : entry.approvals)
            for (const std::string& warning : approval.acknowledged)
                pair(tr("In spite of"), q(warning));
        pair(tr("Reason"), reasonOf(entry));
        for (const engine::HistoryEntry::Device& device : entry.devices) {
            layout->addSpacing(8);
            layout->addWidget(makeRule(content));
            layout->addSpacing(6);
            const QString sets = device.sets == 1 ? tr("1 Set") : tr("%1 Sets").arg(device.sets);
            layout->addWidget(makeLabel(Type::BodyStrong, QPalette::WindowText, q(device.name), content));
            addWrapped(layout, makeLabel(Type::Secondary, kSecondaryText,
                                         wordOfDeviceState(device.state) % u", "_s % sets %
                                             (device.verified ? tr(", verified by re-reading") : QString()),
                                         content));
            for (const std::string& change : device.changes)
                addWrapped(layout, makeValueLabel(Type::MonoTable, q(change).replace(u'/', u"/\u200b"_s), content));
            if (!device.error.empty())
                addWrapped(layout, makeLabel(Type::Secondary, QPalette::WindowText, q(device.error), content));
        }
    }
    layout->addStretch();
    m_detail->setWidget(content);
}

void HistoryPane::goTo(const Place& place)
{
    if (const int row = m_model->find(place.item); row >= 0)
        m_table->selectRow(row);
}

Place HistoryPane::place() const
{
    const int row = m_table->currentIndex().row();
    return {id(), {}, row >= 0 && row < m_model->rowCount() ? q(m_model->entry(row).id) : QString()};
}

QWidget* HistoryPane::focusTarget()
{
    return m_stack->currentIndex() == 1 ? static_cast<QWidget*>(m_table) : m_empty;
}

} // namespace fc::ui
