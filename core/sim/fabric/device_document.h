#pragma once

#include "sim/fabric/description.h"

#include <string>

namespace fc::sim {

/// Explicit configuration of a spine or leaf as an RFC 7951 document (fields and spelling: EOS 4.35.0F, as an
/// operator would have typed it: no defaults, no state).
std::string spineDocument(const FabricDescription& fabric, std::size_t spineIndex);
std::string leafDocument(const LeafView& leaf);

/// What OpenConfig on EOS cannot say, in the form `show running-config` prints: commands of a mode indented by
/// three, each line ended by a newline.
std::string spineCliResidue(const FabricDescription& fabric);
std::string leafCliResidue(const LeafView& leaf);

} // namespace fc::sim
