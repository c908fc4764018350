#include "fuzz/fuzz_target.h"

#include <cstdio>
#include <cstdlib>

namespace fc::fuzz {

std::vector<Target>& targets()
{
    static std::vector<Target> all;
    return all;
}

void fail(const char* promise, const char* file, int line)
{
    std::fprintf(stderr, "%s:%d: broken promise: %s\n", file, line, promise);
    std::abort();
}

void failPlanted(const char* what)
{
    std::fprintf(stderr, "planted bug: %s\n", what);
    std::abort();
}

bool plantedBugs()
{
    static const bool wanted = std::getenv("FC_PLANTED_BUGS") != nullptr;
    return wanted;
}

} // namespace fc::fuzz
