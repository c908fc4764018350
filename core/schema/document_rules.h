#pragma once

#include "model/config_tree.h"
#include "schema/schema_index.h"

#include <cstdint>
#include <limits>
#include <string>
#include <unordered_map>
#include <vector>

namespace fc::schema {

/// A place where a configuration as a whole breaks its models, though each value fits its own type.
struct DocumentFault
{
    enum class Kind : std::uint8_t {
        KeyCopy,   ///< the config leaf that a key refers to says something else, or is missing
        Reference, ///< what a leafref names is not there
        Mandatory, ///< a leaf that must be there is not
    };
    Kind kind = Kind::Reference;
    model::InstancePath at; ///< the leaf; Mandatory: the node or list entry that lacks one
    NodeId other;           ///< the leaf referred to; Mandatory: the missing leaf
    std::string value;      ///< of the leaf; empty for Mandatory
    bool operator==(const DocumentFault&) const = default;
};

/// References (RFC 7950, 9.9) and mandatory leaves (7.6.5) of configuration nodes. A leafref is taken to name any entry
/// of the list that holds both ends, predicates of its path are not evaluated; must and when are libyang's business
/// (yang_libyang/validator.h). Built once per index, which must outlive it; immutable and thread-safe.
class DocumentRules
{
public:
    explicit DocumentRules(const SchemaIndex& index);

    /// References may point to what `served` has: the same document, or one with what the device adds. References
    /// first, in document order, at most `most` faults.
    std::vector<DocumentFault> faults(const model::ConfigTree& config, const model::ConfigTree& served,
                                      std::size_t most = std::numeric_limits<std::size_t>::max()) const;

private:
    class Walk;
    struct Reference
    {
        std::vector<NodeId> target; ///< schema chain of the leaf referred to, from the root
        std::size_t scope = 0;      ///< how many of its steps lead to the node below which it is looked for
        bool isKey = false;
    };

    const SchemaIndex& m_index;
    std::unordered_map<NodeId, Reference> m_references;
    std::unordered_map<NodeId, std::vector<NodeId>> m_mandatory; ///< by parent node
};

} // namespace fc::schema
