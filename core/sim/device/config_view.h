#pragma once

#include "model/config_tree.h"
#include "schema/schema_index.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fc::sim {

/// Reads an instance document by node names. A view of something absent is empty and answers "absent" to everything,
/// so chains need no checks. Does not own: index and tree must outlive it.
class ConfigView
{
public:
    ConfigView(const schema::SchemaIndex& index, const model::TreeNode* node) : m_index(&index), m_node(node) {}
    ConfigView(const schema::SchemaIndex& index, const model::ConfigTree& tree) : ConfigView(index, &tree.root()) {}

    bool exists() const noexcept { return m_node != nullptr; }
    const model::TreeNode* node() const noexcept { return m_node; }

    /// Below containers only: "routed-vlan/ipv4/config/mtu". Names without prefix.
    ConfigView at(std::string_view relative) const;
    /// Entries of a list child, or of a list below containers: "interfaces/interface".
    std::vector<ConfigView> entries(std::string_view relative) const;
    /// The entry of a list with these keys (schema key order, canonical text).
    ConfigView entry(std::string_view relative, const std::vector<std::string>& keys) const;

    /// Canonical text of the leaf, or nullopt if it is absent or no leaf.
    std::optional<std::string> text() const;
    std::string textOr(std::string_view fallback) const;
    /// Text of an identityref or key without its module prefix.
    std::string bareText() const;
    bool isTrue(bool fallback) const;
    /// Entries of a leaf-list as text; of a leaf its one text.
    std::vector<std::string> texts() const;
    /// Key value `position` of a list entry; empty if this is none.
    std::string key(std::size_t position = 0) const;

private:
    ConfigView step(std::string_view name) const;

    const schema::SchemaIndex* m_index;
    const model::TreeNode* m_node;
};

/// Builds instance paths by node names and writes leaves from text. A name that the schema does not have makes the
/// cursor invalid; writing through an invalid cursor does nothing, so that a release without a node simply lacks it.
class PathCursor
{
public:
    explicit PathCursor(const schema::SchemaIndex& index) : m_index(&index), m_valid(true) {}
    PathCursor(const schema::SchemaIndex& index, model::InstancePath path);

    /// "interfaces/interface" with the keys of the last node if that is a list.
    PathCursor down(std::string_view relative, std::vector<std::string> keys = {}) const;
    bool valid() const noexcept { return m_valid; }
    const model::InstancePath& path() const noexcept { return m_path; }
    model::NodeId node() const noexcept { return m_node; }

    /// Writes the leaf `relative` with the canonical form of `text`. False if there is no such leaf, EOS does not serve
    /// it, or the text does not fit its type.
    bool put(model::TreeEditor& editor, std::string_view relative, std::string_view text) const;
    bool put(model::TreeEditor& editor, std::string_view relative, const std::vector<std::string>& texts) const;
    /// Writes the key leaves of the list entry this cursor stands on, and their copies below `container` ("config",
    /// "state", or empty for none).
    void putKeys(model::TreeEditor& editor, std::string_view container) const;

private:
    const schema::SchemaIndex* m_index;
    model::InstancePath m_path;
    model::NodeId m_node{};
    bool m_valid = false;
};

/// Key values of a list entry as schema canonical text; the text itself where a key has no canonical form.
std::vector<std::string> canonicalKeys(const schema::SchemaIndex& index, model::NodeId list,
                                       const std::vector<std::string>& keys);

} // namespace fc::sim
