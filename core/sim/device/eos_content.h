#pragma once

#include "model/config_tree.h"
#include "schema/schema_index.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace fc::sim {

/// Adds to an explicit configuration what EOS answers on top of it (eos-openconfig-mapping.md sections 1.6, 1.11, 3):
/// schema defaults in every config container that exists, physical ports nobody configured, VLAN 1, the
/// DIRECTLY_CONNECTED protocol, tables, reserved label blocks, and the longer read-back of EVPN redistribution.
/// Built once per index; immutable and thread-safe.
class EosContent
{
public:
    explicit EosContent(const schema::SchemaIndex& index);

    /// `ports`: the physical interfaces of the box, which exist whatever is configured.
    model::ConfigTree served(const model::ConfigTree& explicitConfig, const std::vector<std::string>& ports) const;

private:
    struct Default
    {
        model::NodeId leaf;
        model::Value value;
    };

    void addDefaults(const model::TreeNode& node, model::InstancePath& at, model::TreeEditor& editor) const;
    void addPorts(model::TreeEditor& editor, const model::ConfigTree& tree, const std::vector<std::string>& ports) const;
    void addInstanceContent(model::TreeEditor& editor, const model::ConfigTree& tree) const;
    void lengthenRedistribution(model::TreeEditor& editor, const model::ConfigTree& tree) const;

    const schema::SchemaIndex& m_index;
    std::unordered_map<model::NodeId, std::vector<Default>> m_defaults; ///< by config container
};

} // namespace fc::sim
