#include "sim/server/get_answer.h"

#include "schema/ietf_json.h"
#include "sim/device/document_filter.h"
#include "sim/device/path_pattern.h"
#include "sim/server/wire_path.h"
#include "sim/server/wire_value.h"

namespace fc::sim {

namespace {

DataKind kindOf(gnmi::GetRequest::DataType type)
{
    switch (type) {
    case gnmi::GetRequest::CONFIG:
        return DataKind::Config;
    case gnmi::GetRequest::STATE:
        return DataKind::State;
    case gnmi::GetRequest::OPERATIONAL:
        return DataKind::Operational;
    default:
        return DataKind::All;
    }
}

bool isJson(gnmi::Encoding encoding)
{
    return encoding == gnmi::JSON || encoding == gnmi::JSON_IETF;
}

/// Answers one path of a Get.
class PathAnswer
{
public:
    PathAnswer(const SimDevice& device, const gnmi::GetRequest& request, const model::ConfigTree& whole)
        : m_index(device.shared().index()), m_request(request), m_whole(whole), m_kind(kindOf(request.type())),
          m_style(request.encoding() == gnmi::JSON ? schema::JsonStyle::Plain : schema::JsonStyle::Ietf)
    {
        const model::Path prefix = toModelPath(request.prefix());
        m_relativeFrom = prefix.hasWildcard() ? 0 : prefix.elems.size();
    }

    Status answer(const model::Path& path, gnmi::Notification& notification)
    {
        Result<PathPattern> pattern = PathPattern::compile(m_index, path);
        if (!pattern)
            return notServed(std::move(pattern).error());
        std::size_t found = 0;
        if (pattern->endsInWholeList() && isJson(m_request.encoding()))
            found = answerList(*pattern, notification);
        else
            forEachWanted(*pattern, [&](const model::InstancePath& at, const model::TreeNode& node) {
                found += answerNode(at, node, notification);
            });
        const bool namesOneThing = !path.hasWildcard() && !path.isRoot() && !pattern->endsInWholeList();
        if (found == 0 && namesOneThing)
            return makeError(ErrorCode::NotFound, "path not found").about(toString(path));
        return {};
    }

private:
    static Error notServed(Error error)
    {
        if (error.code == ErrorCode::NotFound)
            error.code = ErrorCode::Unsupported;
        return error;
    }

    /// What the path selects, without what the type of the Get leaves out.
    void forEachWanted(const PathPattern& pattern, const PathPattern::Visit& visit) const
    {
        pattern.forEach(m_whole, [&](const model::InstancePath& at, const model::TreeNode& node) {
            if (m_kind == DataKind::All) {
                visit(at, node);
                return;
            }
            const model::ConfigTree wanted = filtered(m_index, node, at, m_kind);
            if (const model::TreeNode* kept = wanted.find(at))
                visit(at, *kept);
        });
    }

    std::size_t answerNode(const model::InstancePath& at, const model::TreeNode& node,
                           gnmi::Notification& notification)
    {
        if (isJson(m_request.encoding())) {
            gnmi::Update& update = *notification.add_update();
            toWire(m_index, at, std::min(m_relativeFrom, at.size()), *update.mutable_path());
            setJson(node.value ? schema::encodeValue(m_index, node.schema, *node.value, m_style)
                                 : schema::encodeJson(m_index, node, m_style),
                    *update.mutable_val());
            return 1;
        }
        std::size_t count = 0;
        model::InstancePath walked = at;
        forEachLeaf(node, walked, [&](const model::InstancePath& leaf, const model::TreeNode& leafNode) {
            gnmi::Update& update = *notification.add_update();
            toWire(m_index, leaf, std::min(m_relativeFrom, leaf.size()), *update.mutable_path());
            toWire(m_index, leafNode.schema, *leafNode.value, m_request.encoding(), *update.mutable_val());
            ++count;
        });
        return count;
    }

    /// All entries of a list in one array under the list's name.
    std::size_t answerList(const PathPattern& pattern, gnmi::Notification& notification)
    {
        std::string entries;
        std::size_t count = 0;
        model::InstancePath listPath;
        forEachWanted(pattern, [&](const model::InstancePath& at, const model::TreeNode& node) {
            entries += (count++ == 0 ? "" : ",") + schema::encodeJson(m_index, node, m_style);
            listPath = at;
        });
        if (count == 0)
            return 0;
        const model::NodeId list = listPath.back().node;
        listPath.back().keys.clear();
        std::string name(m_index.name(list));
        if (m_style == schema::JsonStyle::Ietf)
            name = std::string(m_index.module(list)) + ":" + name;
        gnmi::Update& update = *notification.add_update();
        toWire(m_index, listPath, std::min(m_relativeFrom, listPath.size()), *update.mutable_path());
        setJson("{\"" + name + "\":[" + entries + "]}", *update.mutable_val());
        return count;
    }

    void setJson(std::string text, gnmi::TypedValue& value) const
    {
        if (m_request.encoding() == gnmi::JSON)
            value.set_json_val(std::move(text));
        else
            value.set_json_ietf_val(std::move(text));
    }

    const schema::SchemaIndex& m_index;
    const gnmi::GetRequest& m_request;
    const model::ConfigTree& m_whole;
    const DataKind m_kind;
    const schema::JsonStyle m_style;
    std::size_t m_relativeFrom = 0;
};

std::string inQuotes(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
    return out + "\"";
}

Status answerCli(const SimDevice& device, const SimDevice::Snapshot& snapshot, const model::Path& path,
                 gnmi::Encoding encoding, gnmi::Notification& notification)
{
    std::string command;
    for (const model::PathElem& elem : path.elems)
        command += (command.empty() ? "" : "/") + elem.name;
    std::string output;
    if (command == "show running-config" || command == "show startup-config")
        output = "! Command: " + command + "\n! device: " + device.name() + " (cEOSLab, EOS-" +
                 std::string(kSoftwareVersion) + ")\n!\n" + snapshot.cli + "end\n";
    else if (command == "show version")
        output = "Arista cEOSLab\nSoftware image version: " + std::string(kSoftwareVersion) + "\n";
    else if (command == "show hostname")
        output = "Hostname: " + device.facts()->hostname + "\n";
    else
        return makeError(ErrorCode::Usage, "CLI command failed: Invalid input (this lab knows show running-config, "
                                           "show version and show hostname)")
            .about("cli:/" + command);
    gnmi::Update& update = *notification.add_update();
    toWire(path, *update.mutable_path());
    if (encoding == gnmi::ASCII)
        update.mutable_val()->set_ascii_val(output);
    else
        update.mutable_val()->set_json_val("{\"output\":" + inQuotes(output) + "}");
    return {};
}

} // namespace

Status answerGet(const SimDevice& device, const gnmi::GetRequest& request, std::int64_t timestamp,
                 gnmi::GetResponse& response)
{
    if (!isSupported(request.encoding()))
        return makeError(ErrorCode::Unsupported, "unsupported encoding " + gnmi::Encoding_Name(request.encoding()));
    const SimDevice::Snapshot snapshot = device.snapshot();
    PathAnswer answers(device, request, snapshot.whole);
    for (const gnmi::Path& wirePath : request.path()) {
        Result<model::Path> path = joinPaths(request.prefix(), wirePath);
        if (!path)
            return std::move(path).error();
        gnmi::Notification& notification = *response.add_notification();
        notification.set_timestamp(timestamp);
        if (request.has_prefix())
            *notification.mutable_prefix() = request.prefix();
        if (path->origin == "eos_native")
            return makeError(ErrorCode::Unsupported, "path invalid: failed to access node \"" +
                                                         (path->elems.empty() ? "" : path->elems.front().name) + "\"")
                .about(toString(*path));
        Status status = path->origin == "cli"
                            ? answerCli(device, snapshot, *path, request.encoding(), notification)
                            : answers.answer(*path, notification);
        if (!status)
            return status;
    }
    return {};
}

void truncateValues(gnmi::GetResponse& response)
{
    for (gnmi::Notification& notification : *response.mutable_notification()) {
        for (gnmi::Update& update : *notification.mutable_update()) {
            gnmi::TypedValue& value = *update.mutable_val();
            if (value.has_json_ietf_val())
                value.mutable_json_ietf_val()->resize(value.json_ietf_val().size() / 2);
            else if (value.has_json_val())
                value.mutable_json_val()->resize(value.json_val().size() / 2);
            else if (value.has_ascii_val())
                value.mutable_ascii_val()->resize(value.ascii_val().size() / 2);
        }
    }
}

} // namespace fc::sim
