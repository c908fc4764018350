#include "sim/server/gnmi_service.h"

#include "sim/server/get_answer.h"
#include "sim/server/subscribe_reactor.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace fc::sim {

namespace {

constexpr std::string_view kGnmiVersion = "0.7.0";

std::string_view organizationOf(std::string_view module)
{
    if (module.starts_with("openconfig-"))
        return "OpenConfig working group";
    if (module.starts_with("arista-"))
        return "Arista Networks, Inc.";
    return "";
}

} // namespace

void fillCapabilities(const schema::SchemaIndex& index, gnmi::CapabilityResponse& response)
{
    std::set<std::string_view> modules;
    std::vector<model::NodeId> open{model::NodeId{}};
    while (!open.empty()) {
        const model::NodeId parent = open.back();
        open.pop_back();
        for (const model::NodeId node : index.children(parent)) {
            modules.insert(index.module(node));
            open.push_back(node);
        }
    }
    for (const std::string_view module : modules) {
        gnmi::ModelData& model = *response.add_supported_models();
        model.set_name(std::string(module));
        model.set_organization(std::string(organizationOf(module)));
    }
    for (const gnmi::Encoding encoding : {gnmi::JSON, gnmi::JSON_IETF, gnmi::PROTO, gnmi::ASCII})
        response.add_supported_encodings(encoding);
    response.set_gnmi_version(std::string(kGnmiVersion));
}

grpc::ServerUnaryReactor* GnmiService::answer(grpc::CallbackServerContext* context,
                                              std::function<grpc::Status()> handler)
{
    grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
    if (const grpc::Status login = m_state->authenticate(*context); !login.ok()) {
        reactor->Finish(login);
        return reactor;
    }
    const auto slow = m_state->faults().slow;
    if (slow.count() == 0) {
        reactor->Finish(handler());
        return reactor;
    }
    m_state->scheduler.after(slow, [reactor, run = std::move(handler)]() -> std::optional<Scheduler::Delay> {
        reactor->Finish(run());
        return std::nullopt;
    });
    return reactor;
}

grpc::ServerUnaryReactor* GnmiService::Capabilities(grpc::CallbackServerContext* context,
                                                    const gnmi::CapabilityRequest* request,
                                                    gnmi::CapabilityResponse* response)
{
    static_cast<void>(request);
    return answer(context, [state = m_state, response] {
        fillCapabilities(state->device.shared().index(), *response);
        return grpc::Status::OK;
    });
}

grpc::ServerUnaryReactor* GnmiService::Get(grpc::CallbackServerContext* context, const gnmi::GetRequest* request,
                                           gnmi::GetResponse* response)
{
    m_state->getRpcs.fetch_add(1, std::memory_order_relaxed);
    return answer(context, [state = m_state, request, response] {
        if (Status status = answerGet(state->device, *request, nowNanoseconds(), *response); !status)
            return toStatus(status.error());
        if (state->faults().truncate)
            truncateValues(*response);
        return grpc::Status::OK;
    });
}

grpc::ServerUnaryReactor* GnmiService::Set(grpc::CallbackServerContext* context, const gnmi::SetRequest* request,
                                           gnmi::SetResponse* response)
{
    m_state->setRpcs.fetch_add(1, std::memory_order_relaxed);
    return answer(context, [state = m_state, request, response]() -> grpc::Status {
        if (const auto text = state->takeSetError())
            return {grpc::StatusCode::ABORTED, *text};
        std::vector<SetRecord> records;
        if (Status status = executeSet(state->device, *request, *response, records); !status)
            return toStatus(status.error());
        const bool hasOpenConfig =
            std::ranges::any_of(records, [](const SetRecord& record) { return !record.path.starts_with("cli:"); });
        if (hasOpenConfig)
            if (const auto mode = state->takeErasure())
                state->device.loseCli(*mode);
        state->recordSet(std::move(records));
        return grpc::Status::OK;
    });
}

grpc::ServerBidiReactor<gnmi::SubscribeRequest, gnmi::SubscribeResponse>*
GnmiService::Subscribe(grpc::CallbackServerContext* context)
{
    return SubscribeReactor::start(m_state, m_state->authenticate(*context));
}

} // namespace fc::sim
