#include "sim/server/device_server.h"

#include "sim/server/gnmi_service.h"
#include "sim/server/service_state.h"
#include "sim/server/subscribe_reactor.h"

#include <grpcpp/grpcpp.h>

namespace fc::sim {

namespace {

constexpr int kMaxMessage = 256 * 1024 * 1024;

std::shared_ptr<grpc::ServerCredentials> credentialsFor(const ServerTls& tls)
{
    if (tls.certificate.empty())
        return grpc::InsecureServerCredentials();
    grpc::SslServerCredentialsOptions options(tls.clientCa.empty()
                                                  ? GRPC_SSL_DONT_REQUEST_CLIENT_CERTIFICATE
                                                  : GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
    options.pem_root_certs = tls.clientCa;
    options.pem_key_cert_pairs.push_back({tls.key, tls.certificate});
    return grpc::SslServerCredentials(options);
}

} // namespace

struct DeviceServer::Running
{
    explicit Running(const std::shared_ptr<ServiceState>& state) : service(state) {}

    GnmiService service;
    std::unique_ptr<grpc::Server> server;
};

DeviceServer::DeviceServer(SimDevice& device, Scheduler& scheduler, LoginRule login, ServerTls tls)
    : m_device(device), m_scheduler(scheduler), m_login(login), m_tls(std::move(tls)),
      m_state(std::make_shared<ServiceState>(device, scheduler, std::move(login)))
{
}

DeviceServer::~DeviceServer()
{
    stop();
}

Status DeviceServer::start(std::uint16_t port)
{
    const std::lock_guard lock(m_mutex);
    if (m_running)
        return {};
    auto running = std::make_unique<Running>(m_state);
    grpc::ServerBuilder builder;
    int selected = 0;
    const std::string address = "127.0.0.1:" + std::to_string(port);
    builder.AddListeningPort(address, credentialsFor(m_tls), &selected);
    builder.RegisterService(&running->service);
    builder.SetMaxReceiveMessageSize(kMaxMessage);
    builder.SetMaxSendMessageSize(kMaxMessage);
    // Two labs on one port would answer in turns if the port could be shared.
    builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
    builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, 5000);
    builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
    running->server = builder.BuildAndStart();
    if (!running->server || selected == 0)
        return makeError(ErrorCode::Transport, "cannot listen")
            .about(m_device.name() + " " + address)
            .nowIs("the lab is not running")
            .doNext(m_tls.certificate.empty() ? "end what listens there, or choose another --base-port"
                                              : "end what listens there, or check certificate and key");
    m_port = static_cast<std::uint16_t>(selected);
    m_running = std::move(running);
    return {};
}

void DeviceServer::stop()
{
    std::unique_ptr<Running> running;
    {
        const std::lock_guard lock(m_mutex);
        running = std::move(m_running);
    }
    if (!running)
        return;
    for (const std::shared_ptr<SubscribeReactor>& stream : m_state->streams())
        stream->end({grpc::StatusCode::UNAVAILABLE, "the device goes down"});
    running->server->Shutdown(std::chrono::system_clock::now());
    running->server->Wait();
}

bool DeviceServer::isRunning() const
{
    const std::lock_guard lock(m_mutex);
    return m_running != nullptr;
}

Faults DeviceServer::faults() const
{
    return m_state->faults();
}

Status DeviceServer::setFaults(const Faults& faults)
{
    m_state->setFaults(faults);
    if (faults.refuse) {
        stop();
        return {};
    }
    return start(m_port);
}

DeviceStats DeviceServer::stats() const
{
    return {m_state->setRpcs.load(), m_state->getRpcs.load(), m_state->streamCount(), m_state->notifications.load(),
            m_state->lastSet()};
}

} // namespace fc::sim
