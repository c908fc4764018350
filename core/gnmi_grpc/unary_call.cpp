#include "gnmi_grpc/unary_call.h"

#include "gnmi_grpc/byte_buffer.h"
#include "gnmi_grpc/status_map.h"

#include <grpcpp/client_context.h>
#include <grpcpp/generic/generic_stub.h>

#include <stop_token>

namespace fc::gnmi_grpc {

Result<std::string> unaryCall(const UnaryCall& call, const std::string& request, const gnmi::CallOptions& options)
{
    grpc::ClientContext context;
    for (const auto& [key, value] : call.metadata)
        context.AddMetadata(key, value);
    if (options.deadline.count() > 0)
        context.set_deadline(std::chrono::system_clock::now() + options.deadline);

    // A device that came back is tried at once instead of after the channel's own wait.
    grpc::experimental::ChannelResetConnectionBackoff(call.channel.get());
    grpc::GenericStub stub(call.channel);
    grpc::CompletionQueue queue;
    grpc::ByteBuffer answer;
    grpc::Status status;
    const auto reader = stub.PrepareUnaryCall(&context, call.method, toBuffer(request), &queue);
    reader->StartCall();
    reader->Finish(&answer, &status, nullptr);
    {
        const std::stop_callback onStop(options.stop, [&context] { context.TryCancel(); });
        void* tag = nullptr;
        bool ok = false;
        queue.Next(&tag, &ok);
    }
    queue.Shutdown();

    if (!status.ok())
        return toError({static_cast<int>(status.error_code()), status.error_message(), call.rpc,
                        options.stop.stop_requested(), call.target});
    std::string bytes;
    if (!withBytes(answer, [&](std::string_view view) { bytes = std::string(view); }))
        return makeError(ErrorCode::Incomplete, "the answer to " + std::string(call.rpc) + " cannot be read")
            .about(call.target.subject());
    return bytes;
}

} // namespace fc::gnmi_grpc
