#pragma once

#include "base/handle.h"
#include "base/result.h"

#include <string>

namespace fc::store {

/// Port: at most one apply per device, over all processes that share the store. Thread-safe.
class LeaseStore
{
public:
    virtual ~LeaseStore() = default;
    /// Held until the handle goes or the process ends, however it ends. `purpose` is for whoever is turned away
    /// ("apply 7f3a"). Errors: Conflict naming the holder, Storage.
    virtual Result<Handle> acquire(const std::string& device, const std::string& purpose) = 0;
};

} // namespace fc::store
