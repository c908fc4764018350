#include "ui/delegates/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QLoggingCategory>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

namespace fc::ui {

namespace {

using namespace Qt::StringLiterals;

QString fileOf(const QString& name)
{
    return u":/icons/"_s + name + u".svg"_s;
}

/// size in logical pixels of the longer side.
QPixmap render(const QString& name, int size, double ratio, const QColor& ink)
{
    const QString key = u"fc-icon/%1/%2/%3/%4"_s.arg(name).arg(size).arg(ratio).arg(ink.rgba());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(fileOf(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("icon %s does not exist", qPrintable(name));
        return {};
    }
    QByteArray svg = file.readAll();
    svg.replace("currentColor", ink.name(QColor::HexRgb).toLatin1());
    svg.replace("stroke-width=\"2\"", size <= 16 ? "stroke-width=\"2\"" : "stroke-width=\"1.75\"");
    QSvgRenderer renderer(svg);
    const int side = static_cast<int>(std::ceil(size * ratio));
    pixmap = QPixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, side, side));
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Resolves its colour when it paints, so that a theme switch needs no new icons.
class PaletteIconEngine final : public QIconEngine
{
public:
    PaletteIconEngine(QString name, QPalette::ColorRole role) : m_name(std::move(name)), m_role(role) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(*painter, rect, m_name, inkFor(mode));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        return render(m_name, std::min(size.width(), size.height()), 1.0, inkFor(mode));
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const int side = static_cast<int>(std::lround(std::min(size.width(), size.height()) / scale));
        return render(m_name, side, scale, inkFor(mode));
    }
    QIconEngine* clone() const override { return new PaletteIconEngine(*this); }
    bool isNull() override { return !QFile::exists(fileOf(m_name)); }

private:
    QColor inkFor(QIcon::Mode mode) const
    {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        return QGuiApplication::palette().color(group, m_role);
    }

    QString m_name;
    QPalette::ColorRole m_role;
};

} // namespace

QIcon icon(const QString& name, QPalette::ColorRole role)
{
    if (!QFile::exists(fileOf(name))) {
        qWarning("icon %s does not exist", qPrintable(name));
        return {};
    }
    return QIcon(new PaletteIconEngine(name, role));
}

void paintIcon(QPainter& painter, const QRect& box, const QString& name, const QColor& ink)
{
    const int side = std::min(box.width(), box.height());
    const QPixmap pixmap = render(name, side, painter.device()->devicePixelRatio(), ink);
    const QPoint corner(box.left() + (box.width() - side) / 2, box.top() + (box.height() - side) / 2);
    painter.drawPixmap(corner, pixmap);
}

} // namespace fc::ui
