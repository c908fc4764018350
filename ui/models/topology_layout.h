#pragma once

#include "model/fabric.h"

#include <QPointF>
#include <QPolygonF>
#include <QRectF>
#include <QString>

#include <string>
#include <vector>

namespace fc::ui {

enum class NodeKind : std::uint8_t { Spine, Leaf, Neighbour };

/// A box of the picture. Scene coordinates: logical pixels at zoom 1.
struct TopologyNode
{
    QString name;
    NodeKind kind = NodeKind::Leaf;
    int device = -1;    ///< index into inventory.devices; -1 for neighbours
    int neighbour = -1; ///< index into inventory.neighbours; -1 for devices
    int pair = -1;      ///< index into pairs
    QRectF rect;
};

/// An MLAG pair and the box around it.
struct TopologyPair
{
    QString title; ///< "Pair 1"
    QString asn;   ///< both members', or empty
    QString foot;  ///< "VTEP 10.0.255.11", or empty
    int left = -1, right = -1; ///< nodes
    QRectF rect;
};

/// The thick horizontal of one spine (or of one plane of spines when there are more than six).
struct TopologyWeft
{
    double y = 0, from = 0, to = 0;
    std::vector<double> gaps; ///< x of crossings where this weft goes under
};

enum class LinkShape : std::uint8_t {
    Warp,      ///< spine, weft, lane, leaf
    Peer,      ///< two short lines between the members of a pair
    Neighbour, ///< to a host; has no LinkView
    Straight   ///< anything that is not a Clos
};

struct TopologyLink
{
    LinkShape shape = LinkShape::Straight;
    int link = -1; ///< index into inventory.links; -1 for neighbours
    int a = -1, b = -1; ///< nodes; Warp: a is the spine
    QString label; ///< short interface name at a neighbour: "Et1"
    QPolygonF path; ///< from a to b; Warp: spine, weft, joint, leaf
    std::vector<double> gaps; ///< Warp: y of crossings where the lane goes under

    QPointF joint() const { return path.value(path.size() - 2); } ///< Warp: where lane and weft meet
    /// The part of the path that belongs to this link alone: what can be hit and labelled.
    QPolygonF ownPart() const;
};

/// Where everything is. A value; equal inventories give equal layouts.
struct TopologyLayout
{
    std::vector<TopologyNode> nodes; ///< in Tab order: tier by tier, left to right
    std::vector<TopologyPair> pairs;
    std::vector<TopologyWeft> wefts;
    std::vector<TopologyLink> links;
    QRectF bounds;

    int nodeNamed(const QString& name) const; ///< -1 if there is none
    int nodeAt(const QPointF& point) const;
    /// The link whose own part passes within `reach` of the point, the nearest one; -1 if there is none.
    int linkAt(const QPointF& point, double reach) const;
    /// Links that end at a node, left to right.
    std::vector<int> linksOf(int node) const;
    /// Where an arrow key leads: along a link to the tier above or below, or to the neighbour in the row; -1 if nowhere.
    int neighbourOf(int node, Qt::Key arrow) const;
};

/// Tiers by role, pairs by MLAG peer, order as in the inventory. Deterministic; any thread.
TopologyLayout layOut(const model::FabricInventory& inventory);

/// "Ethernet11" -> "Et11", "Port-Channel1" -> "Po1"; others unchanged.
QString shortInterface(const QString& name);

namespace topology {
inline constexpr double kNodeWidth = 108, kSpineWidth = 140, kNodeHeight = 58;
inline constexpr double kPairPad = 10, kPairHead = 30, kPairFoot = 24, kPairGap = 10;
inline constexpr double kWeftStep = 36, kLaneStep = 32, kBreak = 8, kJoint = 3.5;
inline constexpr double kNeighbourWidth = 131, kNeighbourHeight = 37;
inline constexpr int kWeftsMost = 6;
} // namespace topology

} // namespace fc::ui
