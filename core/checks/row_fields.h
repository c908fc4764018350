#pragma once

#include "checks/expression.h"
#include "checks/fabric_facts.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Rows of a snapshot seen by field name, for conditions of a team's own checks. The names are those of snapshot files
/// (intent/entity_fields.h), and "id" and "display"; a relation can be followed with a dot: "device.role".
namespace fc::checks {

/// Classes that own checks can be about, by the word used in files: "interface".
std::optional<ObjectClass> classNamed(std::string_view word);
/// "site, device, interface, ...".
std::string classWords();

/// Empty if the path exists on rows of that class; else a sentence that names what does.
std::string fieldProblem(ObjectClass objectClass, const std::vector<std::string>& path);

/// One row of the snapshot.
struct RowRef
{
    ObjectClass objectClass = ObjectClass::Device;
    const intent::Entity* row = nullptr;
};

std::vector<RowRef> rowsOf(const FabricFacts& facts, ObjectClass objectClass);
/// Null for a relation that is empty or leads out of what was read. The path must have passed fieldProblem().
ExprValue fieldOf(const FabricFacts& facts, RowRef row, const std::vector<std::string>& path);
/// Devices that a finding about the row names.
std::vector<const DeviceFacts*> devicesOf(const FabricFacts& facts, RowRef row);

} // namespace fc::checks
