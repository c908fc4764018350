#include "engine/health_reader.h"

#include "gnmi/tree_apply.h"
#include "schema/instance.h"

namespace fc::engine {

namespace {

constexpr std::string_view kNeighborState =
    "/network-instances/network-instance[name=*]/protocols/protocol[identifier=*][name=*]/bgp/neighbors/"
    "neighbor[neighbor-address=*]/state";

/// First key of the step that stands for this list; empty if there is none.
std::string keyOfStep(const schema::SchemaIndex& index, const model::InstancePath& at, std::string_view list)
{
    for (const model::InstanceStep& step : at)
        if (!step.keys.empty() && index.name(step.node) == list)
            return step.keys.front();
    return {};
}

} // namespace

GnmiHealthReader::GnmiHealthReader(Fleet& fleet, std::shared_ptr<const schema::SchemaIndex> index,
                                   std::chrono::milliseconds deadline)
    : m_fleet(fleet), m_index(std::move(index)), m_deadline(deadline)
{
}

Result<plan::BgpSessionStates> GnmiHealthReader::bgpSessions(const std::string& device, std::stop_token stop)
{
    Result<std::shared_ptr<gnmi::Transport>> transport = m_fleet.transport(device);
    if (!transport)
        return std::move(transport).error();
    Result<model::Path> path = model::parsePath(kNeighborState);
    if (!path)
        return std::move(path).error();
    gnmi::GetRequest request;
    request.paths = {*path};
    request.type = gnmi::DataType::State;
    request.encoding = gnmi::Encoding::JsonIetf;
    gnmi::CallOptions options;
    options.deadline = m_deadline;
    options.stop = stop;
    Result<gnmi::GetAnswer> answer = (*transport)->get(request, options);
    plan::BgpSessionStates sessions;
    if (!answer && answer.error().code == ErrorCode::NotFound)
        return sessions;
    if (!answer)
        return std::move(answer).error();
    Result<model::ConfigTree> tree = gnmi::toTree(*m_index, *answer, schema::Strictness::Lenient);
    if (!tree)
        return std::move(tree).error();
    Result<std::vector<model::InstancePath>> states = schema::select(*m_index, *tree, *path);
    if (!states)
        return std::move(states).error();
    for (const model::InstancePath& at : *states) {
        std::string word;
        bool enabled = true;
        for (const model::TreeNodePtr& leaf : tree->find(at)->children) {
            if (!leaf->value)
                continue;
            if (m_index->name(leaf->schema) == "session-state")
                word = model::toString(*leaf->value);
            else if (m_index->name(leaf->schema) == "enabled")
                enabled = model::toString(*leaf->value) == "true";
        }
        if (enabled && !word.empty())
            sessions.emplace(plan::BgpSessionKey{keyOfStep(*m_index, at, "network-instance"), keyOfStep(*m_index, at, "neighbor")},
                             word);
    }
    return sessions;
}

} // namespace fc::engine
