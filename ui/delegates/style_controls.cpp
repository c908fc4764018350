#include "ui/delegates/style.h"

#include "ui/delegates/icons.h"
#include "ui/delegates/parts.h"

#include <QAbstractButton>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace fc::ui {

struct Style::ButtonInks
{
    QColor fill, border, ink;
};

namespace {

using namespace Qt::StringLiterals;

void roundedBox(QPainter& painter, const QRect& rect, double radius, const QColor& fill, const QColor& border,
                double width = 1.0, Qt::PenStyle style = Qt::SolidLine)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(border.isValid() ? QPen(border, width, style) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const double inset = border.isValid() ? width / 2 : 0;
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

/// A little towards the panel: hover and pressed of filled buttons.
QColor mixed(const QColor& a, const QColor& b, double share)
{
    return QColor::fromRgbF(static_cast<float>(a.redF() * (1 - share) + b.redF() * share),
                            static_cast<float>(a.greenF() * (1 - share) + b.greenF() * share),
                            static_cast<float>(a.blueF() * (1 - share) + b.blueF() * share));
}

} // namespace

Style::ButtonInks Style::buttonInks(const QStyleOption& option, const QWidget* widget) const
{
    const Tokens& t = *m_tokens;
    const bool down = has(option, State_Sunken) || has(option, State_On);
    const bool hover = has(option, State_MouseOver);
    const ButtonKind kind = buttonKind(widget);
    if (!has(option, State_Enabled))
        return {{}, kind == ButtonKind::Quiet ? QColor() : t.line, t.disabled};
    const QColor pressedFill = t.isHighContrast() ? t.hover : t.selection;
    switch (kind) {
    case ButtonKind::Primary: {
        const QColor fill = down ? mixed(t.text, t.panel, 0.22) : hover ? mixed(t.text, t.panel, 0.12) : t.text;
        return {fill, {}, t.panel};
    }
    case ButtonKind::Danger: {
        const QColor fill = down ? mixed(t.danger, Qt::black, 0.2) : hover ? mixed(t.danger, Qt::black, 0.1) : t.danger;
        return {fill, {}, Qt::white};
    }
    case ButtonKind::Quiet:
        return {down ? pressedFill : hover ? t.hover : QColor(), {}, hover || down ? t.text : t.t2};
    case ButtonKind::Neutral: break;
    }
    return {down ? pressedFill : hover ? t.hover : t.panel, t.line2, t.text};
}

void Style::drawButtonPanel(const QStyleOption& option, QPainter& painter, const QWidget* widget) const
{
    const ButtonInks inks = buttonInks(option, widget);
    const bool dashed = m_tokens->isHighContrast() && !has(option, State_Enabled);
    roundedBox(painter, option.rect, metric::kRadius, inks.fill, inks.border, 1.0, dashed ? Qt::DashLine : Qt::SolidLine);
}

void Style::drawButtonLabel(const QStyleOptionButton& option, QPainter& painter, const QWidget* widget) const
{
    const QColor ink = buttonInks(option, widget).ink;
    const QFontMetrics metrics = option.fontMetrics;
    const int icon = option.icon.isNull() ? 0 : option.iconSize.width();
    const int gap = icon != 0 && !option.text.isEmpty() ? 6 : 0;
    const int textWidth = metrics.horizontalAdvance(option.text);
    int x = option.rect.left() + std::max(2, (option.rect.width() - icon - gap - textWidth) / 2);
    if (icon != 0) {
        const QRect box(x, option.rect.top() + (option.rect.height() - icon) / 2, icon, icon);
        if (const QString name = widget == nullptr ? QString() : widget->property("fcIcon").toString(); !name.isEmpty())
            paintIcon(painter, box, name, ink);
        else
            option.icon.paint(&painter, box, Qt::AlignCenter, has(option, State_Enabled) ? QIcon::Normal : QIcon::Disabled);
        x += icon + gap;
    }
    painter.setPen(ink);
    painter.setFont(widget == nullptr ? painter.font() : widget->font());
    painter.drawText(QRect(x, option.rect.top(), option.rect.right() + 1 - x, option.rect.height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextHideMnemonic, option.text);
}

void Style::drawToolPanel(const QStyleOption& option, QPainter& painter) const
{
    const Tokens& t = *m_tokens;
    const bool on = has(option, State_On) || has(option, State_Sunken);
    if (!has(option, State_Enabled) || (!on && !has(option, State_MouseOver)))
        return;
    roundedBox(painter, option.rect, metric::kRadius, on && !t.isHighContrast() ? t.selection : t.hover,
               on ? t.line2 : QColor());
}

void Style::drawField(const QStyleOption& option, QPainter& painter) const
{
    const Tokens& t = *m_tokens;
    const bool enabled = has(option, State_Enabled);
    const bool focused = enabled && has(option, State_HasFocus);
    roundedBox(painter, option.rect, metric::kRadius, enabled ? t.panel : QColor(),
               focused ? t.iris : enabled ? t.ctl : t.line, focused ? 2.0 : 1.0);
}

void Style::drawCheck(const QStyleOption& option, QPainter& painter, bool round) const
{
    const Tokens& t = *m_tokens;
    const QRect box = option.rect.adjusted(1, 1, -1, -1);
    const bool on = has(option, State_On);
    const bool partly = has(option, State_NoChange);
    const bool enabled = has(option, State_Enabled);
    const QColor ink = enabled ? t.text : t.disabled;
    roundedBox(painter, box, round ? box.width() / 2.0 : metric::kBadgeRadius, t.panel,
               on || partly ? ink : enabled ? t.ctl : t.line, 1.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.topLeft());
    painter.scale(box.width() / 14.0, box.height() / 14.0);
    painter.setPen(QPen(ink, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (round && on) {
        painter.setBrush(ink);
        painter.drawEllipse(QPointF(7, 7), 2.6, 2.6);
    } else if (on) {
        QPainterPath tick(QPointF(3.8, 7.3));
        tick.lineTo(6.2, 9.7);
        tick.lineTo(10.3, 4.7);
        painter.drawPath(tick);
    } else if (partly) {
        painter.drawLine(QPointF(4, 7), QPointF(10, 7));
    }
    painter.restore();
}

void Style::drawCombo(const QStyleOptionComplex& option, QPainter& painter) const
{
    drawField(option, painter);
    const QRect arrow(option.rect.right() - 22, option.rect.top() + (option.rect.height() - 14) / 2, 14, 14);
    paintIcon(painter, arrow, u"chevron-down"_s, has(option, State_Enabled) ? m_tokens->t2 : m_tokens->disabled);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const
{
    const Tokens& t = *m_tokens;
    switch (element) {
    case PE_PanelButtonCommand: drawButtonPanel(*option, *painter, widget); return;
    case PE_PanelButtonTool: drawToolPanel(*option, *painter); return;
    case PE_FrameDefaultButton:
    case PE_FrameTabBarBase:
    case PE_FrameStatusBarItem:
    case PE_PanelStatusBar: return;
    case PE_PanelLineEdit: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame == nullptr || frame->lineWidth > 0)
            drawField(*option, *painter);
        return;
    }
    case PE_FrameLineEdit: drawField(*option, *painter); return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: drawCheck(*option, *painter, false); return;
    case PE_IndicatorRadioButton: drawCheck(*option, *painter, true); return;
    case PE_FrameFocusRect:
        if (qobject_cast<const QAbstractButton*>(widget) != nullptr)
            return; // FocusRing draws around buttons
        if (has(*option, State_KeyboardFocusChange) || has(*option, State_Item))
            roundedBox(*painter, option->rect, 2.0, {}, t.iris, 2.0);
        return;
    case PE_PanelItemViewRow:
    case PE_PanelItemViewItem: drawRowPanel(*option, *painter); return;
    case PE_IndicatorBranch: drawBranch(*option, *painter); return;
    case PE_Frame:
    case PE_FrameGroupBox: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame == nullptr || frame->lineWidth > 0) {
            // Filled, not stroked: at 150 % a stroke would land under the contents.
            const QRect& r = option->rect;
            for (const QRect& edge : {QRect(r.left(), r.top(), r.width(), 1), QRect(r.left(), r.bottom(), r.width(), 1),
                                      QRect(r.left(), r.top(), 1, r.height()), QRect(r.right(), r.top(), 1, r.height())})
                painter->fillRect(edge, t.line);
        }
        return;
    }
    case PE_FrameMenu:
    case PE_PanelMenu:
    case PE_PanelTipLabel:
        painter->setPen(t.line2);
        painter->setBrush(t.panel);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_IndicatorDockWidgetResizeHandle: painter->fillRect(option->rect, t.line); return;
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const
{
    switch (element) {
    case CE_PushButtonBevel: drawButtonPanel(*option, *painter, widget); return;
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            drawButtonLabel(*button, *painter, widget);
            return;
        }
        break;
    case CE_FocusFrame:
        roundedBox(*painter, option->rect, metric::kRadius + 3, {}, m_tokens->iris, 2.0);
        return;
    case CE_Header:
    case CE_HeaderSection:
    case CE_HeaderLabel:
    case CE_HeaderEmptyArea:
        if (drawHeader(element, *option, *painter))
            return;
        break;
    case CE_TabBarTabShape:
    case CE_TabBarTabLabel:
        if (drawTab(element, *option, *painter))
            return;
        break;
    case CE_MenuItem:
        if (drawMenuItem(*option, *painter))
            return;
        break;
    case CE_MenuEmptyArea: return;
    case CE_ProgressBar: drawProgress(*option, *painter); return;
    case CE_Splitter: painter->fillRect(option->rect, m_tokens->line); return;
    case CE_ComboBoxLabel:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
            drawText(*painter, option->rect.adjusted(9, 0, -26, 0), Type::Body,
                     has(*option, State_Enabled) ? m_tokens->text : m_tokens->disabled, combo->currentText);
            return;
        }
        break;
    default: break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const
{
    switch (control) {
    case CC_ScrollBar: drawScrollBar(*option, *painter); return;
    case CC_ComboBox:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option); combo != nullptr && !combo->editable) {
            drawCombo(*option, *painter);
            return;
        }
        break;
    default: break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace fc::ui
