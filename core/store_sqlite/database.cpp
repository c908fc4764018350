#include "store_sqlite/database.h"

#include <sqlite3.h>

namespace fc::store {

namespace {

constexpr int kBusyTimeoutMs = 5'000;
constexpr int kApplicationId = 0x46616243; // "FabC"

std::string nextStep(int code, const std::string& file)
{
    switch (code & 0xff) {
    case SQLITE_FULL: return "free space on the disk of " + file + " and try again";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return "move " + file + " away (keep it: it is evidence) or restore it from a backup";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH: return "make " + file + " and its folder writable for this user";
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "wait until the other program that uses " + file + " is done";
    case SQLITE_IOERR: return "check the disk of " + file;
    default: return "check " + file;
    }
}

} // namespace

void Database::Close::operator()(sqlite3* handle) const noexcept
{
    sqlite3_close_v2(handle);
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const noexcept
{
    sqlite3_finalize(statement);
}

Error Database::failure(const std::string& doing) const
{
    const int code = m_handle ? sqlite3_extended_errcode(m_handle.get()) : SQLITE_NOMEM;
    const char* words = m_handle ? sqlite3_errmsg(m_handle.get()) : "out of memory";
    return makeError(ErrorCode::Storage, doing + " " + m_content + " failed: " + words)
        .about(m_file)
        .nowIs("nothing was added to it")
        .doNext(nextStep(code, m_file));
}

Result<Database> Database::open(const Options& options)
{
    Database database;
    database.m_file = options.file;
    database.m_content = options.content;
    sqlite3* raw = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_NOFOLLOW;
    const int opened =
        sqlite3_open_v2(options.file.c_str(), &raw, flags, options.vfs.empty() ? nullptr : options.vfs.c_str());
    database.m_handle.reset(raw);
    if (opened != SQLITE_OK)
        return database.failure("opening");
    if (Status ready = database.prepareFile(options); !ready)
        return ready.error();
    return database;
}

Status Database::prepareFile(const Options& options)
{
    sqlite3_extended_result_codes(m_handle.get(), 1);
    sqlite3_busy_timeout(m_handle.get(), kBusyTimeoutMs);
    // EXTRA is FULL plus a sync of the folder after the rollback journal went: without it a power loss right after
    // the commit can bring the journal back and undo what was promised to be durable.
    for (const char* pragma : {"PRAGMA journal_mode=DELETE", "PRAGMA synchronous=EXTRA", "PRAGMA foreign_keys=ON",
                               "PRAGMA trusted_schema=OFF", "PRAGMA cell_size_check=ON"})
        if (Status done = execute(pragma); !done)
            return done;
    const auto versionOf = [this]() -> Result<std::int64_t> {
        auto query = Statement::prepare(*this, "PRAGMA user_version");
        if (!query)
            return query.error();
        auto row = query->step();
        if (!row)
            return row.error();
        return query->integer(0);
    };
    auto version = versionOf();
    if (!version)
        return version.error();
    if (*version == 0) {
        auto transaction = Transaction::begin(*this);
        if (!transaction)
            return transaction.error();
        version = versionOf(); // somebody else may have made it meanwhile
        if (!version)
            return version.error();
        if (*version == 0) {
            const std::string sql = options.schema + "; PRAGMA application_id=" + std::to_string(kApplicationId) +
                                    "; PRAGMA user_version=" + std::to_string(options.version);
            if (Status made = execute(sql.c_str()); !made)
                return made;
            if (Status done = transaction->commit(); !done)
                return done;
            *version = options.version;
        }
    }
    if (*version != options.version)
        return makeError(ErrorCode::Storage, m_content + " has version " + std::to_string(*version) +
                                                 ", this program knows " + std::to_string(options.version))
            .about(m_file)
            .nowIs("it was not touched")
            .doNext("use the program version that wrote it, or another store path");
    return {};
}

Status Database::execute(const char* sql)
{
    if (sqlite3_exec(m_handle.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return failure("writing");
    return {};
}

Result<Statement> Statement::prepare(const Database& database, const char* sql)
{
    Statement statement;
    statement.m_database = &database;
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(database.handle(), sql, -1, &raw, nullptr) != SQLITE_OK)
        return database.failure("reading");
    statement.m_statement.reset(raw);
    return statement;
}

Statement& Statement::bind(std::string_view text)
{
    const int result = sqlite3_bind_text64(m_statement.get(), m_next++, text.empty() ? "" : text.data(), text.size(),
                                           SQLITE_TRANSIENT, SQLITE_UTF8);
    m_bindResult = m_bindResult == SQLITE_OK ? result : m_bindResult;
    return *this;
}

Statement& Statement::bind(std::int64_t number)
{
    const int result = sqlite3_bind_int64(m_statement.get(), m_next++, number);
    m_bindResult = m_bindResult == SQLITE_OK ? result : m_bindResult;
    return *this;
}

Result<bool> Statement::step()
{
    if (m_bindResult != SQLITE_OK)
        return m_database->failure("filling in a value for");
    switch (sqlite3_step(m_statement.get())) {
    case SQLITE_ROW: return true;
    case SQLITE_DONE: return false;
    default: return m_database->failure("using");
    }
}

std::string Statement::text(int column) const
{
    const auto* data = sqlite3_column_text(m_statement.get(), column);
    const int size = sqlite3_column_bytes(m_statement.get(), column);
    return data == nullptr ? std::string()
                           : std::string(reinterpret_cast<const char*>(data), static_cast<std::size_t>(size));
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

Result<Transaction> Transaction::begin(Database& database)
{
    if (Status begun = database.execute("BEGIN IMMEDIATE"); !begun)
        return begun.error();
    return Transaction(database);
}

Transaction::~Transaction()
{
    if (m_database != nullptr)
        sqlite3_exec(m_database->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Status Transaction::commit()
{
    if (Status done = m_database->execute("COMMIT"); !done)
        return done;
    m_database = nullptr;
    return {};
}

std::string joinLines(const std::vector<std::string>& lines)
{
    std::string joined;
    for (const std::string& line : lines) {
        for (const char c : line)
            joined += c == '\n' ? ' ' : c;
        joined += '\n';
    }
    return joined;
}

std::vector<std::string> splitLines(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return lines;
}

} // namespace fc::store
