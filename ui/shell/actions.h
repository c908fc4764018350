#pragma once

#include <QAction>

#include <cstdint>
#include <vector>

class QWidget;

namespace fc::ui {

/// Commands of the window itself; panes bring their own.
enum class ActionId : std::uint8_t {
    Palette,
    FindDevice,
    NextPane,
    PreviousPane,
    Back,
    Forward,
    Refresh,
    ConnectFabric,
    ToggleTheme,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    ThemeHighContrast,
    SingleKeys,
    KeySheet,
    Help,
    ResetWindow,
    Quit,
};

/// Makes every action of the table as a child of the window and adds it to the window; index by ActionId.
std::vector<QAction*> makeActions(QWidget* window);

/// Switches keys without a modifier off and on again (WCAG 2.1.4): actions keep their original keys in a property.
void setSingleKeys(const QList<QAction*>& actions, bool enabled);

} // namespace fc::ui
