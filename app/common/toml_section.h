#pragma once

#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace fc::app {

struct TomlDocument;

/// One table of a TOML file, read key by key. The first thing that is wrong is kept and reported by
/// TomlFile::status(), with file and line; reading goes on with defaults.
class TomlSection
{
public:
    TomlSection(std::shared_ptr<TomlDocument> document, std::string name, const void* table);

    std::string text(const std::string& key);
    std::vector<std::string> texts(const std::string& key);
    bool flag(const std::string& key, bool fallback);
    std::uint16_t port(const std::string& key, std::uint16_t fallback);
    /// "500ms", "30s", "2m".
    std::chrono::milliseconds duration(const std::string& key, std::chrono::milliseconds fallback);
    std::string choice(const std::string& key, const std::vector<std::string>& allowed, const std::string& fallback);
    /// A key that is known and not served: an error if it is there.
    void unsupported(const std::string& key, const std::string& why);
    void refuse(const std::string& key, const std::string& why);
    /// Every key that was not asked for is unknown: names the nearest known one.
    void finish();

private:
    const void* node(const std::string& key);
    std::shared_ptr<TomlDocument> m_document;
    std::string m_name;
    const void* m_table; ///< toml::table or null
    std::set<std::string> m_known;
};

class TomlFile
{
public:
    /// Errors: NotFound, Parse (line and column).
    static Result<TomlFile> read(const std::string& file);

    TomlSection section(const std::string& name);
    std::vector<TomlSection> sections(const std::string& name); ///< [[name]]
    void finish(const std::vector<std::string>& knownSections);
    Status status() const;

private:
    explicit TomlFile(std::shared_ptr<TomlDocument> document) : m_document(std::move(document)) {}
    std::shared_ptr<TomlDocument> m_document;
};

} // namespace fc::app
