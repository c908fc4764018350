#pragma once

#include "app/cli/context.h"

#include <functional>
#include <string>
#include <vector>

namespace fc::netbox {
class Client;
}

namespace fc::app {

/// One thing that was looked at.
struct DoctorStep
{
    enum class Result { Passed, Failed, Skipped };
    std::string part;    ///< "netbox" or a device's name
    std::string name;    ///< "dns", "tcp", "tls", "token", ...: fixed words that scripts may rely on
    Result result = Result::Passed;
    std::string text;    ///< what was found
    std::string advice;  ///< what to do; empty unless Failed
};

/// Looks at everything between this host and a working plan, one step after the other. A step that failed skips those
/// that need it. Blocking; `tell` is called after each step, on the caller's thread.
class Doctor
{
public:
    Doctor(Context& context, Workspace& workspace, std::function<void(const DoctorStep&)> tell)
        : m_context(context), m_workspace(workspace), m_tell(std::move(tell))
    {
    }

    void examineNetbox();
    void examineDevices();

    const std::vector<DoctorStep>& steps() const noexcept { return m_steps; }
    bool allPassed() const;
    /// Creates the custom fields that are missing; empty if none is.
    const std::string& script() const noexcept { return m_script; }

private:
    bool step(std::string part, std::string name, bool good, std::string text, std::string advice = {});
    bool step(std::string part, std::string name, const Error& error);
    void skip(const std::string& part, std::initializer_list<const char*> names, const std::string& why);
    bool reach(const std::string& part, const std::string& host, std::uint16_t port);
    void examineCustomFields(const netbox::Client& client);
    void examineInventory();
    void examineDevice(const model::FabricDevice& device);
    bool examineSubscribe(const std::string& device, gnmi::Transport& transport);

    Context& m_context;
    Workspace& m_workspace;
    std::function<void(const DoctorStep&)> m_tell;
    std::vector<DoctorStep> m_steps;
    std::string m_script;
};

std::string_view toString(DoctorStep::Result result); ///< "passed", "failed", "skipped"

} // namespace fc::app
