#include "http/hook_listener.h"

#include "base/log.h"

#include <arpa/inet.h>
#include <httplib.h>

#include <charconv>
#include <thread>

namespace fc::http {

namespace {

constexpr std::size_t kHookThreads = 4;

} // namespace

struct HookListener::Parts
{
    HookOptions options;
    std::string signatureHeader;
    Handler handler;
    httplib::Server server;
    std::thread thread;
};

HookListener::HookListener(HookOptions options, std::string signatureHeader, Handler handler)
    : m_parts(std::make_unique<Parts>())
{
    m_parts->options = std::move(options);
    m_parts->signatureHeader = std::move(signatureHeader);
    m_parts->handler = std::move(handler);
    auto& server = m_parts->server;
    server.Post(".*", [parts = m_parts.get()](const httplib::Request& request, httplib::Response& answer) {
        answer.status = parts->handler(request.get_header_value(parts->signatureHeader.c_str()), request.body);
    });
    const auto notAllowed = [](const httplib::Request&, httplib::Response& answer) {
        answer.status = 405;
        answer.set_header("Allow", "POST");
    };
    server.Get(".*", notAllowed);
    server.Put(".*", notAllowed);
    server.Patch(".*", notAllowed);
    server.Delete(".*", notAllowed);
    server.Options(".*", notAllowed);
    server.set_keep_alive_max_count(1);
    server.set_payload_max_length(m_parts->options.maxBody);
    server.set_read_timeout(m_parts->options.patience);
    server.set_write_timeout(m_parts->options.patience);
    // Two consoles on one port would share the deliveries: the second one is told instead.
    server.set_socket_options([](socket_t socket) {
        const int yes = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    server.new_task_queue = [] { return new httplib::ThreadPool(kHookThreads); };
}

HookListener::~HookListener()
{
    stop();
}

Result<std::uint16_t> HookListener::start()
{
    const HookOptions& options = m_parts->options;
    auto& server = m_parts->server;
    int bound = options.port;
    if (options.port == 0)
        bound = server.bind_to_any_port(options.address.c_str());
    else if (!server.bind_to_port(options.address.c_str(), options.port))
        bound = -1;
    if (bound <= 0)
        return makeError(ErrorCode::Transport, "cannot listen for webhooks")
            .about(options.address + " port " + std::to_string(options.port))
            .nowIs("no webhook is received; polling goes on")
            .doNext("choose another port, or an address of this host");
    m_parts->thread = std::thread([&server] { server.listen_after_bind(); });
    // stop() before the loop runs would be lost, and joining would then never end.
    while (!server.is_running())
        std::this_thread::yield();
    return static_cast<std::uint16_t>(bound);
}

void HookListener::stop()
{
    if (!m_parts->thread.joinable())
        return;
    m_parts->server.stop();
    m_parts->thread.join();
}

Result<HookOptions> parseListenAddress(const std::string& text)
{
    HookOptions options;
    std::string port = text;
    if (const auto colon = text.rfind(':'); colon != std::string::npos) {
        port = text.substr(colon + 1);
        std::string address = text.substr(0, colon);
        if (address.size() > 2 && address.front() == '[' && address.back() == ']')
            address = address.substr(1, address.size() - 2);
        if (!address.empty())
            options.address = address;
    }
    unsigned number = 0;
    const char* end = port.data() + port.size();
    const auto [stop, error] = std::from_chars(port.data(), end, number);
    in6_addr ignored{};
    const bool numeric = ::inet_pton(AF_INET, options.address.c_str(), &ignored) == 1 ||
                         ::inet_pton(AF_INET6, options.address.c_str(), &ignored) == 1;
    if (error != std::errc() || stop != end || number > 65535 || !numeric)
        return makeError(ErrorCode::Usage, "not an address to listen on")
            .about(text)
            .nowIs("nothing was started")
            .doNext("write it as 127.0.0.1:8000 or [::1]:8000");
    options.port = static_cast<std::uint16_t>(number);
    return options;
}

bool isLoopback(const std::string& address)
{
    in_addr four{};
    if (::inet_pton(AF_INET, address.c_str(), &four) == 1)
        return (ntohl(four.s_addr) >> 24U) == 127U;
    in6_addr six{};
    return ::inet_pton(AF_INET6, address.c_str(), &six) == 1 && IN6_IS_ADDR_LOOPBACK(&six);
}

} // namespace fc::http
