#include "ui/widgets/topology/topology_parts.h"

#include "ui/delegates/glyphs.h"
#include "ui/delegates/parts.h"
#include "ui/delegates/style.h"
#include "ui/widgets/labels.h"

#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLegendRow = 20;
constexpr int kLegendHead = 56;
constexpr int kLegendColumn = 122;

void paintCard(QPainter& painter, const QRect& rect, const Tokens& t)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.line2, 1));
    painter.setBrush(t.panel);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), metric::kRadius, metric::kRadius);
}

} // namespace

TopologyLegend::TopologyLegend(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Legend"));
}

QSize TopologyLegend::sizeHint() const
{
    return {12 + kLegendHead + 4 * kLegendColumn - 16, 3 * kLegendRow + 16};
}

void TopologyLegend::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokensOf(this);
    QPainter painter(this);
    paintCard(painter, rect(), t);
    const auto cell = [](int row, int column) {
        return QRect(12 + kLegendHead + column * kLegendColumn, 8 + row * kLegendRow, kLegendColumn - 8, kLegendRow);
    };
    const auto head = [&](int row, const QString& text) {
        drawText(painter, QRect(12, 8 + row * kLegendRow, kLegendHead, kLegendRow), Type::SecondaryStrong, t.t2, text);
    };
    const auto status = [&](int row, int column, Status glyph, const QString& text) {
        const QRect box = cell(row, column);
        paintGlyph(painter, QRectF(box.left(), box.top() + 3, 14, 14), glyph, t.tone(glyph).ink);
        drawText(painter, box.adjusted(21, 0, 0, 0), Type::Secondary, t.t2, text);
    };
    head(0, tr("Config"));
    status(0, 0, Status::InSync, tr("In sync"));
    status(0, 1, Status::Pending, tr("Pending plan"));
    status(0, 2, Status::Drift, tr("Drift"));
    status(0, 3, Status::Approved, tr("Approved"));
    head(1, tr("Health"));
    status(1, 0, Status::Healthy, tr("Healthy"));
    status(1, 1, Status::Late, tr("Late data"));
    status(1, 2, Status::NoData, tr("Unreachable"));
    status(1, 3, Status::Degraded, tr("Degraded"));
    head(2, tr("Links"));
    const auto line = [&](int column, const QPen& pen, const QString& text) {
        const QRect box = cell(2, column);
        painter.setPen(pen);
        painter.drawLine(box.left(), box.center().y() + 1, box.left() + 16, box.center().y() + 1);
        drawText(painter, box.adjusted(21, 0, 0, 0), Type::Secondary, t.t2, text);
    };
    line(0, QPen(t.link, 1.5), tr("Up"));
    QPen oneSided(t.link, 1.5, Qt::CustomDashLine, Qt::FlatCap);
    oneSided.setDashPattern({2, 2});
    line(1, oneSided, tr("Seen one-sided"));
    line(2, QPen(t.tone(Tone::Fault).ink, 2.5), tr("Down"));
    status(2, 3, Status::Warning, tr("Ends differ"));
}

TopologyMinimap::TopologyMinimap(QWidget* parent) : QWidget(parent)
{
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Overview"));
}

QSize TopologyMinimap::sizeHint() const
{
    return {148, 76};
}

void TopologyMinimap::show(std::shared_ptr<const TopologyScene> scene, const QRectF& sight)
{
    m_scene = std::move(scene);
    m_sight = sight;
    update();
}

QTransform TopologyMinimap::toWidget() const
{
    const QRectF whole = m_scene->layout->bounds.adjusted(-30, -30, 30, 30);
    const QRectF inner = QRectF(rect()).adjusted(6, 6, -6, -6);
    const double scale = std::min(inner.width() / whole.width(), inner.height() / whole.height());
    QTransform transform;
    transform.translate(inner.center().x(), inner.center().y());
    transform.scale(scale, scale);
    transform.translate(-whole.center().x(), -whole.center().y());
    return transform;
}

void TopologyMinimap::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokensOf(this);
    QPainter painter(this);
    paintCard(painter, rect(), t);
    if (m_scene == nullptr || m_scene->layout->nodes.empty())
        return;
    const QTransform transform = toWidget();
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (std::size_t i = 0; i < m_scene->layout->nodes.size(); ++i) {
        const TopologyNode& node = m_scene->layout->nodes[i];
        if (node.kind == NodeKind::Neighbour)
            continue;
        const NodeFace& face = m_scene->nodes[i];
        QRect box = transform.mapRect(node.rect).toRect();
        box.setSize(box.size().expandedTo({2, 2}));
        const bool calm = face.config == Status::InSync || face.config == Status::Verified || face.config == Status::Stale;
        if (face.noData) {
            painter.setPen(t.ctl);
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(box.adjusted(0, 0, -1, -1));
        } else {
            painter.fillRect(box, calm ? t.weft : t.tone(face.config).ink);
        }
    }
    painter.setPen(t.text);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(transform.mapRect(m_sight).toRect().intersected(rect().adjusted(4, 4, -5, -5)));
}

void TopologyMinimap::mousePressEvent(QMouseEvent* event)
{
    if (m_scene != nullptr)
        Q_EMIT pointed(toWidget().inverted().map(event->position()));
}

void TopologyMinimap::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        mousePressEvent(event);
}

ZoomBar::ZoomBar(QWidget* parent) : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    const auto add = [&](const QString& iconName, const QString& name) {
        QToolButton* button = makeIconButton(iconName, name, this);
        layout->addWidget(button);
        return button;
    };
    connect(add(u"plus"_s, tr("Zoom in (+)")), &QToolButton::clicked, this, [this] { Q_EMIT zoomed(1.25); });
    connect(add(u"minus"_s, tr("Zoom out (-)")), &QToolButton::clicked, this, [this] { Q_EMIT zoomed(0.8); });
    connect(add(u"maximize"_s, tr("Show everything (0)")), &QToolButton::clicked, this, &ZoomBar::fitted);
}

void ZoomBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintCard(painter, rect(), tokensOf(this));
}

} // namespace fc::ui
