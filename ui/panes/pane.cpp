#include "ui/panes/pane.h"

#include "ui/delegates/style.h"

#include <QPainter>

namespace fc::ui {

Pane::Pane(PaneContext context, QWidget* parent) : QWidget(parent), m_context(std::move(context)) {}

void Pane::tick(SystemTime) {}

int Pane::badge(const engine::FabricView&) const
{
    return 0;
}

void Pane::goTo(const Place&) {}

Place Pane::place() const
{
    return {id(), {}, {}};
}

QWidget* Pane::focusTarget()
{
    return this;
}

void Pane::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), tokensOf(this).panel);
}

} // namespace fc::ui
