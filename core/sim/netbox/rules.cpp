#include "sim/netbox/answers.h"
#include "sim/netbox/view.h"
#include "sim/netbox/writer.h"

#include <algorithm>
#include <array>

namespace fc::sim::netbox {

namespace {

constexpr std::array<std::string_view, 6> kSharedRoles{"anycast", "vip", "vrrp", "hsrp", "glbp", "carp"};

Json everywhere(const std::string& text)
{
    return {{"__all__", Json::array({text})}};
}

/// "vlan_group" -> "Vlan group"; NetBox calls vid by its own name.
std::string fieldTitle(std::string_view name)
{
    if (name == "vid")
        return "VLAN ID";
    std::string text(name);
    std::replace(text.begin(), text.end(), '_', ' ');
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 32);
    return text;
}

Json duplicate(const Model& model, const std::vector<std::string_view>& fields)
{
    if (fields.size() == 1)
        return fieldError(fields.front(), std::string(model.verboseName) + " with this " +
                                              std::string(fields.front()) + " already exists.");
    std::string names;
    for (std::size_t index = 0; index < fields.size(); ++index) {
        if (index > 0)
            names += index + 1 == fields.size() ? " and " : ", ";
        names += fieldTitle(fields[index]);
    }
    return everywhere(std::string(model.className) + " with this " + names + " already exists.");
}

Refusal checkUnique(const Store& store, const Model& model, const Json& row)
{
    for (const auto& fields : model.unique) {
        const bool exempt = std::any_of(fields.begin(), fields.end(), [&](std::string_view field) {
            return View::value(model, row, field).is_null();
        });
        if (exempt)
            continue;
        for (const auto& [id, other] : store.rows(model)) {
            if (id == View::idOf(row))
                continue;
            const bool same = std::all_of(fields.begin(), fields.end(), [&](std::string_view field) {
                return View::value(model, *other, field) == View::value(model, row, field);
            });
            if (same)
                return duplicate(model, fields);
        }
    }
    return std::nullopt;
}

Refusal checkInterface(const Store& store, const Model& model, const Json& input, Json& row)
{
    const View view(store, {});
    const std::string mode = row.value("mode", "");
    const Json* device = follow(view, "dcim/devices", row, "device");
    if (mode.empty() && row.contains("untagged_vlan"))
        return fieldError("untagged_vlan", "Interface mode does not support an untagged vlan.");
    if (mode != "tagged" && row.contains("tagged_vlans")) {
        const bool sent = input.contains("tagged_vlans") && !input["tagged_vlans"].empty();
        if (sent)
            return fieldError("tagged_vlans", "Interface mode does not support tagged vlans.");
        row.erase("tagged_vlans");
    }
    if (const Json* lag = follow(view, model.endpoint, row, "lag")) {
        if (lag->at("device") != row.at("device"))
            return fieldError("lag", "The selected LAG interface (" + lag->value("name", "") +
                                         ") belongs to a different device (" +
                                         view.displayOf("dcim/devices", lag->at("device").get<Id>()) + ").");
    }
    for (const auto& vlan : row.value("tagged_vlans", Json::array())) {
        const Json* found = store.find("ipam/vlans", vlan.get<Id>());
        const bool elsewhere = found && device && found->contains("site") && found->at("site") != device->at("site");
        if (elsewhere)
            return fieldError("tagged_vlans",
                              "The tagged VLAN (" + view.displayOf("ipam/vlans", vlan.get<Id>()) +
                                  ") must belong to the same site as the interface's parent device, or it must be global.");
    }
    return std::nullopt;
}

bool isShared(const Json& row)
{
    return std::find(kSharedRoles.begin(), kSharedRoles.end(), row.value("role", "")) != kSharedRoles.end();
}

std::string hostPart(const Json& row)
{
    const std::string address = row.value("address", "");
    return address.substr(0, address.find('/'));
}

/// One address may be on several interfaces only if every holder has a shared role.
Refusal checkAddress(const Store& store, const Model& model, const Json& row)
{
    const Json vrf = View::value(model, row, "vrf");
    const Json* vrfRow = vrf.is_null() ? nullptr : store.find("ipam/vrfs", vrf.get<Id>());
    if (vrfRow && vrfRow->value("enforce_unique", true) == false)
        return std::nullopt;
    for (const auto& [id, other] : store.rows(model)) {
        const bool same = id != View::idOf(row) && hostPart(*other) == hostPart(row) &&
                          View::value(model, *other, "vrf") == vrf;
        if (same && !(isShared(row) && isShared(*other))) {
            const std::string where = vrfRow ? "VRF " + vrfRow->value("name", "") : "global table";
            return fieldError("address",
                              "Duplicate IP address found in " + where + ": " + other->value("address", ""));
        }
    }
    return std::nullopt;
}

Refusal checkDevice(const Store& store, const Json& row)
{
    const View view(store, {});
    for (const char* field : {"primary_ip4", "primary_ip6"}) {
        const Json* address = follow(view, "ipam/ip-addresses", row, field);
        const Json* interface = address ? follow(view, "dcim/interfaces", *address, "assigned_object_id") : nullptr;
        if (address && (!interface || interface->at("device") != row.at("id")))
            return fieldError(field, "The specified IP address (" + address->value("address", "") +
                                         ") is not assigned to this device.");
    }
    return std::nullopt;
}

Refusal checkCable(const Store& store, const Json& row)
{
    for (const char* side : {"a_terminations", "b_terminations"}) {
        for (const auto& end : row.value(side, Json::array())) {
            const Json* interface = store.find("dcim/interfaces", end.value("object_id", Id(0)));
            if (interface && interface->contains("cable") && interface->at("cable") != row.at("id"))
                return everywhere("Duplicate termination found for dcim.interface " +
                                  std::to_string(View::idOf(*interface)) + ": cable " +
                                  interface->at("cable").dump());
        }
    }
    return std::nullopt;
}

} // namespace

Refusal checkRules(const Store& store, const Model& model, const Json& input, Json& row)
{
    if (auto refusal = checkUnique(store, model, row))
        return refusal;
    if (model.endpoint == "dcim/interfaces")
        return checkInterface(store, model, input, row);
    if (model.endpoint == "ipam/ip-addresses")
        return checkAddress(store, model, row);
    if (model.endpoint == "dcim/devices")
        return checkDevice(store, row);
    if (model.endpoint == "dcim/cables")
        return checkCable(store, row);
    return std::nullopt;
}

} // namespace fc::sim::netbox
