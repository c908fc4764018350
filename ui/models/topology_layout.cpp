#include "ui/models/topology_layout.h"

#include "ui/bridge/qt_strings.h"

#include <QLineF>

#include <algorithm>
#include <cmath>
#include <limits>

namespace fc::ui {

using namespace Qt::StringLiterals;

QString shortInterface(const QString& name)
{
    struct Short
    {
        QLatin1StringView full, brief;
    };
    static constexpr Short kNames[]{{"Ethernet"_L1, "Et"_L1},     {"Port-Channel"_L1, "Po"_L1}, {"Management"_L1, "Ma"_L1},
                                    {"Loopback"_L1, "Lo"_L1},     {"Vlan"_L1, "Vl"_L1}};
    for (const Short& entry : kNames) {
        if (name.startsWith(entry.full))
            return entry.brief + name.mid(entry.full.size());
    }
    return name;
}

QPolygonF TopologyLink::ownPart() const
{
    return shape == LinkShape::Warp ? QPolygonF{path.at(path.size() - 2), path.at(path.size() - 1)} : path;
}

int TopologyLayout::nodeNamed(const QString& name) const
{
    const auto it = std::ranges::find(nodes, name, &TopologyNode::name);
    return it == nodes.end() ? -1 : static_cast<int>(it - nodes.begin());
}

int TopologyLayout::nodeAt(const QPointF& point) const
{
    const auto it = std::ranges::find_if(nodes, [&](const TopologyNode& node) { return node.rect.contains(point); });
    return it == nodes.end() ? -1 : static_cast<int>(it - nodes.begin());
}

namespace {

double distanceTo(const QPointF& point, const QPointF& a, const QPointF& b)
{
    const QPointF along = b - a;
    const double length = QPointF::dotProduct(along, along);
    const double at = length == 0 ? 0 : std::clamp(QPointF::dotProduct(point - a, along) / length, 0.0, 1.0);
    return QLineF(point, a + at * along).length();
}

} // namespace

int TopologyLayout::linkAt(const QPointF& point, double reach) const
{
    int best = -1;
    double nearest = reach;
    for (std::size_t i = 0; i < links.size(); ++i) {
        const QPolygonF part = links[i].ownPart();
        for (int p = 1; p < part.size(); ++p) {
            const double distance = distanceTo(point, part.at(p - 1), part.at(p));
            if (distance <= nearest) {
                nearest = distance;
                best = static_cast<int>(i);
            }
        }
    }
    return best;
}

std::vector<int> TopologyLayout::linksOf(int node) const
{
    std::vector<int> found;
    for (std::size_t i = 0; i < links.size(); ++i) {
        if (links[i].a == node || links[i].b == node)
            found.push_back(static_cast<int>(i));
    }
    const auto x = [&](int index) {
        const TopologyLink& link = links[static_cast<std::size_t>(index)];
        return link.a == node && link.shape == LinkShape::Warp ? link.path.last().x() : link.ownPart().first().x();
    };
    std::ranges::stable_sort(found, std::ranges::less(), x);
    return found;
}

int TopologyLayout::neighbourOf(int node, Qt::Key arrow) const
{
    const QPointF from = nodes.at(static_cast<std::size_t>(node)).rect.center();
    const bool sideways = arrow == Qt::Key_Left || arrow == Qt::Key_Right;
    int best = -1;
    double nearest = std::numeric_limits<double>::max();
    const auto consider = [&](int candidate) {
        const QPointF step = nodes.at(static_cast<std::size_t>(candidate)).rect.center() - from;
        const double ahead = arrow == Qt::Key_Left ? -step.x() : arrow == Qt::Key_Right ? step.x()
                           : arrow == Qt::Key_Up   ? -step.y() : step.y();
        const double aside = std::abs(sideways ? step.y() : step.x());
        if (ahead > 1 && (sideways ? aside < 1 : true) && ahead + aside < nearest) {
            nearest = ahead + aside;
            best = candidate;
        }
    };
    if (sideways) {
        for (int i = 0; i < static_cast<int>(nodes.size()); ++i)
            consider(i);
        return best;
    }
    for (const TopologyLink& link : links) {
        if (link.a == node)
            consider(link.b);
        else if (link.b == node)
            consider(link.a);
    }
    return best;
}

} // namespace fc::ui
