#pragma once

#include "base/result.h"
#include "schema/node_texts.h"
#include "schema/schema_facts.h"

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace fc::yang_libyang {

struct Diagnostic
{
    /// Error: a module that does not load and is left out, one diagnostic each; the text begins with its name.
    enum class Severity { Note, Warning, Error } severity = Severity::Warning;
    std::string text;
    std::string where; ///< "file.yang:12", schema path or module name; may be empty
};

struct CompileResult
{
    schema::SchemaFacts facts; ///< canonical
    schema::NodeTexts texts;   ///< only if asked for
    std::vector<Diagnostic> diagnostics;
};

struct CompileOptions
{
    /// Called before each module; on the calling thread.
    std::function<void(std::size_t done, std::size_t total, const std::string& module)> progress;
    std::stop_token stop;
    std::string release; ///< overrides what the folder says of itself
    bool texts = false;  ///< also descriptions, patterns, must and when
};

/// Compiles a folder of YANG modules (deviations applied) and merges the vendor's path reports if they lie in the
/// folder (pathreport.csv, meta-pathreport.json). Every data node, rpc, action and notification becomes a fact;
/// choices and cases do not show: their nodes belong to the parent, as in data. Modules that do not parse, lack an
/// import or do not compile are diagnostics of severity Error ("file:line") and left out. The same folder gives the same
/// facts. What deviations take away is kept apart (SchemaFacts::absent).
/// Errors: NotFound (folder), Schema (nothing compiles), Parse (damaged path report), Cancelled.
/// Blocking, libyang's messages are not printed; one call at a time per thread.
Result<CompileResult> compileModels(const std::string& folder, const CompileOptions& options = {});

} // namespace fc::yang_libyang
