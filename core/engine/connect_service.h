#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "model/fabric.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace fc::engine {

/// One thing that was looked at on the way from this host to a working plan.
struct ConnectStep
{
    enum class Result : std::uint8_t { Passed, Failed, Skipped };
    std::string part;    ///< "netbox" or a device's name
    std::string name;    ///< "dns", "tcp", "tls", "token", ...: fixed words that scripts may rely on
    Result result = Result::Passed;
    std::string text;    ///< what was found
    std::string advice;  ///< what to do; empty unless Failed
    bool operator==(const ConnectStep&) const = default;
};

/// "passed", "failed", "skipped".
constexpr std::string_view toString(ConnectStep::Result result)
{
    return result == ConnectStep::Result::Passed ? "passed" : result == ConnectStep::Result::Failed ? "failed" : "skipped";
}

/// A site or device role of NetBox that a fabric may consist of.
struct ConnectChoice
{
    std::string slug;
    std::string name;
    std::size_t devices = 0;
    bool operator==(const ConnectChoice&) const = default;
};

struct ConnectChoices
{
    std::vector<ConnectChoice> sites, roles; ///< as NetBox orders them
    std::vector<std::string> usedRoles;      ///< slugs that an examination without chosen roles goes on with
    bool operator==(const ConnectChoices&) const = default;
};

/// What a person says about a fabric. Becomes a profile; the secrets go elsewhere.
struct ConnectForm
{
    enum class SecretHome : std::uint8_t { Keychain, File };

    std::string name = "default"; ///< of the profile: letters, digits, "-", "_", "."
    bool production = false;
    std::string url;
    Secret token;                 ///< empty: the one that is kept already, see ConnectService::current
    std::string netboxCa;         ///< PEM file; empty: the system's authorities
    bool verifyNetbox = true;
    std::vector<std::string> sites, roles; ///< slugs
    std::string fabricFile;       ///< what NetBox cannot say; may be empty
    std::string username;
    Secret password;              ///< as token
    std::uint16_t port = 6030;
    std::string tls = "verify";   ///< "verify", "pin", "skip-verify", "off"
    std::string gnmiCa;
    std::vector<model::FabricDevice> devices; ///< [[device]] entries of the profile, kept as they are
    SecretHome secrets = SecretHome::File;
};

/// Told while an examination runs, on the thread that runs it.
struct ConnectSink
{
    std::function<void(const ConnectStep&)> step;
    std::function<void(const ConnectChoices&)> choices;
    std::function<void(const std::string&)> script; ///< shell script that creates the missing custom fields
    std::function<void(std::size_t done, std::size_t of)> devices;
};

/// Port of the dialog that connects a fabric. The same checks as `fabric-orch doctor`.
class ConnectService
{
public:
    virtual ~ConnectService() = default;

    /// What the open profile says, without its secrets; defaults if none is open.
    virtual ConnectForm current() const = 0;
    /// Secrets can be given to a keychain here.
    virtual bool hasKeychain() const = 0;
    /// Where save() would write; false if nothing is there yet.
    virtual bool exists(const std::string& name) const = 0;
    /// Every step from DNS to Subscribe. Blocking; any thread, one call at a time. True: every step passed.
    /// Stopped: what was not looked at is not told.
    virtual bool examine(const ConnectForm& form, const ConnectSink& sink, std::stop_token stop) = 0;
    /// Writes secrets and profile and returns the profile's file; one that is replaced stays beside it as
    /// NAME.toml.before. Blocking (a locked keychain asks its person). Errors: Usage (name, address), Storage, and those
    /// of the keychain.
    virtual Result<std::string> save(const ConnectForm& form) = 0;
    /// Shows the fabric of this profile instead of the one that is open. GUI thread; returns at once.
    virtual void open(const std::string& profileFile) = 0;
};

} // namespace fc::engine
