#include "ui/shell/actions.h"

#include "ui/delegates/icons.h"

#include <QCoreApplication>
#include <QKeySequence>
#include <QWidget>

#include <array>

namespace fc::ui {

namespace {

using namespace Qt::StringLiterals;

struct ActionFacts
{
    ActionId id;
    const char* text;
    const char* keys; ///< portable; "|" parts alternatives
    const char* icon;
    bool checkable = false;
};

/// In the order of the enum.
constexpr std::array kTable{
    ActionFacts{ActionId::Palette, QT_TRANSLATE_NOOP("Action", "Search everything"), "Ctrl+K", "search"},
    ActionFacts{ActionId::FindDevice, QT_TRANSLATE_NOOP("Action", "Go to device"), "Ctrl+P", "server"},
    ActionFacts{ActionId::NextPane, QT_TRANSLATE_NOOP("Action", "Next pane"), "F6", "arrow-down"},
    ActionFacts{ActionId::PreviousPane, QT_TRANSLATE_NOOP("Action", "Previous pane"), "Shift+F6", "arrow-up"},
    ActionFacts{ActionId::Back, QT_TRANSLATE_NOOP("Action", "Back to where you were"), "Alt+Left", "arrow-left"},
    ActionFacts{ActionId::Forward, QT_TRANSLATE_NOOP("Action", "Forward again"), "Alt+Right", "arrow-right"},
    ActionFacts{ActionId::Refresh, QT_TRANSLATE_NOOP("Action", "Read NetBox and devices again"), "F5", "refresh-cw"},
    ActionFacts{ActionId::ConnectFabric, QT_TRANSLATE_NOOP("Action", "Connect my fabric"), "Ctrl+N", "plug"},
    ActionFacts{ActionId::ToggleTheme, QT_TRANSLATE_NOOP("Action", "Switch light and dark"), "Ctrl+Shift+D", "contrast"},
    ActionFacts{ActionId::ThemeSystem, QT_TRANSLATE_NOOP("Action", "Theme: as the system"), "", "monitor", true},
    ActionFacts{ActionId::ThemeLight, QT_TRANSLATE_NOOP("Action", "Theme: light"), "", "sun", true},
    ActionFacts{ActionId::ThemeDark, QT_TRANSLATE_NOOP("Action", "Theme: dark"), "", "moon", true},
    ActionFacts{ActionId::ThemeHighContrast, QT_TRANSLATE_NOOP("Action", "Theme: high contrast"), "", "contrast", true},
    ActionFacts{ActionId::SingleKeys, QT_TRANSLATE_NOOP("Action", "Single-letter keys"), "", "keyboard", true},
    ActionFacts{ActionId::KeySheet, QT_TRANSLATE_NOOP("Action", "Keys of this pane"), "?|Ctrl+/", "keyboard"},
    ActionFacts{ActionId::Help, QT_TRANSLATE_NOOP("Action", "Help"), "F1", "circle-question-mark"},
    ActionFacts{ActionId::ResetWindow, QT_TRANSLATE_NOOP("Action", "Reset the window's size"), "", "maximize"},
    ActionFacts{ActionId::Quit, QT_TRANSLATE_NOOP("Action", "Quit"), "Ctrl+Q", "x"},
};

constexpr const char* kFullKeys = "fcAllShortcuts";

bool isSingleKey(const QKeySequence& keys)
{
    return keys.count() == 1 && (keys[0].keyboardModifiers() & ~Qt::KeyboardModifiers(Qt::ShiftModifier)) == 0 &&
           keys[0].key() < Qt::Key_Escape;
}

} // namespace

std::vector<QAction*> makeActions(QWidget* window)
{
    std::vector<QAction*> actions;
    actions.reserve(kTable.size());
    for (const ActionFacts& facts : kTable) {
        auto* action = new QAction(icon(QString::fromLatin1(facts.icon)),
                                   QCoreApplication::translate("Action", facts.text), window);
        QList<QKeySequence> keys;
        for (const QString& part : QString::fromLatin1(facts.keys).split(u'|', Qt::SkipEmptyParts))
            keys << QKeySequence(part, QKeySequence::PortableText);
        action->setShortcuts(keys);
        action->setCheckable(facts.checkable);
        window->addAction(action);
        actions.push_back(action);
    }
    return actions;
}

void setSingleKeys(const QList<QAction*>& actions, bool enabled)
{
    for (QAction* action : actions) {
        if (!action->property(kFullKeys).isValid())
            action->setProperty(kFullKeys, QVariant::fromValue(action->shortcuts()));
        QList<QKeySequence> keys = action->property(kFullKeys).value<QList<QKeySequence>>();
        if (!enabled)
            keys.removeIf(isSingleKey);
        action->setShortcuts(keys);
    }
}

} // namespace fc::ui
