#include "sim/server/wire_value.h"

#include "schema/ietf_json.h"

#include <cmath>
#include <cstdlib>

namespace fc::sim {

namespace {

void scalarToWire(const model::Scalar& scalar, gnmi::TypedValue& wire)
{
    if (const auto* flag = std::get_if<bool>(&scalar))
        wire.set_bool_val(*flag);
    else if (const auto* number = std::get_if<std::int64_t>(&scalar))
        wire.set_int_val(*number);
    else if (const auto* unsignedNumber = std::get_if<std::uint64_t>(&scalar))
        wire.set_uint_val(*unsignedNumber);
    else if (const auto* decimal = std::get_if<model::Decimal>(&scalar))
        wire.set_double_val(static_cast<double>(decimal->digits) / std::pow(10.0, decimal->fraction));
    else if (const auto* text = std::get_if<std::string>(&scalar))
        wire.set_string_val(*text);
    else if (const auto* bytes = std::get_if<model::Bytes>(&scalar))
        wire.set_bytes_val(bytes->data);
    else
        wire.set_bool_val(true);
}

/// Shortest decimal text that reads back as the same number.
std::string numberText(double number)
{
    for (int digits = 1; digits <= 17; ++digits) {
        char buffer[64];
        std::snprintf(buffer, sizeof buffer, "%.*g", digits, number);
        if (std::strtod(buffer, nullptr) == number)
            return buffer;
    }
    return "0";
}

Result<model::Scalar> scalarFromWire(const gnmi::TypedValue& wire)
{
    switch (wire.value_case()) {
    case gnmi::TypedValue::kStringVal:
        return model::Scalar(wire.string_val());
    case gnmi::TypedValue::kIntVal:
        return model::Scalar(std::int64_t{wire.int_val()});
    case gnmi::TypedValue::kUintVal:
        return model::Scalar(std::uint64_t{wire.uint_val()});
    case gnmi::TypedValue::kBoolVal:
        return model::Scalar(wire.bool_val());
    case gnmi::TypedValue::kBytesVal:
        return model::Scalar(model::Bytes{wire.bytes_val()});
    case gnmi::TypedValue::kDoubleVal:
        return model::Scalar(numberText(wire.double_val()));
    case gnmi::TypedValue::kFloatVal:
        return model::Scalar(numberText(static_cast<double>(wire.float_val())));
    case gnmi::TypedValue::kDecimalVal:
        if (wire.decimal_val().precision() > 18)
            return makeError(ErrorCode::Schema, "invalid value: a decimal has at most 18 fraction digits");
        return model::Scalar(model::Decimal{wire.decimal_val().digits(),
                                            static_cast<std::uint8_t>(wire.decimal_val().precision())});
    default:
        return makeError(ErrorCode::Unsupported, "this kind of value is not supported here");
    }
}

} // namespace

void toWire(const schema::SchemaIndex& index, model::NodeId leaf, const model::Value& value, gnmi::Encoding encoding,
            gnmi::TypedValue& wire)
{
    switch (encoding) {
    case gnmi::JSON_IETF:
        wire.set_json_ietf_val(schema::encodeValue(index, leaf, value, schema::JsonStyle::Ietf));
        return;
    case gnmi::JSON:
        wire.set_json_val(schema::encodeValue(index, leaf, value, schema::JsonStyle::Plain));
        return;
    case gnmi::ASCII:
        wire.set_ascii_val(toString(value));
        return;
    default:
        break;
    }
    if (!value.isList()) {
        scalarToWire(value.scalar(), wire);
        return;
    }
    gnmi::ScalarArray& array = *wire.mutable_leaflist_val();
    for (const model::Scalar& scalar : value.list())
        scalarToWire(scalar, *array.add_element());
}

Result<SetPayload> toPayload(const gnmi::Update& update, bool isCli)
{
    const gnmi::TypedValue& value = update.val();
    switch (value.value_case()) {
    case gnmi::TypedValue::VALUE_NOT_SET:
        return makeError(ErrorCode::Usage, "the update carries no value");
    case gnmi::TypedValue::kJsonIetfVal:
        return SetPayload(JsonText{value.json_ietf_val()});
    case gnmi::TypedValue::kJsonVal:
        return SetPayload(JsonText{value.json_val()});
    case gnmi::TypedValue::kAsciiVal:
        if (isCli)
            return SetPayload(CliText{value.ascii_val()});
        return makeError(ErrorCode::Usage, "ASCII is for origin cli");
    case gnmi::TypedValue::kStringVal:
        if (isCli)
            return SetPayload(CliText{value.string_val()});
        return SetPayload(model::Value::text(value.string_val()));
    case gnmi::TypedValue::kLeaflistVal: {
        model::LeafList list;
        for (const gnmi::TypedValue& element : value.leaflist_val().element()) {
            Result<model::Scalar> scalar = scalarFromWire(element);
            if (!scalar)
                return std::move(scalar).error();
            list.push_back(std::move(*scalar));
        }
        return SetPayload(model::Value(std::move(list)));
    }
    default: {
        Result<model::Scalar> scalar = scalarFromWire(value);
        if (!scalar)
            return std::move(scalar).error();
        return SetPayload(model::Value(std::move(*scalar)));
    }
    }
}

bool isSupported(gnmi::Encoding encoding)
{
    return encoding == gnmi::JSON || encoding == gnmi::JSON_IETF || encoding == gnmi::PROTO || encoding == gnmi::ASCII;
}

} // namespace fc::sim
