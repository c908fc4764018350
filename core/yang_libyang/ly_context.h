#pragma once

#include "base/result.h"
#include "yang_libyang/module_folder.h"

#include <libyang/libyang.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace fc::yang_libyang {

struct ContextDeleter
{
    void operator()(ly_ctx* context) const noexcept { ly_ctx_destroy(context); }
};
using ContextPtr = std::unique_ptr<ly_ctx, ContextDeleter>;

struct TreeDeleter
{
    void operator()(lyd_node* tree) const noexcept { lyd_free_all(tree); }
};
using TreePtr = std::unique_ptr<lyd_node, TreeDeleter>;

struct Message
{
    bool error = false; ///< else a warning
    std::string text;
    std::string path; ///< schema or data path or file position, as libyang gives it; may be empty
};

/// Takes the messages stored in the context. loadModules sets libyang (process-wide) to store messages instead of
/// printing them; the per-thread switch does not last, libyang resets it while it compiles.
std::vector<Message> takeMessages(ly_ctx* context);

struct FailedModule
{
    std::string name;
    std::string where;  ///< "folder/name.yang:12"; without line if none is known
    std::string reason;
};

struct LoadedModules
{
    ContextPtr context;
    std::vector<Message> messages; ///< about what was loaded
    std::vector<FailedModule> failed;
    bool sawUndeviated = false; ///< LoadOptions::undeviated was called for this context
};

struct LoadOptions
{
    /// Called before each module; on the calling thread.
    std::function<void(std::size_t done, std::size_t total, const std::string& module)> progress;
    std::stop_token stop;
    /// Called with the context while no deviation is applied yet, if it compiles so; its nodes do not outlive the call.
    /// May be called again, for a new context, if a module has to be left out.
    std::function<void(const ly_ctx* context)> undeviated;
};

/// Loads and compiles all modules of the folder as its README says: explicit compile, references implemented,
/// nothing outside the folder searched. Modules that do not load, and those because of which the rest would not compile,
/// are reported and left out; an error means that there is no usable context at all. Blocking, about half a second for
/// EOS; looks at `stop` between modules.
Result<LoadedModules> loadModules(const std::string& folder, const LoadOptions& options = {});

/// libyang's sized arrays as a span.
template <typename T>
std::span<T> sized(T* array)
{
    return array ? std::span<T>(array, LY_ARRAY_COUNT(array)) : std::span<T>{};
}

} // namespace fc::yang_libyang
