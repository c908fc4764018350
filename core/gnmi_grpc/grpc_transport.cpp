#include "gnmi_grpc/grpc_transport.h"

#include "gnmi/codec.h"
#include "gnmi_grpc/subscribe_call.h"
#include "gnmi_grpc/unary_call.h"

namespace fc::gnmi_grpc {

namespace {

class GrpcTransport final : public gnmi::Transport
{
public:
    GrpcTransport(Lane& lane, TargetOptions target, std::shared_ptr<grpc::Channel> channel, Metadata metadata)
        : m_lane(lane), m_target(std::move(target)), m_channel(std::move(channel)), m_metadata(std::move(metadata))
    {
    }

    Result<gnmi::Capabilities> capabilities(const gnmi::CallOptions& options) override
    {
        return decoded(call("Capabilities", gnmi::encodeCapabilityRequest(), options), gnmi::decodeCapabilityResponse);
    }

    Result<gnmi::GetAnswer> get(const gnmi::GetRequest& request, const gnmi::CallOptions& options) override
    {
        return decoded(call("Get", gnmi::encodeGetRequest(request), options), gnmi::decodeGetResponse);
    }

    Result<std::unique_ptr<gnmi::SubscribeCall>> subscribe(const gnmi::SubscribeRequest& request,
                                                           std::shared_ptr<gnmi::SubscribeSink> sink) override
    {
        if (request.subscriptions.empty())
            return makeError(ErrorCode::Usage, "a subscription without paths").about(m_target.subject());
        return startSubscribe(m_lane, m_channel, m_metadata, m_target, gnmi::encodeSubscribeRequest(request),
                              std::move(sink));
    }

private:
    Result<std::string> call(std::string_view rpc, const std::string& request, const gnmi::CallOptions& options)
    {
        return unaryCall({m_channel, "/gnmi.gNMI/" + std::string(rpc), rpc, m_metadata, m_target}, request, options);
    }

    template <typename Message>
    Result<Message> decoded(Result<std::string> bytes, Result<Message> (*decode)(std::string_view)) const
    {
        if (!bytes.ok())
            return std::move(bytes).error();
        Result<Message> message = decode(*bytes);
        if (message.ok())
            return message;
        return std::move(message).error().about(m_target.subject()).nowIs("nothing of the answer was used");
    }

    Lane& m_lane;
    const TargetOptions m_target;
    const std::shared_ptr<grpc::Channel> m_channel;
    const Metadata m_metadata;
};

} // namespace

Result<std::shared_ptr<gnmi::Transport>> makeTransport(GrpcRuntime& runtime, TargetOptions target,
                                                       std::shared_ptr<PinStore> pins)
{
    Result<Metadata> metadata = makeMetadata(target);
    if (!metadata.ok())
        return std::move(metadata).error();
    Result<std::shared_ptr<grpc::Channel>> channel = makeChannel(target, std::move(pins));
    if (!channel.ok())
        return std::move(channel).error();
    return std::shared_ptr<gnmi::Transport>(std::make_shared<GrpcTransport>(
        runtime.nextLane(), std::move(target), std::move(*channel), std::move(*metadata)));
}

} // namespace fc::gnmi_grpc
