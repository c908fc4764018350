#pragma once

#include "model/config_tree.h"
#include "model/value.h"
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
    KeepDefault,   ///< compare explicitly even where the device sends the schema default
    VlanSet,       ///< leaf-list of VLANs: ranges are expanded, empty means all and equals absent
    ReadBack,      ///< leaf-list: the device answers `argument` ("A=A,B,C": what A reads back as)
    SystemEntry,   ///< the device makes these entries itself: one that only runs is hidden, not unmanaged
    BareEntry,     ///< as SystemEntry, but only while it holds nothing beyond keys and the leaves in `argument`
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
    /// True if the value may be dropped on the running side because absence means the same.
    bool isImpliedDefault(model::NodeId leaf, const model::Value& value) const;
    bool isSecret(model::NodeId leaf) const;
    /// True for nodes that are not configuration.
    bool isState(model::NodeId node) const;

    /// Reason why a running-only entry is hidden; nullopt if it is not.
    std::optional<std::string_view> hiddenEntry(const model::TreeNode& entry) const;
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
        RuleKind kind;
        std::vector<std::string> keyGlobs; ///< by key position; empty glob matches all
        std::unordered_set<std::uint32_t> allowedLeaves;
        std::string_view reason;
    };
    enum LeafBits : std::uint8_t { Config = 1, HasDefault = 2, Keep = 4, Vlans = 8, Back = 16, Hidden = 32, Mac = 64 };

    std::shared_ptr<const schema::SchemaIndex> m_index;
    std::vector<std::uint8_t> m_bits; ///< by NodeId
    std::unordered_map<std::uint32_t, model::Value> m_defaults;
    std::unordered_map<std::uint32_t, std::pair<model::Value, model::Value>> m_readBack; ///< long form, short form
    std::unordered_map<std::uint32_t, std::vector<EntryRule>> m_entryRules;
    std::unordered_map<std::uint32_t, std::string_view> m_contentKeys;

    void addRule(const NormaliseRule& rule);
    model::TreeNodePtr rewrite(const model::TreeNodePtr& node, bool dropDefaults) const;
};

/// "10..12" and "10-12" become 10, 11, 12; sorted, no doubles. A full range 1..4094 and an empty list give nullopt.
std::optional<model::Value> expandVlans(const model::Value& value);

} // namespace fc::diff
