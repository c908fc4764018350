#pragma once

#include "diff/hunk.h"
#include "schema/instance_pattern.h"
#include "schema/schema_index.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace fc::diff {

/// Which hunks of one device have to go along with which: leafrefs of the schema, and a table of couplings that the
/// schema does not say (facts: eos-openconfig-mapping section 4.1). Immutable; thread-safe.
class Dependencies
{
public:
    explicit Dependencies(const schema::SchemaIndex& index);

    /// Fills in Hunk::needs. Two hunks may need each other: then only both or none may be approved.
    void link(std::vector<Hunk>& hunks) const;

private:
    struct Leaf
    {
        std::size_t hunk;
        model::InstancePath at;
    };
    using Targets = std::unordered_multimap<std::string, Leaf>; ///< by node number and value

    void visit(const model::TreeNode& node, model::InstancePath& at,
               const std::function<void(const model::TreeNode&, const model::InstancePath&)>& leaf) const;
    std::vector<model::NodeId> targetsOf(model::NodeId leaf, bool withCouplings) const;
    bool sameScope(const model::InstancePath& referrer, const model::InstancePath& target) const;
    void linkReferences(std::vector<Hunk>& hunks, bool removals) const;
    void linkAddresses(std::vector<Hunk>& hunks) const;
    void linkCli(std::vector<Hunk>& hunks) const;
    std::vector<model::InstancePath> subjectsOf(const CliChange& line) const;

    const schema::SchemaIndex& m_index;
    std::unordered_map<std::uint32_t, std::vector<model::NodeId>> m_couplings; ///< referring leaf -> leaves meant
    std::vector<schema::InstancePattern> m_addressing; ///< containers that hold an interface's IP configuration
};

/// The interface an entry of a VRF's interface list is about: its `config/interface` leaf, else its key.
std::string memberInterface(const schema::SchemaIndex& index, const model::TreeNode& memberEntry);

/// Schema paths of the containers whose content EOS drops when an interface changes its VRF.
const std::vector<std::string_view>& addressingPaths();
/// Schema path of the list that says which interfaces a VRF has.
std::string_view membershipPath();

} // namespace fc::diff
