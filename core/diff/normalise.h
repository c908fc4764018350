#pragma once

#include "model/config_tree.h"
#include "model/value.h"
#include "schema/instance_pattern.h"
#include "schema/schema_index.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace fc::diff {

/// What a rule says about the nodes its pattern names.
enum class RuleKind : std::uint8_t {
    DeviceDefault, ///< what the device runs without the leaf is `argument`, whatever the schema's default says
    VlanSet,       ///< leaf-list of VLANs: ranges are expanded, empty means all and equals absent
    ReadBack,      ///< leaf-list: the device answers `argument` ("A=A,B,C": what A reads back as)
    SystemEntry,   ///< the device makes these entries itself: one that only runs is hidden, not unmanaged
    BareEntry,     ///< as SystemEntry, but only while it holds nothing beyond its keys and the leaf `argument`
    MatchByContent,///< the key is arbitrary: entries equal up to it are the same (`argument` names the copy)
    Secret,        ///< never compared: hashes differ by salt
    MacText        ///< hexadecimal text compared in lower case
};

/// One line of the table. Pattern: schema path without prefixes; "[name=Ethernet*]" narrows by glob.
struct NormaliseRule
{
    RuleKind kind;
    std::string_view pattern;
    std::string_view argument;
    std::string_view reason; ///< for people: why this is not a difference
};

/// The table for EOS (facts: eos-openconfig-mapping section 1.11).
const std::vector<NormaliseRule>& eosNormaliseRules();

/// The rules resolved against one schema index, with the canonical schema defaults. Immutable; thread-safe.
class Normaliser
{
public:
    /// Rules whose path the index does not have are left out.
    Normaliser(std::shared_ptr<const schema::SchemaIndex> index,
               const std::vector<NormaliseRule>& rules = eosNormaliseRules());

    const schema::SchemaIndex& index() const noexcept { return *m_index; }
    const std::shared_ptr<const schema::SchemaIndex>& sharedIndex() const noexcept { return m_index; }

    /// The comparable form of a leaf's value; nullopt means "as good as absent".
    std::optional<model::Value> comparable(model::NodeId leaf, const model::Value& value) const;
    /// True if the device runs this value when the leaf is absent. Key leaves never are.
    bool isImplied(model::NodeId leaf, const model::Value& value) const;

    /// Reason why a running-only entry is hidden; nullopt if it is not.
    std::optional<std::string_view> hiddenEntry(const model::InstancePath& at, const model::TreeNode& entry) const;
    /// For an entry that cannot be removed, only emptied (a physical port): the entry without its keys and the leaves
    /// that say nothing. nullptr for all other entries.
    model::TreeNodePtr contentOfPermanent(const model::InstancePath& at, const model::TreeNode& entry) const;
    /// The name of the leaf copy for MatchByContent lists; empty for others.
    std::string_view contentKey(model::NodeId list) const;

    /// The running side in the form diffs, staleness checks and hashes use: without state, implied defaults,
    /// secrets; values comparable. Shares what needs no change.
    model::ConfigTree running(const model::ConfigTree& tree) const;
    /// The intended side: values comparable, secrets dropped, defaults kept (they are said on purpose).
    model::ConfigTree intended(const model::ConfigTree& tree) const;

private:
    struct EntryRule
    {
        schema::InstancePattern pattern;
        bool onlyWhileBare;
        std::unordered_set<std::uint32_t> bareLeaves;
        std::string_view reason;
    };
    struct LongForm
    {
        model::Value sent;  ///< what the device answers
        model::Value meant; ///< what was set
    };
    enum Bits : std::uint8_t { Config = 1, HasDefault = 2, Vlans = 4, Back = 8, Hidden = 16, Mac = 32 };

    std::shared_ptr<const schema::SchemaIndex> m_index;
    std::vector<std::uint8_t> m_bits; ///< by NodeId
    std::unordered_map<std::uint32_t, model::Value> m_defaults;
    std::unordered_map<std::uint32_t, LongForm> m_readBack;
    std::unordered_map<std::uint32_t, std::vector<EntryRule>> m_entryRules;
    std::unordered_map<std::uint32_t, std::string_view> m_contentKeys;

    struct Edit
    {
        model::InstancePath at;
        std::optional<model::Value> value; ///< none: the node goes
    };

    std::uint8_t bits(model::NodeId node) const { return m_bits[node.value]; }
    void addRule(const NormaliseRule& rule);
    void addEntryRule(const NormaliseRule& rule);
    bool isBare(const model::TreeNode& node, const EntryRule& rule) const;
    /// False as soon as something that is not configuration is met.
    bool collect(const model::TreeNode& node, bool isRunning, std::vector<const model::TreeNode*>& line,
                 std::vector<Edit>& edits) const;
    model::ConfigTree rewritten(const model::ConfigTree& tree, bool isRunning, bool filtered) const;
};

/// "10..12" and "10-12" become 10, 11, 12; sorted, no doubles. All of 1..4094 and none at all give nullopt.
/// Anything that is not a VLAN list is returned as it is.
std::optional<model::Value> expandVlans(const model::Value& value);

} // namespace fc::diff
