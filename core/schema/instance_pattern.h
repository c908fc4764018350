#pragma once

#include "model/config_tree.h"
#include "model/path.h"
#include "schema/schema_index.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fc::schema {

/// '*' any run of characters, '?' one; everything else is itself.
bool globMatches(std::string_view glob, std::string_view text);

/// A schema path whose keys, where given, are globs: "/interfaces/interface[name=Vlan*]/config/mtu". Resolved once,
/// matched often. Immutable; valid for its index.
class InstancePattern
{
public:
    /// Key globs of identityrefs also match without the module ("BGP"). Error Schema if the index has no such path or
    /// a list no such key.
    static Result<InstancePattern> compile(const SchemaIndex& index, const model::Path& pattern);

    NodeId node() const noexcept { return m_steps.empty() ? NodeId{} : m_steps.back().node; }
    std::size_t depth() const noexcept { return m_steps.size(); }
    /// True if `path` is an instance of exactly this pattern.
    bool matches(const model::InstancePath& path) const;
    /// True if `path` is at or below an instance of this pattern.
    bool covers(const model::InstancePath& path) const;
    /// True if the pattern goes on below `entry` and names it by its exact keys: "/a/b[k=v]/c" names b[v].
    bool namesEntryAbove(const model::InstancePath& entry) const;
    /// The globs of the pattern's last step against an entry's keys.
    bool matchesKeys(const std::vector<std::string>& keys) const;

private:
    struct Step
    {
        NodeId node;
        std::vector<std::string> globs; ///< by key position; empty matches all
        std::vector<bool> isIdentity;
    };
    static bool keysMatch(const Step& step, const std::vector<std::string>& keys);
    std::vector<Step> m_steps;
};

} // namespace fc::schema
