#pragma once

#include <QPaintDevice>
#include <QPaintEngine>
#include <QRectF>
#include <QString>
#include <QWidget>

#include <memory>
#include <vector>

namespace fc::test {

/// One text as it was painted, in logical pixels of the recorded window.
struct PaintedText
{
    QString text;
    QRectF box;      ///< advance width, ascent and descent of the font
    QRectF visible;  ///< where the widget may paint
    const QWidget* widget = nullptr; ///< who painted it; null for painters without a widget
};

/// Records the texts that widgets paint instead of drawing them: what is elided carries an ellipsis, what has no room
/// reaches out of `visible`, what overlaps intersects. GUI thread.
class PaintRecorder final : public QPaintDevice
{
public:
    explicit PaintRecorder(QSize size);
    ~PaintRecorder() override;

    QPaintEngine* paintEngine() const override;
    const std::vector<PaintedText>& texts() const;
    /// Paints a widget and its children into the record.
    void record(QWidget& widget);

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    class Engine;
    QSize m_size;
    std::unique_ptr<Engine> m_engine;
};

} // namespace fc::test
