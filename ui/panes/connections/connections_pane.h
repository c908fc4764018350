#pragma once

#include "ui/panes/pane.h"

class QLabel;
class QPushButton;
class QTableView;

namespace fc::ui {

class ConnectionModel;
class PaneHeader;

/// How every device and NetBox is reached, and what their sessions do.
class ConnectionsPane : public Pane
{
    Q_OBJECT

public:
    explicit ConnectionsPane(const PaneContext& context, QWidget* parent = nullptr);

    QString id() const override;
    QString title() const override;
    QString iconName() const override;
    void setView(std::shared_ptr<const engine::FabricView> view) override;
    void tick(SystemTime now) override;
    void goTo(const Place& place) override;
    Place place() const override;
    QWidget* focusTarget() override;
    /// Shows the button that asks for connectRequested().
    void offerConnect();

Q_SIGNALS:
    void connectRequested();

private:
    void reconnectCurrent();

    PaneHeader* m_header;
    ConnectionModel* m_model;
    QTableView* m_table;
    QLabel* m_netbox;
    QPushButton *m_reconnect, *m_connect;
};

} // namespace fc::ui
