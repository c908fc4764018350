#pragma once

#include "intent/intent_snapshot.h"

#include <set>
#include <string>
#include <string_view>

namespace fc::netbox {

/// Which devices a changed object can concern.
struct EventScope
{
    bool wholeFabric = false; ///< then `devices` is empty
    std::set<std::string> devices; ///< names
    bool operator==(const EventScope&) const = default;

    void add(const EventScope& other);
};

/// The devices that hang on one object of a snapshot, by the table of facts/netbox-intent.md 3.5. An object that the
/// snapshot does not hold concerns nobody; a type that nobody knows concerns the whole fabric.
EventScope scopeOf(std::string_view objectType, intent::ObjectId id, const intent::IntentSnapshot& snapshot);

/// The same for an object that changed between two snapshots: what hung on it, and what hangs on it now.
EventScope scopeOf(std::string_view objectType, intent::ObjectId id, const intent::IntentSnapshot& before,
                   const intent::IntentSnapshot& after);

} // namespace fc::netbox
