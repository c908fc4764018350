#pragma once

#include "base/result.h"
#include "model/config_tree.h"
#include "schema/schema_index.h"
#include "sim/device/set_operation.h"

namespace fc::sim {

/// The candidate of one Set: the explicit configuration with the operations applied in order. Throw it away on the
/// first error; nothing outside has been touched. Not thread-safe; one use.
///
/// Semantics: gNMI 3.4 as EOS executes it. Delete accepts wildcards and absent paths. Replace puts the new content in
/// place of the old; update merges, and merges leaf-lists too. Read-only nodes are refused with their path: those
/// that the models call state as well as those that EOS's path report does not list as settable.
/// Errors: NotFound (no such path), Schema (value, type, read-only), Usage (wildcard or missing key in an update,
/// empty replacement of a list entry).
class Candidate
{
public:
    /// `served` is what the device answers now: entries that EOS made on its own lend their identity (name, type) when
    /// an operation touches them first.
    Candidate(const schema::SchemaIndex& index, const model::ConfigTree& explicitConfig, model::ConfigTree served);

    Status apply(const SetOperation& operation);
    /// The result; completes key leaves of list entries. Errors: Schema (a key leaf that contradicts its path).
    Result<model::ConfigTree> finish() &&;

private:
    Status applyDelete(const SetOperation& operation);
    Status applyWrite(const SetOperation& operation);
    Result<model::ConfigTree> decode(const SetOperation& operation, const model::InstancePath& at) const;
    Status refuseReadOnly(const model::TreeNode& node, model::InstancePath& at) const;
    Status refuseReadOnlyNode(model::NodeId node, const std::string& subject) const;
    void adoptEntries(const model::InstancePath& at, const model::ConfigTree& before);
    void merge(const model::TreeNode& node, model::InstancePath& at, const model::ConfigTree& before, SetKind kind);
    /// A leaf-list update adds to what is there; anything else replaces it.
    model::Value united(const model::TreeNode& added, const model::TreeNode* old) const;
    /// What the operations so far amount to.
    const model::ConfigTree& current();

    const schema::SchemaIndex& m_index;
    model::ConfigTree m_served;
    model::ConfigTree m_tree;
    model::TreeEditor m_editor;
    bool m_dirty = false;
};

/// "/interfaces/interface[name=Ethernet1]/config" for messages and notifications.
std::string describe(const schema::SchemaIndex& index, const model::InstancePath& at);

} // namespace fc::sim
