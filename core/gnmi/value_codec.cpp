#include "gnmi/path_codec.h"
#include "gnmi/utf8.h"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>

namespace fc::gnmi::wire {

namespace {

using Arm = WireValue::Arm;

/// Normal form of model::Decimal: no trailing zero beyond one fraction digit.
model::Decimal normalised(std::int64_t digits, std::uint32_t fraction)
{
    while (fraction > 1 && digits % 10 == 0) {
        digits /= 10;
        --fraction;
    }
    return {digits, static_cast<std::uint8_t>(fraction)};
}

/// "-12.5e-3" as std::to_chars writes it -> Decimal, or the text itself where 18 digits do not hold it.
model::Scalar decimalOfText(std::string_view shortest)
{
    std::int64_t digits = 0;
    int fraction = 0;
    bool negative = false;
    bool inFraction = false;
    std::size_t count = 0;
    std::size_t at = 0;
    if (at < shortest.size() && shortest[at] == '-') {
        negative = true;
        ++at;
    }
    for (; at < shortest.size() && shortest[at] != 'e'; ++at) {
        if (shortest[at] == '.') {
            inFraction = true;
            continue;
        }
        if (shortest[at] < '0' || shortest[at] > '9' || ++count > 18)
            return std::string(shortest);
        digits = digits * 10 + (shortest[at] - '0');
        fraction += inFraction ? 1 : 0;
    }
    if (at < shortest.size()) {
        int exponent = 0;
        const char* first = shortest.data() + at + 1;
        if (*first == '+')
            ++first;
        std::from_chars(first, shortest.data() + shortest.size(), exponent);
        fraction -= exponent;
    }
    for (; fraction < 1; ++fraction) {
        if (digits > std::numeric_limits<std::int64_t>::max() / 10)
            return std::string(shortest);
        digits *= 10;
    }
    if (fraction > 18)
        return std::string(shortest);
    return normalised(negative ? -digits : digits, static_cast<std::uint32_t>(fraction));
}

template <typename Number>
model::Scalar decimalOfNumber(Number value)
{
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    const std::string_view shortest(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    return std::isfinite(value) ? decimalOfText(shortest) : model::Scalar(std::string(shortest));
}

/// Decimal64{ digits = 1, precision = 2 }.
Walk decodeDecimal(std::string_view bytes, model::Scalar& out)
{
    Reader reader(bytes);
    std::uint32_t field = 0;
    std::uint32_t type = 0;
    std::uint64_t digits = 0;
    std::uint64_t precision = 0;
    while (!reader.atEnd()) {
        if (!reader.tag(field, type))
            return Walk::Bad;
        if ((field == 1 || field == 2) && type == kVarint) {
            if (!reader.varint(field == 1 ? digits : precision))
                return Walk::Bad;
        } else if (type == kStartGroup || type == kEndGroup) {
            return Walk::Unusual;
        } else if (!reader.skip(type)) {
            return Walk::Bad;
        }
    }
    const auto value = static_cast<std::int64_t>(digits);
    const auto fraction = static_cast<std::uint32_t>(precision);
    if (fraction <= 18)
        out = normalised(value, fraction);
    else
        out = std::to_string(value) + "e-" + std::to_string(fraction);
    return Walk::Ok;
}

/// ScalarArray{ element = 1 rep TypedValue }; entries are scalars (C56), a list inside a list is Bad.
Walk decodeLeafList(std::string_view bytes, model::LeafList& out, std::uint32_t& repaired)
{
    Reader reader(bytes);
    std::uint32_t field = 0;
    std::uint32_t type = 0;
    std::string_view part;
    while (!reader.atEnd()) {
        if (!reader.tag(field, type))
            return Walk::Bad;
        if (field == 1 && type == kLength) {
            if (!reader.bytes(part))
                return Walk::Bad;
            ValueView view;
            WireValue entry;
            Walk walk = walkValue(part, view);
            if (walk == Walk::Ok)
                walk = view.arm == Arm::LeafList ? Walk::Bad : decodeValue(view, entry, repaired);
            if (walk != Walk::Ok)
                return walk;
            out.push_back(entry.value.scalar());
        } else if (type == kStartGroup || type == kEndGroup) {
            return Walk::Unusual;
        } else if (!reader.skip(type)) {
            return Walk::Bad;
        }
    }
    return Walk::Ok;
}

} // namespace

model::Scalar decimalOf(double value)
{
    return decimalOfNumber(value);
}

model::Scalar decimalOf(float value)
{
    return decimalOfNumber(value);
}

Walk decodeValue(const ValueView& view, WireValue& out, std::uint32_t& repaired)
{
    out.arm = view.arm;
    switch (view.arm) {
    case Arm::None: out.value = model::Value(model::Scalar(model::Empty{})); break;
    case Arm::String:
    case Arm::Ascii:
    case Arm::Json:
    case Arm::JsonIetf: out.value = model::Value::text(textOf(view.bytes, repaired)); break;
    case Arm::Int: out.value = model::Value::integer(static_cast<std::int64_t>(view.bits)); break;
    case Arm::Uint: out.value = model::Value::unsignedInteger(view.bits); break;
    case Arm::Bool: out.value = model::Value::boolean(view.bits != 0); break;
    case Arm::Bytes:
    case Arm::ProtoBytes:
    case Arm::Any: out.value = model::Value(model::Scalar(model::Bytes{std::string(view.bytes)})); break;
    case Arm::Float:
        out.value = model::Value(decimalOf(std::bit_cast<float>(static_cast<std::uint32_t>(view.bits))));
        break;
    case Arm::Double: out.value = model::Value(decimalOf(std::bit_cast<double>(view.bits))); break;
    case Arm::Decimal: {
        model::Scalar scalar;
        if (const Walk walk = decodeDecimal(view.bytes, scalar); walk != Walk::Ok)
            return walk;
        out.value = model::Value(std::move(scalar));
        break;
    }
    case Arm::LeafList: {
        model::LeafList list;
        if (const Walk walk = decodeLeafList(view.bytes, list, repaired); walk != Walk::Ok)
            return walk;
        out.value = model::Value(std::move(list));
        break;
    }
    }
    return Walk::Ok;
}

} // namespace fc::gnmi::wire
