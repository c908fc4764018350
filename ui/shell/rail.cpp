#include "ui/shell/rail.h"

#include "ui/delegates/icons.h"
#include "ui/delegates/parts.h"
#include "ui/delegates/style.h"
#include "ui/widgets/focus_ring.h"

#include <QAbstractButton>
#include <QPainter>
#include <QVBoxLayout>

namespace fc::ui {

using namespace Qt::StringLiterals;

class RailButton final : public QAbstractButton
{
public:
    RailButton(QString iconName, const QString& text, const QString& keys, QWidget* parent)
        : QAbstractButton(parent), m_icon(std::move(iconName)), m_keys(keys)
    {
        setText(text);
        setCheckable(true);
        setAutoExclusive(true);
        setFixedSize(metric::kRail, metric::kRailItem);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::TabFocus);
        setToolTip(text + u"  "_s + keys);
        paintsOwnFocus(this);
        setBadge(0);
    }

    void setBadge(int count)
    {
        m_badge = count;
        setAccessibleName(count == 0 ? text() : Rail::tr("%1, %2 open").arg(text()).arg(count));
        setAccessibleDescription(m_keys);
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& t = tokensOf(this);
        QPainter painter(this);
        if (isChecked())
            painter.fillRect(rect(), t.railCurrent);
        if (isChecked())
            painter.fillRect(QRect(0, 0, 3, height()), t.railInk);
        const QColor ink = isChecked() || underMouse() ? t.railInk : t.railText;
        paintIcon(painter, QRect((width() - 20) / 2, 9, 20, 20), m_icon, ink);
        drawText(painter, QRect(0, 31, width(), 14), Type::Rail, ink, text(), Qt::AlignCenter);
        if (m_badge > 0)
            paintBadgeDot(painter, t);
        if (hasFocus()) {
            painter.setPen(QPen(tokensFor(Scheme::Dark).iris, 2));
            painter.drawRect(rect().adjusted(4, 2, -3, -2));
        }
    }

private:
    void paintBadgeDot(QPainter& painter, const Tokens& t)
    {
        const QString text = m_badge > 99 ? u"99+"_s : QString::number(m_badge);
        const int w = std::max(16, textWidth(Type::Rail, text) + 8);
        const QRect box(width() / 2 + 3, 4, w, 15);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(isChecked() ? t.railCurrent : t.rail, 2));
        painter.setBrush(QColor(0x4B, 0x51, 0x5B));
        painter.drawRoundedRect(QRectF(box), 7.5, 7.5);
        painter.setRenderHint(QPainter::Antialiasing, false);
        drawText(painter, box, Type::Rail, Qt::white, text, Qt::AlignCenter);
    }

    QString m_icon;
    QString m_keys;
    int m_badge = 0;
};

Rail::Rail(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    setFixedWidth(metric::kRail);
    setAccessibleName(tr("Panes"));
    m_layout->setContentsMargins(0, 48, 0, 8);
    m_layout->setSpacing(0);
    m_layout->addStretch();
}

void Rail::addItem(const QString& iconName, const QString& text, const QString& keys)
{
    auto* button = new RailButton(iconName, text, keys, this);
    const int index = static_cast<int>(m_buttons.size());
    connect(button, &QAbstractButton::clicked, this, [this, index] { Q_EMIT chosen(index); });
    m_layout->insertWidget(index, button);
    m_buttons.push_back(button);
}

void Rail::setCurrent(int index)
{
    m_buttons.at(static_cast<std::size_t>(index))->setChecked(true);
}

void Rail::setBadge(int index, int count)
{
    m_buttons.at(static_cast<std::size_t>(index))->setBadge(count);
}

void Rail::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokensOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.rail);
    paintIcon(painter, QRect(16, 10, 24, 24), u"loom"_s, t.railInk);
}

} // namespace fc::ui
