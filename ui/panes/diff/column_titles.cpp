#include "ui/panes/diff/column_titles.h"

#include "ui/delegates/parts.h"
#include "ui/delegates/style.h"
#include "ui/delegates/tokens.h"
#include "ui/widgets/diff_view.h"

#include <QPainter>

namespace fc::ui {

namespace {

constexpr int kTitleGap = 8;

/// Title and source, from x to at most `end`; a source that has no room is left out.
void paintTitle(QPainter& painter, int x, int end, int height, const QString& title, const QString& source, const Tokens& t)
{
    const int used = drawText(painter, QRect(x, 0, end - x, height), Type::SecondaryStrong, t.text, title);
    const int at = x + used + kTitleGap;
    if (at + textWidth(Type::Caption, source) <= end)
        drawText(painter, QRect(at, 0, end - at, height), Type::Caption, t.t2, source);
}

} // namespace

ColumnTitles::ColumnTitles(const DiffView& view, QWidget* parent) : QWidget(parent), m_view(view)
{
    setFixedHeight(metric::kTableHeader);
    connect(&view, &DiffView::columnsChanged, this, [this] { update(); });
}

void ColumnTitles::setSources(const QString& intended, const QString& running)
{
    if (intended == m_intended && running == m_running)
        return;
    m_intended = intended;
    m_running = running;
    setAccessibleName(tr("Intended: %1. Running: %2").arg(intended, running));
    update();
}

void ColumnTitles::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokensOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.win);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    const DiffView::Titles at = m_view.titles();
    if (at.running < 0) {
        paintTitle(painter, at.intended, width() - kTitleGap, height(), tr("Running \u2192 intended"), m_intended, t);
        return;
    }
    const QString sends = tr("approve sends \u2192");
    const int sendsLeft = at.gutterEnd - kTitleGap - textWidth(Type::Caption, sends);
    drawText(painter, QRect(sendsLeft, 0, at.gutterEnd - sendsLeft, height()), Type::Caption, t.t2, sends);
    paintTitle(painter, at.intended, sendsLeft - kTitleGap, height(), tr("Intended"), m_intended, t);
    paintTitle(painter, at.running, width() - kTitleGap, height(), tr("Running"), m_running, t);
}

} // namespace fc::ui
