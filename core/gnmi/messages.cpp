#include "gnmi/messages.h"

namespace fc::gnmi {

std::string_view toString(Encoding encoding)
{
    switch (encoding) {
    case Encoding::Json: return "json";
    case Encoding::Bytes: return "bytes";
    case Encoding::Proto: return "proto";
    case Encoding::Ascii: return "ascii";
    case Encoding::JsonIetf: return "json_ietf";
    }
    return "unknown";
}

std::string_view toString(DataType type)
{
    switch (type) {
    case DataType::All: return "all";
    case DataType::Config: return "config";
    case DataType::State: return "state";
    case DataType::Operational: return "operational";
    }
    return "unknown";
}

std::string_view toString(ListMode mode)
{
    switch (mode) {
    case ListMode::Stream: return "stream";
    case ListMode::Once: return "once";
    case ListMode::Poll: return "poll";
    }
    return "unknown";
}

std::string_view toString(StreamMode mode)
{
    switch (mode) {
    case StreamMode::TargetDefined: return "target-defined";
    case StreamMode::OnChange: return "on-change";
    case StreamMode::Sample: return "sample";
    }
    return "unknown";
}

std::string_view toString(WireValue::Arm arm)
{
    static constexpr std::string_view kNames[] = {"none",  "string",   "int", "uint", "bool",      "bytes", "float", "decimal",
                                                  "leaflist", "any", "json", "json_ietf", "ascii", "proto_bytes", "double"};
    return kNames[static_cast<std::size_t>(arm)];
}

std::string toString(const WireValue& value)
{
    return model::toString(value.value);
}

} // namespace fc::gnmi
