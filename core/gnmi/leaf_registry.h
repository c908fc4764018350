#pragma once

#include "gnmi/live_snapshot.h"
#include "schema/schema_index.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace fc::gnmi {

/// Paths of one device as a tree: gives every leaf an id, whatever form its path came in, and finds the leaves that a
/// delete covers. Grows only; used by one thread at a time.
class LeafRegistry
{
public:
    /// `index` may be null: then nothing is resolved and every leaf is "unknown to the schema".
    explicit LeafRegistry(std::shared_ptr<const schema::SchemaIndex> index);

    /// The leaf's id, made if it is new. nullopt for the root, or once maxLeaves() ids are given out.
    std::optional<LeafId> intern(const model::Path& path);
    /// Same for a path that is resolved already; needs the index.
    std::optional<LeafId> intern(const model::InstancePath& path);
    /// The id if the leaf is known.
    std::optional<LeafId> find(const model::Path& path) const;
    /// Ids at and below every node that `pattern` selects: names "*" and "...", key values "*", omitted keys match.
    std::vector<LeafId> below(const model::Path& pattern) const;

    std::size_t size() const noexcept { return m_size; }
    const LeafInfo& info(LeafId id) const
    {
        return (*m_infos[id.value / LiveSnapshot::kPageSize])[id.value % LiveSnapshot::kPageSize];
    }
    /// Pages of all infos so far. Adding leaves writes only slots from the present size() on.
    LiveSnapshot::InfoPages infos() const { return {m_infos.begin(), m_infos.end()}; }
    static constexpr std::size_t maxLeaves() { return 4'000'000; }

private:
    struct Node
    {
        model::PathElem elem; ///< name without module prefix
        std::vector<std::uint32_t> children;
        std::optional<LeafId> leaf;
    };

    LeafInfo describe(const model::Path& path) const;
    LeafInfo describe(model::InstancePath instance) const;
    std::optional<LeafId> intern(LeafInfo info);
    std::vector<model::PathElem> trail(const model::Path& path) const;
    std::optional<std::uint32_t> childOf(std::uint32_t parent, const model::PathElem& elem) const;
    std::uint32_t openChild(std::uint32_t parent, const model::PathElem& elem);
    void collect(std::uint32_t node, std::vector<LeafId>& out) const;
    void match(std::uint32_t node, const std::vector<model::PathElem>& pattern, std::size_t depth,
               std::vector<LeafId>& out) const;
    LeafId append(LeafInfo info);

    std::shared_ptr<const schema::SchemaIndex> m_index;
    std::vector<Node> m_nodes;
    std::unordered_map<std::string, std::uint32_t> m_children; ///< parent number + elem text -> node
    std::vector<std::shared_ptr<LiveSnapshot::InfoPage>> m_infos;
    std::size_t m_size = 0;
};

} // namespace fc::gnmi
