#include "gnmi_grpc/status_map.h"

#include "model/path.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <vector>

namespace fc::gnmi_grpc {

namespace {

enum GrpcCode : int {
    Cancelled = 1, Unknown = 2, InvalidArgument = 3, DeadlineExceeded = 4, NotFound = 5, AlreadyExists = 6,
    PermissionDenied = 7, ResourceExhausted = 8, FailedPrecondition = 9, Aborted = 10, OutOfRange = 11,
    Unimplemented = 12, Internal = 13, Unavailable = 14, DataLoss = 15, Unauthenticated = 16
};

/// A failure of the connection, known by words of gRPC C++ 1.51, c-ares and OpenSSL.
struct Pattern
{
    std::string_view words; ///< found in the message, case matters not
    ErrorCode code;
    std::string_view text;
    std::string_view next;
    bool onlyPlaintext = false; ///< the words mean this only if we spoke plaintext
};

constexpr Pattern kConnection[] = {
    {"pinned certificate", ErrorCode::Refused, "the device shows another certificate than the pinned one",
     "if the device was re-keyed on purpose, remove its line from the pin file"},
    {"connection refused", ErrorCode::Transport, "connection refused: nothing listens there",
     "check address and port, and that gNMI is enabled on the device"},
    {"dns resolution failed", ErrorCode::Transport, "the name cannot be resolved", "check the host name or use an address"},
    {"domain name not found", ErrorCode::Transport, "the name cannot be resolved", "check the host name or use an address"},
    {"certificate verify failed", ErrorCode::Tls, "the certificate is not signed by a trusted authority",
     "give the right CA file (--ca), or pin the certificate"},
    {"certificate_unknown", ErrorCode::Tls, "the device did not accept our certificate", "check --cert and --key"},
    {"certificate required", ErrorCode::Tls, "the device wants a client certificate", "give --cert and --key"},
    {"certificate_required", ErrorCode::Tls, "the device wants a client certificate", "give --cert and --key"},
    {"tlsv13 alert", ErrorCode::Tls, "the device refused our side of the TLS handshake", "check --cert and --key"},
    {"hostname verification check failed", ErrorCode::Tls, "the certificate is for another name than the host",
     "connect by the name in the certificate or give it with --server-name"},
    {"is not in peer certificate", ErrorCode::Tls, "the certificate is for another name than the host",
     "connect by the name in the certificate or give it with --server-name"},
    {"wrong version number", ErrorCode::Tls, "TLS was offered, but the device speaks plaintext there",
     "turn TLS on at the device, or allow plaintext (--insecure, tls = \"off\")"},
    {"missing selected alpn", ErrorCode::Tls, "the peer speaks TLS but not HTTP/2", "check that the port is the gNMI port"},
    {"handshake failed", ErrorCode::Tls, "the TLS handshake failed", "check the TLS settings of both sides"},
    {"handshake read failed", ErrorCode::Tls, "the TLS handshake was cut off; the device may speak plaintext there",
     "check the TLS settings of both sides, or allow plaintext (--insecure, tls = \"off\")"},
    {"http1.x server", ErrorCode::Transport, "the port answers HTTP/1, not gNMI", "check the port"},
    {"no route to host", ErrorCode::Transport, "no route to the device", "check the network"},
    {"network is unreachable", ErrorCode::Transport, "no route to the device", "check the network"},
    {"timed out", ErrorCode::Transport, "no answer: the connection attempt timed out", "check the network and firewalls"},
    {"timeout", ErrorCode::Transport, "no answer: the connection attempt timed out", "check the network and firewalls"},
    {"socket closed", ErrorCode::Transport, "the device closed the connection; it may want TLS on that port",
     "turn TLS on (drop --insecure), or check that gNMI runs there", true},
    {"connection reset", ErrorCode::Transport, "the device reset the connection; it may want TLS on that port",
     "turn TLS on (drop --insecure), or check that gNMI runs there", true},
    {"failed parsing http/2", ErrorCode::Transport, "what answers there is not gNMI over plaintext; it may want TLS",
     "turn TLS on (drop --insecure), or check the port", true},
};

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// The first word of the device's text that is a gNMI path of its own ("... /interfaces/interface[name=x]/config: ...").
std::optional<std::string> pathIn(const std::string& message)
{
    for (std::size_t at = message.find('/'); at != std::string::npos; at = message.find('/', at + 1)) {
        if (at > 0 && std::string_view(" \"'(:`").find(message[at - 1]) == std::string_view::npos)
            continue;
        std::size_t end = at;
        bool inKey = false;
        for (; end < message.size(); ++end) {
            const char c = message[end];
            inKey = c == '[' || (inKey && c != ']');
            if (!inKey && std::string_view(" \"',;)`\n").find(c) != std::string_view::npos)
                break;
        }
        std::string candidate = message.substr(at, end - at);
        while (!candidate.empty() && (candidate.back() == ':' || candidate.back() == '.'))
            candidate.pop_back();
        if (candidate.size() > 1 && model::parsePath(candidate).ok())
            return candidate;
    }
    return std::nullopt;
}

Error make(const FailedCall& call, ErrorCode code, std::string_view text, std::string_view next)
{
    Error error = makeError(code, std::string(text)).about(call.target.subject()).doNext(std::string(next));
    Error raw = makeError(ErrorCode::Remote, "grpc status " + std::to_string(call.code) + ": " + call.message);
    return std::move(error).because(std::move(raw));
}

/// The device answered and said no: its words, and the path they name.
Error deviceSaid(const FailedCall& call, ErrorCode code, std::string_view lead, std::string_view next)
{
    std::string text(lead);
    if (!call.message.empty())
        text += ": " + call.message;
    Error error = make(call, code, text, next);
    if (const std::optional<std::string> path = pathIn(call.message))
        error.subject = (call.target.device.empty() ? call.target.address() : call.target.device) + " " + *path;
    return error;
}

Error connectionError(const FailedCall& call)
{
    const std::string message = lower(call.message);
    for (const Pattern& pattern : kConnection)
        if (message.find(pattern.words) != std::string::npos &&
            (!pattern.onlyPlaintext || call.target.tls == TlsMode::Off))
            return make(call, pattern.code, pattern.text, pattern.next);
    return make(call, ErrorCode::Transport, "the connection failed: " + call.message, "check the device and the network");
}

/// RPCs that the library, not the device, ended: the answer is missing.
bool endedByLibrary(const FailedCall& call)
{
    const std::string message = lower(call.message);
    return message.find("rst_stream") != std::string::npos || message.find("stream removed") != std::string::npos ||
           message.find("goaway") != std::string::npos;
}

Error authError(const FailedCall& call)
{
    if (call.code == PermissionDenied)
        return deviceSaid(call, ErrorCode::Auth, "the device does not allow this user to do it",
                          "check the rights of user \"" + call.target.username + "\" on the device");
    if (call.target.username.empty())
        return deviceSaid(call, ErrorCode::Auth, "the device wants a login and none was given",
                          "give a username and a password file");
    return deviceSaid(call, ErrorCode::Auth, "the device refused user \"" + call.target.username + "\" or its password",
                      "check username and password file; trying on may lock the account");
}

Error exhausted(const FailedCall& call)
{
    const std::string message = lower(call.message);
    if (message.find("metadata size") != std::string::npos)
        return make(call, ErrorCode::Incomplete, "the device's error text is longer than can be received",
                    "look at the log of the device");
    if (message.find("larger than max") != std::string::npos)
        return make(call, ErrorCode::Incomplete, "the answer is larger than can be received", "ask for a smaller part");
    return deviceSaid(call, ErrorCode::Remote, "the device is at a limit", "try again later, ask for less");
}

} // namespace

Error toError(const FailedCall& call)
{
    if (call.cancelledByUs)
        return make(call, ErrorCode::Cancelled, "cancelled", "");
    switch (call.code) {
    case Cancelled: return make(call, ErrorCode::Transport, "the call was ended from the other side", "try again");
    case DeadlineExceeded:
        return make(call, ErrorCode::Transport, "no answer within the deadline",
                    "check that the device is up, or allow more time (--timeout)");
    case Unavailable: return connectionError(call);
    case Unauthenticated:
    case PermissionDenied: return authError(call);
    case ResourceExhausted: return exhausted(call);
    case InvalidArgument:
    case OutOfRange: return deviceSaid(call, ErrorCode::Schema, "the device refused the request", "check path and value");
    case NotFound: return deviceSaid(call, ErrorCode::NotFound, "the device has nothing there", "check the path");
    case Unimplemented:
        return deviceSaid(call, ErrorCode::Unsupported,
                          "the device does not implement what " + std::string(call.rpc) + " asked for",
                          "check what Capabilities says");
    default: break;
    }
    if (endedByLibrary(call))
        return make(call, ErrorCode::Transport, "the call broke off: " + call.message, "try again");
    // A Set that ends in "internal" or "unknown" may have been carried out before something else went wrong.
    const bool doubtful = call.rpc == "Set" && (call.code == Unknown || call.code == Internal || call.code == DataLoss);
    return deviceSaid(call, doubtful ? ErrorCode::Incomplete : ErrorCode::Remote,
                      "the device answered with error " + std::to_string(call.code) + " to " + std::string(call.rpc),
                      "look at the log of the device");
}

} // namespace fc::gnmi_grpc
