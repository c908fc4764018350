// One gnmi.TypedValue: the walk against the protobuf library, and every way to print the value.
#include "gnmi/codec.h"
#include "gnmi/path_codec.h"
#include "gnmi/utf8.h"
#include "gnmi/wire_walk.h"

#include "gnmi/gnmi.pb.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using fc::gnmi::WireValue;
using fc::gnmi::wire::Walk;

void require(bool condition)
{
    if (!condition)
        std::abort();
}

/// The arm the library chose, in our numbering: both follow the field numbers, in another order.
bool sameArm(const ::gnmi::TypedValue& message, WireValue::Arm arm)
{
    using Arm = WireValue::Arm;
    switch (message.value_case()) {
    case ::gnmi::TypedValue::kStringVal: return arm == Arm::String;
    case ::gnmi::TypedValue::kIntVal: return arm == Arm::Int;
    case ::gnmi::TypedValue::kUintVal: return arm == Arm::Uint;
    case ::gnmi::TypedValue::kBoolVal: return arm == Arm::Bool;
    case ::gnmi::TypedValue::kBytesVal: return arm == Arm::Bytes;
    case ::gnmi::TypedValue::kFloatVal: return arm == Arm::Float;
    case ::gnmi::TypedValue::kDecimalVal: return arm == Arm::Decimal;
    case ::gnmi::TypedValue::kLeaflistVal: return arm == Arm::LeafList;
    case ::gnmi::TypedValue::kAnyVal: return arm == Arm::Any;
    case ::gnmi::TypedValue::kJsonVal: return arm == Arm::Json;
    case ::gnmi::TypedValue::kJsonIetfVal: return arm == Arm::JsonIetf;
    case ::gnmi::TypedValue::kAsciiVal: return arm == Arm::Ascii;
    case ::gnmi::TypedValue::kProtoBytes: return arm == Arm::ProtoBytes;
    case ::gnmi::TypedValue::kDoubleVal: return arm == Arm::Double;
    case ::gnmi::TypedValue::VALUE_NOT_SET: return arm == Arm::None;
    }
    return false;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    ::gnmi::TypedValue message;
    const bool parsed = message.ParseFromArray(data, static_cast<int>(size));

    fc::gnmi::wire::ValueView view;
    if (fc::gnmi::wire::walkValue(bytes, view) != Walk::Ok)
        return 0;
    if (parsed)
        require(sameArm(message, view.arm));

    WireValue value;
    std::uint32_t repaired = 0;
    if (fc::gnmi::wire::decodeValue(view, value, repaired) != Walk::Ok)
        return 0;
    require(value.arm == view.arm);
    require(value.value.isList() == (value.arm == WireValue::Arm::LeafList));
    const std::string text = fc::gnmi::toString(value);
    require(fc::gnmi::isUtf8(text) && fc::gnmi::isUtf8(fc::gnmi::toJsonText(value)));
    if (parsed && repaired == 0) {
        if (value.arm == WireValue::Arm::String)
            require(text == message.string_val());
        else if (value.arm == WireValue::Arm::Uint)
            require(text == std::to_string(message.uint_val()));
        else if (value.arm == WireValue::Arm::Int)
            require(text == std::to_string(message.int_val()));
        else if (value.arm == WireValue::Arm::LeafList)
            require(value.value.list().size() == static_cast<std::size_t>(message.leaflist_val().element_size()));
    }
    return 0;
}
