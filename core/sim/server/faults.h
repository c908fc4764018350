#pragma once

#include "base/result.h"

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace fc::sim {

/// What a device does wrong on purpose. Faults add up until "none" clears them. A value.
struct Faults
{
    bool refuse = false;          ///< nothing listens on the port
    bool wrongAuth = false;       ///< credentials are refused on new RPCs
    bool unauthenticated = false; ///< as wrongAuth, and running streams end with UNAUTHENTICATED
    bool silent = false;          ///< streams send nothing
    bool truncate = false;        ///< values of a Get are cut in half
    bool neverSync = false;
    bool doubleSync = false;
    std::chrono::milliseconds slow{0}; ///< before each answer
    std::optional<std::string> setError; ///< the next Set fails with this text, once
    std::optional<std::string> eraseCli; ///< the next OpenConfig Set takes the CLI-only lines of this mode along, once

    /// Adds one fault by its name on the command line ("slow" takes milliseconds, "set-error" the text,
    /// "erase-cli" the mode: "router bgp 65001").
    /// Errors: Usage (unknown kind, missing argument).
    Status add(std::string_view kind, const std::string& argument);
};

} // namespace fc::sim
