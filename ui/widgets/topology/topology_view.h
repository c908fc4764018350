#pragma once

#include "ui/models/topology_scene.h"
#include "ui/widgets/topology/topology_worker.h"

#include <QPointF>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

namespace fc::ui {

class TopologyLegend;
class TopologyMinimap;
class ZoomBar;

/// What is selected: a node, a link or nothing. Indices into the layout of the current scene.
struct TopologySelection
{
    int node = -1;
    int link = -1;
    bool isEmpty() const { return node < 0 && link < 0; }
    bool operator==(const TopologySelection&) const = default;
};

/// The fabric as a loom. One widget: a picture painted by a worker thread, and what is selected drawn over it.
///
/// Keys while it has the focus: Tab and Shift+Tab next node by tier (then on to the next widget), arrows along links,
/// Enter activates, Esc one level back, Ctrl+arrows pan. What has a letter or sign of its own (zoom, fit, lock, next
/// link) is a slot: the pane makes actions of them.
class TopologyView : public QWidget
{
    Q_OBJECT

public:
    explicit TopologyView(QWidget* parent = nullptr);
    ~TopologyView() override;

    /// A scene with another layout keeps the selection by name and fits again unless the person moved the view.
    void setScene(std::shared_ptr<const TopologyScene> scene);
    const TopologyScene* scene() const { return m_scene.get(); }
    /// Sentences for tooltips and screen readers, by node and by link of the layout; asked for when needed.
    using Describe = std::function<QString(int)>;
    void setDescriptions(Describe node, Describe link);
    QString nodeSentence(int node) const { return m_describeNode && node >= 0 ? m_describeNode(node) : QString(); }
    QString linkSentence(int link) const { return m_describeLink && link >= 0 ? m_describeLink(link) : QString(); }

    TopologySelection selection() const { return m_selection; }
    /// Emits selectionChanged if it is another one; brings the node into sight.
    void select(const TopologySelection& selection);

    /// Locked: the mouse does not move or zoom the view. Keys still do.
    bool isLocked() const { return m_locked; }
    void setLocked(bool locked);
    void fit();
    void zoomBy(double factor);
    double zoom() const { return m_zoom; }
    void centreOn(const QPointF& scenePoint);
    /// The next (1) or previous (-1) link of the selected device, left to right.
    void stepLink(int by);

    QRectF nodeRect(int node) const; ///< widget coordinates
    QRectF sightOnScene() const;     ///< what the widget shows, scene coordinates
    /// A picture of the newest scene at the current place and size has arrived: nothing is stretched or behind.
    bool isSettled() const;

Q_SIGNALS:
    void selectionChanged(const fc::ui::TopologySelection& selection);
    void activated();            ///< Enter: show it in the inspector
    void opened(int node);       ///< double click: go to its differences
    void lockedChanged(bool locked);
    void sightChanged();
    void painted();              ///< a picture was taken over from the painting thread

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QPointF topLeft() const;
    Lens lens() const;
    QPointF toScene(const QPointF& widgetPoint) const;
    TopologySelection hit(const QPointF& widgetPoint) const;
    void setZoom(double zoom, const QPointF& around);
    void moved(bool byPerson);
    void requestPicture();
    void take(TopologyPicture picture);
    void paintPicture(QPainter& painter) const;
    void paintOverlay(QPainter& painter) const;
    QRect dirtyOf(const TopologySelection& selection) const;
    void ensureVisible(int node);
    void stepNode(int node);
    void announce();
    void placeParts();
    QRectF fitArea() const;

    std::shared_ptr<const TopologyScene> m_scene;
    Describe m_describeNode, m_describeLink;
    TopologySelection m_selection, m_hover;
    double m_zoom = 1.0;
    QPointF m_centre;
    bool m_fitted = true;  ///< the person has not moved the view: keep fitting it
    bool m_locked = false;
    std::optional<QPointF> m_grip; ///< last mouse position while dragging
    bool m_dragged = false;
    TopologyGeometry m_wanted; ///< of the last request
    TopologyPicture m_picture;
    TopologyLegend* m_legend;
    TopologyMinimap* m_minimap;
    ZoomBar* m_zoomBar;
    std::unique_ptr<TopologyWorker> m_worker;
};

} // namespace fc::ui
