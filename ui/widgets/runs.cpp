#include "ui/widgets/runs.h"

#include "ui/delegates/glyphs.h"
#include "ui/delegates/icons.h"
#include "ui/delegates/parts.h"
#include "ui/delegates/style.h"

#include <QPainter>
#include <QStringList>

namespace fc::ui {

namespace {

constexpr int kSymbol = 14;
constexpr int kSymbolGap = 5;

QColor inkOf(const Run& run, const Tokens& t)
{
    switch (run.ink) {
    case Ink::Text: return t.text;
    case Ink::Second: return t.t2;
    case Ink::Third: return t.t3;
    case Ink::Toned: return t.tone(run.glyph).ink;
    }
    return t.text;
}

bool hasSymbol(const Run& run)
{
    return run.glyph != Status::None || !run.icon.isEmpty();
}

int widthOf(const Run& run)
{
    const int text = run.text.isEmpty() ? 0 : textWidth(run.type, run.text);
    const int symbol = hasSymbol(run) ? kSymbol + (text == 0 ? 0 : kSymbolGap) : 0;
    return symbol + text;
}

} // namespace

int runsWidth(const Runs& runs)
{
    int width = 0;
    for (int i = 0; i < runs.size(); ++i)
        width += widthOf(runs.at(i)) + (i == 0 ? 0 : runs.at(i).gap);
    return width;
}

void paintRuns(QPainter& painter, const QRect& area, const Runs& runs, const Tokens& tokens)
{
    int x = area.left();
    for (int i = 0; i < runs.size(); ++i) {
        const Run& run = runs.at(i);
        x += i == 0 ? 0 : run.gap;
        int textAt = x;
        const QRect symbol(x, area.top() + (area.height() - kSymbol) / 2, kSymbol, kSymbol);
        if (run.glyph != Status::None)
            paintGlyph(painter, symbol, run.glyph, tokens.tone(run.glyph).ink);
        else if (!run.icon.isEmpty())
            paintIcon(painter, symbol, run.icon, inkOf(run, tokens));
        if (hasSymbol(run))
            textAt += kSymbol + kSymbolGap;
        if (!run.text.isEmpty())
            drawText(painter, QRect(textAt, area.top(), area.right() + 1 - textAt, area.height()), run.type,
                     inkOf(run, tokens), run.text);
        x += widthOf(run);
    }
}

QString runsText(const Runs& runs)
{
    QStringList words;
    for (const Run& run : runs) {
        if (run.ink == Ink::Toned || run.glyph == Status::None)
            words << run.text;
        else
            words << wordOf(run.glyph) << run.text;
    }
    words.removeAll(QString());
    return words.join(u' ');
}

RunLabel::RunLabel(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

void RunLabel::setRuns(const Runs& runs)
{
    const int before = runsWidth(m_runs);
    m_runs = runs;
    setAccessibleName(runsText(runs));
    if (runsWidth(m_runs) != before)
        updateGeometry();
    update();
}

void RunLabel::setMargins(int left, int right)
{
    m_left = left;
    m_right = right;
    updateGeometry();
}

QSize RunLabel::sizeHint() const
{
    return {m_left + runsWidth(m_runs) + m_right, 20};
}

void RunLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintRuns(painter, rect().adjusted(m_left, 0, -m_right, 0), m_runs, tokensOf(this));
}

} // namespace fc::ui
