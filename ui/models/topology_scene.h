#pragma once

#include "engine/fabric_view.h"
#include "ui/models/status.h"
#include "ui/models/topology_layout.h"

#include <QString>

#include <memory>
#include <vector>

namespace fc::ui {

/// What a node shows at any zoom. Equal values look the same: only nodes whose face changed are painted again.
struct NodeFace
{
    QString name;
    QString address;  ///< router id, or where the device answers if it has none
    QString extra;    ///< spine: "AS 65000"; near zoom only for leafs
    QString vtep;
    QString word;     ///< "in sync", "3 drift", "no data 6 min"
    QString healthWord;
    QString note;     ///< beside the health glyph: age of late data
    Status config = Status::None;
    Status health = Status::None;
    bool noData = false; ///< hatched, dashed
    bool strong = false; ///< the word asks for attention
    int open = 0;        ///< hunks, for the far tile
    QString right;       ///< neighbours: second text in the first row
    bool operator==(const NodeFace&) const = default;
};

enum class LinkLook : std::uint8_t { Up, OneSided, Late, Fault, Mismatch, Unknown };

struct LinkFace
{
    LinkLook look = LinkLook::Unknown;
    double width = 1.5;      ///< of the own part, logical pixels
    QString label;           ///< "Et7 Et11\n38.4 Mb/s", for selected and hovered links
    bool operator==(const LinkFace&) const = default;
};

enum class Overlay : std::uint8_t { Status, Traffic };

/// Layout plus faces: everything the painter needs, immutable, shared with the painting thread.
struct TopologyScene
{
    std::shared_ptr<const TopologyLayout> layout;
    std::vector<NodeFace> nodes;       ///< by layout->nodes
    std::vector<LinkFace> links;       ///< by layout->links
    std::vector<bool> pairTouched;     ///< by layout->pairs: a plan touches a member
    Overlay overlay = Overlay::Status;
};

/// Keeps the layout while the inventory stays equal, so that nothing moves when only states change.
class TopologySceneBuilder
{
public:
    std::shared_ptr<const TopologyScene> build(const engine::FabricView& view, Overlay overlay, SystemTime now);

private:
    model::FabricInventory m_inventory;
    std::shared_ptr<const TopologyLayout> m_layout;
};

/// The whole node in words, for screen readers and tooltips: "leaf7, leaf, Drift, 3 drift, healthy, pair with leaf8".
QString nodeSentence(const engine::FabricView& view, const TopologyNode& node, SystemTime now);
QString linkSentence(const engine::FabricView& view, const TopologyLink& link);

} // namespace fc::ui
