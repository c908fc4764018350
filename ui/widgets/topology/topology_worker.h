#pragma once

#include "ui/delegates/tokens.h"
#include "ui/widgets/topology/topology_painter.h"

#include <QImage>
#include <QSize>

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace fc::ui {

/// What a picture shows apart from its scene.
struct TopologyGeometry
{
    Lens lens;
    QSize size; ///< logical pixels
    Scheme scheme = Scheme::Light;
    bool operator==(const TopologyGeometry&) const = default;
};

/// A result of the painting thread: a whole picture, or pieces to put onto the last whole one.
struct TopologyPicture
{
    std::uint64_t base = 0; ///< counts whole pictures; pieces fit only the base they name
    TopologyGeometry geometry;
    QImage whole;           ///< null for pieces
    std::vector<std::pair<QRect, QImage>> pieces; ///< logical rectangles
    std::shared_ptr<const TopologyScene> scene;
};

/// Paints on its own thread. A newer request replaces one that has not begun; when only faces of nodes changed, only
/// those nodes are painted, over links that are kept. The GUI thread neither paints nodes nor waits.
class TopologyWorker
{
public:
    /// `deliver` runs on the painting thread.
    explicit TopologyWorker(std::function<void(TopologyPicture)> deliver);
    ~TopologyWorker();
    TopologyWorker(const TopologyWorker&) = delete;
    TopologyWorker& operator=(const TopologyWorker&) = delete;

    void request(std::shared_ptr<const TopologyScene> scene, const TopologyGeometry& geometry);

private:
    struct Request
    {
        std::shared_ptr<const TopologyScene> scene;
        TopologyGeometry geometry;
    };

    void run(std::stop_token stop);
    TopologyPicture paint(const Request& request);
    TopologyPicture paintWhole(const Request& request);
    TopologyPicture paintPieces(const Request& request, const std::vector<int>& nodes);

    std::function<void(TopologyPicture)> m_deliver;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::optional<Request> m_next;
    // Below: painting thread only.
    std::uint64_t m_base = 0;
    Request m_painted;
    QImage m_links;
    std::jthread m_thread;
};

} // namespace fc::ui
