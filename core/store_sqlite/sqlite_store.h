#pragma once

#include "base/result.h"
#include "store/decision_store.h"
#include "store/journal.h"
#include "store/lease.h"
#include "store/manual_changes.h"
#include "store/plan_store.h"

#include <memory>
#include <string>

namespace fc::store {

struct SqliteStoreOptions
{
    std::string directory; ///< made with mode 0700 if missing; holds journal.db, decisions.db, plans.db, manual.db,
                           ///< leases/
    std::string vfs;       ///< name of a registered SQLite VFS; empty = the default one (tests plug faults in here)
};

/// The embedded store. Each port has its own file and its own connection; each is thread-safe.
struct SqliteStore
{
    std::unique_ptr<Journal> journal;
    std::unique_ptr<DecisionStore> decisions;
    std::unique_ptr<PlanStore> plans;
    std::unique_ptr<LeaseStore> leases;
    std::unique_ptr<ManualChangeStore> manual;
};

/// Opens or creates. Errors: Storage (no permission, disk full, not a database, made by a newer program), each with
/// what to do next.
Result<SqliteStore> openSqliteStore(const SqliteStoreOptions& options);

} // namespace fc::store
