#include "checks/bgp_options.h"

#include <nlohmann/json.hpp>

namespace fc::checks {

namespace {

nlohmann::json optionsObject(std::string_view text)
{
    if (text.empty())
        return nlohmann::json::object();
    nlohmann::json value = nlohmann::json::parse(text, nullptr, false);
    return value.is_object() ? value : nlohmann::json::object();
}

std::optional<bool> optionFlag(const nlohmann::json& object, const char* key)
{
    const auto it = object.find(key);
    return it != object.end() && it->is_boolean() ? std::optional(it->get<bool>()) : std::nullopt;
}

std::optional<std::int64_t> optionNumber(const nlohmann::json& object, const char* key)
{
    const auto it = object.find(key);
    return it != object.end() && it->is_number_integer() ? std::optional(it->get<std::int64_t>()) : std::nullopt;
}

std::string optionText(const nlohmann::json& object, const char* key)
{
    const auto it = object.find(key);
    return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

std::optional<std::vector<std::string>> optionTexts(const nlohmann::json& object, const char* key)
{
    const auto it = object.find(key);
    if (it == object.end() || it->is_null())
        return std::nullopt;
    std::vector<std::string> out;
    if (it->is_string())
        out.push_back(it->get<std::string>());
    if (it->is_array())
        for (const nlohmann::json& item : *it)
            if (item.is_string())
                out.push_back(item.get<std::string>());
    return out;
}

} // namespace

BgpOptions bgpOptions(std::string_view groupText, std::string_view sessionText)
{
    nlohmann::json merged = optionsObject(groupText);
    merged.update(optionsObject(sessionText));
    BgpOptions out;
    out.external = optionFlag(merged, "external");
    out.remoteAs = optionText(merged, "remote_as");
    out.updateSource = optionText(merged, "update_source");
    out.ebgpMultihop = optionNumber(merged, "ebgp_multihop");
    out.sendCommunity = optionTexts(merged, "send_community");
    out.nextHopUnchanged = optionFlag(merged, "next_hop_unchanged");
    out.routeReflectorClient = optionFlag(merged, "route_reflector_client");
    out.maximumRoutes = optionNumber(merged, "maximum_routes");
    out.allowAsIn = optionNumber(merged, "allowas_in");
    if (const auto allow = optionFlag(merged, "allowas_in"); allow && *allow)
        out.allowAsIn = 1;
    return out;
}

} // namespace fc::checks
