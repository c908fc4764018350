#include "gnmi_grpc/target_options.h"

namespace fc::gnmi_grpc {

std::string_view toString(TlsMode mode)
{
    switch (mode) {
    case TlsMode::Verify: return "verify";
    case TlsMode::Pin: return "pin";
    case TlsMode::SkipVerify: return "skip-verify";
    case TlsMode::Off: return "off";
    }
    return "unknown";
}

std::string TargetOptions::address() const
{
    const bool v6 = host.find(':') != std::string::npos;
    return (v6 ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

std::string TargetOptions::subject() const
{
    return device.empty() || device == host ? address() : device + " " + address();
}

} // namespace fc::gnmi_grpc
