#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace fc::model {

/// digits * 10^-fraction, exact. Normal form has no trailing zero digits beyond one fraction digit.
struct Decimal
{
    std::int64_t digits = 0;
    std::uint8_t fraction = 0;
    auto operator<=>(const Decimal&) const = default;
};

/// YANG type empty: present, no content.
struct Empty
{
    auto operator<=>(const Empty&) const = default;
};

struct Bytes
{
    std::string data;
    auto operator<=>(const Bytes&) const = default;
};

/// One leaf value in canonical form: signed YANG integers are int64_t, unsigned uint64_t, enumerations and
/// bits are text, identityrefs are "module:NAME", addresses and unions as the schema canonicalises them.
using Scalar = std::variant<Empty, bool, std::int64_t, std::uint64_t, Decimal, std::string, Bytes>;

/// A leaf-list's entries. For system-ordered leaf-lists the canonical form is sorted and without doubles.
using LeafList = std::vector<Scalar>;

/// The value of a leaf or of a whole leaf-list.
class Value
{
public:
    Value() = default;
    Value(Scalar scalar) : m_data(std::move(scalar)) {}
    Value(LeafList list) : m_data(std::move(list)) {}
    static Value text(std::string value) { return Value(Scalar(std::move(value))); }
    static Value boolean(bool value) { return Value(Scalar(value)); }
    static Value integer(std::int64_t value) { return Value(Scalar(value)); }
    static Value unsignedInteger(std::uint64_t value) { return Value(Scalar(value)); }

    bool isList() const noexcept { return std::holds_alternative<LeafList>(m_data); }
    const Scalar& scalar() const { return std::get<Scalar>(m_data); } ///< precondition: !isList()
    const LeafList& list() const { return std::get<LeafList>(m_data); } ///< precondition: isList()

    auto operator<=>(const Value&) const = default;
    bool operator==(const Value&) const = default;

private:
    std::variant<Scalar, LeafList> m_data;
};

/// Text for people and for canonical comparison: true, 42, 10.5, the string itself, base64 for bytes,
/// "[34, 40]" for leaf-lists, "" for empty.
std::string toString(const Scalar& scalar);
std::string toString(const Value& value);

} // namespace fc::model
