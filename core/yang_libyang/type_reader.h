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

/// The base type; None for a type that libyang does not know.
schema::BaseType baseTypeOf(LY_DATA_TYPE type);

/// The typedefs of all modules, found again by the compiled type that leaves share with them.
class TypedefNames
{
public:
    explicit TypedefNames(const ly_ctx* context);
    /// "openconfig-yang-types:counter64"; empty if the type is given in place. Where one typedef only renames another
    /// both have one type: the first by name answers.
    std::string of(const lysc_type* type) const;

private:
    std::map<const lysc_type*, std::string> m_names;
};

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
