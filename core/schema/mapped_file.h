#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <utility>

namespace fc::schema {

/// A whole file mapped read-only. Movable; unmaps when destroyed. Whoever replaces the file has to rename a new one
/// over it (writeFileAtomically does): truncating it in place would take the pages away.
class MappedFile
{
public:
    MappedFile() = default;
    MappedFile(MappedFile&& other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}
    MappedFile& operator=(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();

    /// Errors: NotFound (absent, unreadable, not a regular file), Parse (empty).
    static Result<MappedFile> open(const std::string& path);
    std::string_view bytes() const noexcept { return m_bytes; }

private:
    std::string_view m_bytes;
};

} // namespace fc::schema
