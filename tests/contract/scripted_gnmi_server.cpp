#include "scripted_gnmi_server.h"

#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include <algorithm>

namespace fc::test {

int ScriptedGnmiServer::start(int port, const std::optional<ServerCertificate>& certificate)
{
    std::shared_ptr<grpc::ServerCredentials> credentials = grpc::InsecureServerCredentials();
    if (certificate) {
        grpc::SslServerCredentialsOptions options(certificate->clientCa.empty()
                                                      ? GRPC_SSL_DONT_REQUEST_CLIENT_CERTIFICATE
                                                      : GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
        options.pem_root_certs = certificate->clientCa;
        options.pem_key_cert_pairs.push_back({certificate->key, certificate->certificate});
        credentials = grpc::SslServerCredentials(options);
    }
    m_stopping = false;
    int bound = 0;
    grpc::ServerBuilder builder;
    builder.SetMaxSendMessageSize(-1);
    builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
    builder.AddListeningPort("127.0.0.1:" + std::to_string(port), credentials, &bound);
    builder.RegisterService(this);
    m_server = builder.BuildAndStart();
    return m_server ? bound : 0;
}

void ScriptedGnmiServer::stop()
{
    if (!m_server)
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_server->Shutdown(std::chrono::system_clock::now());
    m_server->Wait();
    m_server.reset();
}

void ScriptedGnmiServer::send(const ::gnmi::SubscribeResponse& response)
{
    const std::lock_guard lock(m_mutex);
    for (Stream* stream : m_streams)
        stream->Write(response);
}

grpc::Status ScriptedGnmiServer::admit(const grpc::ServerContext& context) const
{
    if (m_script.user.empty())
        return grpc::Status::OK;
    const auto is = [&](const char* key, const std::string& wanted) {
        const auto found = context.client_metadata().find(key);
        return found != context.client_metadata().end() &&
               std::string(found->second.data(), found->second.size()) == wanted;
    };
    if (is("username", m_script.user) && is("password", m_script.password))
        return grpc::Status::OK;
    return {grpc::StatusCode::UNAUTHENTICATED, "authentication failed"};
}

void ScriptedGnmiServer::waitWhileHanging(const grpc::ServerContext& context)
{
    std::unique_lock lock(m_mutex);
    while (m_script.hang && !m_stopping && !context.IsCancelled())
        m_wake.wait_for(lock, std::chrono::milliseconds(5));
}

grpc::Status ScriptedGnmiServer::Capabilities(grpc::ServerContext* context, const ::gnmi::CapabilityRequest*,
                                              ::gnmi::CapabilityResponse* response)
{
    if (const grpc::Status status = admit(*context); !status.ok())
        return status;
    waitWhileHanging(*context);
    response->set_gnmi_version("0.7.0");
    response->add_supported_encodings(::gnmi::JSON_IETF);
    response->add_supported_models()->set_name("openconfig-interfaces");
    return grpc::Status::OK;
}

grpc::Status ScriptedGnmiServer::Get(grpc::ServerContext* context, const ::gnmi::GetRequest* request,
                                     ::gnmi::GetResponse* response)
{
    if (const grpc::Status status = admit(*context); !status.ok())
        return status;
    waitWhileHanging(*context);
    return m_script.get ? m_script.get(*request, response) : grpc::Status::OK;
}

grpc::Status ScriptedGnmiServer::Set(grpc::ServerContext* context, const ::gnmi::SetRequest* request,
                                     ::gnmi::SetResponse* response)
{
    if (const grpc::Status status = admit(*context); !status.ok())
        return status;
    ++m_setCalls;
    waitWhileHanging(*context);
    return m_script.set ? m_script.set(*request, response) : grpc::Status::OK;
}

void ScriptedGnmiServer::sendInitial(Stream* stream)
{
    for (const ::gnmi::SubscribeResponse& response : m_script.initial)
        stream->Write(response);
    if (m_script.sync) {
        ::gnmi::SubscribeResponse sync;
        sync.set_sync_response(true);
        stream->Write(sync);
    }
}

grpc::Status ScriptedGnmiServer::Subscribe(grpc::ServerContext* context, Stream* stream)
{
    ++m_streamsSeen;
    if (const grpc::Status status = admit(*context); !status.ok())
        return status;
    ::gnmi::SubscribeRequest request;
    if (!stream->Read(&request) || !request.has_subscribe())
        return {grpc::StatusCode::INVALID_ARGUMENT, "no subscription list"};
    {
        const std::lock_guard lock(m_mutex);
        sendInitial(stream);
        if (m_script.endAfterInitial)
            return *m_script.endAfterInitial;
        if (request.subscribe().mode() == ::gnmi::SubscriptionList::ONCE)
            return grpc::Status::OK;
        m_streams.push_back(stream);
    }
    // Ends when the client half-closes, cancels, or the server stops.
    while (stream->Read(&request)) {
        const std::lock_guard lock(m_mutex);
        if (request.has_poll())
            sendInitial(stream);
    }
    const std::lock_guard lock(m_mutex);
    std::erase(m_streams, stream);
    return grpc::Status::OK;
}

} // namespace fc::test
