#include "ui/panes/diff/diff_pane.h"

#include "diff/tree_diff.h"
#include "plan/plan.h"
#include "ui/bridge/qt_strings.h"
#include "ui/delegates/style.h"
#include "ui/delegates/tokens.h"
#include "ui/models/change_list_model.h"
#include "ui/panes/diff/column_titles.h"
#include "ui/panes/diff/decision_command.h"
#include "ui/panes/diff/hunk_inspector.h"
#include "ui/widgets/change_delegate.h"
#include "ui/widgets/column_rule.h"
#include "ui/widgets/diff_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/segmented.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kListWidth = 232, kInspectorWidth = 296;

engine::Verdict verdictOf(const std::string& word)
{
    return word == "approved"   ? engine::Verdict::Approve
           : word == "rejected" ? engine::Verdict::Reject
           : word == "deferred" ? engine::Verdict::Defer
                                : engine::Verdict::Clear;
}

} // namespace

DiffPane::DiffPane(const PaneContext& context, QWidget* parent)
    : Pane(context, parent), m_header(new PaneHeader(tr("Differences"), this)), m_filter(new QLineEdit(this)),
      m_reason(new QLineEdit(this)), m_changes(new ChangeListModel(this)), m_list(new QListView(this)),
      m_diff(new DiffView(this)), m_titles(new ColumnTitles(*m_diff, this)),
      m_inspector(new HunkInspector(this)), m_layoutChoice(new Segmented(tr("Layout"), {tr("Split"), tr("Unified")}, this)),
      m_unmanaged(new QPushButton(tr("Unmanaged"), this)),
      m_draft(new QPushButton(tr("Draft for NetBox..."), this)), m_empty(new EmptyState(this)), m_stack(new QStackedLayout)
{
    m_filter->setPlaceholderText(tr("Filter changes"));
    m_filter->setAccessibleName(tr("Filter changes"));
    m_filter->setClearButtonEnabled(true);
    m_reason->setPlaceholderText(tr("Reason, e.g. a ticket"));
    m_reason->setAccessibleName(tr("Reason, kept with every decision that follows"));
    m_reason->setToolTip(tr("Kept with every decision that follows and shown in the history (R)"));
    m_reason->setClearButtonEnabled(true);
    m_list->setModel(m_changes);
    m_list->setItemDelegate(new ChangeDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Changes by device"));
    m_list->setMouseTracking(true);

    auto* left = new QWidget(this);
    left->setFixedWidth(kListWidth);
    auto* leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(10, 8, 0, 0);
    leftLayout->setSpacing(8);
    auto* filterRow = new QHBoxLayout;
    filterRow->setContentsMargins(0, 0, 10, 0);
    filterRow->addWidget(m_filter);
    leftLayout->addLayout(filterRow);
    leftLayout->addWidget(m_list, 1);
    auto* reasonRow = new QHBoxLayout;
    reasonRow->setContentsMargins(0, 0, 10, 8);
    reasonRow->addWidget(m_reason);
    leftLayout->addLayout(reasonRow);

    auto* centre = new QWidget(this);
    auto* centreLayout = new QVBoxLayout(centre);
    centreLayout->setContentsMargins(0, 0, 0, 0);
    centreLayout->setSpacing(0);
    centreLayout->addWidget(m_titles);
    centreLayout->addWidget(m_diff, 1);

    m_inspector->setFixedWidth(kInspectorWidth);
    auto* body = new QWidget(this);
    auto* columns = new QHBoxLayout(body);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(left);
    columns->addWidget(makeColumnRule(body));
    columns->addWidget(centre, 1);
    columns->addWidget(makeColumnRule(body));
    columns->addWidget(m_inspector);
    m_stack->addWidget(body);
    m_stack->addWidget(m_empty);

    auto* refresh = makeIconButton(u"refresh-cw"_s, tr("Read NetBox and the switches again (F5)"), this);
    connect(refresh, &QToolButton::clicked, this, [this] {
        service().refresh();
        this->context().say(tr("Reading NetBox and the switches again"));
    });
    m_unmanaged->setCheckable(true);
    m_unmanaged->setToolTip(tr("Show what the switch runs and the intent does not speak for (M)"));
    connect(m_unmanaged, &QPushButton::toggled, this, [this](bool shown) {
        m_options.showUnmanaged = shown;
        rebuild();
    });
    m_draft->setToolTip(tr("The NetBox objects that would explain what this switch runs (N)"));
    m_draft->hide();
    connect(m_draft, &QPushButton::clicked, this, &DiffPane::requestDraft);
    connect(m_diff, &DiffView::currentChanged, this, [this] { m_asked.clear(); });
    m_header->addRight(m_draft);
    m_header->addRight(m_unmanaged);
    m_header->addRight(m_layoutChoice);
    m_header->addRight(refresh);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addLayout(m_stack, 1);

    connect(m_reason, &QLineEdit::returnPressed, this, [this] { m_diff->setFocus(Qt::OtherFocusReason); });
    connect(m_layoutChoice, &Segmented::currentChanged, this, [this](int choice) { m_diff->setUnified(choice == 1); });
    connect(m_filter, &QLineEdit::textChanged, this, [this] {
        if (m_view)
            m_changes->setRows(changeRows(*m_view, m_filter->text()));
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (!index.isValid())
            return;
        const ChangeRow& row = m_changes->row(index.row());
        if (row.kind == ChangeRow::Kind::Hunk)
            m_diff->showHunk(row.hunk);
        else if (row.kind == ChangeRow::Kind::Device)
            m_diff->showDevice(row.device);
    });
    connect(m_diff, &DiffView::currentChanged, this, [this](const QString& hunk) {
        showInspector(hunk);
        selectInList(hunk);
    });
    connect(m_diff, &DiffView::decided, this,
            [this](const QString& hunk, engine::Verdict verdict) { decide({hunk}, verdict); });
    connect(m_diff, &DiffView::foldToggled, this, [this](const QString& device, const QString& key) {
        auto& open = m_options.open[s(device)];
        if (!open.erase(s(key)))
            open.insert(s(key));
        rebuild();
    });
    makeActions();
}

void DiffPane::makeActions()
{
    const auto add = [this](const QString& text, const QList<QKeySequence>& keys, auto run) {
        auto* action = new QAction(text, this);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, run);
        addAction(action);
    };
    const auto decideCurrent = [this](engine::Verdict verdict) {
        return [this, verdict] {
            if (!m_diff->currentHunk().isEmpty())
                decide({m_diff->currentHunk()}, verdict);
        };
    };
    add(tr("Next change"), {Qt::Key_J, Qt::Key_F8}, [this] { m_diff->nextChange(1); });
    add(tr("Previous change"), {Qt::Key_K, QKeySequence(Qt::SHIFT | Qt::Key_F8)}, [this] { m_diff->nextChange(-1); });
    add(tr("Next device"), {Qt::Key_BracketRight}, [this] { m_diff->nextDevice(1); });
    add(tr("Previous device"), {Qt::Key_BracketLeft}, [this] { m_diff->nextDevice(-1); });
    add(tr("Approve this change"), {Qt::Key_A}, decideCurrent(engine::Verdict::Approve));
    add(tr("Reject this change"), {Qt::Key_X}, decideCurrent(engine::Verdict::Reject));
    add(tr("Defer this change"), {Qt::Key_D}, decideCurrent(engine::Verdict::Defer));
    add(tr("Approve every undecided change of this device"), {QKeySequence(Qt::SHIFT | Qt::Key_A)}, [this] {
        if (const QStringList open = openHunksOf(m_diff->currentDevice()); !open.isEmpty())
            decide(open, engine::Verdict::Approve);
    });
    add(tr("Give a reason for the decisions that follow"), {Qt::Key_R}, [this] {
        m_reason->setFocus(Qt::ShortcutFocusReason);
        m_reason->selectAll();
    });
    add(tr("Take the decision back"), {Qt::Key_Backspace}, decideCurrent(engine::Verdict::Clear));
    add(tr("Show the unchanged lines above"), {Qt::Key_O}, [this] { m_diff->toggleFold(-1); });
    add(tr("Show the unchanged lines below"), {QKeySequence(Qt::SHIFT | Qt::Key_O)}, [this] { m_diff->toggleFold(1); });
    add(tr("Fold or show unchanged lines"), {Qt::Key_Z}, [this] {
        m_options.foldUnchanged = !m_options.foldUnchanged;
        m_options.open.clear();
        rebuild();
    });
    add(tr("Show or hide what is unmanaged"), {Qt::Key_M}, [this] { m_unmanaged->toggle(); });
    add(tr("Split or unified"), {Qt::Key_U}, [this] { m_layoutChoice->setCurrent(1 - m_layoutChoice->current()); });
    add(tr("Filter changes"), {QKeySequence(QKeySequence::Find)}, [this] { m_filter->setFocus(Qt::ShortcutFocusReason); });
    add(tr("Undo decision"), {QKeySequence(QKeySequence::Undo)}, [this] { m_undo.undo(); });
    add(tr("Redo decision"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)}, [this] { m_undo.redo(); });
}

QString DiffPane::id() const
{
    return u"diff"_s;
}

QString DiffPane::title() const
{
    return tr("Diff");
}

QString DiffPane::iconName() const
{
    return u"git-compare-arrows"_s;
}

int DiffPane::badge(const engine::FabricView& view) const
{
    int open = 0;
    for (const engine::DeviceView& device : view.devices)
        open += device.add + device.change + device.remove;
    return open;
}

void DiffPane::setView(std::shared_ptr<const engine::FabricView> view)
{
    const std::shared_ptr<const engine::FabricView> before = std::exchange(m_view, std::move(view));
    const auto sameDiffs = [&] {
        if (!before || before->devices.size() != m_view->devices.size() || before->decisions != m_view->decisions)
            return false;
        for (std::size_t i = 0; i < m_view->devices.size(); ++i)
            if (before->devices[i].diff != m_view->devices[i].diff || before->devices[i].config != m_view->devices[i].config ||
                before->devices[i].configReason != m_view->devices[i].configReason)
                return false;
        return true;
    };
    if (!sameDiffs())
        rebuild();
}

void DiffPane::rebuild()
{
    if (!m_view)
        return;
    m_changes->setRows(changeRows(*m_view, m_filter->text()));
    std::map<QString, Status> decisions;
    for (const auto& [hunk, word] : m_view->decisions)
        decisions.emplace(q(hunk), statusOfDecision(word));
    std::vector<DiffLine> lines = diffLines(*m_view, m_options);
    int add = 0, remove = 0, change = 0, devices = 0, inSync = 0, notCompared = 0;
    for (const engine::DeviceView& device : m_view->devices) {
        add += device.add;
        remove += device.remove;
        change += device.change;
        devices += device.add + device.remove + device.change > 0 ? 1 : 0;
        inSync += device.config == engine::ConfigState::InSync ? 1 : 0;
        notCompared += device.config == engine::ConfigState::NotCompared ? 1 : 0;
    }
    QStringList counts;
    for (const auto& [sign, count] : {std::pair(u'+', add), std::pair(u'\u2212', remove), std::pair(u'~', change)})
        if (count > 0)
            counts << QString::number(count).prepend(QChar(sign));
    QStringList summary;
    if (!counts.isEmpty())
        summary << (devices == 1 ? tr("%1 on 1 device").arg(counts.join(u' ')) : tr("%1 on %2 devices").arg(counts.join(u' ')).arg(devices));
    summary << tr("%1 in sync").arg(inSync);
    if (notCompared > 0)
        summary << tr("%1 not compared").arg(notCompared);
    m_header->setSummary(summary.join(u", "_s));
    if (lines.empty()) {
        const bool known = inSync > 0;
        m_empty->set(known ? Status::InSync : Status::Queued,
                     known ? (inSync == 1 ? tr("Running equals intent on 1 device") : tr("Running equals intent on %1 devices").arg(inSync))
                           : tr("Nothing was compared yet"),
                     known ? tr("Compared live with %1").arg(q(m_view->intent.source))
                           : (m_view->intent.error.empty() ? tr("Waiting for NetBox and the switches") : q(m_view->intent.error)));
    }
    m_stack->setCurrentIndex(lines.empty() ? 1 : 0);
    m_titles->setSources(m_view->intent.fetchedAt ? tr("NetBox, read %1").arg(clockText(*m_view->intent.fetchedAt)) : tr("what NetBox says"),
                         tr("what the switch reports"));
    m_diff->setLines(std::move(lines), std::move(decisions));
    showInspector(m_diff->currentHunk());
    selectInList(m_diff->currentHunk());
}

void DiffPane::showInspector(const QString& hunkId)
{
    int position = 0, total = 0;
    const engine::DeviceView* owner = nullptr;
    const diff::Hunk* found = nullptr;
    if (m_view)
        for (const engine::DeviceView& device : m_view->devices)
            if (device.diff)
                for (const diff::Hunk& hunk : device.diff->hunks) {
                    ++total;
                    if (found == nullptr && q(hunk.id) == hunkId) {
                        found = &hunk;
                        owner = &device;
                        position = total;
                    }
                }
    if (m_view)
        m_inspector->show(*m_view, owner, found, position, total);
    m_diff->setAccessibleDescription(found != nullptr ? describeHunk(*found, position, total) : QString());
}

void DiffPane::selectInList(const QString& hunk)
{
    const int row = hunk.isEmpty() ? -1 : m_changes->find({}, hunk);
    if (row < 0 || m_list->currentIndex().row() == row)
        return;
    const QSignalBlocker quiet(m_list->selectionModel());
    m_list->setCurrentIndex(m_changes->index(row));
    m_list->viewport()->update();
}

QStringList DiffPane::openHunksOf(const QString& device) const
{
    QStringList open;
    if (const engine::DeviceView* found = m_view ? m_view->find(s(device)) : nullptr; found != nullptr && found->diff)
        for (const diff::Hunk& hunk : found->diff->hunks)
            if (m_view->decisions.count(hunk.id) == 0)
                open << q(hunk.id);
    return open;
}

void DiffPane::decide(const QStringList& hunks, engine::Verdict verdict)
{
    std::vector<std::string> ids;
    std::map<std::string, engine::Verdict> before;
    for (const QString& hunk : hunks) {
        ids.push_back(s(hunk));
        if (const auto stood = m_view->decisions.find(s(hunk)); stood != m_view->decisions.end())
            before.emplace(s(hunk), verdictOf(stood->second));
    }
    m_undo.push(new DecisionCommand(service(), context().user, std::move(ids), verdict, std::move(before),
                                    m_reason->text().trimmed()));
}

void DiffPane::goTo(const Place& place)
{
    if (!m_diff->showHunk(place.item) && !place.device.isEmpty())
        m_diff->showDevice(place.device);
    m_asked = place.device;
}

void DiffPane::offerDraft()
{
    m_draft->show();
    auto* action = new QAction(tr("Draft NetBox objects for what this device runs"), this);
    action->setShortcut(Qt::Key_N);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, &DiffPane::requestDraft);
    addAction(action);
}

void DiffPane::requestDraft()
{
    QString device = m_diff->currentDevice();
    // A device without a difference is never the current one: then the one that was gone to, or the first that runs
    // something of its own.
    QString first;
    for (const engine::DeviceView& row : m_view ? m_view->devices : std::vector<engine::DeviceView>())
        if (row.unmanaged > 0 && (first.isEmpty() || q(row.device.name) == m_asked))
            first = q(row.device.name);
    if (device.isEmpty() || (first == m_asked && !first.isEmpty()))
        device = first;
    if (device.isEmpty())
        context().say(tr("No switch runs anything that NetBox would have to explain"));
    else
        Q_EMIT draftRequested(device);
}

Place DiffPane::place() const
{
    return {id(), m_diff->currentDevice(), m_diff->currentHunk()};
}

QWidget* DiffPane::focusTarget()
{
    return m_stack->currentIndex() == 0 ? static_cast<QWidget*>(m_diff) : m_empty;
}

} // namespace fc::ui
