#include "ui/models/topology_scene.h"

#include "ui/bridge/qt_strings.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace fc::ui {

namespace {

using namespace Qt::StringLiterals;

QString topologyText(const char* text)
{
    return QCoreApplication::translate("Topology", text);
}

bool isPlanned(engine::ConfigState state)
{
    using enum engine::ConfigState;
    return state == Pending || state == Approved || state == Applying;
}

NodeFace faceOf(const engine::DeviceView& device, NodeKind kind, SystemTime now)
{
    NodeFace face;
    face.name = q(device.device.name);
    face.address = q(device.device.routerId.empty() ? device.device.address : device.device.routerId);
    face.config = statusOf(device.config);
    face.health = statusOf(device.health);
    face.word = configBadge(device);
    face.healthWord = healthBadge(device, now);
    face.noData = device.health == engine::HealthState::Unreachable;
    face.strong = openHunks(device) > 0 || device.config == engine::ConfigState::Failed;
    face.open = openHunks(device);
    if (device.device.asn != 0)
        face.extra = u"AS "_s + QString::number(device.device.asn);
    if (kind == NodeKind::Leaf && !device.device.vtepAddress.empty())
        face.vtep = u"VTEP "_s + q(device.device.vtepAddress);
    if (face.noData) {
        face.word = face.healthWord;
        face.strong = true;
        face.config = Status::NoData;
    }
    if (device.health == engine::HealthState::Late && device.lastData)
        face.note = ageText(*device.lastData, now);
    return face;
}

/// "VLAN 40 10.40.40.101" is two facts: what it belongs to and its address.
NodeFace faceOf(const model::FabricNeighbour& neighbour)
{
    NodeFace face;
    face.name = q(neighbour.name);
    QStringList words = q(neighbour.detail).split(u' ', Qt::SkipEmptyParts);
    if (!words.isEmpty() && (words.last().contains(u'.') || words.last().contains(u':')))
        face.address = words.takeLast();
    // A border router is often named after its AS.
    words.removeAll(face.name);
    face.right = words.join(u' ');
    return face;
}

/// flipped: the picture draws the link from end b to end a.
LinkFace faceOf(const engine::LinkView& link, const engine::FabricView& view, Overlay overlay, double busiest, bool flipped)
{
    LinkFace face;
    using enum engine::LinkState;
    switch (link.state) {
    case Unknown: face.look = LinkLook::Unknown; break;
    case Up: face.look = LinkLook::Up; break;
    case Down: face.look = LinkLook::Fault; break;
    case OneSided: face.look = LinkLook::OneSided; break;
    case Mismatch: face.look = LinkLook::Mismatch; break;
    }
    const auto silent = [&](const std::string& name) {
        const engine::DeviceView* device = view.find(name);
        return device != nullptr && device->health == engine::HealthState::Unreachable;
    };
    // Seen by nobody but drawn all the same: the far end cannot speak for itself.
    if (link.state == Unknown && (silent(link.link.a.device) || silent(link.link.b.device)))
        face.look = LinkLook::OneSided;
    const double rate = std::max(link.a.inBitsPerSecond + link.a.outBitsPerSecond,
                                 link.b.inBitsPerSecond + link.b.outBitsPerSecond);
    if (overlay == Overlay::Traffic && busiest > 0)
        face.width = std::round((1.5 + 3.5 * std::sqrt(rate / busiest)) * 2) / 2;
    const model::LinkEnd& first = flipped ? link.link.b : link.link.a;
    const model::LinkEnd& second = flipped ? link.link.a : link.link.b;
    face.label = shortInterface(q(first.interfaceName)) + u' ' + shortInterface(q(second.interfaceName));
    if (rate > 0)
        face.label += u'\n' + bitRateText(rate);
    return face;
}

double rateOf(const engine::LinkView& link)
{
    return std::max(link.a.inBitsPerSecond + link.a.outBitsPerSecond, link.b.inBitsPerSecond + link.b.outBitsPerSecond);
}

} // namespace

std::shared_ptr<const TopologyScene> TopologySceneBuilder::build(const engine::FabricView& view, Overlay overlay,
                                                                 SystemTime now)
{
    const bool same = m_layout != nullptr && m_inventory.devices == view.inventory.devices &&
                      m_inventory.links == view.inventory.links && m_inventory.neighbours == view.inventory.neighbours;
    if (!same) {
        m_inventory = view.inventory;
        m_layout = std::make_shared<const TopologyLayout>(layOut(m_inventory));
    }
    auto scene = std::make_shared<TopologyScene>();
    scene->layout = m_layout;
    scene->overlay = overlay;
    for (const TopologyNode& node : m_layout->nodes) {
        if (node.device < 0)
            scene->nodes.push_back(faceOf(view.inventory.neighbours[static_cast<std::size_t>(node.neighbour)]));
        else if (static_cast<std::size_t>(node.device) < view.devices.size())
            scene->nodes.push_back(faceOf(view.devices[static_cast<std::size_t>(node.device)], node.kind, now));
        else
            scene->nodes.push_back({node.name, {}, {}, {}, {}, {}, {}, Status::Stale, Status::Stale, true, false, 0, {}});
    }
    double busiest = 0;
    for (const engine::LinkView& link : view.links)
        busiest = std::max(busiest, rateOf(link));
    for (const TopologyLink& link : m_layout->links) {
        LinkFace face;
        face.look = LinkLook::Up;
        if (link.link >= 0 && static_cast<std::size_t>(link.link) < view.links.size())
            face = faceOf(view.links[static_cast<std::size_t>(link.link)], view, overlay, busiest,
                          scene->nodes[static_cast<std::size_t>(link.a)].name !=
                              q(view.links[static_cast<std::size_t>(link.link)].link.a.device));
        else if (link.shape == LinkShape::Neighbour && scene->nodes[static_cast<std::size_t>(link.a)].noData)
            face.look = LinkLook::OneSided;
        if (link.shape == LinkShape::Neighbour)
            face.label = link.label;
        scene->links.push_back(face);
    }
    for (const TopologyPair& pair : m_layout->pairs) {
        const auto planned = [&](int node) {
            const int device = m_layout->nodes[static_cast<std::size_t>(node)].device;
            return isPlanned(view.devices[static_cast<std::size_t>(device)].config);
        };
        scene->pairTouched.push_back(planned(pair.left) || planned(pair.right));
    }
    return scene;
}

QString nodeSentence(const engine::FabricView& view, const TopologyNode& node, SystemTime now)
{
    if (node.device < 0) {
        const model::FabricNeighbour& neighbour = view.inventory.neighbours[static_cast<std::size_t>(node.neighbour)];
        return topologyText(QT_TRANSLATE_NOOP("Topology", "%1, %2, %3, not managed"))
            .arg(q(neighbour.name), q(neighbour.kind), q(neighbour.detail));
    }
    const engine::DeviceView& device = view.devices[static_cast<std::size_t>(node.device)];
    QStringList parts{q(device.device.name), q(device.device.role), configBadge(device), healthBadge(device, now)};
    if (!device.device.mlagPeer.empty())
        parts << topologyText(QT_TRANSLATE_NOOP("Topology", "pair with %1")).arg(q(device.device.mlagPeer));
    return parts.join(u", "_s);
}

QString linkSentence(const engine::FabricView& view, const TopologyLink& link)
{
    if (link.link < 0)
        return topologyText(QT_TRANSLATE_NOOP("Topology", "Link to a host"));
    const engine::LinkView& seen = view.links[static_cast<std::size_t>(link.link)];
    return topologyText(QT_TRANSLATE_NOOP("Topology", "Link %1 %2 to %3 %4, %5"))
        .arg(q(seen.link.a.device), q(seen.link.a.interfaceName), q(seen.link.b.device), q(seen.link.b.interfaceName),
             wordOf(statusOf(seen.state)).toLower());
}

} // namespace fc::ui
