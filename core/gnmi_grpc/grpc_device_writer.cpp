#include "gnmi_grpc/grpc_device_writer.h"

#include "gnmi/set_builder.h"
#include "gnmi_grpc/unary_call.h"
#include "model/path.h"

namespace fc::gnmi_grpc {

namespace {

class GrpcDeviceWriter final : public plan::DeviceWriter
{
public:
    GrpcDeviceWriter(TargetOf targetOf, std::shared_ptr<PinStore> pins, std::chrono::milliseconds deadline)
        : m_targetOf(std::move(targetOf)), m_pins(std::move(pins)), m_deadline(deadline)
    {
    }

    Result<plan::SetOutcome> commit(plan::ApprovedSet&& set, std::stop_token stop) override
    {
        const plan::ApprovedSet taken = std::move(set); // used up, whatever comes of it
        Result<TargetOptions> target = m_targetOf(taken.device());
        if (!target.ok())
            return notSent(std::move(target).error());
        Result<Metadata> metadata = makeMetadata(*target);
        if (!metadata.ok())
            return notSent(std::move(metadata).error());
        // A channel for this one call: no half-dead connection of an earlier one can swallow the request.
        Result<std::shared_ptr<grpc::Channel>> channel = makeChannel(*target, m_pins);
        if (!channel.ok())
            return notSent(std::move(channel).error());

        Result<std::string> bytes =
            unaryCall({*channel, "/gnmi.gNMI/Set", "Set", *metadata, *target}, taken.bytes(), {m_deadline, stop});
        if (!bytes.ok())
            return afterSending(std::move(bytes).error());
        const Result<gnmi::SetAnswer> answer = gnmi::parseSetResponse(*bytes);
        if (!answer.ok())
            return afterSending(answer.error());
        plan::SetOutcome outcome;
        outcome.timestampNs = answer->timestamp;
        for (const gnmi::SetAnswer::Operation& operation : answer->operations)
            outcome.results.push_back(operation.op + " " + model::toString(operation.path));
        return outcome;
    }

private:
    static Error notSent(Error error)
    {
        error.code = ErrorCode::Refused; // certainly not in force
        error.state = "nothing was sent";
        return error;
    }

    static Error afterSending(Error error)
    {
        const bool refused = plan::saysNothingChanged(error);
        error.state = refused ? "nothing of this request is in force" : "unknown until re-read";
        return error;
    }

    TargetOf m_targetOf;
    std::shared_ptr<PinStore> m_pins;
    std::chrono::milliseconds m_deadline;
};

} // namespace

std::unique_ptr<plan::DeviceWriter> makeDeviceWriter(TargetOf targetOf, std::shared_ptr<PinStore> pins,
                                                     std::chrono::milliseconds deadline)
{
    return std::make_unique<GrpcDeviceWriter>(std::move(targetOf), std::move(pins), deadline);
}

} // namespace fc::gnmi_grpc
