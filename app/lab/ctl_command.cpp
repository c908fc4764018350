#include "ctl_command.h"

#include "lab_files.h"
#include "run_command.h"

#include <CLI/CLI.hpp>
#include <httplib.h>
#include <nlohmann/json.hpp>

#include <iomanip>
#include <iostream>

namespace fc::lab {

namespace {

using nlohmann::json;

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

/// "\n" typed on a shell line stands for a line break, as in printf.
std::string unescaped(std::string text)
{
    for (std::size_t at = 0; (at = text.find("\\n", at)) != std::string::npos; ++at)
        text.replace(at, 2, "\n");
    return text;
}

Error errorFrom(const std::string& body, int status)
{
    const json document = json::parse(body, nullptr, false);
    if (!document.is_object() || !document.contains("error") || !document["error"].is_object()) {
        return makeError(ErrorCode::Remote, "the lab answered HTTP " + std::to_string(status)).nowIs(body.substr(0, 500));
    }
    const json& error = document["error"];
    const auto text = [&](const char* name) { return error.value(name, std::string()); };
    return makeError(ErrorCode::Remote, text("text")).about(text("subject")).nowIs(text("state")).doNext(text("next"));
}

} // namespace

CLI::App* CtlCommand::verb(const std::string& name, const std::string& help, std::function<std::string()> body)
{
    CLI::App* app = m_command->add_subcommand(name, help);
    m_verbs.emplace_back(app, std::move(body));
    return app;
}

CtlCommand::CtlCommand(CLI::App& app)
{
    m_command = app.add_subcommand("ctl", "Steer a running lab: changes behind the tool's back, faults, links");
    m_command->require_subcommand(1);
    m_command->add_option("--port", m_port, "port of the lab's NetBox API; default: the last lab started");
    m_command->add_flag("--json", m_json, "one JSON document on stdout");
    m_command->fallthrough();
    m_command->footer("Example: fabric-lab ctl set leaf3 '/interfaces/interface[name=Ethernet1]/config/description' x");

    CLI::App* set = verb("set", "Set a leaf (text), a leaf-list (a,b or JSON) or a container (JSON)", [this] {
        return json{{"device", m_device}, {"path", m_path}, {"value", m_value}}.dump();
    });
    set->add_option("device", m_device)->required();
    set->add_option("path", m_path)->required();
    set->add_option("value", m_value)->required();

    CLI::App* remove = verb("delete", "Delete a path", [this] {
        return json{{"device", m_device}, {"path", m_path}}.dump();
    });
    remove->add_option("device", m_device)->required();
    remove->add_option("path", m_path)->required();

    CLI::App* cli = verb("cli", "Type CLI lines (\\n separates them)", [this] {
        return json{{"device", m_device}, {"text", unescaped(joined(m_arguments))}}.dump();
    });
    cli->add_option("device", m_device)->required();
    cli->add_option("text", m_arguments)->required();

    CLI::App* fault = verb("fault",
                           "none, refuse, wrong-auth, unauthenticated, silent, slow MS, set-error TEXT, erase-cli MODE, "
                           "truncate, never-sync, double-sync",
                           [this] {
                               return json{{"device", m_device}, {"kind", m_kind}, {"argument", joined(m_arguments)}}
                                   .dump();
                           });
    fault->add_option("device", m_device)->required();
    fault->add_option("kind", m_kind)->required();
    fault->add_option("arguments", m_arguments);

    CLI::App* link = verb("link", "Cut or mend the cable of a port", [this] {
        return json{{"device", m_device}, {"interface", m_interface}, {"state", m_state}}.dump();
    });
    link->add_option("device", m_device)->required();
    link->add_option("interface", m_interface)->required();
    link->add_option("state", m_state)->required()->check(CLI::IsMember({"up", "down"}));

    CLI::App* netbox = verb("netbox", "One call to the NetBox API", [this] {
        return json{{"method", m_method}, {"url", m_url}, {"body", m_value}}.dump();
    });
    netbox->add_option("method", m_method)->required()->check(CLI::IsMember({"GET", "POST", "PATCH", "PUT", "DELETE"}));
    netbox->add_option("url", m_url)->required();
    netbox->add_option("json", m_value);

    CLI::App* freeze = verb("freeze", "Stop what moves by itself (counters); off lets it move again", [this] {
        return json{{"state", m_state.empty() ? "on" : m_state}}.dump();
    });
    freeze->add_option("state", m_state)->check(CLI::IsMember({"on", "off"}));

    CLI::App* reboot = verb("reboot", "Back to the startup configuration after a while without answer", [this] {
        return json{{"device", m_device}, {"off_ms", m_offMilliseconds}}.dump();
    });
    reboot->add_option("device", m_device)->required();
    reboot->add_option("--off-ms", m_offMilliseconds, "how long the device is away")->check(CLI::Range(0, 600'000));

    verb("stats", "What each device was asked", [] { return std::string("{}"); });
    verb("stop", "End the lab", [] { return std::string("{}"); });
}

Result<std::uint16_t> CtlCommand::port() const
{
    if (m_port != 0)
        return m_port;
    const Result<LabAddress> state = readState(stateFilePath());
    if (!state)
        return state.error();
    return state->controlPort;
}

int CtlCommand::run() const
{
    const Result<std::uint16_t> where = port();
    if (!where)
        return reportError(where.error());
    for (const auto& [app, body] : m_verbs) {
        if (!app->parsed())
            continue;
        httplib::Client client("127.0.0.1", *where);
        client.set_read_timeout(std::chrono::seconds(30));
        const httplib::Result answer = client.Post("/lab/ctl/" + app->get_name(), body(), "application/json");
        if (!answer)
            return reportError(makeError(ErrorCode::Transport, "the lab does not answer")
                                   .about("127.0.0.1:" + std::to_string(*where))
                                   .doNext("start it with: fabric-lab run --fabric lab-10"));
        if (answer->status >= 400)
            return reportError(errorFrom(answer->body, answer->status));
        if (app->get_name() == "stats" && !m_json)
            return printStats(answer->body);
        if (m_json || app->get_name() == "netbox")
            std::cout << answer->body << "\n";
        return 0;
    }
    return 3;
}

int CtlCommand::printStats(const std::string& body) const
{
    const json document = json::parse(body, nullptr, false);
    if (!document.is_object() || !document.contains("devices") || !document["devices"].is_object())
        return reportError(errorFrom(body, 200));
    std::cout << std::left << std::setw(14) << "device" << std::right << std::setw(8) << "sets" << std::setw(8) << "gets"
              << std::setw(9) << "streams" << std::setw(15) << "notifications" << "  last set\n";
    for (const auto& [name, device] : document["devices"].items()) {
        std::cout << std::left << std::setw(14) << name << std::right << std::setw(8) << device.value("set_rpcs", 0U)
                  << std::setw(8) << device.value("get_rpcs", 0U) << std::setw(9) << device.value("streams", 0U)
                  << std::setw(15) << device.value("notifications", std::uint64_t{0});
        const json lastSet = device.value("last_set", json::array());
        const char* gap = "  ";
        for (const json& record : lastSet) {
            std::cout << gap << record.value("op", std::string()) << " " << record.value("path", std::string());
            if (record.contains("value"))
                std::cout << " = " << record["value"].dump(-1, ' ', false, json::error_handler_t::replace);
            gap = "; ";
        }
        std::cout << "\n";
    }
    return 0;
}

} // namespace fc::lab
