#pragma once

namespace fc::ui {

class TopologyView;

/// Teaches Qt to expose every node and link of a TopologyView as a child with a name, a place and a state. Idempotent.
void installTopologyAccessibility();
/// Tells screen readers that a node became current.
void announceTopologyFocus(TopologyView* view, int node);

} // namespace fc::ui
