#pragma once

#include "schema/mapped_file.h"
#include "schema/pack_format.h"
#include "schema/schema_facts.h"
#include "schema/schema_index.h"

#include <string>
#include <vector>

namespace fc::schema {

struct SchemaIndex::Data
{
    MappedFile file;   ///< one of these two holds the bytes
    std::string bytes;
    PackView pack;
    std::vector<TypeInfo> types; ///< by type number; unfolded once, so that type() hands out references

    /// An id of another index must not read past the table: it becomes the root.
    const PackNode& node(NodeId id) const { return pack.nodes[id.value < pack.nodes.size() ? id.value : 0]; }
    bool hasFlag(NodeId id, PackFlag flag) const { return (node(id).flags & flag) != 0; }
};

} // namespace fc::schema
