#pragma once

#include "base/strong_id.h"
#include "schema/schema_index.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fc::discovery {

/// A node of a catalog: 0 is the root, then the nodes of the index in its order, then what deviations take away.
using EntryId = StrongId<struct EntryTag>;

/// What a device does with a node, as far as index and path report tell.
enum class Support : std::uint8_t {
    Served,    ///< Get at least
    NotServed, ///< in the effective schema, but the path report does not serve it
    Operation, ///< rpc or notification and what is in them: not reachable over gNMI
    Absent,    ///< taken away by a deviation
};

/// Every node that the models of a release define, existing or not, as one list with parents first.
/// Immutable, thread-safe. Views live as long as the catalog.
class PathCatalog
{
public:
    explicit PathCatalog(std::shared_ptr<const schema::SchemaIndex> index);

    const schema::SchemaIndex& schema() const { return *m_index; }
    /// With the root: ids are 0 to size() - 1.
    std::uint32_t size() const { return static_cast<std::uint32_t>(m_entries.size()); }

    /// nullopt for absent nodes.
    std::optional<schema::NodeId> node(EntryId entry) const;
    EntryId entry(schema::NodeId node) const { return EntryId{node.value}; }
    bool isAbsent(EntryId entry) const { return entry.value > m_index->nodeCount(); }

    EntryId parent(EntryId entry) const { return EntryId{m_entries[entry.value].parent}; }
    /// Sorted by name; absent ones among the others.
    std::span<const EntryId> children(EntryId entry) const
    {
        return std::span(m_children).subspan(m_firstChild[entry.value], m_firstChild[entry.value + 1] - m_firstChild[entry.value]);
    }
    std::string_view name(EntryId entry) const { return m_names[m_entries[entry.value].name]; }
    std::string_view module(EntryId entry) const { return m_modules[m_entries[entry.value].module]; }
    schema::NodeKind kind(EntryId entry) const { return m_entries[entry.value].kind; }
    bool isConfig(EntryId entry) const { return m_entries[entry.value].config; }
    Support support(EntryId entry) const { return m_entries[entry.value].support; }
    std::uint32_t depth(EntryId entry) const { return m_entries[entry.value].depth; }
    bool carriesValue(EntryId entry) const;

    /// For tables: "counter64", "enumeration", "leafref"; the typedef's bare name if there is one. Empty without value.
    std::string_view typeText(EntryId entry) const;
    /// Module whose deviation takes the node away; empty for nodes that exist.
    std::string_view absentBecauseOf(EntryId entry) const;

    /// "/interfaces/interface/config/mtu": with a module prefix only where the name means another node without.
    std::string path(EntryId entry) const;
    /// The same with list keys as "[name=*]".
    std::string pathWithKeys(EntryId entry) const;
    /// "mtu", or "arista-intf-augments:mtu" where the prefix matters.
    std::string step(EntryId entry) const;

    /// Distinct names, modules and type texts with the number by which entries refer to them: a search looks at each once.
    const std::vector<std::string_view>& names() const { return m_names; }
    const std::vector<std::string_view>& modules() const { return m_modules; }
    const std::vector<std::string>& types() const { return m_types; }
    std::uint32_t nameNumber(EntryId entry) const { return m_entries[entry.value].name; }
    std::uint32_t moduleNumber(EntryId entry) const { return m_entries[entry.value].module; }
    std::uint32_t typeNumber(EntryId entry) const { return m_entries[entry.value].type; }

    /// Leaves whose leafref points at this node: "used by", in catalog order.
    std::vector<EntryId> usedBy(EntryId entry) const;

private:
    struct Entry
    {
        std::uint32_t parent = 0;
        std::uint32_t name = 0;
        std::uint32_t module = 0;
        std::uint32_t type = 0;
        std::uint16_t depth = 0;
        schema::NodeKind kind = schema::NodeKind::Root;
        Support support = Support::Served;
        bool config = false;
        bool needsPrefix = false;
    };
    class Builder;

    std::shared_ptr<const schema::SchemaIndex> m_index;
    std::vector<Entry> m_entries;
    std::vector<EntryId> m_children;          ///< of all entries, by parent
    std::vector<std::uint32_t> m_firstChild;  ///< by entry, one more than there are
    std::vector<std::string_view> m_names;
    std::vector<std::string_view> m_modules;
    std::vector<std::string> m_types; ///< "counter64 uint64": typedef and base type
};

} // namespace fc::discovery
