#include "ui/panes/connections/connections_pane.h"

#include "ui/bridge/qt_strings.h"

#include "ui/delegates/tokens.h"
#include "ui/models/connection_model.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/table_setup.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace fc::ui {

using namespace Qt::StringLiterals;

ConnectionsPane::ConnectionsPane(const PaneContext& context, QWidget* parent)
    : Pane(context, parent), m_header(new PaneHeader(tr("Connections"), this)), m_model(new ConnectionModel(this)),
      m_table(new QTableView(this)), m_netbox(makeValueLabel(Type::Secondary, {}, this)),
      m_reconnect(new QPushButton(tr("Reconnect"), this)), m_connect(new QPushButton(tr("Connect my fabric..."), this))
{
    m_table->setModel(m_model);
    setUpTable(m_table, tr("Device sessions"));
    const int widths[] = {90, 150, 110, 80, 76, 72, 84, 80, 90, 106, 200};
    for (int column = 0; column < ConnectionModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, widths[column]);
    m_header->addRight(m_connect);
    m_header->addRight(m_reconnect);
    m_connect->hide();
    connect(m_connect, &QPushButton::clicked, this, &ConnectionsPane::connectRequested);
    auto* netbox = new QWidget(this);
    auto* netboxLayout = new QHBoxLayout(netbox);
    netboxLayout->setContentsMargins(14, 8, 14, 8);
    netboxLayout->addWidget(makeLabel(Type::SecondaryStrong, kSecondaryText, tr("Intent"), netbox));
    m_netbox->setWordWrap(true);
    m_netbox->setAccessibleName(tr("Where the intent comes from"));
    netboxLayout->addWidget(m_netbox, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(netbox);
    layout->addWidget(makeRule(this));
    layout->addWidget(m_table, 1);

    auto* reconnect = new QAction(tr("Reconnect the selected device"), this);
    reconnect->setShortcut(Qt::Key_R);
    reconnect->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(reconnect);
    connect(reconnect, &QAction::triggered, this, &ConnectionsPane::reconnectCurrent);
    connect(m_reconnect, &QPushButton::clicked, this, &ConnectionsPane::reconnectCurrent);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& row) {
        const QString device = m_model->deviceAt(row.row());
        m_reconnect->setEnabled(!device.isEmpty());
        m_reconnect->setText(device.isEmpty() ? tr("Reconnect") : tr("Reconnect %1").arg(device));
    });
    m_reconnect->setEnabled(false);
}

QString ConnectionsPane::id() const
{
    return u"connections"_s;
}

QString ConnectionsPane::title() const
{
    return tr("Connect");
}

QString ConnectionsPane::iconName() const
{
    return u"plug"_s;
}

void ConnectionsPane::setView(std::shared_ptr<const engine::FabricView> view)
{
    m_model->setView(*view);
    int live = 0;
    for (const engine::DeviceView& device : view->devices)
        live += device.session == engine::SessionState::Live ? 1 : 0;
    m_header->setSummary(tr("%1 of %2 devices live").arg(live).arg(view->devices.size()));
    QString line = q(view->intent.source);
    if (view->intent.fetchedAt)
        line += tr(", revision %1, read %2").arg(q(view->intent.revision), clockText(*view->intent.fetchedAt));
    if (!view->intent.error.empty())
        line += u"  "_s % q(view->intent.error);
    m_netbox->setText(line);
}

void ConnectionsPane::tick(SystemTime now)
{
    m_model->tick(now);
}

void ConnectionsPane::reconnectCurrent()
{
    const QString device = m_model->deviceAt(m_table->currentIndex().row());
    if (device.isEmpty())
        return;
    service().reconnect(s(device));
    context().say(tr("Reconnecting %1").arg(device));
}

void ConnectionsPane::goTo(const Place& place)
{
    if (const int row = m_model->find(place.device); row >= 0)
        m_table->selectRow(row);
}

Place ConnectionsPane::place() const
{
    return {id(), m_model->deviceAt(m_table->currentIndex().row()), {}};
}

void ConnectionsPane::offerConnect()
{
    m_connect->show();
}

QWidget* ConnectionsPane::focusTarget()
{
    return m_table;
}

} // namespace fc::ui
