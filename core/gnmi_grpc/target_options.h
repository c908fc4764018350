#pragma once

#include "base/secret.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace fc::gnmi_grpc {

enum class TlsMode : std::uint8_t {
    Verify,     ///< chain against the CA file (or the system's) and name against the host
    Pin,        ///< the certificate seen first is remembered; another one is refused
    SkipVerify, ///< encrypted, peer unproven
    Off,        ///< plaintext
};

/// "verify", "pin", "skip-verify", "off".
std::string_view toString(TlsMode mode);

/// How to reach one device. Files are read when the transport is made.
struct TargetOptions
{
    std::string device;   ///< name for people; the host if empty
    std::string host;     ///< DNS name, IPv4, or IPv6 without brackets
    std::uint16_t port = 6030;
    TlsMode tls = TlsMode::Verify;
    std::string caFile;     ///< PEM; empty: the system's authorities
    std::string certFile;   ///< client certificate, PEM; empty: none
    std::string keyFile;    ///< its key, PEM, for the owner alone
    std::string serverName; ///< expected name instead of the host; empty: the host
    std::string username;   ///< empty: no credentials are sent
    Secret password;        ///< may be empty

    /// "leaf1 10.0.0.1:6030", or just the address where the name says no more.
    std::string subject() const;
    /// "10.0.0.1:6030", "[2001:db8::1]:6030".
    std::string address() const;
};

} // namespace fc::gnmi_grpc
