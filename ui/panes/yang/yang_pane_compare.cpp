// What the pane puts beside the scope: other devices, other releases, and what the device says it implements.
#include "discovery/schema_diff.h"
#include "schema/schema_locator.h"
#include "ui/bridge/qt_strings.h"
#include "ui/models/leaf_table_model.h"
#include "ui/models/text_table_model.h"
#include "ui/panes/yang/yang_pane.h"
#include "ui/widgets/callout.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QPointer>
#include <QSignalBlocker>
#include <QTabBar>
#include <QThreadPool>

#include <algorithm>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kNamesInBanner = 3;
constexpr std::size_t kReleaseRows = 5000;

QString firstOf(const std::vector<std::string>& names)
{
    QStringList shown;
    for (std::size_t i = 0; i < std::min(names.size(), kNamesInBanner); ++i)
        shown += q(names[i]);
    if (names.size() > kNamesInBanner)
        shown += u"\u2026"_s;
    return shown.join(u", "_s);
}

} // namespace

void YangPane::fillCompare()
{
    const QString kept = m_with->currentData().toString();
    const QSignalBlocker quiet(m_with);
    m_with->clear();
    m_with->addItem(tr("with its role"), QString());
    for (const QString& scope : m_scopes)
        m_with->addItem(scope.startsWith(u"role:"_s) ? tr("with all %1 devices").arg(scope.mid(5)) : tr("with %1").arg(scope), scope);
    const QString here = m_schema ? q(m_schema->release()) : QString();
    for (const std::string& folder : schema::schemaFolders())
        for (const QFileInfo& pack : QDir(q(folder)).entryInfoList({u"*.fcs"_s}, QDir::Files, QDir::Name))
            if (pack.completeBaseName() != here)
                m_with->addItem(tr("with release %1").arg(pack.completeBaseName()), QString(u"release:"_s % pack.filePath()));
    m_with->setCurrentIndex(std::max(0, m_with->findData(kept)));
}

/// The path on the devices of the scope and on those it is compared with, side by side.
void YangPane::consistency()
{
    m_tabs->setCurrentIndex(ConsistencyTab);
    const QString with = m_with->currentData().toString();
    showUse();
    if (with.startsWith(u"release:"_s)) {
        compareReleases(with.mid(8));
        return;
    }
    if (!whyUnreadable().isEmpty())
        return;
    std::vector<std::string> wanted = scopeDevices();
    const engine::DeviceView* first = m_view->find(wanted.front());
    const std::string role = with.isEmpty() && first ? first->device.role : with.startsWith(u"role:"_s) ? s(with.mid(5)) : std::string();
    const auto add = [&wanted](const std::string& device) {
        if (std::ranges::find(wanted, device) == wanted.end())
            wanted.push_back(device);
    };
    for (const engine::DeviceView& other : m_view->devices)
        if (!role.empty() && other.device.role == role)
            add(other.device.name);
    if (role.empty() && !with.isEmpty())
        add(s(with));
    m_leaves->clear();
    ++m_generation;
    ask(*service().discovery(), wanted);
}

/// At and below the current path; read and compared on a worker.
void YangPane::compareReleases(const QString& file)
{
    const std::string below = currentNode() ? m_schema->schemaPath(*currentNode()) : std::string();
    const std::uint64_t generation = ++m_generation;
    m_releaseRows->setRows({});
    m_verdict->setText(tr("comparing"));
    const auto show = [guard = QPointer<YangPane>(this), generation](std::vector<TextRow> rows, const QString& verdict) {
        QMetaObject::invokeMethod(
            qApp,
            [guard, generation, rows = std::move(rows), verdict] {
                if (!guard || guard->m_generation != generation)
                    return;
                guard->m_releaseRows->setRows(rows);
                guard->m_verdict->setText(verdict);
            },
            Qt::QueuedConnection);
    };
    QThreadPool::globalInstance()->start([file = s(file), below, here = m_schema, show] {
        const auto other = schema::SchemaIndex::open(file);
        if (!other) {
            show({}, q(other.error().sentence()));
            return;
        }
        std::vector<TextRow> rows;
        std::size_t found = 0;
        for (const discovery::SchemaChange& change : discovery::diffSchemas(*here, **other)) {
            if (!change.path.starts_with(below) || ++found > kReleaseRows)
                continue;
            TextRow row;
            row.key = q(change.path) % QString::number(static_cast<int>(change.kind));
            row.cells = {q(discovery::toString(change.kind)), q(change.path), q(change.before), q(change.after)};
            rows.push_back(std::move(row));
        }
        show(std::move(rows), tr("%1 differences from %2").arg(found).arg(q((*other)->release())));
    });
}

/// Once for each device and software: what it says it implements.
void YangPane::askModels()
{
    engine::DiscoveryService* devices = service().discovery();
    const std::vector<std::string> scope = scopeDevices();
    const engine::DeviceView* device = scope.empty() ? nullptr : m_view->find(scope.front());
    showModels();
    if (!devices || !device || !m_catalog || device->session != engine::SessionState::Live)
        return;
    const std::string key = device->device.name + '\n' + device->softwareVersion;
    if (m_models.contains(key))
        return;
    std::erase_if(m_models, [](const auto& asked) { return !asked.second; }); // its answer will not come any more
    m_models.emplace(key, std::nullopt);
    m_capabilities = devices->models(device->device.name, [this, key](Result<discovery::ModelComparison> compared) {
        QMetaObject::invokeMethod(
            this,
            [this, key, answer = std::move(compared)] {
                // A device that does not say is not worth a banner here: its session says why.
                if (answer)
                    m_models[key] = *answer;
                else
                    m_models.erase(key);
                showModels();
            },
            Qt::QueuedConnection);
    });
}

void YangPane::showModels()
{
    const std::vector<std::string> scope = scopeDevices();
    const engine::DeviceView* device = scope.empty() ? nullptr : m_view->find(scope.front());
    const auto known = device ? m_models.find(device->device.name + '\n' + device->softwareVersion) : m_models.end();
    if (known == m_models.end() || !known->second || (known->second->unknown.empty() && known->second->revisions.empty())) {
        m_banner->set(Status::Warning, {});
        return;
    }
    const discovery::ModelComparison& compared = *known->second;
    QString text = tr("%1 is judged by %2, the nearest release known.").arg(q(device->device.name), q(compared.release));
    if (!compared.unknown.empty())
        text += u' ' % tr("%1 of its modules are in no known release: %2.").arg(compared.unknown.size()).arg(firstOf(compared.unknown));
    if (!compared.revisions.empty())
        text += u' ' % tr("%1 have another revision: %2.").arg(compared.revisions.size()).arg(firstOf(compared.revisions));
    m_banner->set(Status::Warning, text);
    m_banner->setToolTip(tr("All of them: fabric-orch discover models --device %1").arg(q(device->device.name)));
}

} // namespace fc::ui
