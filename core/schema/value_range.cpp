#include "schema/value_range.h"

#include "schema/scalar_text.h"

#include <limits>
#include <optional>

namespace fc::schema {

namespace {

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

template <typename T, typename ReadBound>
bool inRange(std::string_view range, T value, ReadBound readBound)
{
    if (trimmed(range).empty())
        return true;
    const auto bound = [&](std::string_view text) -> std::optional<T> {
        text = trimmed(text);
        if (text == "min")
            return std::numeric_limits<T>::lowest();
        if (text == "max")
            return std::numeric_limits<T>::max();
        return readBound(text);
    };
    while (!range.empty()) {
        const auto bar = range.find('|');
        const std::string_view part = range.substr(0, bar);
        range = bar == std::string_view::npos ? std::string_view{} : range.substr(bar + 1);
        const auto dots = part.find("..");
        const std::optional<T> low = bound(part.substr(0, dots));
        const std::optional<T> high = dots == std::string_view::npos ? low : bound(part.substr(dots + 2));
        if (low && high && *low <= value && value <= *high)
            return true;
    }
    return false;
}

} // namespace

bool inSignedRange(std::string_view range, std::int64_t value)
{
    return inRange(range, value, [](std::string_view text) { return readSigned(text); });
}

bool inUnsignedRange(std::string_view range, std::uint64_t value)
{
    return inRange(range, value, [](std::string_view text) { return readUnsigned(text); });
}

bool inDecimalRange(std::string_view range, std::int64_t scaled, std::uint8_t fractionDigits)
{
    return inRange(range, scaled, [&](std::string_view text) { return readScaled(text, fractionDigits); });
}

} // namespace fc::schema
