#include "base/failpoint.h"

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <string>

namespace fc {

namespace {

struct ArmedPoint
{
    std::string name;
    int pass = 1;

    static ArmedPoint fromEnvironment()
    {
        ArmedPoint point;
        if (const char* text = std::getenv("FC_FAILPOINT")) {
            point.name = text;
            if (const auto colon = point.name.rfind(':'); colon != std::string::npos) {
                point.pass = std::atoi(point.name.c_str() + colon + 1);
                point.name.resize(colon);
            }
        }
        return point;
    }
};

} // namespace

void failpoint(std::string_view name)
{
    static const ArmedPoint armed = ArmedPoint::fromEnvironment();
    static std::atomic<int> passes{0};
    if (armed.name.empty() || armed.name != name)
        return;
    if (++passes == armed.pass)
        std::raise(SIGKILL);
}

} // namespace fc
