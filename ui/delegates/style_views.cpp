#include "ui/delegates/style.h"

#include "ui/delegates/icons.h"
#include "ui/delegates/parts.h"

#include <QPainter>
#include <QStyleOption>

namespace fc::ui {

using namespace Qt::StringLiterals;

void Style::drawRowPanel(const QStyleOption& option, QPainter& painter) const
{
    const Tokens& t = *m_tokens;
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(&option);
    if (item != nullptr && item->backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(option.rect, item->backgroundBrush);
    if (has(option, State_Selected))
        painter.fillRect(option.rect, t.selection);
    else if (has(option, State_MouseOver) && has(option, State_Enabled))
        painter.fillRect(option.rect, t.hover);
}

void Style::drawBranch(const QStyleOption& option, QPainter& painter) const
{
    if (!has(option, State_Children))
        return;
    const int side = 14;
    const QRect box(option.rect.right() - side - 1, option.rect.center().y() - side / 2 + 1, side, side);
    paintIcon(painter, box, has(option, State_Open) ? u"chevron-down"_s : u"chevron-right"_s, m_tokens->t2);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                            const QWidget* widget) const
{
    if (control == CC_ComboBox) {
        if (part == SC_ComboBoxEditField)
            return option->rect.adjusted(0, 0, -20, 0);
        if (part == SC_ComboBoxArrow)
            return {option->rect.right() - 24, option->rect.top(), 24, option->rect.height()};
    }
    if (control == CC_ScrollBar) {
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        const bool horizontal = bar->orientation == Qt::Horizontal;
        const int length = horizontal ? bar->rect.width() : bar->rect.height();
        const int range = bar->maximum - bar->minimum;
        const double share = static_cast<double>(bar->pageStep) / std::max(1, range + bar->pageStep);
        const int thumb = range == 0 ? length
                                     : std::clamp(static_cast<int>(length * share),
                                                  std::min(length, pixelMetric(PM_ScrollBarSliderMin, option, widget)), length);
        const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - thumb,
                                                  bar->upsideDown);
        const auto along = [&](int from, int size) {
            return horizontal ? QRect(bar->rect.left() + from, bar->rect.top(), size, bar->rect.height())
                              : QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), size);
        };
        switch (part) {
        case SC_ScrollBarSlider: return along(start, thumb);
        case SC_ScrollBarSubPage: return along(0, start);
        case SC_ScrollBarAddPage: return along(start + thumb, length - start - thumb);
        case SC_ScrollBarGroove: return along(0, length);
        default: return {};
        }
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

void Style::drawScrollBar(const QStyleOptionComplex& option, QPainter& painter) const
{
    const Tokens& t = *m_tokens;
    painter.fillRect(option.rect, t.panel);
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(&option);
    if (bar == nullptr || bar->maximum == bar->minimum)
        return;
    const QRect thumb = subControlRect(CC_ScrollBar, &option, SC_ScrollBarSlider, nullptr).adjusted(2, 2, -2, -2);
    const bool active = has(option, State_MouseOver) || has(option, State_Sunken);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(active ? t.ctl : t.line2);
    painter.drawRoundedRect(thumb, 3, 3);
    painter.restore();
}

bool Style::drawHeader(ControlElement element, const QStyleOption& option, QPainter& painter) const
{
    const Tokens& t = *m_tokens;
    if (element != CE_HeaderLabel) {
        painter.fillRect(option.rect, t.win);
        painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line);
    }
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(&option);
    if (header == nullptr || element == CE_HeaderSection || element == CE_HeaderEmptyArea)
        return true;
    const bool sorted = header->sortIndicator != QStyleOptionHeader::None;
    const QRect label = element == CE_Header ? option.rect.adjusted(8, 0, sorted ? -20 : -8, 0) : option.rect;
    drawText(painter, label, Type::CaptionMedium, sorted ? t.text : t.t3, header->text, header->textAlignment | Qt::AlignVCenter);
    if (sorted) {
        // The arrow stands beside the words, wherever those are aligned.
        const int words = std::min(textWidth(Type::CaptionMedium, header->text), label.width());
        const bool right = header->textAlignment.testFlag(Qt::AlignRight);
        const QRect arrow(right ? label.right() + 4 : label.left() + words + 4, option.rect.center().y() - 5, 12, 12);
        paintIcon(painter, arrow, header->sortIndicator == QStyleOptionHeader::SortUp ? u"arrow-down"_s : u"arrow-up"_s, t.t2);
    }
    return true;
}

bool Style::drawTab(ControlElement element, const QStyleOption& option, QPainter& painter) const
{
    const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(&option);
    if (tab == nullptr)
        return false;
    const Tokens& t = *m_tokens;
    const bool current = has(option, State_Selected);
    if (element == CE_TabBarTabShape) {
        painter.fillRect(option.rect, current ? t.panel : has(option, State_MouseOver) ? t.hover : t.win);
        painter.fillRect(QRect(option.rect.right(), option.rect.top(), 1, option.rect.height()), t.line);
        if (current)
            painter.fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 2), t.text);
        else
            painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line);
        if (has(option, State_HasFocus)) {
            painter.setPen(QPen(t.iris, 2));
            painter.drawRect(option.rect.adjusted(1, 1, -2, -1));
        }
        return true;
    }
    drawText(painter, option.rect, current ? Type::SecondaryStrong : Type::Secondary, current ? t.text : t.t2, tab->text,
             Qt::AlignCenter);
    return true;
}

bool Style::drawMenuItem(const QStyleOption& option, QPainter& painter) const
{
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(&option);
    if (item == nullptr)
        return false;
    const Tokens& t = *m_tokens;
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(option.rect.left(), option.rect.center().y(), option.rect.width(), 1), t.line);
        return true;
    }
    const bool enabled = has(option, State_Enabled);
    const bool current = enabled && has(option, State_Selected);
    if (current)
        painter.fillRect(option.rect, t.selection);
    const QColor ink = !enabled ? t.disabled : current ? t.selectionText : t.text;
    const QRect mark(option.rect.left() + 8, option.rect.top() + (option.rect.height() - 16) / 2, 16, 16);
    if (item->checkType != QStyleOptionMenuItem::NotCheckable && item->checked)
        paintIcon(painter, mark, u"check"_s, ink);
    else if (!item->icon.isNull())
        item->icon.paint(&painter, mark, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    const QStringList parts = item->text.split(u'\t');
    QString label = parts.value(0);
    label.remove(u'&');
    const QRect text = option.rect.adjusted(32, 0, -12, 0);
    drawText(painter, text, Type::Body, ink, label);
    if (parts.size() > 1)
        drawText(painter, text, Type::MonoTable, current ? ink : t.t3, parts.at(1), Qt::AlignRight | Qt::AlignVCenter);
    return true;
}

void Style::drawProgress(const QStyleOption& option, QPainter& painter) const
{
    const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(&option);
    const Tokens& t = *m_tokens;
    const QRect track(option.rect.left(), option.rect.center().y() - 2, option.rect.width(), 4);
    painter.fillRect(track, t.line);
    if (bar == nullptr || bar->maximum <= bar->minimum)
        return;
    const double share = static_cast<double>(bar->progress - bar->minimum) / (bar->maximum - bar->minimum);
    painter.fillRect(QRect(track.left(), track.top(), static_cast<int>(track.width() * share), 4), t.text);
}

} // namespace fc::ui
