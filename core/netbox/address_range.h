#pragma once

#include <string>

namespace fc::netbox {

/// True if the address ("10.0.1.5", "2001:db8::5") lies in the prefix ("10.0.1.0/24"). False for text that is neither
/// and across families.
bool isWithin(const std::string& address, const std::string& prefix);

} // namespace fc::netbox
