#pragma once

#include "ui/panes/pane.h"

class QLabel;
class QStackedLayout;
class QTableView;

namespace fc::ui {

class EmptyState;
class PaneHeader;
class Segmented;
class ServiceModel;

/// Which VLAN, VNI and VRF is on which leaf, and which BGP and EVPN session on which device: what NetBox intends, what
/// the devices say, and where the halves of a pair differ.
class ServicesPane : public Pane
{
    Q_OBJECT

public:
    explicit ServicesPane(const PaneContext& context, QWidget* parent = nullptr);

    QString id() const override;
    QString title() const override;
    QString iconName() const override;
    void setView(std::shared_ptr<const engine::FabricView> view) override;
    /// Item: key of a row, "vlan 40".
    void goTo(const Place& place) override;
    Place place() const override;
    QWidget* focusTarget() override;

private:
    void addActions();
    void refill();
    void showDevice();
    void openInNetbox();

    std::shared_ptr<const checks::ServiceMatrix> m_matrix;
    bool m_seen = false; ///< a view came
    PaneHeader* m_header;
    Segmented* m_which;
    ServiceModel* m_model;
    QTableView* m_table;
    QLabel* m_sentence;
    EmptyState* m_empty;
    QStackedLayout* m_stack;
};

} // namespace fc::ui
