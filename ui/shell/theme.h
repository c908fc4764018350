#pragma once

#include "ui/delegates/style.h"

#include <QObject>
#include <QString>

namespace fc::ui {

enum class ThemeMode : std::uint8_t { System, Light, Dark, HighContrast };

/// "system", "light", "dark", "contrast": command line and settings. Unknown words are System.
ThemeMode themeModeOf(const QString& word);
QString toWord(ThemeMode mode);
/// What the desktop's palette says, light or dark. Ask before installStyle replaces the palette.
Scheme systemScheme();

/// Resolves the mode to a scheme and puts it on the application.
class Theme : public QObject
{
    Q_OBJECT

public:
    Theme(Style& style, Scheme system, QObject* parent = nullptr);

    ThemeMode mode() const { return m_mode; }
    void setMode(ThemeMode mode);
    /// Light to dark and back, leaving System.
    void toggle();
    bool isDark() const { return m_style.tokens().isDark(); }

Q_SIGNALS:
    void changed();

private:
    Style& m_style;
    Scheme m_system;
    ThemeMode m_mode = ThemeMode::System;
};

} // namespace fc::ui
