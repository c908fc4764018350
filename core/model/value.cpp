#include "model/value.h"

namespace fc::model {

namespace {

std::string decimalText(const Decimal& decimal)
{
    const bool negative = decimal.digits < 0;
    // Negating INT64_MIN as unsigned is well defined.
    std::uint64_t magnitude = static_cast<std::uint64_t>(decimal.digits);
    if (negative)
        magnitude = 0U - magnitude;
    std::string digits = std::to_string(magnitude);
    if (decimal.fraction > 0) {
        if (digits.size() <= decimal.fraction)
            digits.insert(0, decimal.fraction + 1U - digits.size(), '0');
        digits.insert(digits.size() - decimal.fraction, 1, '.');
    }
    return negative ? "-" + digits : digits;
}

std::string base64(std::string_view bytes)
{
    static constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        for (std::size_t j = 0; j < 3; ++j)
            group = (group << 8U) | (j < count ? static_cast<unsigned char>(bytes[i + j]) : 0U);
        for (std::size_t j = 0; j < 4; ++j)
            out.push_back(j <= count ? kAlphabet[(group >> (18U - 6U * j)) & 0x3FU] : '=');
    }
    return out;
}

struct ScalarText
{
    std::string operator()(const Empty&) const { return {}; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(std::uint64_t value) const { return std::to_string(value); }
    std::string operator()(const Decimal& value) const { return decimalText(value); }
    std::string operator()(const std::string& value) const { return value; }
    std::string operator()(const Bytes& value) const { return base64(value.data); }
};

} // namespace

std::string toString(const Scalar& scalar)
{
    return std::visit(ScalarText{}, scalar);
}

std::string toString(const Value& value)
{
    if (!value.isList())
        return toString(value.scalar());
    std::string out = "[";
    for (const Scalar& entry : value.list()) {
        if (out.size() > 1)
            out += ", ";
        out += toString(entry);
    }
    return out + "]";
}

} // namespace fc::model
