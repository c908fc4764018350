#pragma once

#include "ui/models/value_series.h"

#include <QWidget>

namespace fc::ui {

/// The last minutes of one leaf. Values that hold until they change are steps, rates are a line; gaps stay gaps. Its
/// accessible description says the same in words; the table beside it has the numbers.
class ValueChart : public QWidget
{
    Q_OBJECT

public:
    explicit ValueChart(QWidget* parent = nullptr);
    /// `now` is the right edge.
    void set(std::vector<ValueSeries::Point> points, bool steps, SystemTime now);
    QSize sizeHint() const override { return {280, 150}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<ValueSeries::Point> m_points;
    bool m_steps = true;
    SystemTime m_now;
};

} // namespace fc::ui
