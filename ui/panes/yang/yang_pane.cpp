#include "ui/panes/yang/yang_pane.h"

#include "discovery/use_as.h"
#include "ui/bridge/qt_strings.h"
#include "ui/models/leaf_table_model.h"
#include "ui/models/path_library.h"
#include "ui/models/path_model.h"
#include "ui/panes/yang/change_panel.h"
#include "ui/panes/yang/live_panel.h"
#include "ui/panes/yang/node_panel.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/segmented.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QTimer>
#include <QTreeView>

#include <algorithm>
#include <utility>

namespace fc::ui {

using namespace Qt::StringLiterals;
using discovery::EntryId;
using discovery::Support;

namespace {

constexpr int kTreeStartRows = 400; ///< up to so many matches the tree opens by itself

} // namespace

/// The next session goes on with the words of this one.
YangPane::~YangPane()
{
    m_kept.setLast(m_filter->text());
}

QString YangPane::id() const
{
    return u"yang"_s;
}

QString YangPane::title() const
{
    return tr("Paths");
}

QString YangPane::iconName() const
{
    return u"list-tree"_s;
}

QWidget* YangPane::focusTarget()
{
    return m_filter;
}

void YangPane::setView(std::shared_ptr<const engine::FabricView> view)
{
    m_view = std::move(view);
    if (m_view->schema != m_schema) {
        m_schema = m_view->schema;
        if (!m_search)
            m_empty->set(Status::NoData, tr("Reading the schema"), tr("Its nodes are being put in order for searching."));
        m_library->open(m_schema);
    }
    showScope();
    askModels();
    if (m_view->intended != m_intended) {
        m_intended = m_view->intended;
        showChange();
    }
}

void YangPane::sayNoModels()
{
    m_empty->set(Status::NoData, tr("No models"),
                 tr("Compile a folder of YANG modules: fabric-orch yang compile DIR -o FILE.fcs"));
}

void YangPane::takeLibrary()
{
    if (!m_waiting && currentNode())
        m_waiting = place(); // the same path in the release that comes
    m_catalog = m_library->shelf().catalog;
    m_search = m_library->shelf().search;
    m_texts = m_library->shelf().texts;
    const bool any = m_catalog->size() > 1;
    if (!any)
        sayNoModels();
    m_body->setCurrentIndex(any ? 1 : 0);
    m_entry = {}; // another release: its entries have other numbers
    m_paths->setCatalog(m_search);
    search();
    if (m_waiting)
        goTo(*std::exchange(m_waiting, std::nullopt));
}

void YangPane::tick(SystemTime now)
{
    m_live->tick(now);
}

/// Devices by name, then whole roles; filled again only if the fabric changed.
void YangPane::showScope()
{
    QStringList scopes;
    std::map<std::string, int> roles;
    for (const engine::DeviceView& device : m_view->devices) {
        scopes += q(device.device.name);
        ++roles[device.device.role];
    }
    for (const auto& [role, count] : roles)
        if (!role.empty() && count > 1)
            scopes += u"role:"_s % q(role);
    if (scopes == m_scopes)
        return;
    m_scopes = scopes;
    const QString kept = m_scope->currentData().toString();
    const QSignalBlocker quiet(m_scope);
    m_scope->clear();
    for (const QString& scope : scopes) {
        const bool role = scope.startsWith(u"role:"_s);
        m_scope->addItem(role ? tr("all %1 devices (%2)").arg(scope.mid(5)).arg(roles[s(scope.mid(5))])
                              : tr("%1, effective tree").arg(scope),
                         scope);
    }
    m_scope->setCurrentIndex(std::max(0, m_scope->findData(kept)));
    m_live->setUnusable(whyUnreadable());
    fillCompare();
}

std::vector<std::string> YangPane::scopeDevices() const
{
    const QString scope = m_scope->currentData().toString();
    if (!scope.startsWith(u"role:"_s))
        return scope.isEmpty() ? std::vector<std::string>() : std::vector<std::string>{s(scope)};
    std::vector<std::string> devices;
    const std::string role = s(scope.mid(5));
    // Those that answer come first: the value shown is the first one's.
    for (const bool live : {true, false})
        for (const engine::DeviceView& device : m_view->devices)
            if (device.device.role == role && (device.session == engine::SessionState::Live) == live)
                devices.push_back(device.device.name);
    return devices;
}

std::optional<schema::NodeId> YangPane::currentNode() const
{
    return m_catalog && m_entry.value != 0 ? m_catalog->node(m_entry) : std::nullopt;
}

model::Path YangPane::currentPath() const
{
    const auto node = currentNode();
    return node ? discovery::pathOf(m_catalog->schema(), *node, m_picked) : model::Path();
}

void YangPane::search()
{
    if (!m_search)
        return;
    const QString line = m_filter->text();
    const bool effective = !m_all->isChecked();
    m_paths->setQuery(line, effective);
    const discovery::SearchResult& found = m_paths->result();
    const std::size_t hidden = found.hiddenNotServed + found.hiddenAbsent + found.hiddenOperations;
    QString verdict = tr("%1 of %2 paths").arg(countText(static_cast<double>(found.total)),
                                               countText(static_cast<double>(m_catalog->size() - 1)));
    if (!m_paths->query().problem.empty())
        verdict = q(m_paths->query().problem);
    else if (found.byKeyValue && found.total > 0)
        verdict = tr("%1 by a key's value").arg(countText(static_cast<double>(found.total)));
    else if (found.similar && found.total > 0)
        verdict = tr("%1 with similar letters").arg(countText(static_cast<double>(found.total)));
    if (!m_paths->query().empty())
        verdict += tr("  %1 ms").arg(m_paths->milliseconds(), 0, 'f', 1);
    m_count->setText(verdict);
    m_all->setText(effective && hidden > 0 ? tr("Show not served %1").arg(countText(static_cast<double>(hidden)))
                                           : tr("Show not served"));
    m_all->setToolTip(tr("%1 not served by the device, %2 removed by deviations, %3 operations")
                          .arg(found.hiddenNotServed)
                          .arg(found.hiddenAbsent)
                          .arg(found.hiddenOperations));
    if (!m_paths->isFlat() && found.total <= kTreeStartRows)
        m_tree->expandAll();
    const QModelIndex same = m_paths->indexOf(m_entry);
    const QModelIndex row = m_paths->query().empty() ? same : m_paths->best();
    if (row.isValid()) {
        m_tree->setCurrentIndex(row);
        m_tree->scrollTo(row, QAbstractItemView::PositionAtCenter);
    }
}

void YangPane::select(EntryId entry)
{
    if (entry == m_entry)
        return;
    m_entry = entry;
    m_instance.clear();
    m_instances = 0;
    ++m_generation;
    m_get.reset();
    if (m_watching)
        stopWatch({});
    m_leaves->clear();
    const auto node = currentNode();
    const bool leaf = m_catalog->carriesValue(entry);
    const bool served = m_catalog->support(entry) == Support::Served;
    const bool counter = node && m_catalog->typeText(entry).find("counter") != std::string_view::npos;
    m_live->start(counter, node && leaf ? q(m_catalog->schema().units(*node)) : QString());
    m_live->setUnusable(whyUnreadable());
    showNode();
    showUse();
    m_settle->stop();
    if (served && leaf)
        m_settle->start();
}

/// Why no device can be asked for the current node; empty if one can.
QString YangPane::whyUnreadable() const
{
    if (!m_catalog || m_entry.value == 0)
        return tr("Pick a path first.");
    if (m_catalog->isAbsent(m_entry))
        return tr("Nothing to read: a deviation removes it.");
    if (m_catalog->support(m_entry) == Support::Operation)
        return tr("Nothing to read: an operation is not reachable over gNMI.");
    if (m_catalog->support(m_entry) != Support::Served)
        return tr("Nothing to read: this release does not serve it.");
    if (scopeDevices().empty())
        return tr("No device to ask: the fabric has none yet.");
    if (!context().bridge.service().discovery())
        return tr("Devices cannot be read here.");
    return {};
}

void YangPane::showEntry(EntryId entry)
{
    if (!m_paths->indexOf(entry).isValid()) {
        m_filter->clear();
        if (m_catalog->support(entry) != Support::Served)
            m_all->setChecked(true);
        search();
    }
    const QModelIndex row = m_paths->indexOf(entry);
    m_tree->setCurrentIndex(row);
    m_tree->scrollTo(row, QAbstractItemView::PositionAtCenter);
}

void YangPane::showNode()
{
    NodePanel::Subject subject;
    subject.catalog = m_catalog;
    subject.entry = m_entry;
    subject.texts = m_texts;
    subject.path = currentNode() ? q(model::toString(currentPath())) : m_catalog ? q(m_catalog->path(m_entry)) : QString();
    if (m_catalog && m_entry.value != 0) {
        const QString path = q(m_catalog->path(m_entry));
        subject.bookmarked = m_kept.has(path);
        subject.note = m_kept.note(path);
        const std::vector<std::string> devices = scopeDevices();
        const engine::DeviceView* device = devices.empty() ? nullptr : m_view->find(devices.front());
        if (device && service().discovery())
            subject.probe = service().discovery()->probed(device->softwareVersion, s(subject.path));
    }
    m_node->show(subject);
}

void YangPane::showUse()
{
    const int tab = m_tabs->currentIndex();
    const bool release = tab == ConsistencyTab && m_with->currentData().toString().startsWith(u"release:"_s);
    m_form->setVisible(tab == UseAsTab);
    m_with->setVisible(tab == ConsistencyTab);
    m_verdict->clear();
    m_lower->setCurrentWidget(tab == ChangeTab ? static_cast<QWidget*>(m_change)
                              : tab == UseAsTab ? static_cast<QWidget*>(m_use)
                              : release         ? m_releaseTable
                                                : m_table);
    if (tab < UseAsTab) {
        m_leaves->setShape(tab == AcrossTab ? LeafTableModel::Shape::Devices : LeafTableModel::Shape::Consistency);
        m_table->setColumnWidth(0, tab == AcrossTab ? 110 : 420);
        if (m_leaves->rowCount() > 0) // nothing read is not the same as no differences
            m_verdict->setText(m_leaves->summary().section(u';', 0, 0));
        return;
    }
    if (tab == ChangeTab) {
        showChange();
        return;
    }
    const auto node = currentNode();
    if (!node) {
        m_use->setPlainText(m_entry.value == 0 ? QString() : tr("A node without support has no use."));
        return;
    }
    discovery::UseAsTarget target;
    const std::vector<std::string> devices = scopeDevices();
    if (const engine::DeviceView* device = devices.empty() ? nullptr : m_view->find(devices.front())) {
        target.host = device->device.address.empty() ? device->device.name : device->device.address;
        target.port = device->device.port;
        target.insecure = device->tls.starts_with("off");
    }
    const discovery::UseAs form = discovery::useAsForms()[static_cast<std::size_t>(m_form->currentIndex())];
    m_use->setPlainText(q(discovery::useAs(form, m_catalog->schema(), *node, currentPath(), target)));
}

void YangPane::goTo(const Place& place)
{
    if (!m_catalog) {
        m_waiting = place;
        return;
    }
    if (!place.device.isEmpty())
        if (const int at = m_scope->findData(place.device); at >= 0)
            m_scope->setCurrentIndex(at);
    if (place.item.startsWith(u'?')) {
        m_filter->setText(place.item.mid(1));
        return;
    }
    if (place.item.isEmpty())
        return;
    const auto path = model::parsePath(s(place.item));
    const auto node = path ? m_catalog->schema().resolve(*path) : Result<schema::NodeId>(path.error());
    if (node) {
        m_picked = *path;
        showEntry(m_catalog->entry(*node));
    } else {
        m_filter->setText(place.item);
    }
}

Place YangPane::place() const
{
    if (m_waiting)
        return *m_waiting;
    const QString scope = m_scope->currentData().toString();
    return {id(), scope, currentNode() ? q(model::toString(currentPath())) : QString()};
}

} // namespace fc::ui
