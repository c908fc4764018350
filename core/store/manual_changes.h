#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace fc::store {

/// Somebody's wish that one node of one device be something else than what the intent says, until it is withdrawn.
struct ManualChange
{
    std::int64_t sequence = 0; ///< given by the store, rising from 1: its number for people
    std::string device;
    std::string path;   ///< instance path with module prefixes where they matter, as stored and compared
    std::string json;   ///< compact JSON_IETF of the leaf or leaf-list; empty: the node is to go
    std::string who;    ///< user name, as the system knows it
    std::string when;   ///< ISO 8601 UTC
    std::string reason; ///< free text, never empty
    std::string digest; ///< sha256 over all the above but `sequence`; the store fills it in and checks it
};

/// sha256 over the change's content, each field with its length.
std::string digestOf(const ManualChange& change);

/// Port: manual changes. Append-only; thread-safe; several processes may share one.
class ManualChangeStore
{
public:
    virtual ~ManualChangeStore() = default;

    /// Durable on return; the change as stored. One for the same device and path takes the place of an earlier one.
    /// Errors: Storage.
    virtual Result<ManualChange> add(const ManualChange& change) = 0;
    /// The change holds no more; what it replaced does not come back. Errors: NotFound (no such change is open), Storage.
    virtual Status withdraw(std::int64_t sequence, const std::string& who, const std::string& when,
                            const std::string& reason) = 0;
    /// Those that hold, oldest first. Errors: Refused if one does not match its digest (it was altered), Storage.
    virtual Result<std::vector<ManualChange>> open() const = 0;
};

} // namespace fc::store
