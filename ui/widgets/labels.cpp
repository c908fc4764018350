#include "ui/widgets/labels.h"

#include "ui/delegates/icons.h"

#include <QLabel>
#include <QToolButton>

namespace fc::ui {

QLabel* makeLabel(Type type, QPalette::ColorRole role, const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(fontOf(type));
    label->setForegroundRole(role);
    return label;
}

QLabel* makeValueLabel(Type type, const QString& text, QWidget* parent)
{
    QLabel* label = makeLabel(type, QPalette::WindowText, text, parent);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    return label;
}

void letWrap(QLabel* label)
{
    label->setWordWrap(true);
    // Not setSizePolicy(h, v): that forgets that the height follows the width, and the label guesses one.
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    label->setSizePolicy(policy);
}

QToolButton* makeIconButton(const QString& iconName, const QString& name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setIconSize({18, 18});
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAutoRaise(true);
    return button;
}

QWidget* makeRule(QWidget* parent)
{
    auto* rule = new QWidget(parent);
    rule->setFixedHeight(1);
    rule->setAutoFillBackground(true);
    rule->setBackgroundRole(QPalette::Mid);
    return rule;
}

} // namespace fc::ui
