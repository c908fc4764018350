#pragma once

#include <libyang/libyang.h>

namespace fc::yang_libyang {

/// The leaf or leaf-list that a leafref of `leaf` points at (one hop; the target may be a leafref itself), or nullptr.
/// `leaf` is the node that carries the type, directly or inside a union. libyang 2.1 resolves the path while compiling
/// but keeps only the real type, so the path (RFC 7950, 9.9.2: steps and key predicates) is walked again here.
const lysc_node* leafrefTarget(const lysc_node* leaf, const lysc_type_leafref& type);

} // namespace fc::yang_libyang
