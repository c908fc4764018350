#include "ui/bridge/qt_strings.h"
#include "ui/models/topology_layout.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace fc::ui {

namespace {

using namespace topology;

constexpr double kSpineTop = 40;
constexpr double kDrop = 76;      ///< spine to first weft
constexpr double kFall = 104;     ///< last weft to pair boxes
constexpr double kHostFall = 92;  ///< pair boxes to hosts
constexpr double kHostBend = 67;  ///< pair boxes to the bend of host links
constexpr double kMemberGap = 14; ///< between the members of a pair
constexpr double kNeighbourSpread = 8; ///< between links of one leaf to several neighbours
constexpr double kRowGap = 60;
constexpr int kLoomMost = 64;     ///< leafs in one row; more make a grid with straight links

/// Builds a layout step by step; each step reads what the ones before it placed.
class Builder
{
public:
    explicit Builder(const model::FabricInventory& inventory) : m_inventory(inventory) {}

    TopologyLayout build()
    {
        split();
        placeLeafs();
        placeSpines();
        for (std::size_t i = 0; i < m_inventory.links.size(); ++i)
            addLink(static_cast<int>(i));
        weave();
        placeNeighbours();
        setBounds();
        return std::move(m_out);
    }

private:
    /// One slot of the leaf row: a pair or a single device.
    struct Slot
    {
        int first = -1, second = -1; ///< indices into inventory.devices
    };

    const model::FabricDevice& device(int index) const { return m_inventory.devices[static_cast<std::size_t>(index)]; }
    TopologyNode& node(int index) { return m_out.nodes[static_cast<std::size_t>(index)]; }

    void split();
    void placeLeafs();
    void placeSlot(const Slot& slot, QPointF corner);
    void placeSpines();
    void addLink(int index);
    void addWarp(TopologyLink link);
    void weave();
    void placeNeighbours();
    void placeNeighbour(int index, int anchor, int position, int count);
    void setBounds();
    int addNode(int deviceIndex, NodeKind kind, const QRectF& rect, int pair = -1);
    int nodeOf(const std::string& name) const;
    int weftOf(int spine) const;
    double laneOf(int weft) const;
    double weftY(int weft) const { return kSpineTop + kNodeHeight + kDrop + weft * kWeftStep; }
    double leafTop() const { return weftY(std::max(0, m_wefts - 1)) + kFall; }

    const model::FabricInventory& m_inventory;
    TopologyLayout m_out;
    std::vector<int> m_spines; ///< indices into inventory.devices
    std::vector<Slot> m_slots;
    std::vector<int> m_spineNodes;
    std::map<std::string, int, std::less<>> m_nodes;
    int m_wefts = 0;
    int m_leafs = 0;
    double m_rowWidth = 0;
    double m_bottom = 0; ///< of the leaf tier
    bool m_loom = true;
};

void Builder::split()
{
    std::map<std::string, int> byName;
    for (std::size_t i = 0; i < m_inventory.devices.size(); ++i)
        byName.emplace(m_inventory.devices[i].name, static_cast<int>(i));
    std::vector<bool> taken(m_inventory.devices.size());
    for (std::size_t i = 0; i < m_inventory.devices.size(); ++i) {
        const model::FabricDevice& one = m_inventory.devices[i];
        if (one.role.find("spine") != std::string::npos) {
            m_spines.push_back(static_cast<int>(i));
            continue;
        }
        ++m_leafs;
        if (taken[i])
            continue;
        const auto peer = byName.find(one.mlagPeer);
        const bool paired = !one.mlagPeer.empty() && peer != byName.end() && peer->second != static_cast<int>(i) &&
                            device(peer->second).mlagPeer == one.name && !taken[static_cast<std::size_t>(peer->second)];
        m_slots.push_back({static_cast<int>(i), paired ? peer->second : -1});
        if (paired)
            taken[static_cast<std::size_t>(peer->second)] = true;
    }
    m_wefts = std::min(kWeftsMost, static_cast<int>(m_spines.size()));
    m_loom = m_leafs <= kLoomMost && !m_spines.empty();
}

int Builder::addNode(int deviceIndex, NodeKind kind, const QRectF& rect, int pair)
{
    const int index = static_cast<int>(m_out.nodes.size());
    m_out.nodes.push_back({q(device(deviceIndex).name), kind, deviceIndex, -1, pair, rect});
    m_nodes.emplace(device(deviceIndex).name, index);
    return index;
}

int Builder::nodeOf(const std::string& name) const
{
    const auto it = m_nodes.find(name);
    return it == m_nodes.end() ? -1 : it->second;
}

void Builder::placeLeafs()
{
    // Tab order wants spines first: their nodes are made here, their places follow when the row's width is known.
    for (const int spine : m_spines)
        m_spineNodes.push_back(addNode(spine, NodeKind::Spine, {0, kSpineTop, kSpineWidth, kNodeHeight}));
    const int perRow = m_loom ? static_cast<int>(m_slots.size())
                              : std::max(16, static_cast<int>(std::ceil(std::sqrt(1.6 * static_cast<double>(m_slots.size())))));
    QPointF corner(0, m_loom ? leafTop() : kSpineTop + kNodeHeight + kFall);
    int inRow = 0;
    for (const Slot& slot : m_slots) {
        if (inRow == perRow) {
            corner = {0, corner.y() + kPairHead + kNodeHeight + kPairFoot + kRowGap};
            inRow = 0;
        }
        placeSlot(slot, corner);
        const double width = slot.second < 0 ? kNodeWidth + 2 * kPairPad : 2 * kNodeWidth + kMemberGap + 2 * kPairPad;
        m_rowWidth = std::max(m_rowWidth, corner.x() + width);
        corner.rx() += width + kPairGap;
        ++inRow;
    }
    m_bottom = corner.y() + (m_slots.empty() ? 0 : kPairHead + kNodeHeight + kPairFoot);
}

void Builder::placeSlot(const Slot& slot, QPointF corner)
{
    const QRectF box(corner.x() + kPairPad, corner.y() + kPairHead, kNodeWidth, kNodeHeight);
    if (slot.second < 0) {
        addNode(slot.first, NodeKind::Leaf, box);
        return;
    }
    const model::FabricDevice& a = device(slot.first);
    const model::FabricDevice& b = device(slot.second);
    const int pair = static_cast<int>(m_out.pairs.size());
    TopologyPair made;
    made.title = QCoreApplication::translate("Topology", "Pair %1").arg(pair + 1);
    if (a.asn != 0 && a.asn == b.asn)
        made.asn = QString::number(a.asn);
    if (!a.vtepAddress.empty() && a.vtepAddress == b.vtepAddress)
        made.foot = QStringLiteral("VTEP ") + q(a.vtepAddress);
    made.rect = {corner.x(), corner.y(), 2 * kNodeWidth + kMemberGap + 2 * kPairPad, kPairHead + kNodeHeight + kPairFoot};
    made.left = addNode(slot.first, NodeKind::Leaf, box, pair);
    made.right = addNode(slot.second, NodeKind::Leaf, box.translated(kNodeWidth + kMemberGap, 0), pair);
    m_out.pairs.push_back(made);
}

void Builder::placeSpines()
{
    const double count = static_cast<double>(m_spines.size());
    m_rowWidth = std::max(m_rowWidth, count * (kSpineWidth + 24));
    for (std::size_t i = 0; i < m_spineNodes.size(); ++i) {
        const double centre = std::round((static_cast<double>(i) + 0.5) / count * m_rowWidth);
        node(m_spineNodes[i]).rect.moveLeft(centre - kSpineWidth / 2);
    }
    if (m_loom) {
        for (int w = 0; w < m_wefts; ++w)
            m_out.wefts.push_back({weftY(w), m_rowWidth, 0, {}});
    }
}

int Builder::weftOf(int spine) const
{
    const auto at = std::ranges::find(m_spineNodes, spine) - m_spineNodes.begin();
    return static_cast<int>(at) * m_wefts / static_cast<int>(m_spineNodes.size());
}

double Builder::laneOf(int weft) const
{
    const double step = m_wefts < 2 ? 0 : std::min(kLaneStep, (kNodeWidth - 20) / (m_wefts - 1));
    return (weft - (m_wefts - 1) / 2.0) * step;
}

void Builder::addLink(int index)
{
    const model::FabricLink& cable = m_inventory.links[static_cast<std::size_t>(index)];
    TopologyLink link;
    link.link = index;
    link.a = nodeOf(cable.a.device);
    link.b = nodeOf(cable.b.device);
    if (link.a < 0 || link.b < 0 || link.a == link.b)
        return;
    if (node(link.b).kind == NodeKind::Spine)
        std::swap(link.a, link.b);
    const bool spineToLeaf = node(link.a).kind == NodeKind::Spine && node(link.b).kind == NodeKind::Leaf;
    if (m_loom && spineToLeaf) {
        addWarp(std::move(link));
        return;
    }
    const bool peers = node(link.a).pair >= 0 && node(link.a).pair == node(link.b).pair;
    if (peers) {
        if (node(link.a).rect.left() > node(link.b).rect.left())
            std::swap(link.a, link.b);
        link.shape = LinkShape::Peer;
        const double y = node(link.a).rect.center().y() - 3;
        link.path = {{node(link.a).rect.right(), y}, {node(link.b).rect.left(), y}};
    } else {
        link.path = {node(link.a).rect.center(), node(link.b).rect.center()};
        if (spineToLeaf)
            link.path = {{node(link.a).rect.center().x(), node(link.a).rect.bottom()},
                         {node(link.b).rect.center().x(), node(link.b).rect.top()}};
    }
    m_out.links.push_back(std::move(link));
}

void Builder::addWarp(TopologyLink link)
{
    link.shape = LinkShape::Warp;
    const int weft = weftOf(link.a);
    // Parallel cables between the same two devices lie side by side in one lane.
    const auto twins = std::ranges::count_if(m_out.links, [&](const TopologyLink& other) {
        return other.a == link.a && other.b == link.b;
    });
    const QRectF spine = node(link.a).rect;
    const QRectF leaf = node(link.b).rect;
    const double lane = leaf.center().x() + laneOf(weft) + 5.0 * static_cast<double>(twins);
    const double y = weftY(weft);
    link.path = {{spine.center().x(), spine.bottom()}, {spine.center().x(), y}, {lane, y}, {lane, leaf.top()}};
    TopologyWeft& line = m_out.wefts[static_cast<std::size_t>(weft)];
    line.from = std::min({line.from, lane, spine.center().x()});
    line.to = std::max({line.to, lane, spine.center().x()});
    m_out.links.push_back(std::move(link));
}

void Builder::weave()
{
    const auto crosses = [](const TopologyWeft& weft, double x) { return x > weft.from + 0.5 && x < weft.to - 0.5; };
    for (std::size_t w = 0; w < m_out.wefts.size(); ++w) {
        TopologyWeft& weft = m_out.wefts[w];
        // A spine's own drop always runs over the wefts of the spines before it.
        for (const int spine : m_spineNodes) {
            const double x = node(spine).rect.center().x();
            if (weftOf(spine) > static_cast<int>(w) && crosses(weft, x))
                weft.gaps.push_back(x);
        }
        std::vector<TopologyLink*> above;
        for (TopologyLink& link : m_out.links) {
            if (link.shape == LinkShape::Warp && link.joint().y() < weft.y && crosses(weft, link.joint().x()))
                above.push_back(&link);
        }
        std::ranges::stable_sort(above, std::ranges::less(), [](const TopologyLink* link) { return link->joint().x(); });
        bool over = w % 2 == 0;
        for (TopologyLink* link : above) {
            if (over)
                link->gaps.push_back(weft.y);
            else
                weft.gaps.push_back(link->joint().x());
            over = !over;
        }
        std::ranges::sort(weft.gaps);
    }
}

void Builder::placeNeighbours()
{
    struct Group
    {
        int anchor;
        std::vector<int> members;
    };
    // Neighbours of one pair (or of one device) stand together, in inventory order.
    std::map<int, Group> groups;
    for (std::size_t i = 0; i < m_inventory.neighbours.size(); ++i) {
        for (const model::LinkEnd& end : m_inventory.neighbours[i].attachedTo) {
            const int at = nodeOf(end.device);
            if (at < 0)
                continue;
            const int anchor = node(at).pair >= 0 ? m_out.pairs[static_cast<std::size_t>(node(at).pair)].left : at;
            groups.try_emplace(anchor, Group{anchor, {}}).first->second.members.push_back(static_cast<int>(i));
            break;
        }
    }
    for (const auto& [anchor, group] : groups) {
        for (std::size_t k = 0; k < group.members.size(); ++k)
            placeNeighbour(group.members[k], anchor, static_cast<int>(k), static_cast<int>(group.members.size()));
    }
}

void Builder::placeNeighbour(int index, int anchor, int position, int count)
{
    const model::FabricNeighbour& neighbour = m_inventory.neighbours[static_cast<std::size_t>(index)];
    const int pair = node(anchor).pair;
    const QRectF base = pair < 0 ? node(anchor).rect : m_out.pairs[static_cast<std::size_t>(pair)].rect;
    const bool up = node(anchor).kind == NodeKind::Spine;
    const int columns = std::min(count, 2);
    const double pitch = (base.width() + kPairGap) / columns;
    const double width = std::min(kNeighbourWidth, columns == 1 ? std::max(base.width(), kNeighbourWidth) : pitch - kPairGap / 2);
    const double x = base.center().x() + (position % 2 - (columns - 1) / 2.0) * pitch;
    const double step = kNeighbourHeight + 12;
    const double y = up ? kSpineTop - kHostFall - (position / 2) * step
                        : base.bottom() + kHostFall + (position / 2) * step;
    const QRectF rect(std::round(x - width / 2), y, width, kNeighbourHeight);
    const int made = static_cast<int>(m_out.nodes.size());
    m_out.nodes.push_back({q(neighbour.name), NodeKind::Neighbour, -1, index, -1, rect});
    const double ends = static_cast<double>(neighbour.attachedTo.size());
    for (std::size_t e = 0; e < neighbour.attachedTo.size(); ++e) {
        const int at = nodeOf(neighbour.attachedTo[e].device);
        if (at < 0)
            continue;
        const QRectF from = node(at).rect;
        const double startX = from.center().x() + (position - (count - 1) / 2.0) * kNeighbourSpread;
        const double endX = ends < 2 ? rect.center().x() : rect.center().x() + (static_cast<double>(e) / (ends - 1) - 0.5) * 60;
        const double bend = up ? from.top() - (kHostFall - kHostBend) - position * 6 : base.bottom() + kHostBend + position * 6;
        TopologyLink link;
        link.shape = LinkShape::Neighbour;
        link.a = at;
        link.b = made;
        link.label = shortInterface(q(neighbour.attachedTo[e].interfaceName));
        link.path = {{startX, up ? from.top() : from.bottom()}, {startX, bend}, {endX, bend}, {endX, up ? rect.bottom() : rect.top()}};
        m_out.links.push_back(std::move(link));
    }
}

void Builder::setBounds()
{
    for (const TopologyNode& placed : m_out.nodes)
        m_out.bounds |= placed.rect;
    for (const TopologyPair& pair : m_out.pairs)
        m_out.bounds |= pair.rect;
}

} // namespace

TopologyLayout layOut(const model::FabricInventory& inventory)
{
    return Builder(inventory).build();
}

} // namespace fc::ui
