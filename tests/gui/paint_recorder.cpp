#include "gui/paint_recorder.h"

#include <QPainter>
#include <QPainterPath>
#include <QTextItem>

namespace fc::test {

class PaintRecorder::Engine final : public QPaintEngine
{
public:
    Engine() : QPaintEngine(QPaintEngine::AllFeatures) {}

    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    Type type() const override { return QPaintEngine::User; }
    void updateState(const QPaintEngineState&) override {}
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
    void drawImage(const QRectF&, const QImage&, const QRectF&, Qt::ImageConversionFlags) override {}
    void drawPath(const QPainterPath&) override {}
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
    void drawTextItem(const QPointF& at, const QTextItem& item) override
    {
        if (item.text().trimmed().isEmpty())
            return;
        PaintedText painted;
        painted.text = item.text();
        const QRectF box(at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent());
        painted.box = painter()->deviceTransform().mapRect(box);
        painted.visible = systemClip().isEmpty() ? QRectF(0, 0, 1e6, 1e6) : QRectF(systemClip().boundingRect());
        if (painter()->device() != nullptr && painter()->device()->devType() == QInternal::Widget)
            painted.widget = static_cast<const QWidget*>(painter()->device());
        texts.push_back(std::move(painted));
    }

    std::vector<PaintedText> texts;
};

PaintRecorder::PaintRecorder(QSize size) : m_size(size), m_engine(std::make_unique<Engine>()) {}

PaintRecorder::~PaintRecorder() = default;

QPaintEngine* PaintRecorder::paintEngine() const
{
    return m_engine.get();
}

const std::vector<PaintedText>& PaintRecorder::texts() const
{
    return m_engine->texts;
}

void PaintRecorder::record(QWidget& widget)
{
    widget.render(this);
}

int PaintRecorder::metric(PaintDeviceMetric metric) const
{
    switch (metric) {
    case PdmWidth: return m_size.width();
    case PdmHeight: return m_size.height();
    case PdmWidthMM: return m_size.width() * 254 / 960;
    case PdmHeightMM: return m_size.height() * 254 / 960;
    case PdmDpiX:
    case PdmDpiY:
    case PdmPhysicalDpiX:
    case PdmPhysicalDpiY: return 96;
    case PdmDepth: return 32;
    case PdmNumColors: return 0x7fffffff;
    case PdmDevicePixelRatio: return 1;
    case PdmDevicePixelRatioScaled: return static_cast<int>(devicePixelRatioFScale());
    }
    return 0;
}

} // namespace fc::test
