#include "app/cli/context.h"

#include "gnmi_grpc/grpc_transport.h"
#include "schema/instance_pattern.h"
#include "schema/schema_locator.h"

#include <nlohmann/json.hpp>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <thread>
#include <unistd.h>

namespace fc::app {

namespace {

/// Ctrl+C asks the running command to stop; a second one ends the process.
std::stop_source& interrupted()
{
    static std::stop_source source;
    return source;
}

std::atomic<int> interrupts{0};

void onInterrupt(int)
{
    if (++interrupts > 1)
        _exit(kCancelled);
}

/// request_stop() is not safe in a signal handler: a thread of its own looks.
void watchInterrupts()
{
    static std::jthread watcher([](std::stop_token stop) {
        while (!stop.stop_requested() && interrupts == 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        if (interrupts > 0)
            interrupted().request_stop();
    });
}

} // namespace

Result<Workspace*> Context::workspace()
{
    if (!m_workspace) {
        Result<Profile> profile = loadProfile(options.profile);
        if (!profile)
            return std::move(profile).error();
        Result<std::unique_ptr<Workspace>> opened = Workspace::open(std::move(*profile));
        if (!opened)
            return std::move(opened).error();
        m_workspace = std::move(*opened);
    }
    return m_workspace.get();
}

Result<std::shared_ptr<const schema::SchemaIndex>> Context::schema()
{
    if (!m_schema) {
        Result<std::shared_ptr<const schema::SchemaIndex>> index = schema::openBundledIndex();
        if (!index)
            return std::move(index).error();
        m_schema = std::move(*index);
    }
    return m_schema;
}

Result<std::shared_ptr<gnmi::Transport>> Context::targetTransport()
{
    if (options.target.empty()) {
        if (options.devices.size() == 1) {
            Result<Workspace*> opened = workspace();
            if (!opened)
                return std::move(opened).error();
            return (*opened)->fleet().transport(options.devices.front());
        }
        return makeError(ErrorCode::Usage, "no device is named").doNext("give --target HOST[:PORT], or --device NAME with a profile");
    }
    gnmi_grpc::TargetOptions target;
    target.host = options.target;
    const auto colon = options.target.rfind(':');
    const bool hasPort =
        colon != std::string::npos && (options.target.find(':') == colon || options.target[colon - 1] == ']');
    if (hasPort) {
        const int port = std::atoi(options.target.c_str() + colon + 1);
        if (port < 1 || port > 65535)
            return makeError(ErrorCode::Usage, "the port is not between 1 and 65535").about(options.target);
        target.port = static_cast<std::uint16_t>(port);
        target.host.resize(colon);
    }
    if (target.host.size() > 2 && target.host.front() == '[' && target.host.back() == ']')
        target.host = target.host.substr(1, target.host.size() - 2);
    target.username = options.username;
    Result<Secret> password = options.passwordFile.empty() ? Result<Secret>(Secret()) : readSecretFile(options.passwordFile);
    if (options.passwordFile.empty() && std::getenv("FABRIC_PASSWORD") != nullptr)
        password = readSecretEnvironment("FABRIC_PASSWORD");
    if (!password)
        return std::move(password).error();
    target.password = std::move(*password);
    target.tls = options.insecure     ? gnmi_grpc::TlsMode::Off
                 : options.skipVerify ? gnmi_grpc::TlsMode::SkipVerify
                                      : gnmi_grpc::TlsMode::Verify;
    if (options.insecure)
        std::fputs("warning: --insecure sends the password and everything else in plaintext\n", stderr);
    if (options.skipVerify)
        std::fputs("warning: --skip-verify does not prove who answers\n", stderr);
    target.caFile = options.ca;
    target.certFile = options.cert;
    target.keyFile = options.key;
    target.serverName = options.serverName;
    m_runtime = std::make_unique<gnmi_grpc::GrpcRuntime>();
    return gnmi_grpc::makeTransport(*m_runtime, std::move(target));
}

gnmi::CallOptions Context::callOptions() const
{
    gnmi::CallOptions call;
    call.deadline = std::chrono::milliseconds(static_cast<long>(options.timeout * 1000.0));
    call.stop = stopToken();
    return call;
}

std::stop_token Context::stopToken() const
{
    std::signal(SIGINT, onInterrupt);
    watchInterrupts();
    return interrupted().get_token();
}

bool Context::color() const
{
    return !options.noColor && std::getenv("NO_COLOR") == nullptr && isatty(STDOUT_FILENO) == 1;
}

void Context::progress(const std::string& text) const
{
    if (options.json || isatty(STDERR_FILENO) != 1)
        return;
    std::fprintf(stderr, "\r\033[K%s", text.c_str());
    std::fflush(stderr);
}

void Context::endProgress() const
{
    progress("");
}

bool Context::wants(const std::string& device) const
{
    if (options.devices.empty())
        return true;
    for (const std::string& pattern : options.devices)
        if (schema::globMatches(pattern, device))
            return true;
    return false;
}

int Context::fail(const Error& error) const
{
    endProgress();
    if (options.json) {
        nlohmann::ordered_json body;
        body["error"] = {{"code", std::string(toString(error.code))},
                         {"text", error.text},
                         {"subject", error.subject},
                         {"state", error.state},
                         {"next", error.next}};
        std::cout << body.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    } else {
        std::cerr << "error: " << error.sentence() << '\n';
        for (const Error* cause = error.cause.get(); cause != nullptr; cause = cause->cause.get())
            std::cerr << "  because: " << cause->sentence() << '\n';
    }
    return exitCodeOf(error);
}

int exitCodeOf(const Error& error)
{
    switch (error.code) {
    case ErrorCode::Refused:
    case ErrorCode::Stale: return kRefused;
    case ErrorCode::Usage: return kUsage;
    case ErrorCode::Cancelled: return kCancelled;
    case ErrorCode::Incomplete: return kIncomplete;
    default: return kFailed;
    }
}

std::string jsonString(std::string_view text)
{
    return nlohmann::json(std::string(text)).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace fc::app
