#pragma once

#include "base/result.h"
#include "gnmi/messages.h"

#include <string>
#include <string_view>

namespace fc::gnmi {

/// Domain messages -> protobuf bytes. Paths go out as `elem` only; the prefix is sent only to carry a target (C33).
/// Paths of one request that have different origins keep them in the paths (C32).
std::string encodeCapabilityRequest();
std::string encodeGetRequest(const GetRequest& request);
std::string encodeSubscribeRequest(const SubscribeRequest& request);
std::string encodePollRequest();

/// Protobuf bytes -> domain messages. Text that is not UTF-8 is repaired and counted, not refused (C60).
/// Error Parse if the bytes are not the message.
Result<Capabilities> decodeCapabilityResponse(std::string_view bytes);
Result<GetAnswer> decodeGetResponse(std::string_view bytes);
Result<SubscribeMessage> decodeSubscribeResponse(std::string_view bytes);

/// JSON text of a value for people and for `--json`: numbers and booleans as such, JSON arms as sent (text that is
/// not JSON becomes a JSON string), bytes as base64.
std::string toJsonText(const WireValue& value);

} // namespace fc::gnmi
