#pragma once

#include "base/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace fc::store {

/// One SQLite connection. Not thread-safe: the owner locks.
class Database
{
public:
    struct Options
    {
        std::string file;
        std::string vfs;     ///< empty = default
        std::string content; ///< what it holds, for messages: "the journal"
        int version = 1;     ///< user_version this program writes
        std::string schema;  ///< SQL that makes an empty file version 1
    };
    /// Opens or creates; rollback journal, every commit synced to the disk, the directory too. Errors: Storage.
    static Result<Database> open(const Options& options);

    Status execute(const char* sql);
    sqlite3* handle() const noexcept { return m_handle.get(); }
    /// An Error Storage for what SQLite just said.
    Error failure(const std::string& doing) const;

private:
    struct Close { void operator()(sqlite3* handle) const noexcept; };
    std::unique_ptr<sqlite3, Close> m_handle;
    std::string m_file;
    std::string m_content;

    Status prepareFile(const Options& options);
};

/// A prepared statement. Parameters are bound from 1 on in the order of bind() calls.
class Statement
{
public:
    static Result<Statement> prepare(const Database& database, const char* sql);

    Statement& bind(std::string_view text);
    Statement& bind(std::int64_t number);
    /// True: a row is there. False: done.
    Result<bool> step();
    std::string text(int column) const;
    std::int64_t integer(int column) const;

private:
    struct Finalize { void operator()(sqlite3_stmt* statement) const noexcept; };
    const Database* m_database = nullptr;
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    int m_next = 1;
    int m_bindResult = 0;
};

/// Rolls back unless committed.
class Transaction
{
public:
    /// Takes the write lock at once.
    static Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    Status commit();

private:
    explicit Transaction(Database& database) : m_database(&database) {}
    Database* m_database;
};

/// Lists of short texts in one column, joined by line feeds; line feeds inside are not expected and become spaces.
std::string joinLines(const std::vector<std::string>& lines);
std::vector<std::string> splitLines(std::string_view text);

} // namespace fc::store
