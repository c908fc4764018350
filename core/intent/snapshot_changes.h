#pragma once

#include "intent/intent_snapshot.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace fc::intent {

enum class ChangeKind : std::uint8_t { Added, Removed, Changed };
std::string_view toString(ChangeKind kind); ///< "added", "removed", "changed"

struct FieldChange
{
    std::string field; ///< key as in snapshot files
    std::string before;
    std::string after; ///< empty for "nothing"
    bool operator==(const FieldChange&) const = default;
};

/// One object that two snapshots disagree about.
struct ObjectChange
{
    ObjectClass objectClass = ObjectClass::Site;
    ObjectId id = 0;
    std::string name; ///< "leaf1 Ethernet1", "10.0.1.5/31", "leaf7:evpn to spine1"
    ChangeKind kind = ChangeKind::Changed;
    std::vector<FieldChange> fields; ///< Changed only; what the revision covers, so no time stamps
    bool operator==(const ObjectChange&) const = default;
};

/// What moved in NetBox between two snapshots, by class and id. Classes that one of them did not read are left out:
/// nothing is known about them.
std::vector<ObjectChange> changesBetween(const IntentSnapshot& before, const IntentSnapshot& after);

struct RowRef
{
    ObjectClass objectClass = ObjectClass::Site;
    ObjectId id = 0;
    auto operator<=>(const RowRef&) const = default;
};

/// Rows that two snapshots disagree about in anything, time stamps and display texts included: what an origin quotes.
/// Of every class, read or not.
std::vector<RowRef> rowsBetween(const IntentSnapshot& before, const IntentSnapshot& after);

struct ChangeCounts
{
    std::size_t added = 0, removed = 0, changed = 0;
};
/// Counts by class, in the order of ObjectClass.
std::array<ChangeCounts, kObjectClassCount> countsOf(const std::vector<ObjectChange>& changes);

} // namespace fc::intent
