#include "plan/journal_codec.h"

#include "model/cli_text.h"

#include <nlohmann/json.hpp>

namespace fc::plan {

namespace {

using Json = nlohmann::ordered_json;
using gnmi::SetOperation;

Error damaged(const std::string& what)
{
    return makeError(ErrorCode::Parse, "the journal's record of a step cannot be read: " + what)
        .about("journal")
        .nowIs("the step's device is unknown")
        .doNext("compare the device with a new plan");
}

Result<StepData> dataFrom(const Json& json)
{
    StepData data;
    for (const Json& item : json.at("operations")) {
        SetOperation operation;
        const std::string op = item.at("op").get<std::string>();
        bool known = false;
        for (const SetOperation::Kind kind :
             {SetOperation::Kind::Delete, SetOperation::Kind::Replace, SetOperation::Kind::Update})
            if (gnmi::toString(kind) == op) {
                operation.kind = kind;
                known = true;
            }
        auto path = model::parsePath(item.at("path").get<std::string>());
        if (!known || !path)
            return damaged("an operation");
        operation.path = std::move(*path);
        operation.jsonIetf = item.at("value").get<std::string>();
        data.operations.push_back(std::move(operation));
    }
    for (const auto& [path, value] : json.at("before").items())
        data.before.emplace(path, value.get<std::string>());
    if (json.contains("cli"))
        for (const Json& item : json.at("cli"))
            data.cli.push_back({{item.at("context").get<std::vector<std::string>>(), item.at("line").get<std::string>()},
                                item.at("present").get<bool>(),
                                item.at("was").get<bool>()});
    return data;
}

/// "cli router bgp 65001 / maximum-paths 4; interface Vlan4090 / no autostate"
std::string describeCli(const std::string& commands)
{
    std::string text = "cli ";
    if (const auto typed = model::parseCliText(commands))
        for (std::size_t i = 0; i < typed->lines.size(); ++i)
            text += (i > 0 ? "; " : "") + model::toString(typed->lines[i]);
    return text;
}

} // namespace

std::string encodeStepData(const StepData& data)
{
    Json json{{"operations", Json::array()}, {"before", Json::object()}};
    for (const SetOperation& operation : data.operations)
        json["operations"].push_back(Json{{"op", gnmi::toString(operation.kind)},
                                          {"path", model::toString(operation.path)},
                                          {"value", operation.jsonIetf}});
    for (const auto& [path, value] : data.before)
        json["before"][path] = value;
    for (const CliEffect& effect : data.cli)
        json["cli"].push_back(Json{{"context", effect.line.context},
                                   {"line", effect.line.text},
                                   {"present", effect.present},
                                   {"was", effect.wasPresent}});
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<StepData> decodeStepData(std::string_view text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return damaged("not JSON");
    try {
        return dataFrom(json);
    } catch (const Json::exception& error) {
        return damaged(error.what());
    }
}

std::string describe(const SetOperation& operation)
{
    constexpr std::size_t kLongest = 300;
    if (operation.path.origin == "cli")
        return describeCli(operation.jsonIetf).substr(0, kLongest);
    std::string text = std::string(gnmi::toString(operation.kind)) + " " + model::toString(operation.path);
    if (operation.kind != SetOperation::Kind::Delete)
        text += " " + operation.jsonIetf.substr(0, kLongest) + (operation.jsonIetf.size() > kLongest ? "..." : "");
    return text;
}

} // namespace fc::plan
