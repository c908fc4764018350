#pragma once

#include "intent/mapper.h"
#include "schema/document_rules.h"

namespace fc::intent {

/// Adds a finding for each place where the document as a whole breaks its models, so that nobody sees a diff whose Set
/// the device must refuse. An Error where the intent alone decides what is there; a Warning where the device may have
/// it unmanaged (a route map made by hand).
void addFaults(const schema::SchemaIndex& index, const schema::DocumentRules& rules, IntentDocument& document);

} // namespace fc::intent
