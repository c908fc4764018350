#include "ui/widgets/topology/topology_worker.h"

#include <QPainter>

#include <cmath>

namespace fc::ui {

namespace {

QImage blank(const QSize& size, double ratio)
{
    QImage image(QSize(static_cast<int>(std::ceil(size.width() * ratio)), static_cast<int>(std::ceil(size.height() * ratio))),
                 QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    return image;
}

/// Equal in all that lies under the nodes.
bool sameBase(const TopologyScene& a, const TopologyScene& b)
{
    return a.layout == b.layout && a.links == b.links && a.pairTouched == b.pairTouched && a.overlay == b.overlay;
}

} // namespace

TopologyWorker::TopologyWorker(std::function<void(TopologyPicture)> deliver)
    : m_deliver(std::move(deliver)), m_thread([this](std::stop_token stop) { run(std::move(stop)); })
{
}

TopologyWorker::~TopologyWorker()
{
    m_thread.request_stop();
    m_thread.join();
}

void TopologyWorker::request(std::shared_ptr<const TopologyScene> scene, const TopologyGeometry& geometry)
{
    {
        const std::lock_guard lock(m_mutex);
        m_next = Request{std::move(scene), geometry};
    }
    m_wake.notify_one();
}

void TopologyWorker::run(std::stop_token stop)
{
    while (!stop.stop_requested()) {
        Request request;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return m_next.has_value(); }))
                return;
            request = std::move(*m_next);
            m_next.reset();
        }
        m_deliver(paint(request));
    }
}

TopologyPicture TopologyWorker::paint(const Request& request)
{
    const bool keepsLinks = m_painted.scene != nullptr && m_painted.geometry == request.geometry &&
                            sameBase(*m_painted.scene, *request.scene);
    if (!keepsLinks)
        return paintWhole(request);
    std::vector<int> changed;
    for (std::size_t i = 0; i < request.scene->nodes.size(); ++i) {
        if (request.scene->nodes[i] != m_painted.scene->nodes[i])
            changed.push_back(static_cast<int>(i));
    }
    return paintPieces(request, changed);
}

TopologyPicture TopologyWorker::paintWhole(const Request& request)
{
    const Tokens& tokens = tokensFor(request.geometry.scheme);
    const Lens& lens = request.geometry.lens;
    const QRect all({0, 0}, request.geometry.size);
    m_links = blank(request.geometry.size, lens.ratio);
    {
        QPainter painter(&m_links);
        paintBase(painter, *request.scene, lens, tokens);
    }
    TopologyPicture picture;
    picture.base = ++m_base;
    picture.geometry = request.geometry;
    picture.scene = request.scene;
    picture.whole = m_links.copy();
    QPainter painter(&picture.whole);
    for (int i = 0; i < static_cast<int>(request.scene->nodes.size()); ++i) {
        if (nodeArea(*request.scene, i, lens).intersects(all))
            paintNode(painter, *request.scene, i, lens, tokens);
    }
    m_painted = request;
    return picture;
}

TopologyPicture TopologyWorker::paintPieces(const Request& request, const std::vector<int>& nodes)
{
    const Tokens& tokens = tokensFor(request.geometry.scheme);
    const Lens& lens = request.geometry.lens;
    const QRect all({0, 0}, request.geometry.size);
    TopologyPicture picture;
    picture.base = m_base;
    picture.geometry = request.geometry;
    picture.scene = request.scene;
    for (const int node : nodes) {
        const QRect area = nodeArea(*request.scene, node, lens) & all;
        if (area.isEmpty())
            continue;
        QImage piece = blank(area.size(), lens.ratio);
        QPainter painter(&piece);
        painter.translate(-area.topLeft());
        painter.drawImage(QPoint(0, 0), m_links);
        paintNode(painter, *request.scene, node, lens, tokens);
        painter.end();
        picture.pieces.emplace_back(area, std::move(piece));
    }
    m_painted = request;
    return picture;
}

} // namespace fc::ui
