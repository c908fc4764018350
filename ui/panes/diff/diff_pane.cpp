#include "ui/panes/diff/diff_pane.h"

#include "diff/tree_diff.h"
#include "plan/plan.h"
#include "ui/bridge/qt_strings.h"
#include "ui/delegates/style.h"
#include "ui/delegates/tokens.h"
#include "ui/models/change_list_model.h"
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

/// Column titles over the two sides; the gutter says which way approving works.
QWidget* makeColumnTitles(QWidget* parent)
{
    auto* strip = new QWidget(parent);
    strip->setFixedHeight(metric::kTableHeader);
    strip->setAutoFillBackground(true);
    auto* layout = new QHBoxLayout(strip);
    layout->setContentsMargins(27, 0, 12, 0);
    layout->addWidget(makeLabel(Type::SecondaryStrong, QPalette::WindowText, DiffPane::tr("Intended"), strip));
    layout->addWidget(makeLabel(Type::Caption, kSecondaryText, DiffPane::tr("what NetBox says"), strip));
    layout->addStretch(1);
    layout->addWidget(makeLabel(Type::Caption, kSecondaryText, DiffPane::tr("approving sends \u2192"), strip));
    layout->addStretch(1);
    layout->addWidget(makeLabel(Type::SecondaryStrong, QPalette::WindowText, DiffPane::tr("Running"), strip));
    layout->addWidget(makeLabel(Type::Caption, kSecondaryText, DiffPane::tr("what the switch reports"), strip));
    layout->addStretch(1);
    return strip;
}

} // namespace

DiffPane::DiffPane(const PaneContext& context, QWidget* parent)
    : Pane(context, parent), m_header(new PaneHeader(tr("Differences"), this)), m_filter(new QLineEdit(this)),
      m_changes(new ChangeListModel(this)), m_list(new QListView(this)), m_diff(new DiffView(this)),
      m_inspector(new HunkInspector(this)), m_layoutChoice(new Segmented(tr("Layout"), {tr("Split"), tr("Unified")}, this)),
      m_unmanaged(new QPushButton(tr("Unmanaged"), this)), m_empty(new EmptyState(this)), m_stack(new QStackedLayout)
{
    m_filter->setPlaceholderText(tr("Filter changes"));
    m_filter->setAccessibleName(tr("Filter changes"));
    m_filter->setClearButtonEnabled(true);
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

    auto* centre = new QWidget(this);
    auto* centreLayout = new QVBoxLayout(centre);
    centreLayout->setContentsMargins(0, 0, 0, 0);
    centreLayout->setSpacing(0);
    centreLayout->addWidget(makeColumnTitles(centre));
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
    m_header->addRight(m_unmanaged);
    m_header->addRight(m_layoutChoice);
    m_header->addRight(refresh);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addLayout(m_stack, 1);

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
    const QString counts = tr("+%1 \u2212%2 ~%3").arg(add).arg(remove).arg(change);
    QString summary = devices == 1 ? tr("%1 on 1 device").arg(counts) : tr("%1 on %2 devices").arg(counts).arg(devices);
    summary += tr(", %1 in sync").arg(inSync);
    if (notCompared > 0)
        summary += tr(", %1 not compared").arg(notCompared);
    m_header->setSummary(summary);
    if (lines.empty()) {
        const bool known = inSync > 0;
        m_empty->set(known ? Status::InSync : Status::Queued,
                     known ? (inSync == 1 ? tr("Running equals intent on 1 device") : tr("Running equals intent on %1 devices").arg(inSync))
                           : tr("Nothing was compared yet"),
                     known ? tr("Compared live with %1").arg(q(m_view->intent.source))
                           : (m_view->intent.error.empty() ? tr("Waiting for NetBox and the switches") : q(m_view->intent.error)));
    }
    m_stack->setCurrentIndex(lines.empty() ? 1 : 0);
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
    m_undo.push(new DecisionCommand(service(), context().user, std::move(ids), verdict, std::move(before), tr("Decision")));
}

void DiffPane::goTo(const Place& place)
{
    if (!m_diff->showHunk(place.item) && !place.device.isEmpty())
        m_diff->showDevice(place.device);
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
