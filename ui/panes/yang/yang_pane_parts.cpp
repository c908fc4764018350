// How the pane is put together: widgets, keys, connections.
#include "discovery/use_as.h"
#include "ui/bridge/qt_strings.h"
#include "ui/delegates/fonts.h"
#include "ui/delegates/style.h"
#include "ui/delegates/tokens.h"
#include "ui/models/leaf_table_model.h"
#include "ui/models/path_library.h"
#include "ui/models/path_model.h"
#include "ui/models/text_table_model.h"
#include "ui/panes/yang/change_panel.h"
#include "ui/panes/yang/live_panel.h"
#include "ui/panes/yang/node_panel.h"
#include "ui/panes/yang/yang_pane.h"
#include "ui/widgets/callout.h"
#include "ui/widgets/column_rule.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/path_delegate.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/table_setup.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

#include <functional>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSettleMs = 120;
constexpr int kScopeWidth = 240;

/// The line in which paths are looked for: Down goes into the list without leaving the words; a path dropped on it
/// goes to its node.
class FilterLine : public QLineEdit
{
public:
    FilterLine(QTreeView* list, std::function<void(const QString&)> dropped, QWidget* parent)
        : QLineEdit(parent), m_list(list), m_dropped(std::move(dropped))
    {
    }

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Return) {
            m_list->setFocus(Qt::ShortcutFocusReason);
            if (!m_list->currentIndex().isValid())
                m_list->setCurrentIndex(m_list->model()->index(0, 0));
            return;
        }
        QLineEdit::keyPressEvent(event);
    }
    /// A path goes to its node; other text is words.
    void dropEvent(QDropEvent* event) override
    {
        const QString text = event->mimeData()->text().trimmed();
        event->acceptProposedAction();
        if (text.startsWith(u'/'))
            m_dropped(text);
        else
            setText(text);
    }

private:
    QTreeView* m_list;
    std::function<void(const QString&)> m_dropped;
};

} // namespace

YangPane::YangPane(const PaneContext& context, QWidget* parent)
    : Pane(context, parent), m_library(new PathLibrary(this)), m_count(makeLabel(Type::MonoTable, kSecondaryText, {}, this)), m_scope(new QComboBox(this)),
      m_marks(new QComboBox(this)), m_shape(new Segmented(tr("Shape of the list"), {tr("Tree"), tr("Flat")}, this)),
      m_all(new QCheckBox(tr("Show not served"), this)), m_tree(new QTreeView(this)), m_paths(new PathModel(this)),
      m_body(new QStackedWidget(this)), m_empty(new EmptyState(this)), m_node(new NodePanel(this)),
      m_live(new LivePanel(this)), m_tabs(new QTabBar(this)), m_form(new QComboBox(this)), m_with(new QComboBox(this)),
      m_lower(new QStackedWidget(this)),
      m_table(new QTableView(this)), m_leaves(new LeafTableModel(this)),
      m_releaseTable(new QTableView(this)),
      m_releaseRows(new TextTableModel({tr("Change"), tr("Path"), tr("Here"), tr("There")}, {1, 2, 3}, this)),
      m_use(new QPlainTextEdit(this)), m_change(new ChangePanel(this)), m_banner(new Callout(this)),
      m_verdict(makeLabel(Type::Secondary, kSecondaryText, {}, this)), m_settle(new QTimer(this))
{
    m_filter = new FilterLine(m_tree, [this](const QString& path) { this->context().go({id(), {}, path}); }, this);
    m_settle->setSingleShot(true);
    m_settle->setInterval(kSettleMs);
    sayNoModels();

    auto* top = new QWidget(this);
    buildTop(top);
    auto* upper = new QWidget(this);
    auto* upperLayout = new QHBoxLayout(upper);
    upperLayout->setContentsMargins(0, 0, 0, 0);
    upperLayout->setSpacing(0);
    upperLayout->addWidget(m_node, 3);
    upperLayout->addWidget(makeColumnRule(upper));
    m_live->setFixedWidth(metric::kInspector);
    upperLayout->addWidget(m_live);
    auto* right = new QSplitter(Qt::Vertical, this);
    right->addWidget(upper);
    right->addWidget(buildLower());
    right->setStretchFactor(0, 3);
    right->setStretchFactor(1, 1);
    right->setSizes({560, 200});
    auto* columns = new QSplitter(Qt::Horizontal, this);
    columns->addWidget(buildTree());
    columns->addWidget(right);
    columns->setStretchFactor(1, 1);
    columns->setSizes({600, 760});
    m_body->addWidget(m_empty);
    m_body->addWidget(columns);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(top);
    layout->addWidget(makeRule(this));
    layout->addWidget(m_banner);
    layout->addWidget(m_body, 1);

    m_filter->setText(m_kept.last());
    fillMarks();
    addActions();

    connect(m_library, &PathLibrary::opened, this, &YangPane::takeLibrary);
    connect(m_filter, &QLineEdit::textChanged, this, &YangPane::search);
    connect(m_filter, &QLineEdit::editingFinished, this, [this] {
        if (m_paths->result().total == 0)
            return;
        m_kept.remember(m_filter->text());
        fillMarks();
    });
    connect(m_all, &QCheckBox::toggled, this, &YangPane::search);
    connect(m_shape, &Segmented::currentChanged, this, [this](int shape) {
        m_paths->setFlat(shape == 1);
        m_tree->setRootIsDecorated(shape == 0);
        search();
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& row) { if (row.isValid()) select(m_paths->entry(row)); });
    connect(m_scope, &QComboBox::currentIndexChanged, this, [this] {
        const discovery::EntryId entry = m_entry;
        m_entry = {};
        if (m_catalog)
            select(entry);
        askModels();
    });
    connect(m_marks, &QComboBox::activated, this, [this](int at) {
        if (at > 0)
            this->context().go({id(), {}, m_marks->itemData(at).toString()});
        m_marks->setCurrentIndex(0);
    });
    // Queued: what is followed goes away when its node is left.
    connect(
        m_node, &NodePanel::linkFollowed, this,
        [this](quint32 entry) { this->context().go({id(), {}, q(m_catalog->path(discovery::EntryId{entry}))}); },
        Qt::QueuedConnection);
    connect(m_node, &NodePanel::noteEdited, this, [this](const QString& path, const QString& note) {
        if (!m_kept.has(path) || m_kept.note(path) == note)
            return;
        m_kept.put(path, note);
        fillMarks();
    });
    connect(m_with, &QComboBox::activated, this, &YangPane::consistency);
    connect(m_change, &ChangePanel::changeWanted, this, [this](const engine::ManualEdit& edit) {
        service().planChange(edit);
        this->context().say(tr("Put into the plan of %1; approve it in Diff").arg(q(edit.device)));
    });
    connect(m_change, &ChangePanel::withdrawWanted, this, [this](qint64 change) {
        service().withdrawChange(change, s(this->context().user), "withdrawn from the paths");
        this->context().say(tr("Withdrawn; the intent counts again"));
    });
    connect(m_settle, &QTimer::timeout, this, [this] { readValues(false); });
    connect(m_live, &LivePanel::getWanted, this, [this] { readValues(true); });
    connect(m_live, &LivePanel::watchWanted, this, &YangPane::toggleWatch);
    connect(m_live, &LivePanel::probeWanted, this, &YangPane::probeNow);
    connect(m_live, &LivePanel::instancePicked, this, [this](const QString& path) {
        m_instance = s(path);
        m_picked = path.isEmpty() ? model::Path() : model::parsePath(s(path)).valueOr({});
        showNode();
        showUse();
        readValues(true);
    });
    connect(m_tabs, &QTabBar::currentChanged, this, &YangPane::showUse);
    connect(m_form, &QComboBox::currentIndexChanged, this, &YangPane::showUse);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& row) {
        this->context().go({id(), m_leaves->device(row.row()), m_leaves->path(row.row())});
    });
}

void YangPane::buildTop(QWidget* top)
{
    top->setFixedHeight(metric::kPaneHeader + 6);
    m_filter->setPlaceholderText(tr("bgp evpn !counter type:enum rw:yes on:change module:arista* key:vni"));
    m_filter->setAccessibleName(tr("Search paths"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setFont(fontOf(Type::Mono));
    m_count->setAccessibleName(tr("Matches"));
    m_scope->setAccessibleName(tr("Device or role whose values are shown"));
    m_scope->setFixedWidth(kScopeWidth);
    m_marks->setAccessibleName(tr("Bookmarks"));
    m_marks->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_marks->setMinimumContentsLength(14);
    auto* layout = new QHBoxLayout(top);
    layout->setContentsMargins(12, 4, 12, 4);
    layout->setSpacing(8);
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_count);
    layout->addWidget(m_scope);
    layout->addWidget(m_marks);
    layout->addWidget(m_shape);
}

QWidget* YangPane::buildTree()
{
    m_tree->setModel(m_paths);
    m_tree->setItemDelegate(new PathDelegate(m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIndentation(14);
    m_tree->setMouseTracking(true);
    m_tree->setDragEnabled(true);
    m_tree->setDragDropMode(QAbstractItemView::DragOnly);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setAccessibleName(tr("Paths"));
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(PathModel::PathColumn, QHeaderView::Stretch);
    m_tree->header()->setFixedHeight(metric::kTableHeader);
    m_tree->setColumnWidth(PathModel::TypeColumn, 88);
    m_tree->setColumnWidth(PathModel::AccessColumn, 68);
    m_tree->setColumnWidth(PathModel::ServesColumn, 84);
    auto* side = new QWidget(this);
    auto* strip = new QHBoxLayout;
    strip->setContentsMargins(12, 4, 12, 4);
    strip->addWidget(m_all);
    strip->addStretch();
    strip->addWidget(makeLabel(Type::Caption, QPalette::PlaceholderText, tr("C on-change  S sample  G get  W set"), side));
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(strip);
    layout->addWidget(m_tree, 1);
    return side;
}

QWidget* YangPane::buildLower()
{
    m_tabs->addTab(tr("Across the fabric"));
    m_tabs->addTab(tr("Consistency"));
    m_tabs->addTab(tr("Use as"));
    m_tabs->addTab(tr("Change"));
    for (const discovery::UseAs form : discovery::useAsForms())
        m_form->addItem(q(discovery::toString(form)));
    m_form->setAccessibleName(tr("Use the path as"));
    m_form->hide();
    m_with->setAccessibleName(tr("Compare with"));
    m_with->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_with->hide();
    m_node->show({});
    m_tabs->setAccessibleName(tr("Across the fabric, consistency, use as, and change"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_table->setModel(m_leaves);
    setUpTable(m_table, tr("The path on every device, outliers first"));
    m_table->setDragEnabled(true);
    m_releaseTable->setModel(m_releaseRows);
    setUpTable(m_releaseTable, tr("What differs between the releases"));
    m_use->setReadOnly(true);
    m_use->setFont(fontOf(Type::Mono));
    m_use->setFrameShape(QFrame::NoFrame);
    m_use->setAccessibleName(tr("Text to paste; passwords are never part of it"));
    m_use->setTabChangesFocus(true);
    m_use->document()->setDocumentMargin(12);
    m_lower->addWidget(m_table);
    m_lower->addWidget(m_use);
    m_lower->addWidget(m_releaseTable);
    m_lower->addWidget(m_change);
    auto* copyButton = new QPushButton(tr("Copy"), this);
    setSmall(copyButton);
    connect(copyButton, &QPushButton::clicked, this, &YangPane::copy);
    auto* strip = new QHBoxLayout;
    strip->setContentsMargins(8, 2, 12, 2);
    strip->setSpacing(8);
    strip->addWidget(m_tabs);
    strip->addWidget(m_form);
    strip->addWidget(m_with);
    m_verdict->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_verdict->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    strip->addWidget(m_verdict, 1);
    strip->addWidget(copyButton);
    auto* side = new QWidget(this);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeRule(side));
    layout->addLayout(strip);
    layout->addWidget(m_lower, 1);
    return side;
}

void YangPane::addActions()
{
    const auto add = [this](const QString& text, const QKeySequence& keys, auto run) {
        auto* action = new QAction(text, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, run);
        addAction(action);
    };
    add(tr("Search paths"), QKeySequence(Qt::Key_Slash), [this] { m_filter->setFocus(Qt::ShortcutFocusReason); });
    add(tr("Search paths"), QKeySequence::Find, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    add(tr("Tree or flat list"), QKeySequence(Qt::Key_T), [this] { m_shape->setCurrent(1 - m_shape->current()); m_paths->setFlat(m_shape->current() == 1); search(); });
    add(tr("Open the branch"), QKeySequence(Qt::Key_Asterisk), [this] { m_tree->expandRecursively(m_tree->currentIndex()); });
    add(tr("Probe"), QKeySequence(Qt::Key_P), [this] { probeNow(); });
    add(tr("Subscribe here, or stop"), QKeySequence(Qt::Key_S), [this] { toggleWatch(); });
    add(tr("Get once"), QKeySequence(Qt::Key_G), [this] { readValues(true); });
    add(tr("Copy as"), QKeySequence(Qt::Key_C), [this] { copy(); });
    add(tr("Bookmark"), QKeySequence(Qt::Key_B), [this] { toggleBookmark(); });
    add(tr("Note of the bookmark"), QKeySequence(Qt::SHIFT | Qt::Key_B), [this] { m_node->focusNote(); });
    add(tr("Change the value"), QKeySequence(Qt::Key_E), [this] {
        m_tabs->setCurrentIndex(ChangeTab);
        m_change->focusValue();
    });
    add(tr("Compare across the fabric"), QKeySequence(Qt::CTRL | Qt::Key_D), [this] { consistency(); });
}

} // namespace fc::ui
