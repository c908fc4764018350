#include "sim/server/gnmi_service.h"

#include "schema/ietf_json.h"
#include "schema/instance.h"
#include "sim/server/wire_path.h"
#include "sim/server/wire_value.h"

namespace fc::sim {

namespace {

const char* nameOf(SetKind kind)
{
    switch (kind) {
    case SetKind::Delete:
        return "delete";
    case SetKind::Replace:
        return "replace";
    case SetKind::Update:
        break;
    }
    return "update";
}

std::string quoted(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (static_cast<unsigned char>(c) < 0x20)
            out += c == '\n' ? "\\n" : " ";
        else
            out += c;
    }
    return out + "\"";
}

/// The value as JSON text, for people who look at what was set.
std::string valueText(const schema::SchemaIndex& index, const SetOperation& operation)
{
    if (const auto* json = std::get_if<JsonText>(&operation.payload))
        return json->text;
    if (const auto* cli = std::get_if<CliText>(&operation.payload))
        return quoted(cli->text);
    if (const auto* value = std::get_if<model::Value>(&operation.payload)) {
        const Result<model::NodeId> leaf = index.resolve(operation.path);
        const Result<model::Value> canonical =
            leaf ? schema::canonical(index, *leaf, *value) : Result<model::Value>(*value);
        if (leaf && canonical)
            return schema::encodeValue(index, *leaf, *canonical, schema::JsonStyle::Plain);
        return quoted(toString(*value));
    }
    return {};
}

/// Turns the wire operations into ours, in the order gNMI executes them.
class Operations
{
public:
    explicit Operations(const gnmi::SetRequest& request) : m_request(request) {}

    Status read()
    {
        for (const gnmi::Path& path : m_request.delete_())
            if (Status status = add(SetKind::Delete, path, nullptr); !status)
                return status;
        for (const gnmi::Update& update : m_request.replace())
            if (Status status = add(SetKind::Replace, update.path(), &update); !status)
                return status;
        for (const gnmi::Update& update : m_request.update())
            if (Status status = add(SetKind::Update, update.path(), &update); !status)
                return status;
        return {};
    }

    const std::vector<SetOperation>& list() const noexcept { return m_operations; }

private:
    Status add(SetKind kind, const gnmi::Path& wire, const gnmi::Update* update)
    {
        Result<model::Path> path = joinPaths(m_request.prefix(), wire);
        if (!path)
            return std::move(path).error();
        const bool isCli = path->origin == "cli";
        if (path->origin == "eos_native")
            return makeError(ErrorCode::Usage, "set requests with an origin of \"eos_native\" are not supported")
                .about(toString(*path));
        if (isCli && kind == SetKind::Delete)
            return makeError(ErrorCode::Usage, "origin cli has no delete; send the line with \"no\"")
                .about(toString(*path));
        SetOperation operation{kind, std::move(*path), {}};
        if (update != nullptr) {
            Result<SetPayload> payload = toPayload(*update, isCli);
            if (!payload) {
                Error error = payload.error();
                error.subject = toString(operation.path);
                return error;
            }
            operation.payload = std::move(*payload);
        }
        m_operations.push_back(std::move(operation));
        return {};
    }

    const gnmi::SetRequest& m_request;
    std::vector<SetOperation> m_operations;
};

void addResult(gnmi::SetResponse& response, const gnmi::Path& path, gnmi::UpdateResult::Operation op)
{
    gnmi::UpdateResult& result = *response.add_response();
    *result.mutable_path() = path;
    result.set_op(op);
}

} // namespace

Status executeSet(SimDevice& device, const gnmi::SetRequest& request, gnmi::SetResponse& response,
                  std::vector<SetRecord>& records)
{
    if (request.union_replace_size() > 0)
        return makeError(ErrorCode::Unsupported, "union_replace needs \"operation set namespace\"");
    Operations operations(request);
    if (Status status = operations.read(); !status)
        return status;
    if (Status status = device.apply(operations.list()); !status)
        return status;
    if (request.has_prefix())
        *response.mutable_prefix() = request.prefix();
    for (const gnmi::Path& path : request.delete_())
        addResult(response, path, gnmi::UpdateResult::DELETE);
    for (const gnmi::Update& update : request.replace())
        addResult(response, update.path(), gnmi::UpdateResult::REPLACE);
    for (const gnmi::Update& update : request.update())
        addResult(response, update.path(), gnmi::UpdateResult::UPDATE);
    response.set_timestamp(nowNanoseconds());
    for (const SetOperation& operation : operations.list())
        records.push_back({nameOf(operation.kind), toString(operation.path),
                           valueText(device.shared().index(), operation)});
    return {};
}

} // namespace fc::sim
