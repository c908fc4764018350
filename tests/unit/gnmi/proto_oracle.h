#pragma once

#include "gnmi/messages.h"
#include "gnmi/path_codec.h"

#include "gnmi/gnmi.pb.h"

namespace fc::test {

/// The same decoding as fc::gnmi::decodeSubscribeResponse, written against the protobuf library's classes: what the
/// walk is compared with.
class ProtoOracle
{
public:
    static gnmi::SubscribeMessage decode(const ::gnmi::SubscribeResponse& message)
    {
        using Kind = gnmi::SubscribeMessage::Kind;
        gnmi::SubscribeMessage out;
        switch (message.response_case()) {
        case ::gnmi::SubscribeResponse::kUpdate:
            out.kind = Kind::Update;
            out.notification = notification(message.update());
            break;
        case ::gnmi::SubscribeResponse::kSyncResponse:
            out.kind = message.sync_response() ? Kind::Sync : Kind::Empty;
            break;
        case ::gnmi::SubscribeResponse::kError:
            out.kind = Kind::Failure;
            out.failure = "code " + std::to_string(message.error().code()) + ": " + message.error().message();
            break;
        default: break;
        }
        return out;
    }

private:
    static model::Path path(const ::gnmi::Path& in)
    {
        model::Path out;
        out.origin = in.origin();
        for (const ::gnmi::PathElem& elem : in.elem()) {
            model::PathElem made{elem.name(), {}};
            for (const auto& [key, value] : elem.key())
                made.keys.push_back({key, value});
            std::sort(made.keys.begin(), made.keys.end());
            if (!made.name.empty())
                out.elems.push_back(std::move(made));
        }
        if (in.elem().empty())
            for (const std::string& element : in.element())
                out.elems.push_back({element.substr(0, element.find('[')), {{"name", "x"}}});
        return out;
    }

    static model::Scalar decimal(std::int64_t digits, std::uint32_t fraction)
    {
        if (fraction > 18)
            return std::to_string(digits) + "e-" + std::to_string(fraction);
        for (; fraction > 1 && digits % 10 == 0; --fraction)
            digits /= 10;
        return model::Decimal{digits, static_cast<std::uint8_t>(fraction)};
    }

    static gnmi::WireValue value(const ::gnmi::TypedValue& in)
    {
        using Arm = gnmi::WireValue::Arm;
        using V = model::Value;
        const auto bytes = [](const std::string& data) { return V(model::Scalar(model::Bytes{data})); };
        switch (in.value_case()) {
        case ::gnmi::TypedValue::kStringVal: return {Arm::String, V::text(in.string_val())};
        case ::gnmi::TypedValue::kIntVal: return {Arm::Int, V::integer(in.int_val())};
        case ::gnmi::TypedValue::kUintVal: return {Arm::Uint, V::unsignedInteger(in.uint_val())};
        case ::gnmi::TypedValue::kBoolVal: return {Arm::Bool, V::boolean(in.bool_val())};
        case ::gnmi::TypedValue::kBytesVal: return {Arm::Bytes, bytes(in.bytes_val())};
        case ::gnmi::TypedValue::kFloatVal: return {Arm::Float, V(gnmi::wire::decimalOf(in.float_val()))};
        case ::gnmi::TypedValue::kDoubleVal: return {Arm::Double, V(gnmi::wire::decimalOf(in.double_val()))};
        case ::gnmi::TypedValue::kDecimalVal:
            return {Arm::Decimal, V(decimal(in.decimal_val().digits(), in.decimal_val().precision()))};
        case ::gnmi::TypedValue::kLeaflistVal: {
            model::LeafList list;
            for (const ::gnmi::TypedValue& element : in.leaflist_val().element())
                list.push_back(value(element).value.scalar());
            return {Arm::LeafList, V(std::move(list))};
        }
        case ::gnmi::TypedValue::kAnyVal: return {Arm::Any, bytes(in.any_val().SerializeAsString())};
        case ::gnmi::TypedValue::kJsonVal: return {Arm::Json, V::text(in.json_val())};
        case ::gnmi::TypedValue::kJsonIetfVal: return {Arm::JsonIetf, V::text(in.json_ietf_val())};
        case ::gnmi::TypedValue::kAsciiVal: return {Arm::Ascii, V::text(in.ascii_val())};
        case ::gnmi::TypedValue::kProtoBytes: return {Arm::ProtoBytes, bytes(in.proto_bytes())};
        default: return {};
        }
    }

    static gnmi::WireValue legacy(const ::gnmi::Value& in)
    {
        using Arm = gnmi::WireValue::Arm;
        switch (static_cast<int>(in.type())) {
        case ::gnmi::JSON: return {Arm::Json, model::Value::text(in.value())};
        case ::gnmi::JSON_IETF: return {Arm::JsonIetf, model::Value::text(in.value())};
        case ::gnmi::ASCII: return {Arm::Ascii, model::Value::text(in.value())};
        case ::gnmi::PROTO: return {Arm::ProtoBytes, model::Value(model::Scalar(model::Bytes{in.value()}))};
        default: return {Arm::Bytes, model::Value(model::Scalar(model::Bytes{in.value()}))};
        }
    }

    static gnmi::RawNotification notification(const ::gnmi::Notification& in)
    {
        gnmi::RawNotification out;
        out.timestamp = in.timestamp();
        out.prefix = path(in.prefix());
        out.target = in.prefix().target();
        out.atomic = in.atomic();
        for (const ::gnmi::Path& deleted : in.delete_())
            out.deletes.push_back(gnmi::wire::joined(out.prefix, path(deleted)));
        for (const ::gnmi::Update& update : in.update()) {
            gnmi::WireValue made = update.has_val() ? value(update.val())
                                   : update.has_value() ? legacy(update.value())
                                                        : gnmi::WireValue{};
            out.updates.push_back(
                {gnmi::wire::joined(out.prefix, path(update.path())), std::move(made), update.duplicates()});
        }
        return out;
    }
};

} // namespace fc::test
