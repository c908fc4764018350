#include "ui/shell/theme.h"

#include <QGuiApplication>
#include <QPalette>

namespace fc::ui {

using namespace Qt::StringLiterals;

ThemeMode themeModeOf(const QString& word)
{
    if (word == u"light")
        return ThemeMode::Light;
    if (word == u"dark")
        return ThemeMode::Dark;
    return word == u"contrast" ? ThemeMode::HighContrast : ThemeMode::System;
}

QString toWord(ThemeMode mode)
{
    switch (mode) {
    case ThemeMode::System: return u"system"_s;
    case ThemeMode::Light: return u"light"_s;
    case ThemeMode::Dark: return u"dark"_s;
    case ThemeMode::HighContrast: return u"contrast"_s;
    }
    return {};
}

Scheme systemScheme()
{
    const QPalette palette = QGuiApplication::palette();
    const int window = palette.color(QPalette::Window).lightness();
    return window < palette.color(QPalette::WindowText).lightness() ? Scheme::Dark : Scheme::Light;
}

Theme::Theme(Style& style, Scheme system, QObject* parent) : QObject(parent), m_style(style), m_system(system) {}

void Theme::setMode(ThemeMode mode)
{
    m_mode = mode;
    Scheme scheme = m_system;
    if (mode == ThemeMode::Light)
        scheme = Scheme::Light;
    else if (mode == ThemeMode::Dark)
        scheme = Scheme::Dark;
    else if (mode == ThemeMode::HighContrast)
        scheme = m_system == Scheme::Dark ? Scheme::HighContrastDark : Scheme::HighContrastLight;
    if (scheme != m_style.scheme())
        applyScheme(m_style, scheme);
    Q_EMIT changed();
}

void Theme::toggle()
{
    setMode(isDark() ? ThemeMode::Light : ThemeMode::Dark);
}

} // namespace fc::ui
