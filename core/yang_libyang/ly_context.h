#pragma once

#include "base/result.h"

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

/// Names of the modules of a folder: modules.list if there is one, else every *.yang that is not a submodule, sorted.
Result<std::vector<std::string>> moduleNames(const std::string& folder);

struct FailedModule
{
    std::string name;
    std::string reason; ///< libyang's first error, with the line if it gives one
};

struct LoadedModules
{
    ContextPtr context;
    std::vector<Message> messages; ///< about what was loaded
    std::vector<FailedModule> failed;
};

using LoadProgress = std::function<void(std::size_t done, std::size_t total, const std::string& module)>;

/// Loads and compiles all modules of the folder as its README says: explicit compile, references implemented,
/// the current directory not searched. Modules that do not load are reported and left out; an error means that there
/// is no usable context at all. Blocking, about half a second for EOS; looks at `stop` between modules.
Result<LoadedModules> loadModules(const std::string& folder, const LoadProgress& progress = {},
                                  const std::stop_token& stop = {});

/// libyang's sized arrays as a span.
template <typename T>
std::span<T> sized(T* array)
{
    return array ? std::span<T>(array, LY_ARRAY_COUNT(array)) : std::span<T>{};
}

} // namespace fc::yang_libyang
