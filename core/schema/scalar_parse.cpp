#include "schema/scalar_type.h"

#include "model/path.h"
#include "schema/instance.h"
#include "schema/scalar_text.h"
#include "schema/value_range.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace fc::schema {

namespace {

using model::Scalar;

struct IntegerKind
{
    bool isSigned;
    std::uint64_t max;
};

std::optional<IntegerKind> integerKind(BaseType base)
{
    switch (base) {
    case BaseType::Int8: return IntegerKind{true, std::numeric_limits<std::int8_t>::max()};
    case BaseType::Int16: return IntegerKind{true, std::numeric_limits<std::int16_t>::max()};
    case BaseType::Int32: return IntegerKind{true, std::numeric_limits<std::int32_t>::max()};
    case BaseType::Int64: return IntegerKind{true, std::numeric_limits<std::int64_t>::max()};
    case BaseType::Uint8: return IntegerKind{false, std::numeric_limits<std::uint8_t>::max()};
    case BaseType::Uint16: return IntegerKind{false, std::numeric_limits<std::uint16_t>::max()};
    case BaseType::Uint32: return IntegerKind{false, std::numeric_limits<std::uint32_t>::max()};
    case BaseType::Uint64: return IntegerKind{false, std::numeric_limits<std::uint64_t>::max()};
    default: return std::nullopt;
    }
}

std::optional<Scalar> readInteger(const TypeInfo& type, IntegerKind kind, std::string_view text)
{
    if (kind.isSigned) {
        const auto value = readSigned(text);
        const auto max = static_cast<std::int64_t>(kind.max);
        if (!value || *value > max || *value < -max - 1 || !inSignedRange(type.range, *value))
            return std::nullopt;
        return Scalar(*value);
    }
    const auto value = readUnsigned(text);
    if (!value || *value > kind.max || !inUnsignedRange(type.range, *value))
        return std::nullopt;
    return Scalar(*value);
}

/// Every name once, in schema order, whatever order they came in.
std::optional<Scalar> readBits(const TypeInfo& type, std::string_view text)
{
    std::vector<bool> given(type.names.size());
    while (!text.empty()) {
        const auto space = text.find(' ');
        const std::string_view name = text.substr(0, space);
        text = space == std::string_view::npos ? std::string_view{} : text.substr(space + 1);
        if (name.empty())
            continue;
        const auto at = std::ranges::find(type.names, name) - type.names.begin();
        if (at == std::ssize(type.names) || given[static_cast<std::size_t>(at)])
            return std::nullopt;
        given[static_cast<std::size_t>(at)] = true;
    }
    std::string out;
    for (std::size_t i = 0; i < given.size(); ++i)
        if (given[i])
            out.append(out.empty() ? "" : " ").append(type.names[i]);
    return Scalar(std::move(out));
}

/// "module:NAME" of the one identity meant, or empty.
std::string_view findIdentity(const TypeInfo& type, std::string_view text, std::string_view homeModule)
{
    if (!model::modulePrefix(text).empty()) {
        const auto exact = std::ranges::find(type.names, text);
        return exact == type.names.end() ? std::string_view{} : *exact;
    }
    std::string_view found;
    bool several = false;
    for (const std::string_view name : type.names) {
        if (text.empty() || model::bareName(name) != text)
            continue;
        if (model::modulePrefix(name) == homeModule)
            return name;
        several = !found.empty();
        found = name;
    }
    return several ? std::string_view{} : found;
}

/// Anything but union and leafref.
std::optional<Scalar> readPlain(const TypeInfo& type, std::string_view text, std::string_view homeModule)
{
    if (const auto kind = integerKind(type.base))
        return readInteger(type, *kind, text);
    switch (type.base) {
    case BaseType::Boolean:
        if (text == "true" || text == "false")
            return Scalar(text == "true");
        return std::nullopt;
    case BaseType::Empty:
        return text.empty() ? std::optional<Scalar>(model::Empty{}) : std::nullopt;
    case BaseType::Decimal64: {
        const auto scaled = readScaled(text, type.fractionDigits);
        if (!scaled || !inDecimalRange(type.range, *scaled, type.fractionDigits))
            return std::nullopt;
        return Scalar(normalDecimal(*scaled, type.fractionDigits));
    }
    case BaseType::Enumeration:
        return std::ranges::find(type.names, text) == type.names.end() ? std::nullopt
                                                                       : std::optional<Scalar>(std::string(text));
    case BaseType::Bits:
        return readBits(type, text);
    case BaseType::IdentityRef: {
        const std::string_view identity = findIdentity(type, text, homeModule);
        return identity.empty() ? std::nullopt : std::optional<Scalar>(std::string(identity));
    }
    case BaseType::Binary: {
        auto bytes = readBase64(text);
        if (!bytes || !inUnsignedRange(type.range, bytes->size()))
            return std::nullopt;
        return Scalar(model::Bytes{std::move(*bytes)});
    }
    case BaseType::String:
    case BaseType::InstanceIdentifier:
    case BaseType::LeafRef: {
        const auto length = yangStringLength(text);
        if (!length || !inUnsignedRange(type.range, *length))
            return std::nullopt;
        return Scalar(std::string(text));
    }
    default:
        return std::nullopt;
    }
}

bool takesAnyText(BaseType base)
{
    return base == BaseType::String || base == BaseType::Binary || base == BaseType::InstanceIdentifier ||
           base == BaseType::LeafRef;
}

/// The real type behind a leafref; an unresolvable one stays and is read as text.
const TypeInfo& followed(const TypeInfo& type)
{
    const TypeInfo* real = &type;
    while (real->base == BaseType::LeafRef && !real->members.empty())
        real = &real->members.front();
    return *real;
}

using Taken = std::pair<const TypeInfo*, Scalar>;

std::optional<Taken> takeMember(const TypeInfo& declared, std::string_view text, std::string_view homeModule,
                                bool anyText)
{
    const TypeInfo& type = followed(declared);
    if (type.base != BaseType::Union) {
        if (takesAnyText(type.base) != anyText)
            return std::nullopt;
        if (auto value = readPlain(type, text, homeModule))
            return Taken(&type, std::move(*value));
        return std::nullopt;
    }
    for (const TypeInfo& member : type.members)
        if (auto taken = takeMember(member, text, homeModule, anyText))
            return taken;
    return std::nullopt;
}

std::optional<Taken> take(const TypeInfo& type, std::string_view text, std::string_view homeModule)
{
    auto taken = takeMember(type, text, homeModule, false);
    return taken ? taken : takeMember(type, text, homeModule, true);
}

std::string listed(const std::vector<std::string_view>& names)
{
    constexpr std::size_t kShown = 8;
    std::string out;
    for (std::size_t i = 0; i < std::min(names.size(), kShown); ++i)
        out.append(i > 0 ? ", " : "").append(names[i]);
    if (names.size() > kShown)
        out += " and " + std::to_string(names.size() - kShown) + " more";
    return out;
}

std::string_view integerName(BaseType base)
{
    switch (base) {
    case BaseType::Int8: return "int8";
    case BaseType::Int16: return "int16";
    case BaseType::Int32: return "int32";
    case BaseType::Int64: return "int64";
    case BaseType::Uint8: return "uint8";
    case BaseType::Uint16: return "uint16";
    case BaseType::Uint32: return "uint32";
    default: return "uint64";
    }
}

/// The value for an error text. Strings may be secrets and are not repeated.
std::string shown(const TypeInfo& type, std::string_view text)
{
    constexpr std::size_t kShown = 40;
    if (takesAnyText(followed(type).base))
        return "a text of " + std::to_string(text.size()) + " bytes";
    if (!yangStringLength(text))
        return "a text that is not UTF-8";
    if (text.size() > kShown)
        return "a text of " + std::to_string(text.size()) + " bytes";
    return "\"" + std::string(text) + "\"";
}

} // namespace

Result<Scalar> parseByType(const TypeInfo& type, std::string_view text, std::string_view homeModule)
{
    if (auto taken = take(type, text, homeModule))
        return std::move(taken->second);
    return makeError(ErrorCode::Schema, "expected " + describeType(type) + ", got " + shown(type, text));
}

const TypeInfo* takingType(const TypeInfo& type, std::string_view text, std::string_view homeModule)
{
    const TypeInfo& real = followed(type);
    if (real.base != BaseType::Union)
        return &real;
    const auto taken = take(real, text, homeModule);
    return taken ? taken->first : nullptr;
}

std::string describeType(const TypeInfo& declared)
{
    const TypeInfo& type = followed(declared);
    const std::string range(type.range);
    if (integerKind(type.base))
        return std::string(integerName(type.base)) + (range.empty() ? "" : " in " + range);
    const std::string length = range.empty() ? "" : " of length " + range;
    switch (type.base) {
    case BaseType::Boolean: return "true or false";
    case BaseType::Empty: return "[null]";
    case BaseType::Decimal64:
        return "a number with at most " + std::to_string(type.fractionDigits) + " fraction digits" +
               (range.empty() ? "" : " in " + range);
    case BaseType::Enumeration: return "one of " + listed(type.names);
    case BaseType::Bits: return "names out of " + listed(type.names);
    case BaseType::IdentityRef: return "an identity: " + listed(type.names);
    case BaseType::Binary: return "base64" + length;
    case BaseType::InstanceIdentifier: return "an instance-identifier";
    case BaseType::String:
    case BaseType::LeafRef: return "printable UTF-8 text" + length;
    case BaseType::Union: {
        std::string out;
        for (const TypeInfo& member : type.members)
            out.append(out.empty() ? "" : ", or ").append(describeType(member));
        return out;
    }
    default: return "a node with a value";
    }
}

std::string bareIdentity(const TypeInfo& type, std::string_view text, std::string_view homeModule)
{
    const TypeInfo* taking = takingType(type, text, homeModule);
    if (taking == nullptr || taking->base != BaseType::IdentityRef)
        return std::string(text);
    const std::string_view bare = model::bareName(text);
    // Read back by the whole type: in a union another member may take the bare name first.
    const auto readBack = take(type, bare, homeModule);
    const bool same = readBack && readBack->second == Scalar(std::string(text));
    return std::string(same ? bare : text);
}

Result<Scalar> parseScalar(const SchemaIndex& index, NodeId leaf, std::string_view text)
{
    return parseByType(index.realType(leaf), text, index.module(leaf));
}

} // namespace fc::schema
