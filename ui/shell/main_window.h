#pragma once

#include "base/clock.h"
#include "ui/bridge/view_bridge.h"
#include "ui/shell/actions.h"
#include "ui/shell/theme.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

#include <vector>

class QSettings;

namespace fc::ui {

class CommandPalette;
class HelpWindow;
class KeySheet;
class Pane;
class PaneHost;
class Rail;
class StatusStrip;
class Toast;
class TopBar;

/// What main hands to the window. Everything outlives it.
struct ShellContext
{
    ViewBridge& bridge;
    const Clock& clock;
    QSettings& settings; ///< window geometry, theme, single keys: nothing else
    Theme& theme;
    QString user;
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
    QTimer m_second;
};

} // namespace fc::ui
