#include "ui/widgets/topology/topology_view.h"

#include "ui/delegates/style.h"
#include "ui/widgets/topology/topology_accessible.h"
#include "ui/widgets/topology/topology_parts.h"

#include <QEvent>
#include <QHelpEvent>
#include <QMetaObject>
#include <QPainter>
#include <QResizeEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace fc::ui {

namespace {

constexpr int kMargin = 400;       ///< painted around what is seen, so that panning only copies
constexpr double kLeastZoom = 0.05, kMostZoom = 4.0;
constexpr double kFitMost = 1.15;  ///< a small fabric is not blown up
constexpr int kPartMargin = 12;

} // namespace

TopologyView::TopologyView(QWidget* parent)
    : QWidget(parent), m_legend(new TopologyLegend(this)), m_minimap(new TopologyMinimap(this)),
      m_zoomBar(new ZoomBar(this))
{
    installTopologyAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Topology"));
    setAccessibleDescription(tr("Tab goes to the next device, arrows follow links, Enter shows the device"));
    setMinimumSize(240, 200);
    m_worker = std::make_unique<TopologyWorker>([this](TopologyPicture picture) {
        QMetaObject::invokeMethod(
            this, [this, taken = std::move(picture)]() mutable { take(std::move(taken)); }, Qt::QueuedConnection);
    });
    connect(m_zoomBar, &ZoomBar::zoomed, this, &TopologyView::zoomBy);
    connect(m_zoomBar, &ZoomBar::fitted, this, &TopologyView::fit);
    connect(m_minimap, &TopologyMinimap::pointed, this, &TopologyView::centreOn);
    connect(this, &TopologyView::sightChanged, this, [this] { m_minimap->show(m_scene, sightOnScene()); });
}

TopologyView::~TopologyView() = default;

void TopologyView::setScene(std::shared_ptr<const TopologyScene> scene)
{
    const bool moved = m_scene == nullptr || m_scene->layout != scene->layout;
    QString node;
    if (moved && m_scene != nullptr && m_selection.node >= 0)
        node = m_scene->layout->nodes[static_cast<std::size_t>(m_selection.node)].name;
    m_scene = std::move(scene);
    if (moved) {
        const TopologySelection kept{m_scene->layout->nodeNamed(node), -1};
        m_hover = {};
        if (kept != m_selection) {
            m_selection = kept;
            Q_EMIT selectionChanged(m_selection);
        }
        if (m_fitted)
            fit();
    }
    m_minimap->show(m_scene, sightOnScene());
    requestPicture();
}

void TopologyView::setDescriptions(Describe node, Describe link)
{
    m_describeNode = std::move(node);
    m_describeLink = std::move(link);
}

// ---- camera

QPointF TopologyView::topLeft() const
{
    return m_centre - QPointF(width(), height()) / 2 / m_zoom;
}

Lens TopologyView::lens() const
{
    return {m_zoom, topLeft(), devicePixelRatioF()};
}

QPointF TopologyView::toScene(const QPointF& widgetPoint) const
{
    return topLeft() + widgetPoint / m_zoom;
}

QRectF TopologyView::nodeRect(int node) const
{
    return lens().map(m_scene->layout->nodes.at(static_cast<std::size_t>(node)).rect);
}

QRectF TopologyView::sightOnScene() const
{
    return {topLeft(), QSizeF(size()) / m_zoom};
}

QRectF TopologyView::fitArea() const
{
    const bool low = height() < 460;
    const int below = low || width() < 620 ? 12 : 2 * kPartMargin + m_legend->sizeHint().height();
    return QRectF(rect()).adjusted(6, 12, -6, -below);
}

void TopologyView::fit()
{
    m_fitted = true;
    if (m_scene == nullptr || m_scene->layout->bounds.isEmpty())
        return;
    const QRectF bounds = m_scene->layout->bounds;
    const QRectF area = fitArea();
    double zoom = std::min({area.width() / bounds.width(), area.height() / bounds.height(), kFitMost});
    // One to one is crisper than almost one to one.
    if (zoom > 0.98 && zoom < 1.1 && bounds.width() + 4 <= width())
        zoom = 1.0;
    m_zoom = std::max(zoom, kLeastZoom);
    const double top = std::min((area.height() - bounds.height() * m_zoom) / 2, 46.0);
    const QPointF corner(area.left() + (area.width() - bounds.width() * m_zoom) / 2, area.top() + std::max(0.0, top));
    m_centre = bounds.topLeft() + (QPointF(width(), height()) / 2 - corner) / m_zoom;
    moved(false);
}

void TopologyView::zoomBy(double factor)
{
    setZoom(m_zoom * factor, QPointF(width(), height()) / 2);
}

void TopologyView::setZoom(double zoom, const QPointF& around)
{
    const QPointF fixed = toScene(around);
    m_zoom = std::clamp(zoom, kLeastZoom, kMostZoom);
    m_centre = fixed - (around - QPointF(width(), height()) / 2) / m_zoom;
    moved(true);
}

void TopologyView::centreOn(const QPointF& scenePoint)
{
    m_centre = scenePoint;
    moved(true);
}

void TopologyView::moved(bool byPerson)
{
    m_fitted = m_fitted && !byPerson;
    requestPicture();
    update();
    Q_EMIT sightChanged();
}

void TopologyView::ensureVisible(int node)
{
    const QRectF box = nodeRect(node).adjusted(-16, -16, 16, 16);
    const QRectF sight = rect();
    if (sight.contains(box))
        return;
    QPointF shift;
    if (box.left() < sight.left() || box.right() > sight.right())
        shift.rx() = box.left() < sight.left() ? box.left() - sight.left() : box.right() - sight.right();
    if (box.top() < sight.top() || box.bottom() > sight.bottom())
        shift.ry() = box.top() < sight.top() ? box.top() - sight.top() : box.bottom() - sight.bottom();
    m_centre += shift / m_zoom;
    moved(true);
}

// ---- picture

void TopologyView::requestPicture()
{
    if (m_scene == nullptr || width() <= 0 || height() <= 0)
        return;
    const Lens now = lens();
    const Scheme scheme = tokensOf(this).scheme;
    const QSize size = this->size() + QSize(2 * kMargin, 2 * kMargin);
    const QPointF drift = (now.origin - m_wanted.lens.origin) * m_zoom - QPointF(kMargin, kMargin);
    const bool near = std::abs(drift.x()) <= kMargin / 2.0 && std::abs(drift.y()) <= kMargin / 2.0;
    const bool fits = near && m_wanted.lens.zoom == now.zoom && m_wanted.lens.ratio == now.ratio &&
                      m_wanted.size == size && m_wanted.scheme == scheme;
    if (!fits) {
        m_wanted.lens = {now.zoom, now.origin - QPointF(kMargin, kMargin) / now.zoom, now.ratio};
        m_wanted.size = size;
        m_wanted.scheme = scheme;
    }
    if (fits && m_picture.scene == m_scene && m_picture.geometry == m_wanted)
        return;
    m_worker->request(m_scene, m_wanted);
}

void TopologyView::take(TopologyPicture picture)
{
    if (!picture.whole.isNull()) {
        m_picture = std::move(picture);
        update();
    } else if (picture.base == m_picture.base) {
        {
            QPainter painter(&m_picture.whole);
            painter.setCompositionMode(QPainter::CompositionMode_Source);
            for (const auto& [area, piece] : picture.pieces)
                painter.drawImage(area.topLeft(), piece);
        }
        const QPointF offset = (m_picture.geometry.lens.origin - topLeft()) * m_zoom;
        for (const auto& [area, piece] : picture.pieces)
            update(QRectF(area).translated(offset).toAlignedRect().adjusted(-1, -1, 1, 1));
        m_picture.scene = std::move(picture.scene);
    }
    Q_EMIT painted();
}

bool TopologyView::isSettled() const
{
    return m_scene == nullptr || (m_picture.scene == m_scene && m_picture.geometry == m_wanted);
}

// ---- selection

TopologySelection TopologyView::hit(const QPointF& widgetPoint) const
{
    if (m_scene == nullptr)
        return {};
    const QPointF at = toScene(widgetPoint);
    if (const int node = m_scene->layout->nodeAt(at); node >= 0)
        return {node, -1};
    return {-1, m_scene->layout->linkAt(at, 6.0 / m_zoom)};
}

void TopologyView::select(const TopologySelection& selection)
{
    if (selection == m_selection)
        return;
    update();
    m_selection = selection;
    if (selection.node >= 0)
        ensureVisible(selection.node);
    announce();
    Q_EMIT selectionChanged(selection);
}

void TopologyView::setLocked(bool locked)
{
    if (locked == m_locked)
        return;
    m_locked = locked;
    Q_EMIT lockedChanged(locked);
}

void TopologyView::placeParts()
{
    const bool roomy = width() >= 620 && height() >= 460;
    m_legend->setVisible(roomy);
    m_minimap->setVisible(roomy && width() >= 700);
    m_zoomBar->setVisible(height() >= 260);
    m_legend->resize(m_legend->sizeHint());
    m_minimap->resize(m_minimap->sizeHint());
    m_zoomBar->resize(m_zoomBar->sizeHint());
    m_legend->move(kPartMargin, height() - m_legend->height() - kPartMargin);
    m_minimap->move(width() - m_minimap->width() - kPartMargin, height() - m_minimap->height() - kPartMargin);
    m_zoomBar->move(width() - m_zoomBar->width() - kPartMargin, kPartMargin);
}

void TopologyView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeParts();
    if (m_fitted)
        fit();
    else
        moved(false);
}

void TopologyView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        requestPicture();
}

bool TopologyView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const TopologySelection under = hit(help->pos());
        const QString text = under.node >= 0 ? nodeSentence(under.node) : linkSentence(under.link);
        if (under.isEmpty() || text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace fc::ui
