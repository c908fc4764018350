#pragma once

#include "checks/findings_view.h"
#include "ui/panes/pane.h"

class QScrollArea;
class QStackedLayout;
class QTableView;

namespace fc::ui {

class EmptyState;
class FindingModel;
class PaneHeader;
class Segmented;

/// What is wrong with the intent: by check or by device, and what is new or fixed since the last revision. From each
/// finding ways lead to the NetBox object, the device and the difference.
class FindingsPane : public Pane
{
    Q_OBJECT

public:
    explicit FindingsPane(const PaneContext& context, QWidget* parent = nullptr);

    QString id() const override;
    QString title() const override;
    QString iconName() const override;
    void setView(std::shared_ptr<const engine::FabricView> view) override;
    int badge(const engine::FabricView& view) const override;
    /// Item: fingerprint. With a device alone, its first finding.
    void goTo(const Place& place) override;
    Place place() const override;
    QWidget* focusTarget() override;

private:
    void addActions();
    void refill();
    void showDetail();
    void openInNetbox();
    void showDevice();
    void showDifference();
    int row() const;
    /// A hunk of the device that came from one of the finding's objects; empty if there is none.
    QString hunkOf(const checks::Finding& finding, const QString& device) const;

    std::shared_ptr<const engine::FabricView> m_view;
    std::shared_ptr<const checks::FindingsView> m_findings;
    PaneHeader* m_header;
    Segmented* m_order;
    Segmented* m_scope;
    FindingModel* m_model;
    QTableView* m_table;
    QScrollArea* m_detail;
    EmptyState* m_empty;
    QStackedLayout* m_stack;
};

} // namespace fc::ui
