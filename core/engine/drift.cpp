#include "engine/drift.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>

namespace fc::engine {

std::optional<SystemTime> parseIso8601(std::string_view text)
{
    using namespace std::chrono;
    int year = 0;
    unsigned month = 0, day = 0, hour = 0, minute = 0;
    double second = 0.0;
    std::array<char, 7> zone{};
    const std::string copy(text.substr(0, 40));
    const int read = std::sscanf(copy.c_str(), "%4d-%2u-%2uT%2u:%2u:%9lf%6s", &year, &month, &day, &hour, &minute,
                                 &second, zone.data());
    const std::string_view offset(zone.data());
    if (read < 6 || hour > 23 || minute > 59 || !(second >= 0.0 && second < 61.0))
        return std::nullopt;
    if (read == 7 && offset != "Z" && offset != "+00:00" && offset.find_first_not_of("0123456789Z") != std::string_view::npos)
        return std::nullopt;
    const year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!date.ok())
        return std::nullopt;
    return sys_days(date) + hours(hour) + minutes(minute) + milliseconds(static_cast<long long>(second * 1000.0));
}

bool isPending(const diff::Hunk& hunk, std::optional<SystemTime> configuredAt)
{
    if (!configuredAt || hunk.op == diff::Op::Remove)
        return false;
    return std::ranges::any_of(hunk.origins, [&](const model::Origin& origin) {
        const std::optional<SystemTime> edited = parseIso8601(origin.lastUpdated);
        return edited && *edited > *configuredAt;
    });
}

void DriftJudge::look(const std::vector<diff::Hunk>& hunks, std::optional<SystemTime> configuredAt)
{
    std::set<std::string> pending;
    for (const diff::Hunk& hunk : hunks)
        if (isPending(hunk, configuredAt) || m_pending.count(hunk.fingerprint) > 0)
            pending.insert(hunk.fingerprint);
    m_state = hunks.empty()                      ? ConfigState::InSync
              : pending.size() == hunks.size() ? ConfigState::Pending
                                               : ConfigState::Drift;
    m_pending = std::move(pending);
}

} // namespace fc::engine
