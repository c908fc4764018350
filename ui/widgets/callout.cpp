#include "ui/widgets/callout.h"

#include "ui/delegates/glyphs.h"
#include "ui/delegates/style.h"
#include "ui/widgets/labels.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace fc::ui {

Callout::Callout(QWidget* parent) : QWidget(parent), m_text(makeValueLabel(Type::Secondary, {}, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(34, 8, 10, 8);
    layout->addWidget(m_text);
    hide();
}

void Callout::set(Status status, const QString& text)
{
    m_status = status;
    if (m_text->text() != text)
        m_text->setText(text);
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    update();
}

void Callout::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokensOf(this);
    const ToneColours& tone = t.tone(m_status);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.isHighContrast() ? QPen(tone.ink, 1) : QPen(t.line, 1));
    painter.setBrush(tone.tint);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metric::kRadius, metric::kRadius);
    paintGlyph(painter, QRectF(10, 10, 15, 15), m_status, tone.ink);
}

} // namespace fc::ui
