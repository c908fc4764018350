#include "gnmi/codec.h"

#include "gnmi/path_codec.h"
#include "gnmi/proto_path.h"

#include "gnmi/gnmi.pb.h"

#include <nlohmann/json.hpp>

namespace fc::gnmi {

namespace {

using wire::Walk;

Error notProtobuf(std::string what)
{
    return makeError(ErrorCode::Parse, "the bytes are not a " + std::move(what));
}

/// One update into `out`; paths joined with out.prefix.
Walk appendUpdate(std::string_view bytes, RawNotification& out)
{
    wire::UpdateView view;
    if (const Walk walk = wire::walkUpdate(bytes, view); walk != Walk::Ok)
        return walk;
    wire::DecodedPath path;
    if (const Walk walk = wire::decodePath(view.path, path); walk != Walk::Ok)
        return walk;
    RawUpdate update;
    out.repairedTexts += path.repaired;
    update.path = wire::joined(out.prefix, std::move(path.path));
    update.duplicates = view.duplicates;
    if (const Walk walk = wire::decodeValue(view.value, update.value, out.repairedTexts); walk != Walk::Ok)
        return walk;
    out.updates.push_back(std::move(update));
    return Walk::Ok;
}

Walk decodeNotification(std::string_view bytes, RawNotification& out)
{
    out = {};
    wire::NotificationView view;
    if (const Walk walk = wire::walkNotification(bytes, view); walk != Walk::Ok)
        return walk;
    wire::DecodedPath prefix;
    if (const Walk walk = wire::decodePath(view.prefix, prefix); walk != Walk::Ok)
        return walk;
    out.timestamp = view.timestamp;
    out.atomic = view.atomic;
    out.prefix = std::move(prefix.path);
    out.target = std::move(prefix.target);
    out.repairedTexts = prefix.repaired;
    for (const std::string_view part : view.deletes) {
        wire::DecodedPath path;
        if (const Walk walk = wire::decodePath(part, path); walk != Walk::Ok)
            return walk;
        out.repairedTexts += path.repaired;
        out.deletes.push_back(wire::joined(out.prefix, std::move(path.path)));
    }
    for (const std::string_view part : view.updates)
        if (const Walk walk = appendUpdate(part, out); walk != Walk::Ok)
            return walk;
    return Walk::Ok;
}

/// gnmi.Error{ code = 1, message = 2 }.
std::string failureText(std::string_view bytes)
{
    ::gnmi::Error error;
    if (!error.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
        return "unreadable";
    return "code " + std::to_string(error.code()) + ": " + error.message();
}

Walk decodeResponse(std::string_view bytes, SubscribeMessage& out)
{
    out = {};
    wire::ResponseView view;
    if (const Walk walk = wire::walkResponse(bytes, view); walk != Walk::Ok)
        return walk;
    out.kind = view.kind;
    if (view.kind == SubscribeMessage::Kind::Failure)
        out.failure = failureText(view.body);
    return view.kind == SubscribeMessage::Kind::Update ? decodeNotification(view.body, out.notification) : Walk::Ok;
}

Walk decodeAnswer(std::string_view bytes, GetAnswer& out)
{
    out = {};
    wire::Reader reader(bytes);
    std::uint32_t field = 0;
    std::uint32_t type = 0;
    std::string_view part;
    while (!reader.atEnd()) {
        if (!reader.tag(field, type))
            return Walk::Bad;
        if (field == 1 && type == wire::kLength) {
            if (!reader.bytes(part))
                return Walk::Bad;
            if (const Walk walk = decodeNotification(part, out.notifications.emplace_back()); walk != Walk::Ok)
                return walk;
        } else if (type == wire::kStartGroup || type == wire::kEndGroup) {
            return Walk::Unusual;
        } else if (!reader.skip(type)) {
            return Walk::Bad;
        }
    }
    return Walk::Ok;
}

/// Decodes; if the message is legal but unusual, once more in its normal form.
template <typename Message, typename Decode, typename Normalise>
Result<Message> decodeOrNormalise(std::string_view bytes, Decode decode, Normalise normalise, const char* what)
{
    Message out;
    Walk walk = decode(bytes, out);
    if (walk == Walk::Unusual) {
        std::string normal;
        walk = normalise(bytes, normal) ? decode(normal, out) : Walk::Bad;
    }
    if (walk != Walk::Ok)
        return notProtobuf(what);
    return out;
}

} // namespace

std::string encodeCapabilityRequest()
{
    return ::gnmi::CapabilityRequest().SerializeAsString();
}

std::string encodeGetRequest(const GetRequest& request)
{
    ::gnmi::GetRequest message;
    if (!request.target.empty())
        message.mutable_prefix()->set_target(request.target);
    for (const model::Path& path : request.paths)
        fillPath(path, message.add_path());
    if (request.paths.empty())
        message.add_path();
    message.set_type(static_cast<::gnmi::GetRequest::DataType>(request.type));
    message.set_encoding(static_cast<::gnmi::Encoding>(request.encoding));
    return message.SerializeAsString();
}

std::string encodeSubscribeRequest(const SubscribeRequest& request)
{
    ::gnmi::SubscribeRequest message;
    ::gnmi::SubscriptionList* list = message.mutable_subscribe();
    if (!request.target.empty())
        list->mutable_prefix()->set_target(request.target);
    list->set_mode(static_cast<::gnmi::SubscriptionList::Mode>(request.mode));
    list->set_encoding(static_cast<::gnmi::Encoding>(request.encoding));
    list->set_updates_only(request.updatesOnly);
    for (const Subscription& wanted : request.subscriptions) {
        ::gnmi::Subscription* made = list->add_subscription();
        fillPath(wanted.path, made->mutable_path());
        if (request.mode != ListMode::Stream)
            continue; // mode and intervals have no meaning for ONCE and POLL
        made->set_mode(static_cast<::gnmi::SubscriptionMode>(wanted.mode));
        if (wanted.mode == StreamMode::Sample)
            made->set_sample_interval(static_cast<std::uint64_t>(wanted.sampleInterval.count()));
        made->set_heartbeat_interval(static_cast<std::uint64_t>(wanted.heartbeatInterval.count()));
        made->set_suppress_redundant(wanted.suppressRedundant);
    }
    return message.SerializeAsString();
}

std::string encodePollRequest()
{
    ::gnmi::SubscribeRequest message;
    message.mutable_poll();
    return message.SerializeAsString();
}

Result<Capabilities> decodeCapabilityResponse(std::string_view bytes)
{
    ::gnmi::CapabilityResponse message;
    if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
        return notProtobuf("CapabilityResponse");
    Capabilities out;
    out.gnmiVersion = message.gnmi_version();
    for (const ::gnmi::ModelData& data : message.supported_models())
        out.models.push_back({data.name(), data.organization(), data.version()});
    for (const int encoding : message.supported_encodings())
        out.encodings.push_back(static_cast<std::uint32_t>(encoding));
    return out;
}

Result<GetAnswer> decodeGetResponse(std::string_view bytes)
{
    return decodeOrNormalise<GetAnswer>(bytes, decodeAnswer, wire::normaliseGetResponse, "GetResponse");
}

Result<SubscribeMessage> decodeSubscribeResponse(std::string_view bytes)
{
    return decodeOrNormalise<SubscribeMessage>(bytes, decodeResponse, wire::normalise, "SubscribeResponse");
}

namespace {

/// A model scalar as a JSON value; Decimal keeps its digits.
std::string jsonOf(const model::Scalar& scalar)
{
    if (std::holds_alternative<model::Empty>(scalar))
        return "null";
    if (std::holds_alternative<std::string>(scalar) || std::holds_alternative<model::Bytes>(scalar))
        return nlohmann::json(model::toString(scalar)).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return model::toString(scalar);
}

} // namespace

std::string toJsonText(const WireValue& value)
{
    if (value.value.isList()) {
        std::string out = "[";
        for (const model::Scalar& entry : value.value.list())
            out += (out.size() > 1 ? "," : "") + jsonOf(entry);
        return out + "]";
    }
    if (value.isJson()) {
        const std::string text = model::toString(value.value);
        if (nlohmann::json::accept(text))
            return text;
    }
    return jsonOf(value.value.scalar());
}

} // namespace fc::gnmi
