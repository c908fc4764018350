#include "intent/interface_name.h"

#include <array>
#include <charconv>
#include <utility>

namespace fc::intent {

namespace {

std::optional<std::uint32_t> number(std::string_view text)
{
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

} // namespace

InterfaceName parseInterfaceName(std::string_view name)
{
    using enum InterfaceKind;
    static constexpr std::array<std::pair<std::string_view, InterfaceKind>, 6> kPrefixes{{
        {"Ethernet", Ethernet}, {"Port-Channel", PortChannel}, {"Vlan", Svi},
        {"Loopback", Loopback}, {"Management", Management},     {"Vxlan", Vxlan},
    }};
    InterfaceName out;
    std::string_view base = name;
    if (const auto dot = name.rfind('.'); dot != std::string_view::npos) {
        out.subinterface = number(name.substr(dot + 1));
        if (!out.subinterface)
            return out;
        base = name.substr(0, dot);
    }
    out.base = std::string(base);
    for (const auto& [prefix, kind] : kPrefixes) {
        const std::string_view rest = base.starts_with(prefix) ? base.substr(prefix.size()) : std::string_view{};
        if (rest.empty() || rest.front() < '0' || rest.front() > '9')
            continue;
        out.kind = kind;
        out.number = number(rest);
        return out;
    }
    return out;
}

} // namespace fc::intent
