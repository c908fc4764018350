#pragma once

// toml++ with its assertions off, in every build: 3.x asserts that the first character behind '[' may begin a key, and
// tells the optimiser so, right before it would report such a character as an error of the file. "[<" is then an abort
// in a debug build and undefined behaviour in a release build. Nobody includes <toml++/toml.h> directly.
#pragma push_macro("NDEBUG")
#undef NDEBUG
#define TOML_ASSERT(expr) static_cast<void>(0)
#include <toml++/toml.h>
#pragma pop_macro("NDEBUG")
