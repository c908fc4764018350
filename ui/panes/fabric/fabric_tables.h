#pragma once

#include "ui/models/device_model.h"
#include "ui/models/link_model.h"

#include <QSortFilterProxyModel>
#include <QWidget>

class QStackedWidget;
class QTableView;

namespace fc::ui {

class Segmented;

/// The table twin of the topology: the same devices and links, sortable.
class FabricTables : public QWidget
{
    Q_OBJECT

public:
    explicit FabricTables(QWidget* parent = nullptr);

    void setView(const engine::FabricView& view, SystemTime now);
    void selectDevice(const QString& name);
    QTableView* current() const;

Q_SIGNALS:
    void deviceSelected(const QString& name);
    void linkSelected(int viewLink);
    void activated();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QTableView* makeTable(QSortFilterProxyModel& proxy, QAbstractItemModel& source, const QString& name, int statusRole,
                          int sortRole, int monoRole);

    DeviceModel m_devices;
    LinkModel m_links;
    QSortFilterProxyModel m_deviceOrder, m_linkOrder;
    Segmented* m_which;
    QStackedWidget* m_stack;
    QTableView *m_deviceTable, *m_linkTable;
};

} // namespace fc::ui
