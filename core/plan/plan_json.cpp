#include "plan/plan_json.h"

#include "plan/hunk_json.h"

#include <nlohmann/json.hpp>

namespace fc::plan {

namespace {

using Json = nlohmann::ordered_json;

Json errorJson(const Error& error)
{
    return Json{{"code", toString(error.code)},
                {"text", error.text},
                {"subject", error.subject},
                {"state", error.state},
                {"next", error.next}};
}

Error errorFrom(const Json& json)
{
    Error error;
    const std::string code = json.value("code", "");
    for (int i = 0; i <= static_cast<int>(ErrorCode::Cancelled); ++i)
        if (toString(static_cast<ErrorCode>(i)) == code)
            error.code = static_cast<ErrorCode>(i);
    error.text = json.value("text", "");
    error.subject = json.value("subject", "");
    error.state = json.value("state", "");
    error.next = json.value("next", "");
    return error;
}

Json summaryJson(const PlanSummary& summary)
{
    return Json{{"devices", summary.devices},   {"in_sync", summary.inSync}, {"changed", summary.changed},
                {"unreachable", summary.unreachable}, {"add", summary.add},  {"change", summary.change},
                {"remove", summary.remove},     {"unmanaged", summary.unmanaged}, {"hidden", summary.hidden}};
}

Json deviceJson(const DevicePlan& device)
{
    Json json{{"name", device.name}, {"status", toString(device.status)}};
    if (device.reason)
        json["reason"] = errorJson(*device.reason);
    json["running_hash"] = device.runningHash;
    json["hunks"] = Json::array();
    json["cli"] = Json::array();
    for (const diff::Hunk& hunk : device.hunks)
        json[hunk.cli ? "cli" : "hunks"].push_back(hunkJson(hunk));
    json["cli_unclaimed"] = device.cliUnclaimed;
    if (!device.warnings.empty())
        json["warnings"] = Json::array();
    for (const Warning& warning : device.warnings)
        json["warnings"].push_back(Json{{"fingerprint", warning.fingerprint}, {"text", warning.text}});
    json["unmanaged"] = Json::array();
    for (const diff::UnmanagedItem& item : device.unmanaged)
        json["unmanaged"].push_back(Json{{"path", model::toString(item.path)}, {"leaves", item.leaves}});
    json["hidden"] = Json::array();
    for (const diff::HiddenItem& item : device.hidden)
        json["hidden"].push_back(Json{{"path", model::toString(item.path)}, {"reason", item.reason}});
    return json;
}

Error damagedPlan(const std::string& what)
{
    return makeError(ErrorCode::Parse, "the plan lacks or misuses " + what)
        .about("plan file")
        .nowIs("nothing was read")
        .doNext("make a new plan");
}

Result<DevicePlan> deviceFrom(const schema::SchemaIndex& index, const Json& json)
{
    if (!json.is_object() || !json.contains("hunks") || !json["hunks"].is_array())
        return damagedPlan("a device");
    DevicePlan device;
    device.name = json.value("name", "");
    const std::string status = json.value("status", "");
    for (const DeviceStatus known :
         {DeviceStatus::InSync, DeviceStatus::Changed, DeviceStatus::Unreachable, DeviceStatus::Incomplete})
        if (toString(known) == status)
            device.status = known;
    if (json.contains("reason"))
        device.reason = errorFrom(json["reason"]);
    device.runningHash = json.value("running_hash", "");
    for (const Json& item : json["hunks"]) {
        auto hunk = hunkFrom(index, device.name, item);
        if (!hunk)
            return hunk.error();
        device.hunks.push_back(std::move(*hunk));
    }
    const auto listed = [&](const char* name) { return json.contains(name) ? json[name] : Json::array(); };
    for (const Json& item : listed("cli")) {
        auto hunk = cliHunkFrom(device.name, item);
        if (!hunk)
            return hunk.error();
        device.hunks.push_back(std::move(*hunk));
    }
    device.cliUnclaimed = json.value("cli_unclaimed", std::size_t{0});
    for (const Json& item : listed("warnings"))
        device.warnings.push_back({item.value("fingerprint", ""), item.value("text", "")});
    for (const Json& item : listed("unmanaged")) {
        diff::UnmanagedItem unmanaged;
        auto at = pathFrom(index, item.value("path", ""), unmanaged.path);
        if (!at)
            return at.error();
        unmanaged.at = std::move(*at);
        unmanaged.leaves = item.value("leaves", std::size_t{0});
        device.unmanaged.push_back(std::move(unmanaged));
    }
    for (const Json& item : listed("hidden")) {
        diff::HiddenItem hidden;
        auto at = pathFrom(index, item.value("path", ""), hidden.path);
        if (!at)
            return at.error();
        hidden.at = std::move(*at);
        hidden.reason = item.value("reason", "");
        device.hidden.push_back(std::move(hidden));
    }
    return device;
}

Result<Plan> planFrom(const schema::SchemaIndex& index, const Json& json)
{
    if (!json.contains("plan") || !json["plan"].is_object())
        return damagedPlan("\"plan\"");
    if (!json.contains("devices") || !json["devices"].is_array())
        return damagedPlan("\"devices\"");
    const Json& head = json["plan"];
    Plan plan;
    plan.id = head.value("id", "");
    plan.created = head.value("created", "");
    plan.intentRevision = head.value("intent_revision", "");
    plan.schema = head.value("schema", "");
    if (plan.schema != index.release())
        return makeError(ErrorCode::Schema, "the plan was made with schema " + plan.schema + ", this program uses " +
                                                std::string(index.release()))
            .about("plan " + plan.id)
            .nowIs("nothing was read")
            .doNext("make a new plan");
    for (const Json& item : json["devices"]) {
        auto device = deviceFrom(index, item);
        if (!device)
            return device.error();
        plan.devices.push_back(std::move(*device));
    }
    if (head.contains("waves"))
        for (const Json& item : head["waves"])
            plan.waves.push_back({item.at("devices").get<std::vector<std::string>>(), item.value("reason", "")});
    return plan;
}

} // namespace

std::string planJson(const schema::SchemaIndex&, const Plan& plan)
{
    Json json{{"plan",
               {{"id", plan.id},
                {"created", plan.created},
                {"intent_revision", plan.intentRevision},
                {"schema", plan.schema}}},
              {"summary", summaryJson(summarise(plan))},
              {"devices", Json::array()}};
    json["plan"]["waves"] = Json::array();
    for (const Wave& wave : plan.waves)
        json["plan"]["waves"].push_back(Json{{"devices", wave.devices}, {"reason", wave.reason}});
    for (const DevicePlan& device : plan.devices)
        json["devices"].push_back(deviceJson(device));
    return json.dump(1, ' ', false, Json::error_handler_t::replace);
}

Result<Plan> planFromJson(const schema::SchemaIndex& index, std::string_view text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return damagedPlan("JSON");
    try {
        return planFrom(index, json);
    } catch (const Json::exception& error) {
        return damagedPlan(std::string("a member: ") + error.what());
    }
}

} // namespace fc::plan
