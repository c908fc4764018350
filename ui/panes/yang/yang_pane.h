#pragma once

#include "discovery/path_search.h"
#include "engine/discovery_service.h"
#include "model/path.h"
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

class EmptyState;
class LeafTableModel;
class LivePanel;
class NodePanel;
class PathLibrary;
class PathModel;
class Segmented;

/// Paths: every node of the release found in a keystroke, what it means, what it says now on one device or all of a
/// role, and how to take it to another tool. Reads only.
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
    void consistency();
    void copy();
    void toggleBookmark();
    void fillBookmarks();
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
    std::map<QString, QString> m_bookmarks; ///< path -> note
    bool m_watching = false;
    std::uint64_t m_generation = 0; ///< answers of earlier selections are dropped

    QLineEdit* m_filter;
    QLabel* m_count;
    QComboBox* m_scope;
    QComboBox* m_marks;
    Segmented* m_shape;
    QCheckBox* m_all;
    QTreeView* m_tree;
    PathModel* m_paths;
    QStackedWidget* m_body;
    EmptyState* m_empty;
    NodePanel* m_node;
    LivePanel* m_live;
    /// Across the fabric, consistency, use as.
    static constexpr int kUseAsTab = 2;
    QTabBar* m_tabs;
    QComboBox* m_form; ///< what the text is to be used as
    QStackedWidget* m_lower;
    QTableView* m_table;
    LeafTableModel* m_leaves;
    QPlainTextEdit* m_use;
    QLabel* m_verdict;
    QTimer* m_settle; ///< reads values once the selection rests

    Handle m_get, m_watch, m_probe; ///< last: no callback runs into a pane half gone
};

} // namespace fc::ui
