#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace fc::log {

enum class Level { Trace, Debug, Info, Warning, Error };

/// One line. `module` is a short noun ("gnmi", "plan"). Never pass secrets. Thread-safe.
void write(Level level, std::string_view module, std::string_view text);

inline void debug(std::string_view module, std::string_view text) { write(Level::Debug, module, text); }
inline void info(std::string_view module, std::string_view text) { write(Level::Info, module, text); }
inline void warning(std::string_view module, std::string_view text) { write(Level::Warning, module, text); }
inline void error(std::string_view module, std::string_view text) { write(Level::Error, module, text); }

/// Lines below `level` are dropped; default Warning. Goes to stderr.
void setLevel(Level level);

} // namespace fc::log
