#pragma once

#include "model/value.h"
#include "schema/schema_index.h"

namespace fc::schema {

/// Order of leaf-list entries: numbers by size (decimals exactly), text by bytes, kinds of a union one after the other.
bool scalarLess(const model::Scalar& a, const model::Scalar& b);

/// Canonical order: system-ordered leaf-lists sorted and without doubles, user-ordered ones as they are.
void sortLeafList(const SchemaIndex& index, NodeId leafList, model::LeafList& list);

} // namespace fc::schema
