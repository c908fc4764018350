#pragma once

#include "base/handle.h"
#include "engine/console_service.h"
#include "ui/bridge/frame_clock.h"

#include <QObject>

#include <memory>

namespace fc::ui {

/// The one place where the engine's threads meet the GUI thread: a wake becomes one queued frame, a frame takes the
/// newest view. Lives on the GUI thread; the service must outlive it.
class ViewBridge : public QObject
{
    Q_OBJECT

public:
    explicit ViewBridge(engine::ConsoleService& service, QObject* parent = nullptr);
    ~ViewBridge() override;

    engine::ConsoleService& service() { return m_service; }
    FrameClock& clock() { return m_clock; }
    /// What was taken with the last frame; never null.
    const std::shared_ptr<const engine::FabricView>& view() const { return m_view; }

Q_SIGNALS:
    void viewChanged();

private:
    struct Gate;
    void takeView();

    engine::ConsoleService& m_service;
    FrameClock m_clock;
    std::shared_ptr<const engine::FabricView> m_view;
    std::shared_ptr<Gate> m_gate;
    Handle m_subscription;
};

} // namespace fc::ui
