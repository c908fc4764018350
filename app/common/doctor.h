#pragma once

#include "app/common/links.h"
#include "engine/connect_service.h"
#include "gnmi/transport.h"

#include <chrono>
#include <functional>
#include <initializer_list>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace fc::netbox {
class Client;
}

namespace fc::app {

struct DoctorOptions
{
    std::chrono::milliseconds callTimeout{10'000}; ///< of one gNMI call
    std::stop_token stop;
    std::function<bool(const std::string& device)> wants; ///< devices to look at; empty: all
};

/// Looks at everything between this host and a working plan, one step after the other. A step that failed skips those
/// that need it. Blocking; the sink is told on the caller's thread. Reads only.
class Doctor
{
public:
    Doctor(Links& links, engine::ConnectSink sink, DoctorOptions options)
        : m_links(links), m_sink(std::move(sink)), m_options(std::move(options))
    {
    }

    void examineNetbox();
    void examineDevices();

    const std::vector<engine::ConnectStep>& steps() const noexcept { return m_steps; }
    bool allPassed() const;
    /// Creates the custom fields that are missing; empty if none is.
    const std::string& script() const noexcept { return m_script; }

private:
    bool step(std::string part, std::string name, bool good, std::string text, std::string advice = {});
    bool step(std::string part, std::string name, const Error& error);
    void add(engine::ConnectStep step);
    void skip(const std::string& part, std::initializer_list<const char*> names, const std::string& why);
    bool reach(const std::string& part, const std::string& host, std::uint16_t port);
    void examineCustomFields(const netbox::Client& client);
    /// The roles to go on with; nothing if sites and roles cannot be used.
    std::optional<std::vector<std::string>> examineScope(const netbox::Client& client);
    void examineInventory(std::vector<std::string> roles);
    void examineDevice(const model::FabricDevice& device);
    bool examineSubscribe(const std::string& device, gnmi::Transport& transport);
    gnmi::CallOptions callOptions() const;

    Links& m_links;
    engine::ConnectSink m_sink;
    DoctorOptions m_options;
    std::vector<engine::ConnectStep> m_steps;
    std::string m_script;
};

} // namespace fc::app
