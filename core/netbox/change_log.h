#pragma once

#include "netbox/client.h"

#include "intent/intent_source.h"

#include <cstdint>
#include <deque>
#include <set>
#include <stop_token>
#include <unordered_set>

namespace fc::netbox {

/// Id of the newest change-log row; 0 if the log is empty.
Result<std::int64_t> newestChange(const Client& client, std::stop_token stop);

/// Classes that changes above `since` touch.
Result<std::set<intent::ObjectClass>> classesTouched(const Client& client, std::int64_t since, std::stop_token stop);

/// The same for changes that are known already. Changes that a snapshot cannot feel touch none.
std::set<intent::ObjectClass> classesOf(const std::vector<intent::IntentChange>& changes);

/// All rows above `since`, ascending.
Result<std::vector<intent::IntentChange>> changesSince(const Client& client, std::int64_t since, std::stop_token stop);

/// Polls the change log. Ids are drawn before a transaction commits, so a late one may appear below what was seen:
/// each poll looks back by some rows and tells each row once. Not thread-safe.
class ChangeLog
{
public:
    Result<intent::ChangePoll> poll(const Client& client, std::int64_t since, std::stop_token stop);

private:
    void remember(std::int64_t id);

    std::unordered_set<std::int64_t> m_told;
    std::deque<std::int64_t> m_order; ///< of m_told, oldest first
    bool m_primed = false; ///< a first poll has shown which old rows there are
};

} // namespace fc::netbox
