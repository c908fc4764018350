#include "ui/delegates/style.h"

#include "ui/delegates/fonts.h"
#include "ui/delegates/icons.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>
#include <QToolTip>

namespace fc::ui {

namespace {

constexpr const char* kKindProperty = "fcButtonKind";
constexpr const char* kSmallProperty = "fcSmall";

bool isSmall(const QWidget* widget)
{
    return widget != nullptr && widget->property(kSmallProperty).toBool();
}

} // namespace

void setButtonKind(QAbstractButton* button, ButtonKind kind)
{
    button->setProperty(kKindProperty, static_cast<int>(kind));
}

ButtonKind buttonKind(const QWidget* button)
{
    return button == nullptr ? ButtonKind::Neutral : static_cast<ButtonKind>(button->property(kKindProperty).toInt());
}

void setSmall(QWidget* control)
{
    control->setProperty(kSmallProperty, true);
}

Style::Style(Scheme scheme) : QProxyStyle(QStringLiteral("Fusion")), m_tokens(&tokensFor(scheme)) {}

QPalette Style::standardPalette() const
{
    return paletteFor(*m_tokens);
}

void Style::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton*>(widget) != nullptr || qobject_cast<QComboBox*>(widget) != nullptr ||
        qobject_cast<QScrollBar*>(widget) != nullptr || qobject_cast<QTabBar*>(widget) != nullptr ||
        qobject_cast<QHeaderView*>(widget) != nullptr)
        widget->setAttribute(Qt::WA_Hover);
    if (auto* view = qobject_cast<QAbstractItemView*>(widget))
        view->viewport()->setAttribute(Qt::WA_Hover);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent: return metric::kScrollBar;
    case PM_ScrollBarSliderMin: return 32;
    case PM_ScrollView_ScrollBarSpacing: return 0;
    case PM_ScrollView_ScrollBarOverlap: return 0;
    case PM_DefaultFrameWidth:
        return qobject_cast<const QMenu*>(widget) != nullptr || qobject_cast<const QLineEdit*>(widget) != nullptr ? 4 : 1;
    case PM_ButtonMargin: return 8;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ButtonDefaultIndicator: return 0;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin: return 4;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return 16;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return 8;
    case PM_SmallIconSize:
    case PM_ButtonIconSize: return 16;
    case PM_ToolBarIconSize: return 18;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin: return 12;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return 8;
    case PM_TabBarTabHSpace: return 28;
    case PM_TabBarTabVSpace: return 12;
    case PM_TabBarBaseOverlap: return 0;
    case PM_TabBarTabShiftVertical: return 0;
    case PM_TreeViewIndentation: return 18;
    case PM_HeaderMargin: return 8;
    case PM_HeaderMarkSize: return 10;
    case PM_MenuPanelWidth: return 1;
    case PM_MenuVMargin: return 4;
    case PM_MenuHMargin: return 0;
    case PM_ToolTipLabelFrameWidth: return 6;
    case PM_SplitterWidth:
    case PM_DockWidgetSeparatorExtent: return 1;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_UnderlineShortcut:
    case SH_ScrollBar_MiddleClickAbsolutePosition:
    case SH_DockWidget_ButtonsHaveFrame:
    case SH_ScrollView_FrameOnlyAroundContents:
    case SH_Widget_Animate: return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollBar_LeftClickAbsolutePosition:
    case SH_Menu_MouseTracking:
    case SH_ComboBox_ListMouseTracking: return 1;
    case SH_ComboBox_Popup: return 0;
    case SH_ToolTip_WakeUpDelay: return 500;
    case SH_TabBar_Alignment: return Qt::AlignLeft;
    case SH_Header_ArrowAlignment: return Qt::AlignRight | Qt::AlignVCenter;
    case SH_Table_GridLineColor: return static_cast<int>(m_tokens->line.rgb());
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                              const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        const bool hasText = button != nullptr && !button->text.isEmpty();
        const int height = isSmall(widget) ? metric::kButtonSmall : metric::kButton;
        if (!hasText)
            return {height, height};
        const int icon = button->icon.isNull() ? 0 : button->iconSize.width() + 6;
        return {option->fontMetrics.horizontalAdvance(button->text) + icon + (isSmall(widget) ? 20 : 24), height};
    }
    case CT_ToolButton: {
        const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        if (tool != nullptr && (tool->toolButtonStyle == Qt::ToolButtonIconOnly || tool->text.isEmpty()))
            return {metric::kButton, metric::kButton};
        return {result.width() + 8, metric::kButton};
    }
    case CT_LineEdit: return {result.width(), isSmall(widget) ? metric::kButtonSmall : metric::kField};
    case CT_ComboBox: return {result.width() + 8, metric::kField};
    case CT_HeaderSection: return {result.width(), metric::kTableHeader};
    case CT_ItemViewItem: return {result.width(), std::max(result.height(), metric::kRowNormal)};
    case CT_MenuItem: {
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
        if (item != nullptr && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {result.width(), 9};
        return {result.width() + 24, metric::kButton};
    }
    default: return result;
    }
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    switch (element) {
    case SE_LineEditContents: return option->rect.adjusted(6, 1, -6, -1);
    case SE_ItemViewItemFocusRect: return option->rect;
    default: return QProxyStyle::subElementRect(element, option, widget);
    }
}

const Tokens& tokensOf(const QWidget* widget)
{
    const auto* style = widget == nullptr ? nullptr : qobject_cast<const Style*>(widget->style());
    return style == nullptr ? tokensFor(Scheme::Light) : style->tokens();
}

Style* installStyle(Scheme scheme)
{
    auto* style = new Style(scheme);
    QApplication::setStyle(style);
    QApplication::setFont(fontOf(Type::Body));
    QApplication::setFont(fontOf(Type::BodyMedium), "QPushButton");
    QApplication::setFont(fontOf(Type::BodyMedium), "QToolButton");
    QApplication::setFont(fontOf(Type::CaptionMedium), "QHeaderView");
    QApplication::setFont(fontOf(Type::SecondaryStrong), "QTabBar");
    QApplication::setFont(fontOf(Type::Secondary), "QToolTip");
    applyScheme(*style, scheme);
    return style;
}

void applyScheme(Style& style, Scheme scheme)
{
    style.setScheme(scheme);
    QApplication::setPalette(style.standardPalette());
    // The platform gives tips a palette of their own, which the application's does not touch.
    QToolTip::setPalette(style.standardPalette());
}

} // namespace fc::ui
