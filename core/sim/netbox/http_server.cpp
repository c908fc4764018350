#include "sim/netbox/http_server.h"

#include "base/log.h"

#include <httplib.h>

#include <exception>
#include <thread>

namespace fc::sim::netbox {

namespace {

constexpr const char* kLoopback = "127.0.0.1";
constexpr std::size_t kMaxBodyBytes = 64U << 20U;
/// gunicorn's default, so that clients meet closed connections here as they will in the field.
constexpr time_t kKeepAliveSeconds = 2;
constexpr std::size_t kKeepAliveRequests = 1000;
constexpr std::size_t kThreads = 8;

HttpCall callOf(const httplib::Request& request)
{
    HttpCall call;
    call.method = request.method;
    setTarget(call, request.target);
    call.host = request.get_header_value("Host");
    call.authorization = request.get_header_value("Authorization");
    call.accept = request.get_header_value("Accept");
    call.contentType = request.get_header_value("Content-Type");
    call.ifMatch = request.get_header_value("If-Match");
    call.origin = request.get_header_value("Origin");
    call.body = request.body;
    call.requestLineBytes = request.method.size() + 1 + request.target.size() + 1 + request.version.size();
    return call;
}

void fill(httplib::Response& response, const HttpAnswer& answer)
{
    response.status = answer.status;
    for (const auto& [name, value] : answer.headers)
        response.set_header(name, value);
    if (answer.status != 204)
        response.set_content(answer.body, answer.contentType);
}

} // namespace

struct HttpServer::Parts
{
    Handler handler;
    httplib::Server server;
    std::thread thread;

    void handle(const httplib::Request& request, httplib::Response& response) const
    {
        try {
            fill(response, handler(callOf(request)));
        } catch (const std::exception& failure) {
            // A document of an unforeseen shape must not end the lab; NetBox answers such bugs with a 500 as well.
            log::error("lab-netbox", std::string("cannot answer ") + request.target + ": " + failure.what());
            fill(response, HttpAnswer{500, "application/json", R"({"error":"internal","exception":"Exception"})", {}});
        }
    }
};

HttpServer::HttpServer(Handler handler) : m_parts(std::make_unique<Parts>())
{
    m_parts->handler = std::move(handler);
    auto& server = m_parts->server;
    const auto handle = [parts = m_parts.get()](const httplib::Request& request, httplib::Response& response) {
        parts->handle(request, response);
    };
    server.Get(".*", handle);
    server.Post(".*", handle);
    server.Put(".*", handle);
    server.Patch(".*", handle);
    server.Delete(".*", handle);
    server.Options(".*", handle);
    server.set_keep_alive_timeout(kKeepAliveSeconds);
    server.set_keep_alive_max_count(kKeepAliveRequests);
    server.set_payload_max_length(kMaxBodyBytes);
    server.set_tcp_nodelay(true);
    // Not the library's SO_REUSEPORT: two labs on one port would share the requests instead of telling somebody.
    server.set_socket_options([](socket_t socket) {
        const int yes = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    });
    server.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
}

HttpServer::~HttpServer()
{
    stop();
}

Result<std::uint16_t> HttpServer::start(std::uint16_t port)
{
    auto& server = m_parts->server;
    int bound = port;
    if (port == 0)
        bound = server.bind_to_any_port(kLoopback);
    else if (!server.bind_to_port(kLoopback, port))
        bound = -1;
    if (bound <= 0)
        return makeError(ErrorCode::Transport, "cannot listen")
            .about(std::string(kLoopback) + ":" + std::to_string(port))
            .nowIs("the lab's NetBox is not running")
            .doNext("choose another port");
    m_parts->thread = std::thread([&server] { server.listen_after_bind(); });
    // stop() before the loop runs would be lost, and joining would then never end.
    while (!server.is_running())
        std::this_thread::yield();
    return static_cast<std::uint16_t>(bound);
}

void HttpServer::stop()
{
    if (!m_parts->thread.joinable())
        return;
    m_parts->server.stop();
    m_parts->thread.join();
}

} // namespace fc::sim::netbox
