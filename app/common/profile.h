#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "model/fabric.h"

#include <chrono>
#include <string>
#include <vector>

namespace fc::app {

/// Where a secret is kept. At most one of the three is set.
struct SecretPlace
{
    std::string file;        ///< owner-readable only
    std::string environment; ///< name of a variable
    std::string keychain;    ///< name of an entry, see keychain.h
    bool empty() const noexcept { return file.empty() && environment.empty() && keychain.empty(); }
    /// An empty secret if nothing is set. Errors: those of readSecretFile, readSecretEnvironment and readKeychain.
    Result<Secret> read() const;
};

struct NetboxProfile
{
    std::string url; ///< empty: no NetBox
    SecretPlace token;
    std::vector<std::string> sites;
    std::vector<std::string> roles;
    std::string ca, clientCertificate, clientKey, proxy;
    bool verify = true;
    std::chrono::milliseconds poll{30'000};
    std::string webhookListen; ///< "127.0.0.1:8000"; empty: the console takes no webhooks
    SecretPlace webhookSecret;
};

struct GnmiProfile
{
    std::uint16_t port = 6030;
    std::string username;
    SecretPlace password;
    std::string tls = "verify"; ///< "verify", "pin", "skip-verify", "off"
    std::string ca, certificate, key, serverName;
};

/// Files of the checks. Absolute, or empty.
struct ChecksProfile
{
    std::string waivers; ///< file of [[waiver]]
    std::string folder;  ///< a team's own checks, *.toml
};

/// A profile file as written: which fabric, how to reach it, where secrets are. Holds no secret.
struct Profile
{
    std::string name;
    NetboxProfile netbox;
    GnmiProfile gnmi;
    ChecksProfile checks;
    std::string fabricFile; ///< [fabric] file: what NetBox cannot say; absolute, or empty
    std::vector<model::FabricDevice> devices; ///< [[device]]: overrides and additions
    std::string storePath; ///< folder of journal, decisions and plans
    bool production = false;
};

/// FILE, or a NAME below $XDG_CONFIG_HOME/fabric-console/profiles/; empty = "default".
/// Errors: NotFound (says how to make one), Usage (unknown key, with the nearest known one; a wrong type; both secret
/// places; plaintext in a production profile).
Result<Profile> loadProfile(const std::string& fileOrName);

/// The file that `fileOrName` stands for.
std::string profileFile(const std::string& fileOrName);

/// Writes what loadProfile() reads, owner-readable; replaces the file as a whole. Error: Storage.
Status writeProfile(const Profile& profile, const std::string& file);

/// $XDG_STATE_HOME/fabric-console/NAME/.
std::string defaultStorePath(const std::string& profileName);

} // namespace fc::app
