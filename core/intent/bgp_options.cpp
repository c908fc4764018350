#include "intent/bgp_options.h"

#include <nlohmann/json.hpp>

#include <array>
#include <functional>

namespace fc::intent {

namespace {

using nlohmann::json;

bool take(const json& value, std::string& out)
{
    if (value.is_string())
        out = value.get<std::string>();
    return value.is_string();
}

bool take(const json& value, std::optional<std::string>& out)
{
    std::string text;
    if (!take(value, text))
        return false;
    out = std::move(text);
    return true;
}

bool take(const json& value, bool& out)
{
    if (value.is_boolean())
        out = value.get<bool>();
    return value.is_boolean();
}

bool take(const json& value, std::optional<bool>& out)
{
    if (value.is_boolean())
        out = value.get<bool>();
    return value.is_boolean();
}

bool take(const json& value, std::optional<std::int64_t>& out)
{
    if (value.is_number_integer())
        out = value.get<std::int64_t>();
    return value.is_number_integer();
}

/// A list of texts, or one text.
bool take(const json& value, std::vector<std::string>& out)
{
    if (value.is_string()) {
        out = {value.get<std::string>()};
        return true;
    }
    if (!value.is_array())
        return false;
    for (const json& item : value) {
        if (!item.is_string())
            return false;
        out.push_back(item.get<std::string>());
    }
    return true;
}

bool takeTimers(const json& value, BgpOptions& out)
{
    if (!value.is_object())
        return false;
    for (const auto& [key, time] : value.items()) {
        const bool taken = key == "keepalive" ? take(time, out.keepalive) : key == "hold_time" && take(time, out.holdTime);
        if (!taken)
            return false;
    }
    return true;
}

struct Option
{
    std::string_view key;
    bool (*read)(const json&, BgpOptions&);
    std::string_view expected;
};

constexpr std::array<Option, 16> kBgpOptions{{
    {"name", [](const json& v, BgpOptions& o) { return take(v, o.name); }, "a text"},
    {"remote_as", [](const json& v, BgpOptions& o) { return take(v, o.remoteAs) && o.remoteAs == "internal"; }, "\"internal\""},
    {"external", [](const json& v, BgpOptions& o) { return take(v, o.external); }, "true or false"},
    {"update_source", [](const json& v, BgpOptions& o) { return take(v, o.updateSource); }, "an interface name"},
    {"ebgp_multihop", [](const json& v, BgpOptions& o) { return take(v, o.ebgpMultihop); }, "a number"},
    {"send_community", [](const json& v, BgpOptions& o) { return take(v, o.sendCommunity); }, "a list of texts"},
    {"next_hop_self", [](const json& v, BgpOptions& o) { return take(v, o.nextHopSelf); }, "true or false"},
    {"next_hop_unchanged", [](const json& v, BgpOptions& o) { return take(v, o.nextHopUnchanged); }, "true or false"},
    {"maximum_routes", [](const json& v, BgpOptions& o) { return take(v, o.maximumRoutes); }, "a number"},
    {"maximum_routes_warning_only",
     [](const json& v, BgpOptions& o) { return take(v, o.maximumRoutesWarningOnly); }, "true or false"},
    {"bfd", [](const json& v, BgpOptions& o) { return take(v, o.bfd); }, "true or false"},
    {"route_reflector_client", [](const json& v, BgpOptions& o) { return take(v, o.routeReflectorClient); }, "true or false"},
    {"timers", [](const json& v, BgpOptions& o) { return takeTimers(v, o); }, "{\"keepalive\": s, \"hold_time\": s}"},
    {"allowas_in", [](const json& v, BgpOptions& o) { return take(v, o.allowasIn); }, "a number"},
    {"password_ref", [](const json& v, BgpOptions& o) { return take(v, o.passwordRef); }, "a reference"},
    {"afi_safi", [](const json& v, BgpOptions& o) { return take(v, o.afiSafi); }, "a list of texts"},
}};

} // namespace

BgpOptions bgpOptionsFrom(std::string_view text)
{
    BgpOptions out;
    if (text.empty())
        return out;
    const json document = json::parse(text, nullptr, false);
    if (!document.is_object()) {
        out.problems.emplace_back("bgp_options is no JSON object");
        return out;
    }
    for (const auto& [key, value] : document.items()) {
        const Option* option = nullptr;
        for (const Option& known : kBgpOptions) {
            if (known.key == key)
                option = &known;
        }
        if (option == nullptr)
            out.problems.push_back("nobody knows the option \"" + key + "\"");
        else if (!value.is_null() && !option->read(value, out))
            out.problems.push_back("\"" + key + "\" takes " + std::string(option->expected));
    }
    return out;
}

} // namespace fc::intent
