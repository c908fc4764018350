#include "ui/widgets/pill.h"

#include "ui/delegates/parts.h"
#include "ui/delegates/style.h"

#include <QPainter>

namespace fc::ui {

Pill::Pill(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

Pill::Pill(Status status, const QString& text, QWidget* parent) : Pill(parent)
{
    set(status, text);
}

void Pill::set(Status status, const QString& text)
{
    if (status == m_status && text == m_text)
        return;
    m_status = status;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const
{
    return {pillWidth(m_status, m_text), metric::kPill};
}

void Pill::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintPill(painter, rect(), m_status, m_text, tokensOf(this));
}

} // namespace fc::ui
