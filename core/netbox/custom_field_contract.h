#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fc::netbox {

/// A custom field that stands for something NetBox has no field for (facts/netbox-intent.md 2.12).
struct ContractField
{
    std::string_view name;
    std::string_view meaning; ///< half a sentence for people
    bool needed;     ///< an EVPN fabric on MLAG pairs cannot do without it, unless an alias stands in
    std::string_view definition; ///< JSON for POST /api/extras/custom-fields/
};

/// In the order in which they are created.
const std::vector<ContractField>& contractFields();

/// Those whose name is not among `present`.
std::vector<const ContractField*> missingFields(const std::vector<std::string>& present);

/// A shell script of curl lines that creates these fields. It takes the address from NETBOX_URL, by default `baseUrl`,
/// and a token that may write from NETBOX_TOKEN; this program never writes to NetBox.
std::string creationScript(const std::vector<const ContractField*>& fields, std::string_view baseUrl);

} // namespace fc::netbox
