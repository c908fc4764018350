#include "gnmi/wire_walk.h"

#include "gnmi/gnmi.pb.h"

#include <cstring>
#include <limits>

namespace fc::gnmi::wire {

bool Reader::varint(std::uint64_t& value) noexcept
{
    if (m_at != m_end && static_cast<unsigned char>(*m_at) < 0x80) {
        value = static_cast<unsigned char>(*m_at++);
        return true;
    }
    std::uint64_t result = 0;
    for (unsigned shift = 0; shift < 70; shift += 7) {
        if (m_at == m_end)
            return false;
        const auto byte = static_cast<unsigned char>(*m_at++);
        if (shift < 64)
            result |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
        if (byte < 0x80) {
            value = result;
            return true;
        }
    }
    return false;
}

/// At most five bytes, of which the library takes the low 32 bits.
bool Reader::tag(std::uint32_t& field, std::uint32_t& type) noexcept
{
    const char* start = m_at;
    std::uint64_t raw = 0;
    if (!varint(raw) || m_at - start > 5)
        return false;
    field = static_cast<std::uint32_t>(raw) >> 3U;
    type = static_cast<std::uint32_t>(raw) & 7U;
    return field != 0;
}

bool Reader::fixed32(std::uint32_t& value) noexcept
{
    if (m_end - m_at < 4)
        return false;
    std::memcpy(&value, m_at, 4);
    m_at += 4;
    return true;
}

bool Reader::fixed64(std::uint64_t& value) noexcept
{
    if (m_end - m_at < 8)
        return false;
    std::memcpy(&value, m_at, 8);
    m_at += 8;
    return true;
}

bool Reader::bytes(std::string_view& value) noexcept
{
    std::uint64_t size = 0;
    if (!varint(size) || size > static_cast<std::uint64_t>(m_end - m_at))
        return false;
    value = {m_at, static_cast<std::size_t>(size)};
    m_at += size;
    return true;
}

bool Reader::skip(std::uint32_t type) noexcept
{
    std::uint64_t number = 0;
    std::uint32_t small = 0;
    std::string_view text;
    switch (type) {
    case kVarint: return varint(number);
    case kFixed64: return fixed64(number);
    case kLength: return bytes(text);
    case kFixed32: return fixed32(small);
    default: return false;
    }
}

namespace {

using Arm = WireValue::Arm;

/// What to do with a field that is not one of the message's own (or has another wire type: then it is unknown too).
Walk passOver(Reader& reader, std::uint32_t type)
{
    if (type == kStartGroup || type == kEndGroup)
        return Walk::Unusual;
    return reader.skip(type) ? Walk::Ok : Walk::Bad;
}

/// A singular sub-message: a second one would have to be merged into the first.
Walk takeOnce(Reader& reader, bool& seen, std::string_view& out)
{
    if (seen)
        return Walk::Unusual;
    seen = true;
    return reader.bytes(out) ? Walk::Ok : Walk::Bad;
}

/// The form before gNMI 0.4: Value{ value = 1 bytes, type = 2 Encoding }.
Walk walkLegacyValue(std::string_view bytes, ValueView& out)
{
    Reader reader(bytes);
    std::uint32_t field = 0;
    std::uint32_t type = 0;
    std::uint64_t encoding = 0;
    std::string_view content;
    while (!reader.atEnd()) {
        if (!reader.tag(field, type))
            return Walk::Bad;
        if (field == 1 && type == kLength) {
            if (!reader.bytes(content))
                return Walk::Bad;
        } else if (field == 2 && type == kVarint) {
            if (!reader.varint(encoding))
                return Walk::Bad;
        } else if (const Walk walk = passOver(reader, type); walk != Walk::Ok) {
            return walk;
        }
    }
    switch (static_cast<Encoding>(encoding)) {
    case Encoding::Json: out.arm = Arm::Json; break;
    case Encoding::JsonIetf: out.arm = Arm::JsonIetf; break;
    case Encoding::Ascii: out.arm = Arm::Ascii; break;
    case Encoding::Proto: out.arm = Arm::ProtoBytes; break;
    default: out.arm = Arm::Bytes; break;
    }
    out.bytes = content;
    return Walk::Ok;
}

struct ArmOfField
{
    Arm arm;
    std::uint32_t type;
};

/// Indexed by the field number of gnmi.TypedValue.
constexpr ArmOfField kArms[] = {
    {Arm::None, 99},        {Arm::String, kLength},   {Arm::Int, kVarint},      {Arm::Uint, kVarint},
    {Arm::Bool, kVarint},   {Arm::Bytes, kLength},    {Arm::Float, kFixed32},   {Arm::Decimal, kLength},
    {Arm::LeafList, kLength}, {Arm::Any, kLength},    {Arm::Json, kLength},     {Arm::JsonIetf, kLength},
    {Arm::Ascii, kLength},  {Arm::ProtoBytes, kLength}, {Arm::Double, kFixed64},
};

bool isMessageArm(Arm arm)
{
    return arm == Arm::Decimal || arm == Arm::LeafList || arm == Arm::Any;
}

} // namespace

Walk walkResponse(std::string_view bytes, ResponseView& out)
{
    out = {};
    Reader reader(bytes);
    std::uint32_t field = 0;
    std::uint32_t type = 0;
    bool seen = false;
    while (!reader.atEnd()) {
        if (!reader.tag(field, type))
            return Walk::Bad;
        if ((field == 1 || field == 4) && type == kLength) {
            if (const Walk walk = takeOnce(reader, seen, out.body); walk != Walk::Ok)
                return walk;
            out.kind = field == 1 ? SubscribeMessage::Kind::Update : SubscribeMessage::Kind::Failure;
        } else if (field == 3 && type == kVarint) {
            if (seen)
                return Walk::Unusual;
            seen = true;
            std::uint64_t value = 0;
            if (!reader.varint(value))
                return Walk::Bad;
            out.kind = value != 0 ? SubscribeMessage::Kind::Sync : SubscribeMessage::Kind::Empty;
        } else if (const Walk walk = passOver(reader, type); walk != Walk::Ok) {
            return walk;
        }
    }
    return Walk::Ok;
}

Walk walkNotification(std::string_view bytes, NotificationView& out)
{
    out.timestamp = 0;
    out.prefix = {};
    out.atomic = false;
    out.updates.clear();
    out.deletes.clear();
    Reader reader(bytes);
    std::uint32_t field = 0;
    std::uint32_t type = 0;
    bool seenPrefix = false;
    std::uint64_t number = 0;
    std::string_view part;
    while (!reader.atEnd()) {
        if (!reader.tag(field, type))
            return Walk::Bad;
        if (field == 1 && type == kVarint) {
            if (!reader.varint(number))
                return Walk::Bad;
            out.timestamp = static_cast<std::int64_t>(number);
        } else if (field == 2 && type == kLength) {
            if (const Walk walk = takeOnce(reader, seenPrefix, out.prefix); walk != Walk::Ok)
                return walk;
        } else if ((field == 4 || field == 5) && type == kLength) {
            if (!reader.bytes(part))
                return Walk::Bad;
            (field == 4 ? out.updates : out.deletes).push_back(part);
        } else if (field == 6 && type == kVarint) {
            if (!reader.varint(number))
                return Walk::Bad;
            out.atomic = number != 0;
        } else if (const Walk walk = passOver(reader, type); walk != Walk::Ok) {
            return walk;
        }
    }
    return Walk::Ok;
}

Walk walkValue(std::string_view bytes, ValueView& out)
{
    out = {};
    Reader reader(bytes);
    std::uint32_t field = 0;
    std::uint32_t type = 0;
    while (!reader.atEnd()) {
        if (!reader.tag(field, type))
            return Walk::Bad;
        if (field >= std::size(kArms) || kArms[field].type != type) {
            if (const Walk walk = passOver(reader, type); walk != Walk::Ok)
                return walk;
            continue;
        }
        const Arm arm = kArms[field].arm;
        if (arm == out.arm && isMessageArm(arm))
            return Walk::Unusual;
        out = {};
        out.arm = arm;
        std::uint32_t small = 0;
        bool good = false;
        switch (type) {
        case kVarint: good = reader.varint(out.bits); break;
        case kFixed32:
            good = reader.fixed32(small);
            out.bits = small;
            break;
        case kFixed64: good = reader.fixed64(out.bits); break;
        default: good = reader.bytes(out.bytes); break;
        }
        if (!good)
            return Walk::Bad;
        if (arm == Arm::Bool)
            out.bits = out.bits != 0 ? 1 : 0;
    }
    return Walk::Ok;
}

Walk walkUpdate(std::string_view bytes, UpdateView& out)
{
    out = {};
    Reader reader(bytes);
    std::uint32_t field = 0;
    std::uint32_t type = 0;
    bool seenPath = false;
    bool seenValue = false;
    bool seenLegacy = false;
    std::string_view value;
    std::string_view legacy;
    while (!reader.atEnd()) {
        if (!reader.tag(field, type))
            return Walk::Bad;
        Walk walk = Walk::Ok;
        std::uint64_t number = 0;
        if (field == 1 && type == kLength)
            walk = takeOnce(reader, seenPath, out.path);
        else if (field == 2 && type == kLength)
            walk = takeOnce(reader, seenLegacy, legacy);
        else if (field == 3 && type == kLength)
            walk = takeOnce(reader, seenValue, value);
        else if (field == 4 && type == kVarint) {
            walk = reader.varint(number) ? Walk::Ok : Walk::Bad;
            out.duplicates = static_cast<std::uint32_t>(number);
        } else
            walk = passOver(reader, type);
        if (walk != Walk::Ok)
            return walk;
    }
    if (seenValue)
        return walkValue(value, out.value);
    return seenLegacy ? walkLegacyValue(legacy, out.value) : Walk::Ok;
}

namespace {

template <typename Message>
bool roundTrip(std::string_view bytes, std::string& out)
{
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        return false;
    Message message;
    if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
        return false;
    message.DiscardUnknownFields();
    return message.SerializeToString(&out);
}

} // namespace

bool normalise(std::string_view bytes, std::string& out)
{
    return roundTrip<::gnmi::SubscribeResponse>(bytes, out);
}

bool normaliseGetResponse(std::string_view bytes, std::string& out)
{
    return roundTrip<::gnmi::GetResponse>(bytes, out);
}

} // namespace fc::gnmi::wire
