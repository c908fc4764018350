#include "ui/widgets/topology/topology_accessible.h"

#include "ui/widgets/topology/topology_view.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

#include <map>

namespace fc::ui {

namespace {

/// One node: a list item whose name is its sentence. Owned by Qt's cache through its id.
class NodeAccessible final : public QAccessibleInterface
{
public:
    NodeAccessible(TopologyView* view, int node) : m_view(view), m_node(node) {}

    bool isValid() const override
    {
        return m_view != nullptr && m_view->scene() != nullptr &&
               m_node < static_cast<int>(m_view->scene()->layout->nodes.size());
    }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString&) override {}

    QString text(QAccessible::Text kind) const override
    {
        return isValid() && kind == QAccessible::Name ? m_view->nodeSentence(m_node) : QString();
    }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect box = m_view->nodeRect(m_node).toRect();
        return {m_view->mapToGlobal(box.topLeft()), box.size()};
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = state.selectable = true;
        if (isValid()) {
            state.selected = m_view->selection().node == m_node;
            state.focused = state.selected && m_view->hasFocus();
            state.offscreen = !m_view->rect().intersects(m_view->nodeRect(m_node).toRect());
        } else {
            state.invalid = true;
        }
        return state;
    }

    int node() const { return m_node; }

private:
    QPointer<TopologyView> m_view;
    int m_node;
};

class TopologyAccessible final : public QAccessibleWidget
{
public:
    explicit TopologyAccessible(TopologyView* view) : QAccessibleWidget(view, QAccessible::List), m_view(view) {}
    ~TopologyAccessible() override
    {
        for (const auto& [node, id] : m_children)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override
    {
        return m_view->scene() == nullptr ? 0 : static_cast<int>(m_view->scene()->layout->nodes.size());
    }
    QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        const auto known = m_children.find(index);
        if (known != m_children.end())
            return QAccessible::accessibleInterface(known->second);
        auto* made = new NodeAccessible(m_view, index);
        m_children.emplace(index, QAccessible::registerAccessibleInterface(made));
        return made;
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        const auto* node = dynamic_cast<const NodeAccessible*>(child);
        return node == nullptr ? -1 : node->node();
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        for (int i = 0; i < childCount(); ++i) {
            if (QAccessibleInterface* node = child(i); node->rect().contains(x, y))
                return node;
        }
        return nullptr;
    }
    QAccessibleInterface* focusChild() const override
    {
        return m_view->hasFocus() ? child(m_view->selection().node) : nullptr;
    }

private:
    TopologyView* m_view;
    mutable std::map<int, QAccessible::Id> m_children;
};

QAccessibleInterface* makeAccessible(const QString&, QObject* object)
{
    auto* view = qobject_cast<TopologyView*>(object);
    return view == nullptr ? nullptr : new TopologyAccessible(view);
}

} // namespace

void installTopologyAccessibility()
{
    [[maybe_unused]] static const bool kInstalled = [] {
        QAccessible::installFactory(makeAccessible);
        return true;
    }();
}

void announceTopologyFocus(TopologyView* view, int node)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(view, QAccessible::Focus);
    event.setChild(node);
    QAccessible::updateAccessibility(&event);
}

} // namespace fc::ui
