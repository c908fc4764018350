#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fc::store {

/// Collects fields so that no two different records make the same text: each field goes in with its length.
class FieldDigest
{
public:
    FieldDigest& add(std::string_view field);
    FieldDigest& add(std::int64_t number);
    FieldDigest& add(const std::vector<std::string>& fields);
    std::string hex() const; ///< sha256 of what was added

private:
    std::string m_text;
};

} // namespace fc::store
