#pragma once

#include "model/path.h"
#include "model/value.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fc::gnmi {

/// Numbers are those of the wire (gnmi.Encoding).
enum class Encoding : std::uint8_t { Json = 0, Bytes = 1, Proto = 2, Ascii = 3, JsonIetf = 4 };
/// gnmi.GetRequest.DataType.
enum class DataType : std::uint8_t { All = 0, Config = 1, State = 2, Operational = 3 };
/// gnmi.SubscriptionList.Mode.
enum class ListMode : std::uint8_t { Stream = 0, Once = 1, Poll = 2 };
/// gnmi.SubscriptionMode.
enum class StreamMode : std::uint8_t { TargetDefined = 0, OnChange = 1, Sample = 2 };

/// Names of the command line: "json_ietf", "config", "once", "on-change".
std::string_view toString(Encoding encoding);
std::string_view toString(DataType type);
std::string_view toString(ListMode mode);
std::string_view toString(StreamMode mode);

/// One value as the device sent it: the arm of gnmi.TypedValue says how to read `value`.
///
/// Json, JsonIetf, Ascii, String  text (JSON is not parsed here)
/// Int, Uint, Bool, Decimal       the scalar
/// Float, Double                  Decimal if it fits exactly in 18 digits, else text ("nan", "1e300")
/// Bytes, ProtoBytes, Any         model::Bytes
/// LeafList                       model::LeafList
/// None                           Empty: the update named a path without a value
struct WireValue
{
    enum class Arm : std::uint8_t {
        None, String, Int, Uint, Bool, Bytes, Float, Decimal, LeafList, Any, Json, JsonIetf, Ascii, ProtoBytes, Double
    };
    Arm arm = Arm::None;
    model::Value value;

    bool isJson() const noexcept { return arm == Arm::Json || arm == Arm::JsonIetf; }
    bool operator==(const WireValue&) const = default;
};

std::string_view toString(WireValue::Arm arm);
/// For people: the scalar's text; JSON as sent.
std::string toString(const WireValue& value);

/// One gnmi.Update with its path made absolute.
struct RawUpdate
{
    model::Path path;
    WireValue value;
    std::uint32_t duplicates = 0; ///< transitions the target merged into this one
    bool operator==(const RawUpdate&) const = default;
};

/// One gnmi.Notification; paths of updates and deletes are absolute (prefix joined).
struct RawNotification
{
    std::int64_t timestamp = 0; ///< ns since the Unix epoch as sent; on EOS the time of the last change
    model::Path prefix;         ///< scope of `atomic`; root if none was sent
    std::string target;         ///< prefix.target as sent, may be empty
    std::vector<RawUpdate> updates;
    std::vector<model::Path> deletes;
    bool atomic = false;
    std::uint32_t repairedTexts = 0; ///< strings whose bytes were not UTF-8 and were replaced
    bool operator==(const RawNotification&) const = default;
};

struct ModelData
{
    std::string name;
    std::string organization;
    std::string version;
    bool operator==(const ModelData&) const = default;
};

struct Capabilities
{
    std::string gnmiVersion;                ///< as sent: "0.7.0", may be empty
    std::vector<ModelData> models;          ///< may be empty
    std::vector<std::uint32_t> encodings;   ///< numbers; unknown ones are kept
};

struct GetRequest
{
    std::vector<model::Path> paths; ///< empty asks for the root
    DataType type = DataType::All;
    Encoding encoding = Encoding::JsonIetf;
    std::string target; ///< prefix.target; sent only if not empty
};

struct GetAnswer
{
    std::vector<RawNotification> notifications;
};

struct Subscription
{
    model::Path path;
    StreamMode mode = StreamMode::OnChange;
    std::chrono::nanoseconds sampleInterval{0};    ///< Sample only; 0 = as fast as the target can
    std::chrono::nanoseconds heartbeatInterval{0}; ///< 0 = none
    bool suppressRedundant = false;
};

struct SubscribeRequest
{
    ListMode mode = ListMode::Stream;
    Encoding encoding = Encoding::Proto;
    std::vector<Subscription> subscriptions; ///< not empty (C90)
    bool updatesOnly = false;
    std::string target;
};

/// One gnmi.SubscribeResponse.
struct SubscribeMessage
{
    enum class Kind : std::uint8_t {
        Empty,   ///< none of the below, or sync_response: false
        Update,
        Sync,
        Failure, ///< the deprecated error arm: treat as the end of the stream
    };
    Kind kind = Kind::Empty;
    RawNotification notification; ///< Update
    std::string failure;          ///< Failure: "code 5: text"
    bool operator==(const SubscribeMessage&) const = default;
};

} // namespace fc::gnmi
