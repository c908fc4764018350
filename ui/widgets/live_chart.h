#pragma once

#include "ui/models/value_series.h"

#include <QWidget>

class QChart;
class QChartView;
class QDateTimeAxis;
class QValueAxis;

namespace fc::ui {

/// One leaf over the time of a subscription, with axes. Values that hold until they change are steps, rates a line; a
/// gap in the data is a hatched gap in the line. Its accessible description says the same in words; the list beside it
/// has the numbers. The chart itself is made with the first value: panes that show none do not pay for it.
class LiveChart : public QWidget
{
    Q_OBJECT

public:
    explicit LiveChart(QWidget* parent = nullptr);

    /// `now` is the right edge; `unit` stands at the values ("per second").
    void set(const std::vector<ValueSeries::Point>& points, bool steps, const QString& unit, SystemTime now);
    int lines() const; ///< unbroken pieces that are drawn
    int gaps() const;  ///< hatched ones

protected:
    void changeEvent(QEvent* event) override;

private:
    void make();
    void paintAsTheme();

    QChartView* m_view = nullptr;
    QChart* m_chart = nullptr;
    QDateTimeAxis* m_time = nullptr;
    QValueAxis* m_values = nullptr;
};

} // namespace fc::ui
