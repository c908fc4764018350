#pragma once

#include "ui/models/topology_scene.h"

#include <QWidget>

#include <memory>

namespace fc::ui {

/// What the glyphs and lines of the picture mean.
class TopologyLegend : public QWidget
{
    Q_OBJECT

public:
    explicit TopologyLegend(QWidget* parent);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// The whole fabric, small, with a frame around what is seen; a click or drag goes there.
class TopologyMinimap : public QWidget
{
    Q_OBJECT

public:
    explicit TopologyMinimap(QWidget* parent);
    using QWidget::show;
    void show(std::shared_ptr<const TopologyScene> scene, const QRectF& sight);
    QSize sizeHint() const override;

Q_SIGNALS:
    void pointed(const QPointF& scenePoint);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    QTransform toWidget() const;

    std::shared_ptr<const TopologyScene> m_scene;
    QRectF m_sight;
};

/// In, out, everything.
class ZoomBar : public QWidget
{
    Q_OBJECT

public:
    explicit ZoomBar(QWidget* parent);

Q_SIGNALS:
    void zoomed(double factor);
    void fitted();

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace fc::ui
