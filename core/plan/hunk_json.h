#pragma once

#include "base/result.h"
#include "diff/hunk.h"
#include "schema/schema_index.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace fc::plan {

// Internal to this module, for the codecs.

nlohmann::ordered_json hunkJson(const diff::Hunk& hunk);

/// Errors: Parse, Schema; Refused if id or fingerprint do not follow from the content.
/// May throw nlohmann exceptions on members of the wrong kind; planFromJson() catches them.
Result<diff::Hunk> hunkFrom(const schema::SchemaIndex& index, const std::string& device,
                            const nlohmann::ordered_json& json);

/// The same for a hunk about a CLI line.
Result<diff::Hunk> cliHunkFrom(const std::string& device, const nlohmann::ordered_json& json);

/// Text -> path and instance. A list without keys at the end (an order) is fine.
Result<model::InstancePath> pathFrom(const schema::SchemaIndex& index, const std::string& text, model::Path& path);

} // namespace fc::plan
