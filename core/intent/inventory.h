#pragma once

#include "intent/intent_snapshot.h"
#include "model/fabric.h"

namespace fc::intent {

/// The fabric that a snapshot describes: its devices, the cables between them, and what else is plugged in. Devices
/// without a name are left out. A neighbour is a far end that is not a managed device: the other end of a cable, the
/// remote of an external BGP session, or - where a host port has no cable - what its description names.
model::FabricInventory inventoryOf(const IntentSnapshot& snapshot);

/// "leaf2" before "leaf10".
bool naturalLess(std::string_view a, std::string_view b);

} // namespace fc::intent
