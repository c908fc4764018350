#pragma once

#include "base/result.h"
#include "schema/schema_facts.h"
#include "yang_libyang/compiler.h"

#include <memory>
#include <string>

namespace fc::yang_libyang {

/// What `fabric-orch yang compile DIR -o FILE` does: compiles the folder and writes text facts if FILE ends in
/// ".facts", else a pack. The file appears whole or not at all. Errors: those of compileModels, Storage.
Result<CompileResult> compileToFile(const std::string& folder, const std::string& file,
                                    const CompileOptions& options = {});

/// A pack, or (ending ".facts") text facts. Errors: NotFound, Parse, Schema.
Result<std::shared_ptr<const schema::SchemaIndex>> openSchema(const std::string& file);

/// Figures about a schema, for `yang info`.
struct SchemaSummary
{
    std::string release;
    std::string digest; ///< sha256 of the pack, hex
    std::size_t modules = 0;
    std::size_t nodes = 0;
    std::size_t containers = 0;
    std::size_t lists = 0;
    std::size_t configLeaves = 0; ///< leaves and leaf-lists
    std::size_t stateLeaves = 0;
    std::size_t operations = 0; ///< rpcs, actions and notifications
    std::size_t settableLeaves = 0;
    std::size_t readableLeaves = 0;
    std::size_t subscribableLeaves = 0;
};

/// Reads a pack or (ending ".facts") text facts. Errors: NotFound, Parse, Schema.
Result<SchemaSummary> summarise(const std::string& file);

} // namespace fc::yang_libyang
