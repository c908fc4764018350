#include "store_sqlite/sqlite_store.h"

#include "store_sqlite/file_lease.h"
#include "store_sqlite/sqlite_decisions.h"
#include "store_sqlite/sqlite_journal.h"
#include "store_sqlite/sqlite_manual.h"
#include "store_sqlite/sqlite_plans.h"

#include <filesystem>
#include <system_error>

namespace fc::store {

namespace {

Status makeFolder(const std::string& path)
{
    namespace fs = std::filesystem;
    std::error_code error;
    const bool made = fs::create_directories(path, error);
    if (!error && made)
        fs::permissions(path, fs::perms::owner_all, error);
    if (!error && !fs::is_directory(path, error) && !error)
        error = std::make_error_code(std::errc::not_a_directory);
    if (error)
        return makeError(ErrorCode::Storage, "the store's folder cannot be made: " + error.message())
            .about(path)
            .nowIs("nothing is stored, so nothing can be applied")
            .doNext("free space or choose another path under [store] in the profile");
    return {};
}

} // namespace

Result<SqliteStore> openSqliteStore(const SqliteStoreOptions& options)
{
    const std::string leases = options.directory + "/leases";
    for (const std::string& folder : {options.directory, leases})
        if (Status made = makeFolder(folder); !made)
            return made.error();
    auto journal = SqliteJournal::open(options.directory, options.vfs);
    if (!journal)
        return journal.error();
    auto decisions = SqliteDecisions::open(options.directory, options.vfs);
    if (!decisions)
        return decisions.error();
    auto plans = SqlitePlans::open(options.directory, options.vfs);
    if (!plans)
        return plans.error();
    auto manual = SqliteManualChanges::open(options.directory, options.vfs);
    if (!manual)
        return manual.error();
    SqliteStore store;
    store.manual = std::move(*manual);
    store.journal = std::move(*journal);
    store.decisions = std::move(*decisions);
    store.plans = std::move(*plans);
    store.leases = std::make_unique<FileLeases>(leases);
    return store;
}

} // namespace fc::store
