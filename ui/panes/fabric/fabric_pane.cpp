#include "ui/panes/fabric/fabric_pane.h"

#include "ui/bridge/qt_strings.h"
#include "ui/delegates/icons.h"
#include "ui/models/fabric_tally.h"
#include "ui/models/inspector.h"
#include "ui/panes/fabric/fabric_tables.h"
#include "ui/panes/fabric/inspector_panel.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/topology/topology_view.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace fc::ui {

using namespace Qt::StringLiterals;

FabricPane::FabricPane(const PaneContext& context, QWidget* parent)
    : Pane(context, parent), m_header(new PaneHeader(tr("Fabric"), this)), m_controls(new QWidget(m_header)),
      m_overlay(new Segmented(tr("Overlay"), {tr("Status"), tr("Traffic")}, m_controls)), m_stack(new QStackedWidget(this)),
      m_topology(new TopologyView(this)), m_tables(new FabricTables(this)), m_empty(new EmptyState(this)),
      m_inspector(new InspectorPanel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    auto* body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(m_stack, 1);
    body->addWidget(m_inspector);
    layout->addLayout(body, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_topology);
    m_stack->addWidget(m_tables);
    buildActions();
    buildHeader();
    connectParts();
    m_topology->setDescriptions(
        [this](int node) {
            return nodeSentence(*m_view, m_topology->scene()->layout->nodes.at(static_cast<std::size_t>(node)),
                                this->context().clock.now());
        },
        [this](int link) {
            return linkSentence(*m_view, m_topology->scene()->layout->links.at(static_cast<std::size_t>(link)));
        });
}

FabricPane::~FabricPane() = default;

QString FabricPane::id() const
{
    return u"fabric"_s;
}

QString FabricPane::title() const
{
    return tr("Fabric");
}

QString FabricPane::iconName() const
{
    return u"network"_s;
}

QAction* FabricPane::addKey(const QString& text, const QList<QKeySequence>& keys)
{
    auto* action = new QAction(text, this);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    return action;
}

void FabricPane::buildActions()
{
    m_tableAction = addKey(tr("Show as table"), {QKeySequence(Qt::CTRL | Qt::Key_T)});
    m_tableAction->setCheckable(true);
    connect(m_tableAction, &QAction::toggled, this, &FabricPane::showTables);
    m_inspectorAction = addKey(tr("Show the inspector"), {QKeySequence(Qt::CTRL | Qt::Key_I)});
    m_inspectorAction->setCheckable(true);
    m_inspectorAction->setChecked(true);
    connect(m_inspectorAction, &QAction::toggled, this, &FabricPane::showInspector);
    m_lockAction = addKey(tr("Lock the picture"), {QKeySequence(Qt::Key_L)});
    m_lockAction->setCheckable(true);
    connect(m_lockAction, &QAction::toggled, m_topology, &TopologyView::setLocked);
    connect(addKey(tr("Show everything"), {QKeySequence(Qt::Key_0)}), &QAction::triggered, m_topology, &TopologyView::fit);
    connect(addKey(tr("Zoom in"), {QKeySequence(Qt::Key_Plus), QKeySequence(Qt::Key_Equal)}), &QAction::triggered, this,
            [this] { m_topology->zoomBy(1.25); });
    connect(addKey(tr("Zoom out"), {QKeySequence(Qt::Key_Minus)}), &QAction::triggered, this,
            [this] { m_topology->zoomBy(0.8); });
    connect(addKey(tr("Next link of the device"), {QKeySequence(Qt::Key_BracketRight)}), &QAction::triggered, this,
            [this] { m_topology->stepLink(1); });
    connect(addKey(tr("Previous link of the device"), {QKeySequence(Qt::Key_BracketLeft)}), &QAction::triggered, this,
            [this] { m_topology->stepLink(-1); });
    connect(addKey(tr("Review the device's hunks"), {QKeySequence(Qt::Key_R)}), &QAction::triggered, this, [this] {
        if (const engine::DeviceView* device = selectedDevice())
            context().go({u"diff"_s, q(device->device.name), {}});
    });
}

QToolButton* FabricPane::toggleButton(QAction* action, const QString& iconName)
{
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    QToolButton* button = makeIconButton(iconName, tr("%1 (%2)").arg(action->text(), keys), this);
    button->setCheckable(true);
    button->setChecked(action->isChecked());
    connect(button, &QToolButton::clicked, action, &QAction::toggle);
    connect(action, &QAction::toggled, button, &QToolButton::setChecked);
    return button;
}

void FabricPane::buildHeader()
{
    auto* row = new QHBoxLayout(m_controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_overlay);
    row->addWidget(toggleButton(m_lockAction, u"lock"_s));
    row->addWidget(toggleButton(m_tableAction, u"table"_s));
    row->addWidget(toggleButton(m_inspectorAction, u"info"_s));
    m_header->addRight(m_controls);
    connect(m_overlay, &Segmented::currentChanged, this, &FabricPane::refresh);
}

void FabricPane::connectParts()
{
    connect(m_topology, &TopologyView::selectionChanged, this, [this] {
        refreshInspector();
        if (const engine::DeviceView* device = selectedDevice())
            m_tables->selectDevice(q(device->device.name));
    });
    connect(m_topology, &TopologyView::activated, this, [this] {
        m_inspectorAction->setChecked(true);
        m_inspector->takeFocus();
    });
    connect(m_topology, &TopologyView::opened, this, [this](int node) {
        context().go({u"diff"_s, m_topology->scene()->layout->nodes.at(static_cast<std::size_t>(node)).name, {}});
    });
    connect(m_topology, &TopologyView::lockedChanged, m_lockAction, &QAction::setChecked);
    connect(m_tables, &FabricTables::deviceSelected, this, [this](const QString& name) {
        if (m_topology->scene() != nullptr && m_stack->currentWidget() == m_tables)
            m_topology->select({m_topology->scene()->layout->nodeNamed(name), -1});
    });
    connect(m_tables, &FabricTables::linkSelected, this, [this](int link) {
        if (m_stack->currentWidget() == m_tables)
            selectViewLink(link);
    });
    connect(m_tables, &FabricTables::activated, this, [this] {
        m_inspectorAction->setChecked(true);
        m_inspector->takeFocus();
    });
    connect(m_inspector, &InspectorPanel::closed, this, [this] {
        m_inspectorAction->setChecked(false);
        focusTarget()->setFocus();
    });
    connect(m_inspector, &InspectorPanel::reviewRequested, this,
            [this](const QString& device, const QString& hunk) { context().go({u"diff"_s, device, hunk}); });
    connect(m_inspector, &InspectorPanel::linkChosen, this, &FabricPane::selectViewLink);
    connect(m_inspector, &InspectorPanel::deviceChosen, this,
            [this](const QString& name) { m_topology->select({m_topology->scene()->layout->nodeNamed(name), -1}); });
    connect(m_inspector, &InspectorPanel::reconnectRequested, this, [this](const QString& name) {
        service().reconnect(s(name));
        context().say(tr("Connecting to %1 again").arg(name));
    });
    QPushButton* again = m_empty->addButton(tr("Read again"));
    connect(again, &QPushButton::clicked, this, [this] { service().refresh(); });
}

void FabricPane::setView(std::shared_ptr<const engine::FabricView> view)
{
    m_view = std::move(view);
    if (!m_lockDecided && !m_view->devices.empty()) {
        m_lockDecided = true;
        m_lockAction->setChecked(m_view->production);
    }
    refresh();
}

void FabricPane::tick(SystemTime)
{
    if (m_view != nullptr)
        refresh();
}

void FabricPane::refresh()
{
    if (m_view == nullptr)
        return;
    const SystemTime now = context().clock.now();
    const bool empty = m_view->devices.empty();
    const auto overlay = m_overlay->current() == 0 ? Overlay::Status : Overlay::Traffic;
    m_topology->setScene(m_scenes.build(*m_view, overlay, now));
    m_tables->setView(*m_view, now);
    if (!m_view->intent.error.empty())
        m_empty->set(Status::Warning, tr("No devices: the inventory could not be read"), q(m_view->intent.error));
    else
        m_empty->set(Status::Stale, tr("No devices yet"), tr("The inventory comes from NetBox or from the profile"));
    m_stack->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty)
                              : m_tableAction->isChecked() ? static_cast<QWidget*>(m_tables)
                                                           : m_topology);
    m_inspector->setVisible(!empty && m_inspectorAction->isChecked());
    m_controls->setVisible(!empty);
    refreshInspector();
    refreshSummary();
}

void FabricPane::refreshSummary()
{
    const FabricTally tally = tallyOf(*m_view);
    QStringList parts;
    const int links = static_cast<int>(m_view->links.size());
    if (!m_view->devices.empty())
        parts << (links == 1 ? tr("1 link") : tr("%n links", nullptr, links)) << tr("%n in sync", nullptr, tally.inSync);
    if (tally.changed > 0)
        parts << (tally.changed == 1 ? tr("1 differs") : tr("%n differ", nullptr, tally.changed));
    if (tally.notCompared > 0)
        parts << tr("%n not compared", nullptr, tally.notCompared);
    m_header->setSummary(parts.join(u", "_s));
}

const engine::DeviceView* FabricPane::selectedDevice() const
{
    const int node = m_topology->selection().node;
    if (node < 0 || m_topology->scene() == nullptr)
        return nullptr;
    const int device = m_topology->scene()->layout->nodes.at(static_cast<std::size_t>(node)).device;
    return device < 0 || device >= static_cast<int>(m_view->devices.size())
        ? nullptr
        : &m_view->devices[static_cast<std::size_t>(device)];
}

const engine::LinkView* FabricPane::selectedLink() const
{
    const int index = m_topology->selection().link;
    if (index < 0 || m_topology->scene() == nullptr)
        return nullptr;
    const int link = m_topology->scene()->layout->links.at(static_cast<std::size_t>(index)).link;
    return link < 0 || link >= static_cast<int>(m_view->links.size()) ? nullptr
                                                                      : &m_view->links[static_cast<std::size_t>(link)];
}

void FabricPane::refreshInspector()
{
    if (m_view == nullptr)
        return;
    if (const engine::DeviceView* device = selectedDevice())
        m_inspector->showDevice(detailOf(*m_view, *device, context().clock.now()));
    else if (const engine::LinkView* link = selectedLink())
        m_inspector->showLink(detailOf(*link));
    else
        m_inspector->showNothing();
}

void FabricPane::selectViewLink(int viewLink)
{
    if (m_topology->scene() == nullptr)
        return;
    const auto& links = m_topology->scene()->layout->links;
    for (std::size_t i = 0; i < links.size(); ++i) {
        if (links[i].link == viewLink)
            m_topology->select({-1, static_cast<int>(i)});
    }
}

void FabricPane::showTables(bool tables)
{
    if (m_view == nullptr || m_view->devices.empty())
        return;
    m_stack->setCurrentWidget(tables ? static_cast<QWidget*>(m_tables) : m_topology);
    focusTarget()->setFocus();
}

void FabricPane::showInspector(bool shown)
{
    m_inspector->setVisible(shown && m_view != nullptr && !m_view->devices.empty());
}

void FabricPane::goTo(const Place& place)
{
    if (place.device.isEmpty() || m_topology->scene() == nullptr)
        return;
    const int node = m_topology->scene()->layout->nodeNamed(place.device);
    for (std::size_t i = 0; !place.item.isEmpty() && i < m_view->links.size(); ++i) {
        const model::FabricLink& link = m_view->links[i].link;
        const model::LinkEnd end{s(place.device), s(place.item)};
        if (link.a == end || link.b == end) {
            selectViewLink(static_cast<int>(i));
            return;
        }
    }
    m_topology->select({node, -1});
}

Place FabricPane::place() const
{
    if (const engine::DeviceView* device = selectedDevice())
        return {id(), q(device->device.name), {}};
    if (const engine::LinkView* link = selectedLink())
        return {id(), q(link->link.a.device), q(link->link.a.interfaceName)};
    return {id(), {}, {}};
}

QWidget* FabricPane::focusTarget()
{
    if (m_stack->currentWidget() == m_tables)
        return m_tables->current();
    return m_stack->currentWidget();
}

} // namespace fc::ui
