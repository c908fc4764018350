#pragma once

#include "ui/models/topology_scene.h"
#include "ui/panes/pane.h"

class QAction;
class QStackedWidget;
class QToolButton;

namespace fc::ui {

class EmptyState;
class FabricTables;
class InspectorPanel;
class PaneHeader;
class Segmented;
class TopologyView;
struct TopologySelection;

/// Topology (or its table twin) with the inspector beside it.
class FabricPane : public Pane
{
    Q_OBJECT

public:
    explicit FabricPane(const PaneContext& context, QWidget* parent = nullptr);
    ~FabricPane() override;

    QString id() const override;
    QString title() const override;
    QString iconName() const override;
    void setView(std::shared_ptr<const engine::FabricView> view) override;
    void tick(SystemTime now) override;
    void goTo(const Place& place) override;
    Place place() const override;
    QWidget* focusTarget() override;

    TopologyView& topology() { return *m_topology; }

private:
    void buildHeader();
    void buildActions();
    QAction* addKey(const QString& text, const QList<QKeySequence>& keys);
    void connectParts();
    void refresh();
    void refreshInspector();
    void refreshSummary();
    void showTables(bool tables);
    void showInspector(bool shown);
    const engine::DeviceView* selectedDevice() const;
    const engine::LinkView* selectedLink() const;
    void selectViewLink(int viewLink);
    QToolButton* toggleButton(QAction* action, const QString& iconName);

    std::shared_ptr<const engine::FabricView> m_view;
    TopologySceneBuilder m_scenes;
    PaneHeader* m_header;
    QWidget* m_controls; ///< what makes no sense without devices
    Segmented* m_overlay;
    QStackedWidget* m_stack;
    TopologyView* m_topology;
    FabricTables* m_tables;
    EmptyState* m_empty;
    InspectorPanel* m_inspector;
    QAction *m_tableAction = nullptr, *m_lockAction = nullptr, *m_inspectorAction = nullptr;
    bool m_lockDecided = false; ///< the profile's default was applied
};

} // namespace fc::ui
