#pragma once

#include "base/clock.h"
#include "intent/unmanaged_adoption.h"
#include "ui/bridge/view_bridge.h"
#include "ui/shell/actions.h"
#include "ui/shell/theme.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <string>
#include <thread>
#include <vector>

class QSettings;

namespace fc::diff {
struct DiffResult;
}
namespace fc::engine {
class ConnectService;
struct IntentBook;
}

namespace fc::ui {

class CommandPalette;
class ConnectDialog;
class DraftWindow;
class HelpWindow;
class KeySheet;
class Pane;
class PaneHost;
class Rail;
class StatusStrip;
class Toast;
class TopBar;

/// The NetBox objects that would explain what a device runs. Called on a worker thread.
using DraftFunction = std::function<Result<intent::AdoptionDraft>(const engine::IntentBook&, const std::string& device,
                                                                  const diff::DiffResult&)>;

/// What main hands to the window. Everything outlives it.
struct ShellContext
{
    ViewBridge& bridge;
    const Clock& clock;
    QSettings& settings; ///< window geometry, theme, single keys: nothing else
    Theme& theme;
    QString user;
    engine::ConnectService* connect = nullptr; ///< nullptr: fabrics cannot be connected from here
    DraftFunction draft = {};                  ///< empty: no drafts for NetBox
};

/// The frame around the panes. Panes own their behaviour; the window owns navigation, theme and what is around them.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const ShellContext& context);
    ~MainWindow() override;

    PaneHost& panes() { return *m_panes; }
    QAction* action(ActionId id) const { return m_actions.at(static_cast<std::size_t>(id)); }
    /// Opens the palette with a prefix typed already ("@"), or closes it.
    void togglePalette(const QString& prefix = {});

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void buildLayout();
    void connectActions();
    void addPanes();
    void applyView();
    void updatePace();
    void showHelp();
    void showKeys();
    void showConnect();
    void showDraft(const QString& device);
    void refreshSingleKeys();
    QList<QAction*> allActions() const;

    ShellContext m_context;
    std::vector<QAction*> m_actions;
    Rail* m_rail;
    TopBar* m_top;
    PaneHost* m_panes;
    StatusStrip* m_status;
    Toast* m_toast;
    CommandPalette* m_palette;
    QPointer<HelpWindow> m_help;
    QPointer<KeySheet> m_keys;
    QPointer<ConnectDialog> m_connect;
    QPointer<DraftWindow> m_draft;
    QTimer m_second;
    std::jthread m_draftWorker;
};

} // namespace fc::ui
