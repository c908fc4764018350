#pragma once

#include "ui/delegates/fonts.h"

#include <QPalette>
#include <QString>

class QLabel;
class QToolButton;
class QWidget;

namespace fc::ui {

/// A label of the type scale. Text is plain, never interpreted as HTML: device names come from outside.
/// Roles: WindowText (ink), kSecondaryText (t2), PlaceholderText (t3).
QLabel* makeLabel(Type type, QPalette::ColorRole role, const QString& text, QWidget* parent);
/// The same, selectable with mouse and keyboard, for values a person may want to copy.
QLabel* makeValueLabel(Type type, const QString& text, QWidget* parent);
/// Takes the width it is given and as many lines as its text needs there.
void letWrap(QLabel* label);
/// 28 px icon button; the name is tooltip and accessible name (never only a tooltip).
QToolButton* makeIconButton(const QString& iconName, const QString& name, QWidget* parent);
/// 1 px line across the layout it is put into.
QWidget* makeRule(QWidget* parent);

} // namespace fc::ui
