#include "ui/bridge/view_bridge.h"

#include <QMetaObject>

#include <mutex>

namespace fc::ui {

/// Shared with the engine's thread so that a wake that is already running finds either a live bridge or none.
struct ViewBridge::Gate
{
    std::mutex mutex;
    ViewBridge* bridge = nullptr;
};

ViewBridge::ViewBridge(engine::ConsoleService& service, QObject* parent)
    : QObject(parent), m_service(service), m_gate(std::make_shared<Gate>())
{
    m_gate->bridge = this;
    connect(&m_clock, &FrameClock::frame, this, &ViewBridge::takeView);
    m_subscription = m_service.onViewChanged([gate = m_gate] {
        const std::lock_guard lock(gate->mutex);
        if (gate->bridge != nullptr)
            QMetaObject::invokeMethod(&gate->bridge->m_clock, &FrameClock::request, Qt::QueuedConnection);
    });
    m_view = m_service.view();
}

ViewBridge::~ViewBridge()
{
    {
        const std::lock_guard lock(m_gate->mutex);
        m_gate->bridge = nullptr;
    }
    m_subscription.reset();
}

void ViewBridge::takeView()
{
    auto next = m_service.view();
    if (next == nullptr || next == m_view)
        return;
    m_view = std::move(next);
    Q_EMIT viewChanged();
}

} // namespace fc::ui
