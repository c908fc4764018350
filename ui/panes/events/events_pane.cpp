#include "ui/panes/events/events_pane.h"

#include "ui/bridge/qt_strings.h"
#include "ui/delegates/fonts.h"
#include "ui/delegates/tokens.h"

#include "ui/models/event_filter.h"
#include "ui/models/event_model.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/table_setup.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr std::size_t kTakeAtOnce = 2000;
constexpr int kFilterWidth = 320, kDetailHeight = 116, kDetailMargin = 10;
} // namespace

EventsPane::EventsPane(const PaneContext& context, QWidget* parent)
    : Pane(context, parent), m_header(new PaneHeader(tr("Events"), this)), m_filter(new QLineEdit(this)),
      m_verdict(makeLabel(Type::Secondary, kSecondaryText, {}, this)), m_model(new EventModel(this)),
      m_rows(new EventFilter(this)), m_table(new QTableView(this)), m_detail(new QPlainTextEdit(this))
{
    m_rows->setSourceModel(m_model);
    m_table->setModel(m_rows);
    setUpTable(m_table, tr("Events, oldest first"));
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerItem); // the list follows its end: no row half under the header
    const int widths[] = {86, 96, 90, 90, 400};
    for (int column = 0; column < EventModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, widths[column]);
    m_filter->setPlaceholderText(tr("Filter: words, device:leaf7, level:error"));
    m_filter->setAccessibleName(tr("Filter events"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setFixedWidth(kFilterWidth);
    m_detail->setReadOnly(true);
    m_detail->setFont(fontOf(Type::MonoTable));
    m_detail->setFixedHeight(kDetailHeight);
    m_detail->setFrameShape(QFrame::NoFrame);
    m_detail->document()->setDocumentMargin(kDetailMargin);
    m_detail->setAccessibleName(tr("Details of the selected event"));
    m_detail->setTabChangesFocus(true);
    m_header->addLeft(m_filter);
    m_header->addLeft(m_verdict);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_table, 1);
    layout->addWidget(makeRule(this));
    layout->addWidget(m_detail);

    auto* find = new QAction(tr("Filter events"), this);
    find->setShortcut(QKeySequence::Find);
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QAction::triggered, this, [this] { m_filter->setFocus(Qt::ShortcutFocusReason); });
    addAction(find);
    auto* tail = new QAction(tr("Newest event"), this);
    tail->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Down));
    tail->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(tail, &QAction::triggered, m_table, &QTableView::scrollToBottom);
    addAction(tail);

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (filterProblem(text).isEmpty())
            m_rows->setFilter(text.trimmed());
        countRows();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] { showDetail(); });
}

QString EventsPane::id() const
{
    return u"events"_s;
}

QString EventsPane::title() const
{
    return tr("Events");
}

QString EventsPane::iconName() const
{
    return u"scroll-text"_s;
}

bool EventsPane::atEnd() const
{
    const QScrollBar* bar = m_table->verticalScrollBar();
    return bar->value() >= bar->maximum() - 4;
}

void EventsPane::setView(std::shared_ptr<const engine::FabricView> view)
{
    m_dropped = view->droppedEvents;
    if (view->lastEventId == m_model->lastId())
        return;
    const bool follow = atEnd();
    m_model->append(service().eventsSince(m_model->lastId(), kTakeAtOnce));
    countRows();
    if (follow)
        m_table->scrollToBottom();
}

void EventsPane::countRows()
{
    const QString problem = filterProblem(m_filter->text());
    const int shown = m_rows->rowCount(), all = m_model->rowCount();
    m_verdict->setText(!problem.isEmpty()              ? problem
                       : m_filter->text().isEmpty()    ? QString()
                       : shown == 0                    ? tr("%1 events, none matches").arg(all)
                                                       : tr("%1 of %2 match").arg(shown).arg(all));
    m_header->setSummary(tr("%1 events, %2 dropped").arg(all).arg(m_dropped));
}

void EventsPane::showDetail()
{
    const QModelIndex row = m_rows->mapToSource(m_table->currentIndex());
    if (!row.isValid()) {
        m_detail->clear();
        return;
    }
    const engine::EventRecord& record = m_model->record(row.row());
    QString text = q(toIso8601(record.time)) % u"  "_s % q(record.source) % u"  "_s % q(record.device) % u'\n' % q(record.text);
    if (!record.path.empty())
        text += u'\n' % q(record.path);
    if (!record.correlation.empty())
        text += u'\n' % tr("belongs to %1").arg(q(record.correlation));
    if (!record.detail.empty())
        text += u'\n' % q(record.detail);
    m_detail->setPlainText(text);
}

void EventsPane::goTo(const Place& place)
{
    const std::uint64_t wanted = place.item.toULongLong();
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->record(row).id == wanted) {
            const QModelIndex index = m_rows->mapFromSource(m_model->index(row, 0));
            m_table->setCurrentIndex(index);
            m_table->scrollTo(index);
            return;
        }
}

Place EventsPane::place() const
{
    const QModelIndex row = m_rows->mapToSource(m_table->currentIndex());
    return {id(), {}, row.isValid() ? QString::number(m_model->record(row.row()).id) : QString()};
}

QWidget* EventsPane::focusTarget()
{
    return m_table;
}

} // namespace fc::ui
