#include "gnmi_grpc/subscribe_call.h"

#include "gnmi/codec.h"
#include "gnmi_grpc/byte_buffer.h"
#include "gnmi_grpc/status_map.h"

#include <grpcpp/alarm.h>
#include <grpcpp/client_context.h>
#include <grpcpp/generic/generic_stub.h>

#include <atomic>

namespace fc::gnmi_grpc {

namespace {

/// How long a stream that broke may take to tell its status before it is cancelled (C118).
constexpr std::chrono::seconds kFinishGuard{2};

/// Owns itself from start until the last tag is back. Its operations are started and completed on the lane's thread,
/// except poll() and cancel().
class StreamCall final : public LaneCall, public std::enable_shared_from_this<StreamCall>
{
public:
    StreamCall(Lane& lane, std::shared_ptr<grpc::Channel> channel, const Metadata& metadata, TargetOptions target,
               std::string request, std::shared_ptr<gnmi::SubscribeSink> sink)
        : m_lane(lane), m_target(std::move(target)), m_stub(channel), m_sink(std::move(sink)),
          m_request(std::move(request))
    {
        for (const auto& [key, value] : metadata)
            m_context.AddMetadata(key, value);
        for (int operation = 0; operation < kOperations; ++operation)
            m_tags[operation] = {this, operation};
    }

    bool start()
    {
        if (!m_lane.add(this))
            return false;
        m_self = shared_from_this();
        m_stream = m_stub.PrepareCall(&m_context, "/gnmi.gNMI/Subscribe", m_lane.queue());
        ++m_outstanding;
        m_stream->StartCall(&m_tags[Start]);
        return true;
    }

    void cancel() override
    {
        m_cancelled = true;
        m_context.TryCancel();
    }

    void poll()
    {
        const std::lock_guard lock(m_writeMutex);
        ++m_pollsDue;
        writeNextPoll();
    }

    void completed(int operation, bool ok) override
    {
        switch (operation) {
        case Start: started(ok); break;
        case Write: written(ok); break;
        case Read: read(ok); break;
        case Finish: finished(); break;
        case Guard:
            if (ok) {
                m_guardFired = true;
                m_context.TryCancel();
            }
            break;
        default: break;
        }
        if (--m_outstanding == 0) {
            m_lane.remove(this);
            m_self.reset(); // may destroy this
        }
    }

private:
    enum Operation { Start, Write, Read, Finish, Guard, kOperations };

    void started(bool ok)
    {
        if (!ok)
            return finish();
        m_outstanding += 2;
        {
            const std::lock_guard lock(m_writeMutex);
            m_writing = true;
            m_stream->Write(toBuffer(m_request), &m_tags[Write]);
        }
        m_stream->Read(&m_buffer, &m_tags[Read]);
    }

    void written(bool ok)
    {
        if (ok)
            open();
        const std::lock_guard lock(m_writeMutex);
        m_writing = false;
        m_writable = ok; // after a failed write the reads tell why
        writeNextPoll();
    }

    void open()
    {
        if (!std::exchange(m_opened, true))
            m_sink->opened();
    }

    /// With m_writeMutex held.
    void writeNextPoll()
    {
        if (m_writing || !m_writable || m_pollsDue == 0)
            return;
        --m_pollsDue;
        m_writing = true;
        ++m_outstanding;
        m_stream->Write(toBuffer(gnmi::encodePollRequest()), &m_tags[Write]);
    }

    void read(bool ok)
    {
        if (!ok)
            return finish();
        open();
        // Handled first, re-armed after: a slow reader slows its device down by flow control, and nobody else.
        (void)withBytes(m_buffer, [this](std::string_view bytes) { m_sink->received(bytes); });
        ++m_outstanding;
        m_stream->Read(&m_buffer, &m_tags[Read]);
    }

    void finish()
    {
        {
            const std::lock_guard lock(m_writeMutex);
            m_writable = false;
        }
        m_outstanding += 2;
        m_guard.Set(m_lane.queue(), std::chrono::system_clock::now() + kFinishGuard, &m_tags[Guard]);
        m_stream->Finish(&m_status, &m_tags[Finish]);
    }

    void finished()
    {
        m_guard.Cancel();
        std::optional<Error> reason;
        if (m_guardFired && !m_cancelled)
            reason = makeError(ErrorCode::Transport, "the stream broke off without a status")
                         .about(m_target.subject())
                         .doNext("look at the log of the device");
        else if (!m_status.ok() || m_cancelled)
            reason = toError({static_cast<int>(m_status.error_code()), m_status.error_message(), "Subscribe",
                              m_cancelled, m_target});
        m_sink->ended(std::move(reason));
        m_sink.reset();
    }

    Lane& m_lane;
    const TargetOptions m_target;
    grpc::GenericStub m_stub;
    grpc::ClientContext m_context;
    std::unique_ptr<grpc::GenericClientAsyncReaderWriter> m_stream;
    std::shared_ptr<gnmi::SubscribeSink> m_sink;
    const std::string m_request;
    grpc::ByteBuffer m_buffer;
    grpc::Status m_status;
    grpc::Alarm m_guard;
    LaneTag m_tags[kOperations];
    std::shared_ptr<StreamCall> m_self;
    std::atomic<int> m_outstanding{0}; ///< tags that gRPC holds
    std::atomic<bool> m_cancelled{false};
    bool m_opened = false;
    bool m_guardFired = false;

    std::mutex m_writeMutex; ///< one write at a time; poll() comes from anywhere
    bool m_writing = false;
    bool m_writable = false;
    int m_pollsDue = 0;
};

class StreamHandle final : public gnmi::SubscribeCall
{
public:
    explicit StreamHandle(std::weak_ptr<StreamCall> call) : m_call(std::move(call)) {}
    ~StreamHandle() override
    {
        if (const auto call = m_call.lock())
            call->cancel();
    }
    void poll() override
    {
        if (const auto call = m_call.lock())
            call->poll();
    }

private:
    std::weak_ptr<StreamCall> m_call;
};

} // namespace

Result<std::unique_ptr<gnmi::SubscribeCall>> startSubscribe(Lane& lane, std::shared_ptr<grpc::Channel> channel,
                                                            const Metadata& metadata, TargetOptions target,
                                                            std::string request,
                                                            std::shared_ptr<gnmi::SubscribeSink> sink)
{
    grpc::experimental::ChannelResetConnectionBackoff(channel.get());
    const std::string subject = target.subject();
    const auto call = std::make_shared<StreamCall>(lane, std::move(channel), metadata, std::move(target),
                                                   std::move(request), std::move(sink));
    if (!call->start())
        return makeError(ErrorCode::Cancelled, "the console is closing").about(subject);
    return std::unique_ptr<gnmi::SubscribeCall>(std::make_unique<StreamHandle>(call));
}

} // namespace fc::gnmi_grpc
