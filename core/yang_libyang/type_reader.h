#pragma once

#include "schema/schema_facts.h"

#include <libyang/libyang.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace fc::yang_libyang {

/// "/openconfig-interfaces:interfaces/interface": prefix where the module changes; choices and cases do not show.
std::string schemaPath(const lysc_node* node);

/// Turns compiled libyang types into facts, sharing equal ones. One use per compile.
class TypeReader
{
public:
    /// Index of the type of `leaf` (a leaf or leaf-list) in types(). A leafref's target depends on the leaf, so the
    /// node is needed besides its type.
    std::uint32_t add(const lysc_node* leaf, const lysc_type* type);

    std::vector<schema::TypeFact> take() { return std::move(m_types); }

private:
    schema::TypeFact read(const lysc_node* leaf, const lysc_type* type);
    const std::vector<std::string>& identityNames(const lysc_type_identityref& type);

    std::vector<schema::TypeFact> m_types;
    std::map<const lysc_type*, std::uint32_t> m_known; ///< types without a leafref in them
    std::map<std::vector<const lysc_ident*>, std::vector<std::string>> m_identities;
};

} // namespace fc::yang_libyang
