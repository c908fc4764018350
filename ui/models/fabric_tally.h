#pragma once

#include "engine/fabric_view.h"

#include <QString>

namespace fc::ui {

/// What the status line and the pane headers count, in one pass over a view.
struct FabricTally
{
    int live = 0;          ///< devices with a live session that are not late
    int late = 0;
    int down = 0;          ///< devices that were tried and do not answer
    int drifted = 0;       ///< devices changed by somebody else
    int driftHunks = 0;
    int open = 0;          ///< hunks on all devices
    int approved = 0, rejected = 0, deferred = 0;
    int add = 0, remove = 0, change = 0;
    int changed = 0;       ///< devices with hunks
    int inSync = 0;
    int notCompared = 0;
};
FabricTally tallyOf(const engine::FabricView& view);

/// "EOS 4.35.0F"; empty while no schema is loaded.
QString releaseOf(const engine::FabricView& view);

} // namespace fc::ui
