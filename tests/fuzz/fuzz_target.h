#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace fc::fuzz {

/// Runs one input. Must come back for any bytes; a broken promise aborts through FC_FUZZ_CHECK. Keeps no state that
/// changes what the next input does.
using Run = void (*)(std::string_view input);

struct Target
{
    std::string name; ///< also the folder of its seeds
    Run run;
};

/// The targets linked into this program: one under libFuzzer, all in the replay driver.
std::vector<Target>& targets();

struct TargetRegistration
{
    TargetRegistration(std::string name, Run run) { targets().push_back({std::move(name), run}); }
};

/// Says what broke and aborts, which libFuzzer and ctest both take for a finding.
[[noreturn]] void fail(const char* promise, const char* file, int line);
/// The same for a planted bug: tests/fuzz/find_planted tells it by this from a true finding.
[[noreturn]] void failPlanted(const char* what);
/// Whether FC_PLANTED_BUGS is set: then each target takes some inputs for bugs that are none.
bool plantedBugs();

} // namespace fc::fuzz

/// FC_FUZZ_TARGET(path) { ... uses `input` ... }
#define FC_FUZZ_TARGET(name)                                                                                           \
    static void fuzz_##name(std::string_view input);                                                                   \
    static const fc::fuzz::TargetRegistration registration_##name(#name, fuzz_##name);                                 \
    static void fuzz_##name(std::string_view input)

#define FC_FUZZ_CHECK(...)                                                                                             \
    do {                                                                                                               \
        if (!(__VA_ARGS__))                                                                                            \
            fc::fuzz::fail(#__VA_ARGS__, __FILE__, __LINE__);                                                          \
    } while (false)

/// FC_FUZZ_PLANTED("what the bug would be", false for the inputs that show it)
#define FC_FUZZ_PLANTED(what, ...)                                                                                     \
    do {                                                                                                               \
        if (fc::fuzz::plantedBugs() && !(__VA_ARGS__))                                                                 \
            fc::fuzz::failPlanted(what);                                                                               \
    } while (false)
