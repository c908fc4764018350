#pragma once

#include "gnmi/gnmi.grpc.pb.h"

#include <grpcpp/server.h>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace fc::test {

/// What the server does; set before start().
struct ServerScript
{
    std::string user;     ///< empty: nobody is asked
    std::string password;
    std::function<grpc::Status(const ::gnmi::GetRequest&, ::gnmi::GetResponse*)> get;
    std::function<grpc::Status(const ::gnmi::SetRequest&, ::gnmi::SetResponse*)> set;
    std::vector<::gnmi::SubscribeResponse> initial; ///< sent for the list and, in POLL mode, for every Poll
    bool sync = true;                             ///< sync_response after `initial`
    std::optional<grpc::Status> endAfterInitial;  ///< ends the stream with it; else it stays open
    bool hang = false;                            ///< unary calls never answer
};

struct ServerCertificate
{
    std::string certificate; ///< PEM
    std::string key;         ///< PEM
    std::string clientCa;    ///< PEM; not empty: a client certificate is required
};

/// A gNMI server in this process, on a loopback port. Sync API: one thread a call.
class ScriptedGnmiServer final : public ::gnmi::gNMI::Service
{
public:
    explicit ScriptedGnmiServer(ServerScript script) : m_script(std::move(script)) {}
    ~ScriptedGnmiServer() override { stop(); }

    /// Port 0 picks one. Returns the port; 0 if it could not listen.
    int start(int port = 0, const std::optional<ServerCertificate>& certificate = {});
    /// Breaks every call off.
    void stop();
    /// To every open stream.
    void send(const ::gnmi::SubscribeResponse& response);
    int setCalls() const { return m_setCalls; }
    int streamsSeen() const { return m_streamsSeen; }

    grpc::Status Capabilities(grpc::ServerContext* context, const ::gnmi::CapabilityRequest*,
                              ::gnmi::CapabilityResponse* response) override;
    grpc::Status Get(grpc::ServerContext* context, const ::gnmi::GetRequest* request, ::gnmi::GetResponse* response) override;
    grpc::Status Set(grpc::ServerContext* context, const ::gnmi::SetRequest* request, ::gnmi::SetResponse* response) override;
    grpc::Status Subscribe(grpc::ServerContext* context,
                           grpc::ServerReaderWriter<::gnmi::SubscribeResponse, ::gnmi::SubscribeRequest>* stream) override;

private:
    using Stream = grpc::ServerReaderWriter<::gnmi::SubscribeResponse, ::gnmi::SubscribeRequest>;

    grpc::Status admit(const grpc::ServerContext& context) const;
    void waitWhileHanging(const grpc::ServerContext& context);
    void sendInitial(Stream* stream);

    ServerScript m_script;
    std::unique_ptr<grpc::Server> m_server;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Stream*> m_streams;
    bool m_stopping = false;
    std::atomic<int> m_setCalls{0};
    std::atomic<int> m_streamsSeen{0};
};

} // namespace fc::test
