// What the pane asks of devices. Callbacks arrive on other threads and are queued to this one; answers to an earlier
// selection are dropped by their generation.
#include "schema/instance.h"
#include "ui/bridge/qt_strings.h"
#include "ui/models/leaf_table_model.h"
#include "ui/panes/yang/live_panel.h"
#include "ui/panes/yang/node_panel.h"
#include "ui/panes/yang/yang_pane.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QComboBox>
#include <QTabBar>
#include <QTimer>

#include <algorithm>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

/// So many devices are asked without being told to.
constexpr std::size_t kAskedByItself = 32;
constexpr std::size_t kWatched = 64;

} // namespace

/// Two ways to write one instance become one, so that streams and Gets meet.
std::string YangPane::normalised(const std::string& path) const
{
    const auto parsed = model::parsePath(path);
    if (!parsed || !m_catalog)
        return path;
    const auto instance = schema::toInstancePath(m_catalog->schema(), *parsed);
    return instance ? model::toString(schema::toPath(m_catalog->schema(), *instance)) : path;
}

void YangPane::readValues(bool asked)
{
    engine::DiscoveryService* devices = service().discovery();
    if (!whyUnreadable().isEmpty())
        return;
    m_settle->stop();
    std::vector<std::string> wanted = scopeDevices();
    // Siblings of the same role: what they have makes an outlier visible.
    if (!wanted.empty() && m_catalog->carriesValue(m_entry))
        for (const engine::DeviceView& device : m_view->devices)
            if (device.session == engine::SessionState::Live && wanted.size() < kAskedByItself &&
                std::ranges::find(wanted, device.device.name) == wanted.end())
                wanted.push_back(device.device.name);
    if (!asked)
        wanted.resize(std::min(wanted.size(), kAskedByItself));
    ask(*devices, wanted);
}

/// Answers to this selection become rows; those to an earlier one are dropped.
void YangPane::ask(engine::DiscoveryService& devices, const std::vector<std::string>& wanted)
{
    const std::uint64_t generation = m_generation;
    m_get = devices.get(wanted, currentPath(), [this, generation](discovery::DeviceLeaves leaves) {
        QMetaObject::invokeMethod(
            this,
            [this, generation, answer = std::move(leaves)] {
                if (generation == m_generation)
                    takeLeaves(answer);
            },
            Qt::QueuedConnection);
    });
}

void YangPane::takeLeaves(const discovery::DeviceLeaves& leaves)
{
    // The keys come with a leaf; its row is the leaf.
    discovery::DeviceLeaves shownLeaves = leaves;
    if (m_catalog->carriesValue(m_entry))
        std::erase_if(shownLeaves.leaves,
                      [this](const discovery::LeafValue& leaf) { return leaf.node.value != m_entry.value; });
    m_leaves->put(std::move(shownLeaves));
    m_verdict->setText(m_leaves->summary().section(u';', 0, 0));
    const std::vector<std::string> scope = scopeDevices();
    if (scope.empty() || leaves.device != scope.front())
        return;
    if (!leaves.problem.empty()) {
        m_live->setProblem(q(leaves.device) % u": "_s % q(leaves.problem));
        return;
    }
    m_live->setProblem({});
    const auto node = currentNode();
    QStringList instances;
    const discovery::LeafValue* shown = nullptr;
    for (const discovery::LeafValue& leaf : leaves.leaves) {
        if (!node || leaf.node != *node)
            continue;
        instances += q(leaf.path);
        if (leaf.path == m_instance || (m_instance.empty() && !shown))
            shown = &leaf;
    }
    if (m_picked.elems.empty() && !instances.isEmpty()) {
        m_instances = static_cast<std::size_t>(instances.size());
        m_live->setInstances(instances);
    }
    if (shown) {
        m_instance = shown->path;
        m_live->setValue(q(shown->value), context().clock.now());
        m_live->setWatching(m_watching, tr("%1 on %2").arg(m_picked.elems.empty() && instances.size() > 1
                                                               ? tr("first of %1 instances").arg(instances.size())
                                                               : tr("read"))
                                            .arg(q(leaves.device)));
        showChange();
    } else if (m_catalog->carriesValue(m_entry)) {
        m_live->setProblem(tr("%1 has no value there.").arg(q(leaves.device)));
    }
}

void YangPane::toggleWatch()
{
    engine::DiscoveryService* devices = service().discovery();
    if (m_watching)
        stopWatch(tr("stopped"));
    else if (whyUnreadable().isEmpty())
        startWatch(*devices);
}

void YangPane::startWatch(engine::DiscoveryService& devices)
{
    std::vector<std::string> wanted = scopeDevices();
    wanted.resize(std::min(wanted.size(), kWatched));
    // Counters change with every packet: sampled. Everything else speaks when it changes.
    const bool sample = m_live->series().isCounter();
    m_watching = true;
    m_live->setWatching(true, tr("%1, a subscription of its own on %2")
                                  .arg(sample ? tr("sampled every second") : tr("on change"),
                                       wanted.size() == 1 ? q(wanted.front()) : tr("%1 devices").arg(wanted.size())));
    const std::uint64_t generation = m_generation;
    m_watch = devices.watch(wanted, currentPath(), sample ? engine::WatchMode::Sample : engine::WatchMode::OnChange,
                             std::chrono::seconds(1), [this, generation](engine::WatchUpdate update) {
                                 QMetaObject::invokeMethod(
                                     this,
                                     [this, generation, news = std::move(update)] {
                                         if (generation == m_generation && m_watching)
                                             takeWatch(news);
                                     },
                                     Qt::QueuedConnection);
                             });
}

void YangPane::stopWatch(const QString& why)
{
    m_watching = false;
    m_watch.reset();
    m_live->breakHere(context().clock.now());
    m_live->setWatching(false, why);
}

void YangPane::takeWatch(const engine::WatchUpdate& update)
{
    const std::vector<std::string> scope = scopeDevices();
    const bool shownDevice = !scope.empty() && update.device == scope.front();
    for (const auto& [raw, value] : update.values) {
        const std::string path = normalised(raw);
        m_leaves->put(update.device, path, value);
        if (!shownDevice)
            continue;
        if (m_instance.empty())
            m_instance = path;
        if (path == m_instance)
            m_live->setValue(q(value), update.received);
    }
    if (!update.values.empty())
        m_verdict->setText(m_leaves->summary().section(u';', 0, 0));
    for (const std::string& raw : update.deleted)
        if (shownDevice && normalised(raw) == m_instance)
            m_live->breakHere(update.received);
    if (update.ended && shownDevice) {
        m_live->setProblem(q(update.device) % u": "_s % q(discovery::explainRefusal(*update.ended)));
        stopWatch(tr("the stream ended"));
    }
}

void YangPane::probeNow()
{
    engine::DiscoveryService* devices = service().discovery();
    if (!whyUnreadable().isEmpty())
        return;
    const std::vector<std::string> scope = scopeDevices();
    m_live->setWatching(m_watching, tr("probing %1: get, sample, on-change").arg(q(scope.front())));
    const std::uint64_t generation = m_generation;
    m_probe = devices->probe(scope.front(), currentPath(), [this, generation](discovery::ProbeReport) {
        QMetaObject::invokeMethod(
            this,
            [this, generation] {
                if (generation != m_generation)
                    return;
                m_live->setWatching(m_watching, tr("probed"));
                showNode();
            },
            Qt::QueuedConnection);
    });
}

void YangPane::copy()
{
    const int tab = m_tabs->currentIndex();
    const QString text = tab == UseAsTab ? m_use->toPlainText() : q(model::toString(currentPath()));
    QGuiApplication::clipboard()->setText(text);
    context().say(tab == UseAsTab ? tr("Copied as %1").arg(m_form->currentText()) : tr("Path copied"));
}

} // namespace fc::ui
