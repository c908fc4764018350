#pragma once

#include "gnmi/messages.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fc::gnmi::wire {

/// Bounded reader of protobuf bytes: never reads past the end, never allocates. Views point into the input.
class Reader
{
public:
    explicit Reader(std::string_view bytes) : m_at(bytes.data()), m_end(bytes.data() + bytes.size()) {}

    bool atEnd() const noexcept { return m_at == m_end; }
    /// False: not a tag (truncated, field 0, too long).
    bool tag(std::uint32_t& field, std::uint32_t& type) noexcept;
    bool varint(std::uint64_t& value) noexcept;
    bool fixed32(std::uint32_t& value) noexcept;
    bool fixed64(std::uint64_t& value) noexcept;
    bool bytes(std::string_view& value) noexcept;
    /// Over a field that nobody asked for. Groups are not skipped: they are Unusual to the callers.
    bool skip(std::uint32_t type) noexcept;

private:
    const char* m_at;
    const char* m_end;
};

constexpr std::uint32_t kVarint = 0;
constexpr std::uint32_t kFixed64 = 1;
constexpr std::uint32_t kLength = 2;
constexpr std::uint32_t kStartGroup = 3;
constexpr std::uint32_t kEndGroup = 4;
constexpr std::uint32_t kFixed32 = 5;

enum class Walk : std::uint8_t {
    Ok,
    Unusual, ///< legal protobuf that needs merging (a singular message sent twice, groups): see normalise()
    Bad,     ///< not protobuf of this message
};

/// SubscribeResponse. `body` is the Notification or the Error.
struct ResponseView
{
    SubscribeMessage::Kind kind = SubscribeMessage::Kind::Empty;
    std::string_view body;
};
Walk walkResponse(std::string_view bytes, ResponseView& out);

/// Notification; the vectors are reused from message to message.
struct NotificationView
{
    std::int64_t timestamp = 0;
    std::string_view prefix;
    bool atomic = false;
    std::vector<std::string_view> updates;
    std::vector<std::string_view> deletes;
};
Walk walkNotification(std::string_view bytes, NotificationView& out);

/// TypedValue without building anything: numbers in `bits`, text and nested messages in `bytes`.
struct ValueView
{
    WireValue::Arm arm = WireValue::Arm::None;
    std::uint64_t bits = 0; ///< Int (two's complement), Uint, Bool; Float and Double as IEEE bits
    std::string_view bytes; ///< the other arms; Decimal, LeafList and Any as serialised
};
Walk walkValue(std::string_view bytes, ValueView& out);

struct UpdateView
{
    std::string_view path;
    ValueView value; ///< the deprecated Update.value is read into the same arms
    std::uint32_t duplicates = 0;
};
Walk walkUpdate(std::string_view bytes, UpdateView& out);

/// Brings a SubscribeResponse into the form the walk takes, by way of the protobuf library. False: Bad.
bool normalise(std::string_view bytes, std::string& out);

/// Same for a GetResponse.
bool normaliseGetResponse(std::string_view bytes, std::string& out);

} // namespace fc::gnmi::wire
