// One gnmi.TypedValue: the walk against the protobuf library, and every way to print the value.
#include "fuzz/fuzz_target.h"
#include "gnmi/codec.h"
#include "gnmi/path_codec.h"
#include "gnmi/utf8.h"
#include "gnmi/wire_walk.h"

#include "gnmi/gnmi.pb.h"
#include <google/protobuf/stubs/logging.h>

#include <string_view>

namespace {

// The library writes a line for every text that is not UTF-8.
const google::protobuf::LogSilencer silent;

using fc::gnmi::WireValue;
using fc::gnmi::wire::Walk;

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

FC_FUZZ_TARGET(typed_value)
{
    ::gnmi::TypedValue message;
    const bool parsed = message.ParseFromArray(input.data(), static_cast<int>(input.size()));

    fc::gnmi::wire::ValueView view;
    if (fc::gnmi::wire::walkValue(input, view) != Walk::Ok)
        return;
    if (parsed)
        FC_FUZZ_CHECK(sameArm(message, view.arm));

    WireValue value;
    std::uint32_t repaired = 0;
    if (fc::gnmi::wire::decodeValue(view, value, repaired) != Walk::Ok)
        return;
    FC_FUZZ_CHECK(value.arm == view.arm);
    FC_FUZZ_CHECK(value.value.isList() == (value.arm == WireValue::Arm::LeafList));
    const std::string text = fc::gnmi::toString(value);
    FC_FUZZ_CHECK(fc::gnmi::isUtf8(text) && fc::gnmi::isUtf8(fc::gnmi::toJsonText(value)));
    if (parsed && repaired == 0) {
        if (value.arm == WireValue::Arm::String)
            FC_FUZZ_CHECK(text == message.string_val());
        else if (value.arm == WireValue::Arm::Uint)
            FC_FUZZ_CHECK(text == std::to_string(message.uint_val()));
        else if (value.arm == WireValue::Arm::Int)
            FC_FUZZ_CHECK(text == std::to_string(message.int_val()));
        else if (value.arm == WireValue::Arm::LeafList)
            FC_FUZZ_CHECK(value.value.list().size() == static_cast<std::size_t>(message.leaflist_val().element_size()));
    }
    if (value.value.isList() && value.value.list().size() > 1)
        FC_FUZZ_PLANTED("a leaf-list whose second entry is negative",
                        fc::model::toString(value.value.list()[1]).find('-') != 0);
}
