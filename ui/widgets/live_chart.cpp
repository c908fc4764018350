#include "ui/widgets/live_chart.h"

#include "ui/delegates/fonts.h"
#include "ui/delegates/style.h"
#include "ui/delegates/tokens.h"

#include <QAreaSeries>
#include <QChart>
#include <QChartView>
#include <QDateTime>
#include <QDateTimeAxis>
#include <QEvent>
#include <QLineSeries>
#include <QValueAxis>
#include <QVBoxLayout>

#include <algorithm>

namespace fc::ui {

namespace {

constexpr std::chrono::seconds kShortest{60}; ///< least time on the axis
constexpr int kTimeTicks = 3, kValueTicks = 4;

qreal toAxis(SystemTime time)
{
    return static_cast<qreal>(std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count());
}

/// Unbroken pieces of the line, and the times in between of which nothing is known.
struct Pieces
{
    std::vector<QList<QPointF>> lines;
    std::vector<std::pair<qreal, qreal>> gaps;
    qreal low = 0.0, high = 0.0, first = 0.0;
};

Pieces piecesOf(const std::vector<ValueSeries::Point>& points, bool steps, qreal now)
{
    Pieces pieces;
    pieces.first = points.empty() ? now : toAxis(points.front().time);
    bool open = false, any = false;
    qreal lost = 0.0;
    for (const ValueSeries::Point& point : points) {
        const qreal at = toAxis(point.time);
        if (!point.value) {
            if (open && steps)
                pieces.lines.back().append(QPointF(at, pieces.lines.back().last().y()));
            if (open)
                lost = at;
            open = false;
            continue;
        }
        if (!open) {
            if (lost > 0.0 && at > lost)
                pieces.gaps.emplace_back(lost, at);
            pieces.lines.emplace_back();
        } else if (steps) {
            pieces.lines.back().append(QPointF(at, pieces.lines.back().last().y()));
        }
        pieces.lines.back().append(QPointF(at, *point.value));
        pieces.low = any ? std::min(pieces.low, *point.value) : *point.value;
        pieces.high = any ? std::max(pieces.high, *point.value) : *point.value;
        any = open = true;
    }
    if (open && steps)
        pieces.lines.back().append(QPointF(now, pieces.lines.back().last().y()));
    else if (!open && lost > 0.0 && now > lost)
        pieces.gaps.emplace_back(lost, now);
    return pieces;
}

} // namespace

LiveChart::LiveChart(QWidget* parent) : QWidget(parent)
{
    setMinimumHeight(150);
    setAccessibleName(tr("Value over time, chart"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
}

void LiveChart::make()
{
    m_chart = new QChart;
    m_chart->legend()->hide();
    m_chart->setMargins(QMargins(0, 0, 0, 0));
    m_chart->setContentsMargins(-8, -8, -8, -8); // the frame that a chart keeps around itself
    m_chart->setBackgroundRoundness(0);
    m_time = new QDateTimeAxis(m_chart);
    m_time->setFormat(QStringLiteral("hh:mm:ss"));
    m_time->setTickCount(kTimeTicks);
    m_values = new QValueAxis(m_chart);
    m_values->setTickCount(kValueTicks);
    m_chart->addAxis(m_time, Qt::AlignBottom);
    m_chart->addAxis(m_values, Qt::AlignLeft);
    m_view = new QChartView(m_chart, this);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setMinimumHeight(150);
    layout()->addWidget(m_view);
    paintAsTheme();
}

void LiveChart::paintAsTheme()
{
    const Tokens& tokens = tokensOf(this);
    m_chart->setBackgroundBrush(tokens.panel);
    m_view->setBackgroundBrush(tokens.panel);
    for (QAbstractAxis* axis : {static_cast<QAbstractAxis*>(m_time), static_cast<QAbstractAxis*>(m_values)}) {
        axis->setLabelsFont(fontOf(Type::MonoTable));
        axis->setLabelsColor(tokens.t2);
        axis->setLinePenColor(tokens.line2);
        axis->setGridLineColor(tokens.line);
        axis->setTitleFont(fontOf(Type::Caption));
        axis->setTitleBrush(tokens.t2);
    }
}

void LiveChart::set(const std::vector<ValueSeries::Point>& points, bool steps, const QString& unit, SystemTime now)
{
    const qreal end = toAxis(now);
    const Pieces pieces = piecesOf(points, steps, end);
    if (pieces.lines.empty() && !m_chart)
        return;
    if (!m_chart)
        make();
    const Tokens& tokens = tokensOf(this);
    m_chart->removeAllSeries();
    // A flat line stands in the middle, not on the floor.
    const qreal room = pieces.high > pieces.low ? (pieces.high - pieces.low) * 0.1 : std::max(1.0, std::abs(pieces.high) * 0.5);
    const qreal bottom = pieces.low >= 0 ? std::max(0.0, pieces.low - room) : pieces.low - room;
    const qreal top = pieces.high + room;
    const qreal span = static_cast<qreal>(std::chrono::milliseconds(kShortest).count());
    m_time->setRange(QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(std::min(pieces.first, end - span))),
                     QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(end)));
    m_values->setRange(bottom, top);
    m_values->setLabelFormat(top >= 100.0 ? QStringLiteral("%.0f") : QStringLiteral("%.3g"));
    m_values->setTitleText(unit);
    const auto show = [this](QAbstractSeries* series) {
        m_chart->addSeries(series);
        series->attachAxis(m_time);
        series->attachAxis(m_values);
    };
    for (const auto& [from, to] : pieces.gaps) {
        auto* floor = new QLineSeries(m_chart);
        auto* ceiling = new QLineSeries(m_chart);
        floor->append({QPointF(from, bottom), QPointF(to, bottom)});
        ceiling->append({QPointF(from, top), QPointF(to, top)});
        auto* hatch = new QAreaSeries(ceiling, floor);
        floor->setParent(hatch);
        ceiling->setParent(hatch);
        hatch->setPen(Qt::NoPen);
        hatch->setBrush(QBrush(tokens.ctl, Qt::BDiagPattern));
        show(hatch);
    }
    for (const QList<QPointF>& line : pieces.lines) {
        auto* series = new QLineSeries;
        series->append(line);
        series->setPen(QPen(tokens.iris, 2.0));
        series->setPointsVisible(line.size() == 1);
        show(series);
    }
    setAccessibleDescription(pieces.lines.empty()
                                 ? tr("no values yet")
                                 : tr("now %1, between %2 and %3 %4, %5 gaps")
                                       .arg(pieces.lines.back().last().y())
                                       .arg(pieces.low)
                                       .arg(pieces.high)
                                       .arg(unit)
                                       .arg(pieces.gaps.size()));
}

int LiveChart::lines() const
{
    return m_chart ? static_cast<int>(std::ranges::count(m_chart->series(), QAbstractSeries::SeriesTypeLine,
                                                         &QAbstractSeries::type))
                   : 0;
}

int LiveChart::gaps() const
{
    return m_chart ? static_cast<int>(std::ranges::count(m_chart->series(), QAbstractSeries::SeriesTypeArea,
                                                         &QAbstractSeries::type))
                   : 0;
}

void LiveChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (m_chart && (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange))
        paintAsTheme();
}

} // namespace fc::ui
