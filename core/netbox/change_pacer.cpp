#include "netbox/change_pacer.h"

#include <algorithm>

namespace fc::netbox {

void ChangePacer::note(SteadyTime now)
{
    if (m_waiting++ == 0)
        m_first = now;
    m_last = now;
}

std::optional<SteadyTime> ChangePacer::due() const
{
    if (m_waiting == 0)
        return std::nullopt;
    // Nothing came lately: this is a first one.
    if (!m_acted || m_first - *m_acted >= m_times.quiet)
        return m_first;
    return std::min(m_last + m_times.quiet, m_first + m_times.longest);
}

bool ChangePacer::take(SteadyTime now)
{
    const auto time = due();
    if (!time || now < *time)
        return false;
    m_waiting = 0;
    m_acted = now;
    return true;
}

} // namespace fc::netbox
