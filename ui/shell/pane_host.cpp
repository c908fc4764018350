#include "ui/shell/pane_host.h"

#include <QStackedLayout>

#include <algorithm>

namespace fc::ui {

namespace {

constexpr std::size_t kHistoryDepth = 100;

} // namespace

PaneHost::PaneHost(ViewBridge& bridge, QWidget* parent)
    : QWidget(parent), m_bridge(bridge), m_stack(new QStackedLayout(this))
{
    m_stack->setContentsMargins(0, 0, 0, 0);
    connect(&m_bridge, &ViewBridge::viewChanged, this, [this] {
        if (Pane* pane = currentPane())
            pane->setView(m_bridge.view());
    });
}

void PaneHost::add(Pane* pane)
{
    m_panes.push_back(pane);
    m_stack->addWidget(pane);
}

Pane* PaneHost::currentPane() const
{
    return m_current < 0 ? nullptr : m_panes.at(static_cast<std::size_t>(m_current));
}

int PaneHost::indexOf(const QString& id) const
{
    const auto it = std::ranges::find_if(m_panes, [&](const Pane* pane) { return pane->id() == id; });
    return it == m_panes.end() ? -1 : static_cast<int>(it - m_panes.begin());
}

void PaneHost::switchTo(int index)
{
    if (index < 0 || index >= static_cast<int>(m_panes.size()) || index == m_current)
        return;
    m_current = index;
    Pane* pane = currentPane();
    pane->setView(m_bridge.view());
    m_stack->setCurrentIndex(index);
    if (QWidget* target = pane->focusTarget())
        target->setFocus(Qt::OtherFocusReason);
    Q_EMIT currentChanged(index);
}

void PaneHost::showPane(int index)
{
    if (index < 0 || index >= static_cast<int>(m_panes.size()) || index == m_current)
        return;
    goTo({m_panes.at(static_cast<std::size_t>(index))->id(), {}, {}});
}

void PaneHost::goTo(const Place& place)
{
    const int index = place.pane.isEmpty() ? m_current : indexOf(place.pane);
    if (index < 0)
        return;
    if (const Pane* pane = currentPane()) {
        m_back.push_back(pane->place());
        if (m_back.size() > kHistoryDepth)
            m_back.erase(m_back.begin());
        m_forward.clear();
    }
    switchTo(index);
    currentPane()->goTo(place);
    Q_EMIT historyChanged();
}

void PaneHost::visit(const Place& place)
{
    switchTo(indexOf(place.pane));
    currentPane()->goTo(place);
    Q_EMIT historyChanged();
}

void PaneHost::back()
{
    if (m_back.empty())
        return;
    m_forward.push_back(currentPane()->place());
    const Place place = m_back.back();
    m_back.pop_back();
    visit(place);
}

void PaneHost::forward()
{
    if (m_forward.empty())
        return;
    m_back.push_back(currentPane()->place());
    const Place place = m_forward.back();
    m_forward.pop_back();
    visit(place);
}

} // namespace fc::ui
