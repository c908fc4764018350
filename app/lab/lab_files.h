#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace fc::lab {

/// Where a running lab can be reached; written for `ctl` and for scripts.
struct LabAddress
{
    long pid = 0;
    std::string netboxUrl;         ///< "http://127.0.0.1:8001"
    std::uint16_t controlPort = 0; ///< the same server serves /lab/ctl/
    std::vector<std::pair<std::string, std::uint16_t>> devices; ///< name, gNMI port
    std::string profile;           ///< path or empty
};

/// What a profile for this lab has to say.
struct ProfileText
{
    LabAddress address;
    std::vector<std::pair<std::string, std::string>> roles; ///< device name, role
    std::string tokenFile;
    std::string username;     ///< empty: no login
    std::string passwordFile;
    std::string caFile;       ///< empty: plaintext
    std::string fabricFile;   ///< empty: none
    std::string waiversFile;  ///< empty: none
};

/// $XDG_RUNTIME_DIR/fabric-lab.json, else /tmp/fabric-lab-UID.json.
std::string stateFilePath();

std::string toJson(const LabAddress& address);
Result<LabAddress> readState(const std::string& file);

/// TOML as cli.md describes it: NetBox, gNMI, one [[device]] for each port on loopback.
std::string toToml(const ProfileText& profile);

/// Waivers for what the simulated fabrics do on purpose.
std::string labWaivers();

/// Written beside and renamed, so that a reader never sees half of it. `mode` e.g. 0600. Error: Storage.
Status writeFile(const std::string& file, const std::string& text, unsigned mode);

} // namespace fc::lab
