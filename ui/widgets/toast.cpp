#include "ui/widgets/toast.h"

#include "ui/delegates/style.h"
#include "ui/widgets/labels.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace fc::ui {

namespace {

constexpr int kWidth = 320;
constexpr int kToastMargin = 16;
constexpr int kBottom = metric::kTray + metric::kStatus + kToastMargin;

} // namespace

Toast::Toast(QWidget* parent) : QWidget(parent), m_text(makeLabel(Type::Body, QPalette::WindowText, {}, this))
{
    m_text->setWordWrap(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 10, 6, 10);
    layout->addWidget(m_text, 1);
    QToolButton* close = makeIconButton(QStringLiteral("x"), tr("Close"), this);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    layout->addWidget(close, 0, Qt::AlignTop);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    parent->installEventFilter(this);
    hide();
}

void Toast::say(const QString& text)
{
    m_text->setText(text);
    setAccessibleName(text);
    place();
    show();
    raise();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    m_timer.start(6000);
}

void Toast::place()
{
    const int height = std::max(48, heightForWidth(kWidth));
    setGeometry(parentWidget()->width() - kWidth - kToastMargin, parentWidget()->height() - height - kBottom, kWidth, height);
}

bool Toast::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return false;
}

void Toast::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokensOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.line2, 1));
    painter.setBrush(t.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metric::kCardRadius, metric::kCardRadius);
}

} // namespace fc::ui
