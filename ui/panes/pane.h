#pragma once

#include "base/clock.h"
#include "engine/fabric_view.h"
#include "ui/bridge/view_bridge.h"
#include "ui/models/navigation.h"

#include <QWidget>

#include <functional>
#include <memory>

namespace fc::ui {

/// What every pane is given. The referenced objects outlive the panes.
struct PaneContext
{
    ViewBridge& bridge; ///< service() takes commands, view() is the newest view
    const Clock& clock;
    QString user;       ///< under whose name decisions are recorded
    std::function<void(const Place&)> go; ///< shows a place in any pane and remembers it in the navigation history
    std::function<void(const QString&)> say; ///< toast for something the user started; 6 s, never for background failures
};

/// One entry of the rail. Lives on the GUI thread.
///
/// Its QWidget::actions() appear in the palette and on the key sheet while it is current: give them text, shortcut
/// and Qt::WidgetWithChildrenShortcut.
class Pane : public QWidget
{
    Q_OBJECT

public:
    explicit Pane(PaneContext context, QWidget* parent = nullptr);

    virtual QString id() const = 0;       ///< "fabric"; stable, also the name of the help page and of screenshots
    virtual QString title() const = 0;    ///< translated, as on the rail
    virtual QString iconName() const = 0; ///< file in resources/icons without ".svg"

    /// The newest view: at every frame while the pane is current, once when it becomes current. Never null. Must not
    /// block; update models by value, never reset them.
    virtual void setView(std::shared_ptr<const engine::FabricView> view) = 0;
    /// Once a second while the pane is current: ages and clocks.
    virtual void tick(SystemTime now);
    /// Number on the rail; 0 shows none. Must work on a pane that was never shown.
    virtual int badge(const engine::FabricView& view) const;

    /// Shows a device or item; called after setView.
    virtual void goTo(const Place& place);
    /// Where the person is, for Alt+Left.
    virtual Place place() const;
    /// Takes the keyboard focus when the pane becomes current.
    virtual QWidget* focusTarget();

protected:
    const PaneContext& context() const { return m_context; }
    engine::ConsoleService& service() { return m_context.bridge.service(); }
    void paintEvent(QPaintEvent* event) override;

private:
    PaneContext m_context;
};

} // namespace fc::ui
