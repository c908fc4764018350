#include "ui/delegates/style.h"
#include "ui/widgets/topology/topology_accessible.h"
#include "ui/widgets/topology/topology_painter.h"
#include "ui/widgets/topology/topology_view.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace fc::ui {

namespace {

constexpr int kLabelsMost = 3; ///< a spine with dozens of links shows its path, not dozens of labels

} // namespace

// ---- painting

void TopologyView::paintPicture(QPainter& painter) const
{
    const Lens& shot = m_picture.geometry.lens;
    const double stretch = m_zoom / shot.zoom;
    const double ratio = devicePixelRatioF();
    QPointF at = (shot.origin - topLeft()) * m_zoom;
    at = {std::round(at.x() * ratio) / ratio, std::round(at.y() * ratio) / ratio};
    if (stretch == 1.0) {
        painter.drawImage(at, m_picture.whole);
        return;
    }
    // The zoom moved on: show the last picture stretched until the painting thread delivers.
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(QRectF(at, QSizeF(m_picture.geometry.size) * stretch), m_picture.whole);
}

void TopologyView::paintOverlay(QPainter& painter) const
{
    const Tokens& t = tokensOf(this);
    const Lens here = lens();
    painter.setRenderHint(QPainter::Antialiasing);
    std::vector<int> lit;
    if (m_selection.node >= 0)
        lit = m_scene->layout->linksOf(m_selection.node);
    else if (m_selection.link >= 0)
        lit = {m_selection.link};
    for (const int link : lit)
        paintLinkHighlight(painter, *m_scene, link, here, t);
    std::vector<int> labelled = static_cast<int>(lit.size()) <= kLabelsMost ? lit : std::vector<int>();
    if (labelled.empty() && m_selection.node >= 0) {
        // Of a leaf the uplinks are what matters; peer and host links have their names at hand.
        std::ranges::copy_if(lit, std::back_inserter(labelled), [&](int link) {
            const TopologyLink& line = m_scene->layout->links[static_cast<std::size_t>(link)];
            return line.shape == LinkShape::Warp && line.b == m_selection.node;
        });
        if (static_cast<int>(labelled.size()) > kLabelsMost)
            labelled.clear();
    }
    std::erase_if(labelled, [&](int link) {
        const TopologyLink& line = m_scene->layout->links[static_cast<std::size_t>(link)];
        return m_selection.node >= 0 && line.shape != LinkShape::Warp;
    });
    if (m_hover.link >= 0 && std::ranges::find(labelled, m_hover.link) == labelled.end()) {
        paintLinkHighlight(painter, *m_scene, m_hover.link, here, t);
        labelled.push_back(m_hover.link);
    }
    if (m_zoom > kFarZoom * 0.8) {
        for (const int link : labelled)
            paintLinkLabel(painter, *m_scene, link, here, t);
    }
    if (m_selection.node >= 0)
        paintHalo(painter, *m_scene, m_selection.node, here, hasFocus() ? t.iris : t.text);
}

void TopologyView::paintEvent(QPaintEvent* event)
{
    const Tokens& t = tokensOf(this);
    QPainter painter(this);
    painter.fillRect(event->rect(), t.sunk);
    if (m_scene == nullptr)
        return;
    if (!m_picture.whole.isNull())
        paintPicture(painter);
    paintOverlay(painter);
    if (hasFocus() && m_selection.isEmpty()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.iris, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

// ---- mouse

void TopologyView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return;
    m_grip = event->position();
    m_dragged = false;
}

void TopologyView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_grip && !m_locked) {
        const QPointF step = event->position() - *m_grip;
        if (m_dragged || step.manhattanLength() > 4) {
            m_dragged = true;
            m_grip = event->position();
            m_centre -= step / m_zoom;
            moved(true);
        }
        return;
    }
    const TopologySelection under = hit(event->position());
    if (under == m_hover)
        return;
    m_hover = under;
    setCursor(under.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    update();
}

void TopologyView::mouseReleaseEvent(QMouseEvent* event)
{
    const bool clicked = m_grip.has_value() && !m_dragged && event->button() == Qt::LeftButton;
    m_grip.reset();
    if (clicked)
        select(hit(event->position()));
}

void TopologyView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const TopologySelection under = hit(event->position());
    if (under.node >= 0 && m_scene->layout->nodes[static_cast<std::size_t>(under.node)].device >= 0)
        Q_EMIT opened(under.node);
}

void TopologyView::wheelEvent(QWheelEvent* event)
{
    if (m_locked) {
        event->ignore();
        return;
    }
    setZoom(m_zoom * std::pow(1.2, event->angleDelta().y() / 120.0), event->position());
}

void TopologyView::leaveEvent(QEvent*)
{
    if (m_hover.isEmpty())
        return;
    m_hover = {};
    update();
}

// ---- keys

void TopologyView::stepNode(int node)
{
    if (node >= 0)
        select({node, -1});
}

void TopologyView::stepLink(int by)
{
    if (m_scene == nullptr)
        return;
    int home = m_selection.node;
    if (m_selection.link >= 0)
        home = m_scene->layout->links[static_cast<std::size_t>(m_selection.link)].b;
    if (home < 0)
        return;
    std::vector<int> links = m_scene->layout->linksOf(home);
    std::erase_if(links, [&](int link) { return m_scene->layout->links[static_cast<std::size_t>(link)].link < 0; });
    if (links.empty())
        return;
    const auto at = std::ranges::find(links, m_selection.link);
    const auto count = static_cast<int>(links.size());
    const int next = at == links.end() ? (by > 0 ? 0 : count - 1) : (static_cast<int>(at - links.begin()) + by + count) % count;
    select({-1, links[static_cast<std::size_t>(next)]});
}

void TopologyView::keyPressEvent(QKeyEvent* event)
{
    if (m_scene == nullptr || m_scene->layout->nodes.empty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const auto key = static_cast<Qt::Key>(event->key());
    const bool arrow = key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
    if (arrow && event->modifiers().testFlag(Qt::ControlModifier)) {
        const QPointF step(key == Qt::Key_Left ? -80 : key == Qt::Key_Right ? 80 : 0,
                           key == Qt::Key_Up ? -80 : key == Qt::Key_Down ? 80 : 0);
        m_centre += step / m_zoom;
        moved(true);
        return;
    }
    if (arrow) {
        if (m_selection.link >= 0) {
            const TopologyLink& link = m_scene->layout->links[static_cast<std::size_t>(m_selection.link)];
            stepNode(key == Qt::Key_Up || key == Qt::Key_Left ? link.a : link.b);
        } else {
            stepNode(m_selection.node < 0 ? 0 : m_scene->layout->neighbourOf(m_selection.node, key));
        }
        return;
    }
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_selection.isEmpty())
            Q_EMIT activated();
        return;
    case Qt::Key_Escape:
        if (m_selection.link >= 0)
            select({m_scene->layout->links[static_cast<std::size_t>(m_selection.link)].b, -1});
        else
            select({});
        return;
    default: QWidget::keyPressEvent(event);
    }
}

bool TopologyView::focusNextPrevChild(bool next)
{
    if (m_scene == nullptr || !hasFocus())
        return QWidget::focusNextPrevChild(next);
    const int count = static_cast<int>(m_scene->layout->nodes.size());
    const int node = m_selection.node < 0 ? (next ? 0 : count - 1) : m_selection.node + (next ? 1 : -1);
    // Past the last device the focus goes on: the picture is no trap.
    if (node < 0 || node >= count)
        return QWidget::focusNextPrevChild(next);
    select({node, -1});
    return true;
}

void TopologyView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (m_scene != nullptr && m_selection.isEmpty() && !m_scene->layout->nodes.empty()) {
        if (event->reason() == Qt::TabFocusReason)
            select({0, -1});
        else if (event->reason() == Qt::BacktabFocusReason)
            select({static_cast<int>(m_scene->layout->nodes.size()) - 1, -1});
    }
    update();
    announce();
}

void TopologyView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

void TopologyView::announce()
{
    if (hasFocus() && m_selection.node >= 0)
        announceTopologyFocus(this, m_selection.node);
}

} // namespace fc::ui
