#pragma once

#include "schema/schema_facts.h"

#include <libyang/libyang.h>

#include <vector>

namespace fc::yang_libyang {

/// Every data node of the context with what is shown of absent ones; `by` is empty.
std::vector<schema::AbsentFact> readBriefly(const ly_ctx* context);

/// Those of `all` that are not among `present`, with the module whose not-supported deviation says so. `context` holds
/// the deviations.
std::vector<schema::AbsentFact> absentNodes(std::vector<schema::AbsentFact> all,
                                            const std::vector<schema::NodeFact>& present, const ly_ctx* context);

} // namespace fc::yang_libyang
