#pragma once

#include "base/result.h"

#include <CLI/App.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace fc::lab {

/// fabric-lab ctl VERB: talks to a running lab over its loopback port.
class CtlCommand
{
public:
    explicit CtlCommand(CLI::App& app);
    CLI::App* command() const noexcept { return m_command; }
    int run() const;

private:
    CLI::App* verb(const std::string& name, const std::string& help, std::function<std::string()> body);
    Result<std::uint16_t> port() const;
    int printStats(const std::string& body) const;

    CLI::App* m_command = nullptr;
    std::uint16_t m_port = 0;
    bool m_json = false;
    std::vector<std::pair<CLI::App*, std::function<std::string()>>> m_verbs; ///< JSON body of each
    std::string m_device, m_path, m_value, m_text, m_kind, m_interface, m_state, m_method, m_url;
    std::vector<std::string> m_arguments;
    int m_offMilliseconds = 2000;
};

} // namespace fc::lab
