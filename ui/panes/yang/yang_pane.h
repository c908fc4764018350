#pragma once

#include "discovery/path_search.h"
#include "engine/discovery_service.h"
#include "model/path.h"
#include "ui/models/path_marks.h"
#include "ui/panes/pane.h"

#include <map>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QStackedWidget;
class QTabBar;
class QTableView;
class QTimer;
class QTreeView;

namespace fc::ui {

class Callout;
class ChangePanel;
class EmptyState;
class LeafTableModel;
class LivePanel;
class NodePanel;
class PathLibrary;
class PathModel;
class Segmented;
class TextTableModel;

/// Paths: every node of the release found in a keystroke, what it means, what it says now on one device or all of a
/// role, and how to take it to another tool. Devices are only read; another value becomes a hunk of the plan.
class YangPane : public Pane
{
    Q_OBJECT

public:
    explicit YangPane(const PaneContext& context, QWidget* parent = nullptr);
    ~YangPane() override;

    QString id() const override;
    QString title() const override;
    QString iconName() const override;
    void setView(std::shared_ptr<const engine::FabricView> view) override;
    void tick(SystemTime now) override;
    void goTo(const Place& place) override; ///< item: a path, with or without keys; or "?words" for a search
    Place place() const override;
    QWidget* focusTarget() override;

private:
    void buildTop(QWidget* top);
    QWidget* buildTree();
    QWidget* buildLower();
    void addActions();

    void sayNoModels();
    void takeLibrary();
    void search();
    void select(discovery::EntryId entry);
    void showEntry(discovery::EntryId entry);
    void showNode();
    void showUse();
    void showScope();
    QString whyUnreadable() const;
    std::vector<std::string> scopeDevices() const; ///< the first is the one whose value is shown
    model::Path currentPath() const;
    std::optional<schema::NodeId> currentNode() const;

    void readValues(bool asked);
    void ask(engine::DiscoveryService& devices, const std::vector<std::string>& wanted);
    void takeLeaves(const discovery::DeviceLeaves& leaves);
    void toggleWatch();
    void startWatch(engine::DiscoveryService& devices);
    void stopWatch(const QString& why);
    void takeWatch(const engine::WatchUpdate& update);
    void probeNow();
    void copy();

    // What is put beside the scope.
    void fillCompare();
    void consistency();
    void compareReleases(const QString& file);
    void askModels();
    void showModels();

    // What a person keeps and asks for.
    void toggleBookmark();
    void fillMarks();
    void showChange();
    std::string normalised(const std::string& path) const;

    std::shared_ptr<const engine::FabricView> m_view;
    PathLibrary* m_library;
    std::shared_ptr<const schema::SchemaIndex> m_schema; ///< what the library was asked to open
    std::optional<Place> m_waiting; ///< where to go once the release is read
    std::shared_ptr<const discovery::PathSearch> m_search;
    std::shared_ptr<const discovery::PathCatalog> m_catalog;
    std::shared_ptr<const schema::TextBook> m_texts;
    QStringList m_scopes; ///< what the scope box holds, to fill it only when it changes

    discovery::EntryId m_entry;
    model::Path m_picked; ///< keys that were picked
    std::string m_instance; ///< path with keys whose value is shown; empty until known
    std::size_t m_instances = 0; ///< that the device was seen to have
    PathMarks m_kept;
    bool m_watching = false;
    std::uint64_t m_generation = 0; ///< answers of earlier selections are dropped

    QLineEdit* m_filter;
    QLabel* m_count;
    QComboBox* m_scope;
    QComboBox* m_marks; ///< bookmarks, then recent searches
    Segmented* m_shape;
    QCheckBox* m_all;
    QTreeView* m_tree;
    PathModel* m_paths;
    QStackedWidget* m_body;
    EmptyState* m_empty;
    NodePanel* m_node;
    LivePanel* m_live;
    enum Tab { AcrossTab, ConsistencyTab, UseAsTab, ChangeTab };
    QTabBar* m_tabs;
    QComboBox* m_form; ///< what the text is to be used as
    QComboBox* m_with; ///< what the scope is compared with
    QStackedWidget* m_lower;
    QTableView* m_table;
    LeafTableModel* m_leaves;
    QTableView* m_releaseTable;
    TextTableModel* m_releaseRows; ///< what differs in another release
    QPlainTextEdit* m_use;
    ChangePanel* m_change;
    Callout* m_banner; ///< what the device implements beside the release
    QLabel* m_verdict;
    QTimer* m_settle; ///< reads values once the selection rests

    std::map<std::string, std::optional<discovery::ModelComparison>> m_models; ///< by device and software; empty: asked
    std::shared_ptr<const engine::IntentBook> m_intended; ///< whose manual changes are shown

    Handle m_get, m_watch, m_probe, m_capabilities; ///< last: no callback runs into a pane half gone
};

} // namespace fc::ui
