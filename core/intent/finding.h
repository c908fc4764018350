#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace fc::intent {

/// How much a finding weighs: an Error blocks applying to the device it names, a Warning wants to be read before
/// approving, Info never blocks (facts/netbox-intent.md 4.1).
enum class Severity : std::uint8_t { Error, Warning, Info };

std::string_view toString(Severity severity);

/// Something about the intent that a person should know.
struct Finding
{
    std::string rule; ///< stable id: "interfaces.name-unknown"
    Severity severity = Severity::Warning;
    std::string device; ///< empty for the whole fabric
    std::string objectType; ///< "dcim.interface"; empty where no object is to blame
    std::int64_t objectId = 0;
    std::string display;
    std::string url;     ///< page of the object
    std::string message; ///< one sentence
    std::string hint;    ///< what to do
    bool operator==(const Finding&) const = default;
};

} // namespace fc::intent
