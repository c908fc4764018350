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

} // namespace fc::fuzz
