#pragma once

#include "diff/hunk.h"
#include "model/origin.h"

#include <vector>

namespace fc::diff {

/// Origins a hunk at `at` rests on: those of the leaf, those of every leaf of an added entry (each object field once),
/// and for a removal those of the nearest entry around it that the intent speaks of: the object that lacks it.
std::vector<model::Origin> originsOf(Op op, const model::InstancePath& at, const model::Provenance& provenance);

} // namespace fc::diff
