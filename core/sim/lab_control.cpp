#include "sim/lab_control.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <initializer_list>

namespace fc::sim {

namespace {

using nlohmann::json;

constexpr int kDefaultOffMilliseconds = 2000;

ControlAnswer answer(int status, const json& document)
{
    return {status, document.dump(-1, ' ', false, json::error_handler_t::replace)};
}

ControlAnswer refusal(const Error& error)
{
    const int status = error.code == ErrorCode::NotFound ? 404 : error.code == ErrorCode::Transport ? 502 : 400;
    return answer(status, {{"error",
                            {{"code", std::string(toString(error.code))},
                             {"text", error.text},
                             {"subject", error.subject},
                             {"state", error.state.empty() ? "the lab is unchanged" : error.state},
                             {"next", error.next}}}});
}

ControlAnswer outcome(const Status& status)
{
    return status ? answer(200, json::object()) : refusal(status.error());
}

/// Text members of the body; a missing one is a refusal that names it.
class Body
{
public:
    explicit Body(std::string_view text) : m_json(text.empty() ? json::object() : json::parse(text, nullptr, false)) {}

    Status needs(std::initializer_list<const char*> names) const
    {
        if (!m_json.is_object())
            return makeError(ErrorCode::Parse, "the body is not a JSON object");
        for (const char* name : names)
            if (!m_json.contains(name) || !m_json[name].is_string())
                return makeError(ErrorCode::Usage, std::string("the member \"") + name + "\" is missing");
        return {};
    }

    std::string text(const char* name, const std::string& fallback = {}) const
    {
        if (!m_json.is_object() || !m_json.contains(name))
            return fallback;
        return m_json[name].is_string() ? m_json[name].get<std::string>() : m_json[name].dump();
    }

    int number(const char* name, int fallback) const
    {
        if (!m_json.is_object() || !m_json.contains(name) || !m_json[name].is_number_integer())
            return fallback;
        return m_json[name].get<int>();
    }

private:
    json m_json;
};

} // namespace

ControlAnswer LabControl::handle(std::string_view verb, std::string_view jsonBody)
{
    const Body body(jsonBody);
    const std::string device = body.text("device");
    const auto with = [&](std::initializer_list<const char*> names, const auto& run) {
        const Status complete = body.needs(names);
        return complete ? outcome(run()) : refusal(complete.error());
    };
    if (verb == "set")
        return with({"device", "path", "value"},
                    [&] { return m_fabric.setValue(device, body.text("path"), body.text("value")); });
    if (verb == "delete")
        return with({"device", "path"}, [&] { return m_fabric.remove(device, body.text("path")); });
    if (verb == "cli")
        return with({"device", "text"}, [&] { return m_fabric.typeCli(device, body.text("text")); });
    if (verb == "fault")
        return with({"device", "kind"},
                    [&] { return m_fabric.addFault(device, body.text("kind"), body.text("argument")); });
    if (verb == "link")
        return with({"device", "interface", "state"}, [&]() -> Status {
            const std::string state = body.text("state");
            if (state != "up" && state != "down")
                return makeError(ErrorCode::Usage, "a link is up or down").about(state);
            return m_fabric.setLink(device, body.text("interface"), state == "up");
        });
    if (verb == "reboot")
        return with({"device"}, [&] {
            const int off = std::clamp(body.number("off_ms", kDefaultOffMilliseconds), 0, 600'000);
            return m_fabric.reboot(device, std::chrono::milliseconds(off));
        });
    if (verb == "freeze") {
        m_fabric.freeze(body.text("state", "on") != "off");
        return answer(200, json::object());
    }
    if (verb == "stats")
        return stats();
    if (verb == "netbox")
        return netbox(jsonBody);
    if (verb == "stop") {
        m_stop();
        return answer(200, json::object());
    }
    return refusal(makeError(ErrorCode::NotFound, "no such verb").about(std::string(verb)));
}

ControlAnswer LabControl::stats() const
{
    json devices = json::object();
    for (const std::string& name : m_fabric.deviceNames()) {
        const DeviceServer& server = *m_fabric.server(name);
        const DeviceStats stats = server.stats();
        json lastSet = json::array();
        for (const SetRecord& record : stats.lastSet) {
            json entry{{"op", record.op}, {"path", record.path}};
            if (!record.value.empty()) {
                const json value = json::parse(record.value, nullptr, false);
                entry["value"] = value.is_discarded() ? json(record.value) : value;
            }
            lastSet.push_back(std::move(entry));
        }
        devices[name] = {{"set_rpcs", stats.setRpcs},   {"get_rpcs", stats.getRpcs},
                         {"streams", stats.streams},    {"notifications", stats.notifications},
                         {"port", server.port()},       {"listening", server.isRunning()},
                         {"last_set", std::move(lastSet)}};
    }
    json document{{"devices", std::move(devices)}};
    if (m_netbox != nullptr)
        document["netbox"] = {{"requests", m_netbox->requestsSeen()}};
    return answer(200, document);
}

ControlAnswer LabControl::netbox(std::string_view jsonBody)
{
    const Body body(jsonBody);
    if (Status complete = body.needs({"method", "url"}); !complete)
        return refusal(complete.error());
    if (m_netbox == nullptr)
        return refusal(makeError(ErrorCode::Unsupported, "this lab has no NetBox"));
    std::string target = body.text("url");
    if (const auto scheme = target.find("://"); scheme != std::string::npos) {
        const auto slash = target.find('/', scheme + 3);
        target = slash == std::string::npos ? "/" : target.substr(slash);
    }
    if (!target.starts_with('/'))
        target = "/" + target;
    if (!target.starts_with("/api/"))
        target = "/api" + target;
    return m_netbox->request(body.text("method"), target, body.text("body"));
}

} // namespace fc::sim
