#include "store/field_digest.h"

#include "base/digest.h"

namespace fc::store {

FieldDigest& FieldDigest::add(std::string_view field)
{
    m_text += std::to_string(field.size());
    m_text += ':';
    m_text += field;
    return *this;
}

FieldDigest& FieldDigest::add(std::int64_t number)
{
    return add(std::string_view(std::to_string(number)));
}

FieldDigest& FieldDigest::add(const std::vector<std::string>& fields)
{
    add(static_cast<std::int64_t>(fields.size()));
    for (const std::string& field : fields)
        add(std::string_view(field));
    return *this;
}

std::string FieldDigest::hex() const
{
    return sha256Hex(m_text);
}

} // namespace fc::store
