#include "sim/netbox/netbox_api.h"

#include "sim/netbox/answers.h"
#include "sim/netbox/edit.h"
#include "sim/netbox/fault.h"
#include "sim/netbox/http_server.h"
#include "sim/netbox/router.h"
#include "sim/netbox/webhook_sender.h"

#include <atomic>

namespace fc::sim {

using namespace netbox;

namespace {

constexpr std::string_view kControl = "/lab/ctl/";
constexpr std::string_view kFaultVerb = "netbox-fault";
constexpr std::string_view kWebhookVerb = "netbox-webhook";
/// gunicorn's limit_request_line; counts the line as sent.
constexpr std::size_t kMaxRequestLine = 4094;
constexpr std::chrono::hours kSeedAge{1};

} // namespace

struct NetboxApi::Parts
{
    Options options;
    RealClock clock;
    std::unique_ptr<Router> router;
    FaultSwitch faults;
    WebhookSender webhooks;
    std::atomic<std::uint64_t> requests{0};
    std::unique_ptr<HttpServer> server;
    std::string url;

    HttpAnswer handle(const HttpCall& call)
    {
        if (call.requestLineBytes > kMaxRequestLine)
            return requestLineTooLong(call.requestLineBytes, kMaxRequestLine);
        if (call.path.starts_with(kControl))
            return control(call);
        ++requests;
        if (auto spoiled = faults.before(call))
            return *spoiled;
        auto answer = answerAndTell(call, clock.now());
        faults.after(call, answer);
        return answer;
    }

    HttpAnswer answerAndTell(const HttpCall& call, SystemTime when)
    {
        auto answer = router->answer(call, when);
        if (call.method != "GET")
            webhooks.look(call, *router->store());
        return answer;
    }

    HttpAnswer control(const HttpCall& call)
    {
        // Only a page in a browser sends Origin; none has business here.
        if (call.method != "POST" || !call.origin.empty())
            return methodNotAllowed(call.method);
        const std::string_view verb = std::string_view(call.path).substr(kControl.size());
        ControlAnswer result{404, R"({"error":"unknown control verb"})"};
        if (verb == kFaultVerb)
            result = faults.configure(call.body);
        else if (verb == kWebhookVerb)
            result = webhooks.configure(call.body, *router->store());
        else if (options.control)
            result = options.control(verb, call.body);
        return {result.status, "application/json", result.body, {}};
    }
};

Result<std::unique_ptr<NetboxApi>> NetboxApi::create(const std::vector<FabricBlueprint::Table>& rows, Options options)
{
    auto parts = std::make_unique<Parts>();
    if (options.seededAt == SystemTime{})
        options.seededAt = parts->clock.now() - kSeedAge;
    auto store = std::make_shared<Store>();
    const WriteContext context{timestamp(options.seededAt), options.user, "00000000-0000-4000-8000-000000000000"};
    if (auto seeded = seed(*store, rows, context); !seeded)
        return std::move(seeded).error();
    parts->router = std::make_unique<Router>(std::move(store), options.user, options.tokens);
    parts->options = std::move(options);
    return std::unique_ptr<NetboxApi>(new NetboxApi(std::move(parts)));
}

NetboxApi::NetboxApi(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

NetboxApi::~NetboxApi()
{
    stop();
}

Result<std::uint16_t> NetboxApi::start(std::uint16_t port)
{
    m_parts->server =
        std::make_unique<HttpServer>([parts = m_parts.get()](const HttpCall& call) { return parts->handle(call); });
    auto bound = m_parts->server->start(port);
    if (bound)
        m_parts->url = "http://127.0.0.1:" + std::to_string(*bound);
    return bound;
}

void NetboxApi::stop()
{
    m_parts->faults.wake();
    m_parts->server.reset();
}

std::string NetboxApi::url() const
{
    return m_parts->url;
}

const NetboxTokens& NetboxApi::tokens() const
{
    return m_parts->options.tokens;
}

std::uint64_t NetboxApi::requestsSeen() const
{
    return m_parts->requests;
}

Status NetboxApi::apply(const NetboxEdit& edit, SystemTime when)
{
    const auto state = m_parts->router->store();
    auto call = resolveEdit(*state, edit);
    if (!call)
        return std::move(call).error();
    const auto answer = m_parts->answerAndTell(*call, when);
    if (answer.status >= 300)
        return Status(makeError(ErrorCode::Remote, answer.body)
                          .about(edit.method + " " + call->path)
                          .nowIs("the lab's NetBox is unchanged"));
    return {};
}

ControlAnswer NetboxApi::request(std::string_view method, std::string_view target, std::string_view body)
{
    HttpCall call;
    call.method = method;
    setTarget(call, std::string(target));
    call.host = m_parts->url.empty() ? "127.0.0.1" : m_parts->url.substr(std::string_view("http://").size());
    call.body = body;
    call.trusted = true;
    const auto answer = m_parts->answerAndTell(call, m_parts->clock.now());
    return {answer.status, answer.body};
}

} // namespace fc::sim
