#pragma once

#include "base/result.h"
#include "model/origin.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace fc::intent {

/// What a fabric needs and NetBox has no field for. Each key is one line of the table in fabric_keys.cpp.
enum class FabricKey : std::uint8_t {
    InterfacesEnabled,
    LacpMode, LacpInterval, LacpFallback, LacpFallbackTimeout,
    MlagPeerVlanRole, MlagHeartbeatVrf, MlagDualPrimaryDelay, MlagDualPrimaryAction,
    StpMode, StpDisabledVlanRoles, StpPeerLinkType,
    RoutingIpv4, RoutingIpv6,
    BgpRouterIdInterface, BgpNetworks, BgpExternalDistance, BgpInternalDistance, BgpLocalDistance, BgpMaximumPaths,
    BgpLogNeighborChanges,
    EvpnInstanceType, EvpnRedistribute, EvpnVlanRd, EvpnVrfRd,
    VrfRedistribute, VrfRedistributePolicy,
    VxlanInterfaceType, VxlanUdpPort, VxlanMacLearning,
    VarpForm,
    GrpcName, GrpcEnabled,
    LldpManagementAddress,
    Count
};

enum class FabricValueKind : std::uint8_t { Flag, Number, Text, Texts };

/// What a key is called and takes.
struct FabricKeyInfo
{
    FabricKey key;
    std::string_view name;    ///< "bgp.maximum_paths": section and key of the file
    FabricValueKind kind;
    std::string_view choices; ///< "active|passive|static" for Text and Texts; empty: any text
    std::int64_t least = 0;   ///< Number only
    std::int64_t most = 0;
    std::string_view meaning; ///< one line for the documentation
};

/// In the order of FabricKey.
std::span<const FabricKeyInfo> fabricKeys();
const FabricKeyInfo& infoOf(FabricKey key);

/// A block of CLI lines that every device of some kind carries and no YANG path can say.
struct FabricCliBlock
{
    enum class Place : std::uint8_t { First, Last }; ///< before or after the lines that follow from NetBox
    Place place = Place::Last;
    std::vector<std::string> roles; ///< device role slugs; empty: all
    std::string when;               ///< "always", "bgp", "mlag", "vtep": which devices need it
    std::string context;            ///< "router bgp {asn}"; empty: top level
    std::vector<std::string> lines; ///< may hold the placeholders of rules/cli_residue.cpp
    int number = 0;                 ///< n-th block of the file, from 1
    bool operator==(const FabricCliBlock&) const = default;
};

/// The fabric file: fabric-wide defaults and rules that NetBox cannot say. An immutable value; a default-constructed
/// one says nothing. Thread-safe to read.
class FabricFile
{
public:
    using Value = std::variant<bool, std::int64_t, std::string, std::vector<std::string>>;
    struct Entry
    {
        FabricKey key{};
        std::string role; ///< [roles.ROLE.…]: holds for devices of this role only; empty: for all
        Value value;
        bool operator==(const Entry&) const = default;
    };

    FabricFile() = default;
    /// `digest`: SHA-256 hex of the text. Precondition: values fit their keys (fabricFileFromText sees to it).
    FabricFile(std::string name, std::string digest, std::vector<Entry> entries, std::vector<FabricCliBlock> cli);

    bool isEmpty() const noexcept { return m_entries.empty() && m_cli.empty(); }
    const std::string& name() const noexcept { return m_name; } ///< "fabric.toml", for people
    const std::string& digest() const noexcept { return m_digest; }
    const std::vector<Entry>& entries() const noexcept { return m_entries; }
    const std::vector<FabricCliBlock>& cli() const noexcept { return m_cli; }

    /// What the file says for devices of that role: their own entry, else everybody's. nullptr: nothing.
    const Entry* find(FabricKey key, std::string_view role) const;
    std::optional<bool> flag(FabricKey key, std::string_view role) const;
    std::optional<std::int64_t> number(FabricKey key, std::string_view role) const;
    std::optional<std::string> text(FabricKey key, std::string_view role) const;
    /// Empty also where the file says nothing; ask find() to tell.
    std::vector<std::string> texts(FabricKey key, std::string_view role) const;

    /// Where a value comes from: type "fabric.file", display "fabric.toml: bgp.maximum_paths", no url.
    model::Origin origin(FabricKey key, std::string_view role, std::string_view rule) const;
    model::Origin origin(const FabricCliBlock& block, std::string_view rule) const;

private:
    std::string m_name;
    std::string m_digest;
    std::vector<Entry> m_entries;
    std::vector<FabricCliBlock> m_cli;
};

/// Reads TOML. Every key is described in resources/help/fabric-file.md. Errors (Usage, subject "fabric.toml:12"): not
/// TOML, an unknown section or key (names the nearest known one), a wrong type, a number out of range, a word that is
/// none of the choices, over 1 MiB. `fileName` is shown without its folder.
Result<FabricFile> fabricFileFromText(std::string_view text, std::string_view fileName);
/// The same from a file. Errors: NotFound, those of fabricFileFromText.
Result<FabricFile> readFabricFile(const std::string& path);

} // namespace fc::intent
