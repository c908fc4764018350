#pragma once

#include "diff/hunk.h"
#include "schema/instance_pattern.h"
#include "schema/schema_index.h"

#include <set>
#include <string>
#include <vector>

namespace fc::plan {

/// EOS drops the IP configuration of an interface whose VRF changes (facts: eos-openconfig-mapping section 4.1).
/// This knows where memberships and IP configuration stand in the schema.
class Membership
{
public:
    explicit Membership(const schema::SchemaIndex& index);

    /// Names of interfaces whose VRF the hunks change.
    std::set<std::string> movedInterfaces(const std::vector<const diff::Hunk*>& hunks) const;
    /// True if the path is at or below the IP configuration of an interface.
    bool isAddressing(const model::InstancePath& at) const;
    /// True for the container node itself that holds IP configuration.
    bool isAddressingNode(model::NodeId node) const;
    /// Name of the interface the path is at or below; empty if none.
    std::string interfaceOf(const model::InstancePath& at) const;
    model::InstancePath interfacePath(const std::string& name) const;

private:
    void collect(const model::TreeNode& node, std::set<std::string>& names) const;

    const schema::SchemaIndex& m_index;
    model::NodeId m_memberList{};
    model::InstancePath m_interfaceList; ///< last step without keys
    std::vector<schema::InstancePattern> m_addressing;
};

} // namespace fc::plan
