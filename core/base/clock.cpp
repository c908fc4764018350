#include "base/clock.h"

#include <array>
#include <cstdio>
#include <ctime>

namespace fc {

std::string toIso8601(SystemTime time)
{
    using namespace std::chrono;
    const auto milliseconds = floor<std::chrono::milliseconds>(time);
    const std::time_t seconds = system_clock::to_time_t(floor<std::chrono::seconds>(time));
    const long fraction = static_cast<long>((milliseconds - floor<std::chrono::seconds>(milliseconds)).count());
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 80> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02dT%02d:%02d:%02d.%03ldZ", parts.tm_year + 1900,
                  parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec, fraction);
    return buffer.data();
}

std::string toLocalClock(SystemTime time)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm parts{};
    localtime_r(&seconds, &parts);
    std::array<char, 16> buffer{};
    std::strftime(buffer.data(), buffer.size(), "%H:%M:%S", &parts);
    return buffer.data();
}

} // namespace fc
