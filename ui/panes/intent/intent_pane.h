#pragma once

#include "ui/panes/pane.h"

class QStackedLayout;

namespace fc::ui {

class EmptyState;
class IntentChangePage;
class IntentObjectPage;
class IntentPage;
class IntentTreePage;
class PaneHeader;
class Segmented;

/// What the devices should be and why: the configuration of one device with the origin of each value, the values that
/// come from one object of NetBox, and what changed since an earlier revision.
class IntentPane : public Pane
{
    Q_OBJECT

public:
    explicit IntentPane(const PaneContext& context, QWidget* parent = nullptr);

    QString id() const override;
    QString title() const override;
    QString iconName() const override;
    void setView(std::shared_ptr<const engine::FabricView> view) override;
    /// Item: path of a value ("/interfaces/...", "cli / MODE / LINE"), "object ipam.vlan 12", "since REVISION".
    void goTo(const Place& place) override;
    Place place() const override;
    QWidget* focusTarget() override;

private:
    void addActions();
    void choose(int page);
    void showSummary();
    void openInNetbox();
    void showDevice();
    void showDifference();
    void showUses();
    QString hunkAt(const QString& device, const QString& path) const;
    IntentPage* page() const;

    std::shared_ptr<const engine::FabricView> m_view;
    PaneHeader* m_header;
    Segmented* m_which;
    IntentTreePage* m_tree;
    IntentObjectPage* m_objects;
    IntentChangePage* m_changes;
    EmptyState* m_empty;
    QStackedLayout* m_stack; ///< the pages in the order of m_which, then m_empty
};

} // namespace fc::ui
