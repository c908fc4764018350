#pragma once

#include "ui/panes/pane.h"

#include <vector>

namespace fc::ui {

/// The panes of the rail, in its order. What is not built is not in it.
std::vector<Pane*> makePanes(const PaneContext& context, QWidget* parent);
/// The strip under the panes; null if there is none.
QWidget* makeTray(const PaneContext& context, QWidget* parent);

} // namespace fc::ui
