#include "gnmi/set_builder.h"

#include "gnmi/path_codec.h"
#include "gnmi/proto_path.h"

#include "gnmi/gnmi.pb.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <nlohmann/json.hpp>

namespace fc::gnmi {

namespace {

using Kind = SetOperation::Kind;

Status check(const SetOperation& operation)
{
    const auto refuse = [&](std::string text) {
        return makeError(ErrorCode::Usage, std::move(text)).about(model::toString(operation.path)).nowIs("nothing was sent");
    };
    if (operation.kind == Kind::Delete) {
        if (!operation.jsonIetf.empty())
            return refuse("a delete carries no value");
        return {};
    }
    if (operation.path.hasWildcard())
        return refuse("a wildcard cannot be written to");
    if (operation.jsonIetf.empty())
        return refuse("the value is missing");
    if (operation.path.origin != "cli" && !nlohmann::json::accept(operation.jsonIetf))
        return refuse("the value is not JSON");
    return {};
}

void fillUpdate(const SetOperation& operation, ::gnmi::Update* out)
{
    fillPath(operation.path, out->mutable_path());
    if (operation.path.origin == "cli")
        out->mutable_val()->set_ascii_val(operation.jsonIetf);
    else
        out->mutable_val()->set_json_ietf_val(operation.jsonIetf);
}

/// Same message, same bytes: map entries sorted by key.
std::string deterministic(const google::protobuf::Message& message)
{
    std::string bytes;
    {
        google::protobuf::io::StringOutputStream stream(&bytes);
        google::protobuf::io::CodedOutputStream coded(&stream);
        coded.SetSerializationDeterministic(true);
        message.SerializeToCodedStream(&coded);
    }
    return bytes;
}

/// Protobuf path -> domain path, by way of the decoder that also reads what devices send.
model::Path toModel(const ::gnmi::Path& path)
{
    wire::DecodedPath decoded;
    (void)wire::decodePath(path.SerializeAsString(), decoded);
    return std::move(decoded.path);
}

SetOperation operationOf(Kind kind, const ::gnmi::Update& update)
{
    const bool ascii = update.val().value_case() == ::gnmi::TypedValue::kAsciiVal;
    return {kind, toModel(update.path()), ascii ? update.val().ascii_val() : update.val().json_ietf_val()};
}

std::string operationName(int op)
{
    switch (op) {
    case ::gnmi::UpdateResult::INVALID: return "invalid";
    case ::gnmi::UpdateResult::DELETE: return "delete";
    case ::gnmi::UpdateResult::REPLACE: return "replace";
    case ::gnmi::UpdateResult::UPDATE: return "update";
    case ::gnmi::UpdateResult::UNION_REPLACE: return "union_replace";
    default: return std::to_string(op);
    }
}

} // namespace

std::string_view toString(Kind kind)
{
    switch (kind) {
    case Kind::Delete: return "delete";
    case Kind::Replace: return "replace";
    case Kind::Update: return "update";
    }
    return "unknown";
}

Result<std::string> buildSetRequest(const std::vector<SetOperation>& operations)
{
    if (operations.empty())
        return makeError(ErrorCode::Usage, "a Set without operations").nowIs("nothing was sent");
    ::gnmi::SetRequest message;
    for (const SetOperation& operation : operations) {
        if (Status status = check(operation); !status.ok())
            return std::move(status).error();
        switch (operation.kind) {
        case Kind::Delete: fillPath(operation.path, message.add_delete_()); break;
        case Kind::Replace: fillUpdate(operation, message.add_replace()); break;
        case Kind::Update: fillUpdate(operation, message.add_update()); break;
        }
    }
    return deterministic(message);
}

Result<std::vector<SetOperation>> parseSetRequest(std::string_view bytes)
{
    ::gnmi::SetRequest message;
    if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
        return makeError(ErrorCode::Parse, "the bytes are not a SetRequest");
    std::vector<SetOperation> out;
    for (const ::gnmi::Path& path : message.delete_())
        out.push_back({Kind::Delete, toModel(path), {}});
    for (const ::gnmi::Update& update : message.replace())
        out.push_back(operationOf(Kind::Replace, update));
    for (const ::gnmi::Update& update : message.update())
        out.push_back(operationOf(Kind::Update, update));
    // Whatever the loop above did not read makes the rebuilt bytes differ.
    const Result<std::string> rebuilt = buildSetRequest(out);
    if (!rebuilt.ok() || *rebuilt != bytes)
        return makeError(ErrorCode::Parse, "the SetRequest holds something that Fabric Console never writes")
            .nowIs("nothing was sent");
    return out;
}

Result<SetAnswer> parseSetResponse(std::string_view bytes)
{
    ::gnmi::SetResponse message;
    if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
        return makeError(ErrorCode::Parse, "the answer is not a SetResponse").nowIs("the Set may have been done: re-read");
    const auto failed = [](const ::gnmi::Error& error, const std::string& where) {
        return makeError(ErrorCode::Remote, "the device answered OK with an error inside: code " +
                                                std::to_string(error.code()) + ": " + error.message())
            .about(where)
            .nowIs("unknown until re-read");
    };
    if (message.has_message() && message.message().code() != 0)
        return failed(message.message(), "SetResponse");
    const model::Path prefix = toModel(message.prefix());
    SetAnswer out;
    out.timestamp = message.timestamp();
    for (const ::gnmi::UpdateResult& result : message.response()) {
        model::Path path = wire::joined(prefix, toModel(result.path()));
        if (result.has_message() && result.message().code() != 0)
            return failed(result.message(), model::toString(path));
        out.operations.push_back({operationName(result.op()), std::move(path)});
    }
    return out;
}

} // namespace fc::gnmi
