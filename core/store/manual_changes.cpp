#include "store/manual_changes.h"

#include "store/field_digest.h"

namespace fc::store {

std::string digestOf(const ManualChange& change)
{
    return FieldDigest()
        .add(change.device)
        .add(change.path)
        .add(change.json)
        .add(change.who)
        .add(change.when)
        .add(change.reason)
        .hex();
}

} // namespace fc::store
