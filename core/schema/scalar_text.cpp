#include "schema/scalar_text.h"

#include <algorithm>
#include <charconv>

namespace fc::schema {

namespace {

template <typename T>
std::optional<T> readInteger(std::string_view text)
{
    if (text.size() > 1 && text.front() == '+' && text[1] != '-')
        text.remove_prefix(1);
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

bool isDigits(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Length of the UTF-8 sequence that starts `text`, 0 if it is malformed, overlong or a surrogate.
std::size_t sequenceLength(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
        return i < text.size() && byte(i) >= low && byte(i) <= high;
    };
    const unsigned first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF)
        return follows(1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF) && follows(2) ? 3 : 0;
    if (first >= 0xF0 && first <= 0xF4)
        return follows(1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF) && follows(2) && follows(3) ? 4 : 0;
    return 0;
}

} // namespace

std::optional<std::int64_t> readSigned(std::string_view text)
{
    return readInteger<std::int64_t>(text);
}

std::optional<std::uint64_t> readUnsigned(std::string_view text)
{
    return readInteger<std::uint64_t>(text);
}

std::optional<std::int64_t> readScaled(std::string_view text, std::uint8_t fractionDigits)
{
    const bool negative = !text.empty() && text.front() == '-';
    if (negative || (!text.empty() && text.front() == '+'))
        text.remove_prefix(1);
    const auto dot = text.find('.');
    const std::string_view whole = text.substr(0, dot);
    std::string_view fraction = dot == std::string_view::npos ? std::string_view{} : text.substr(dot + 1);
    if (whole.empty() || !isDigits(whole) || !isDigits(fraction) || (dot != std::string_view::npos && fraction.empty()))
        return std::nullopt;
    while (fraction.size() > fractionDigits && fraction.back() == '0')
        fraction.remove_suffix(1);
    if (fraction.size() > fractionDigits)
        return std::nullopt;
    std::string digits = negative ? "-" : "";
    digits.append(whole).append(fraction).append(fractionDigits - fraction.size(), '0');
    return readSigned(digits);
}

model::Decimal normalDecimal(std::int64_t scaled, std::uint8_t fractionDigits)
{
    while (fractionDigits > 1 && scaled % 10 == 0) {
        scaled /= 10;
        --fractionDigits;
    }
    return {scaled, fractionDigits};
}

std::optional<std::string> readBase64(std::string_view text)
{
    static constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    if (text.size() % 4 != 0)
        return std::nullopt;
    std::string out;
    out.reserve(text.size() / 4 * 3);
    for (std::size_t i = 0; i < text.size(); i += 4) {
        const bool last = i + 4 == text.size();
        std::size_t padding = 0;
        if (last && text[i + 3] == '=')
            padding = text[i + 2] == '=' ? 2 : 1;
        std::uint32_t group = 0;
        for (std::size_t j = 0; j < 4; ++j) {
            const auto digit = j >= 4 - padding ? 0 : kAlphabet.find(text[i + j]);
            if (digit == std::string_view::npos)
                return std::nullopt;
            group = (group << 6U) | static_cast<std::uint32_t>(digit);
        }
        for (std::size_t j = 0; j < 3 - padding; ++j)
            out.push_back(static_cast<char>((group >> (16U - 8U * j)) & 0xFFU));
        // Bits behind the last byte must be zero, or two texts would mean the same bytes.
        if (padding > 0 && (group & ((1U << (8U * padding)) - 1U)) != 0)
            return std::nullopt;
    }
    return out;
}

std::string plainNumber(std::string_view number)
{
    const auto mark = number.find_first_of("eE");
    if (mark == std::string_view::npos)
        return std::string(number);
    const auto exponent = readInteger<int>(number.substr(mark + 1));
    if (!exponent || *exponent > 40 || *exponent < -40)
        return std::string(number);
    std::string_view mantissa = number.substr(0, mark);
    const bool negative = !mantissa.empty() && mantissa.front() == '-';
    if (negative)
        mantissa.remove_prefix(1);
    const auto dot = mantissa.find('.');
    std::string whole(mantissa.substr(0, dot));
    std::string fraction(dot == std::string_view::npos ? std::string_view{} : mantissa.substr(dot + 1));
    for (int i = 0; i < *exponent; ++i) {
        whole += fraction.empty() ? '0' : fraction.front();
        if (!fraction.empty())
            fraction.erase(0, 1);
    }
    for (int i = 0; i > *exponent; --i) {
        fraction.insert(fraction.begin(), whole.empty() ? '0' : whole.back());
        if (!whole.empty())
            whole.pop_back();
    }
    whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
    fraction.erase(fraction.find_last_not_of('0') + 1);
    return (negative ? "-" : "") + (whole.empty() ? "0" : whole) + (fraction.empty() ? "" : "." + fraction);
}

std::optional<std::size_t> yangStringLength(std::string_view text)
{
    std::size_t count = 0;
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        const auto first = static_cast<unsigned char>(text.front());
        const bool control = first < 0x20 && first != '\t' && first != '\n' && first != '\r';
        if (length == 0 || control)
            return std::nullopt;
        text.remove_prefix(length);
        ++count;
    }
    return count;
}

} // namespace fc::schema
