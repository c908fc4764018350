#pragma once

#include "base/result.h"
#include "lab_files.h"
#include "sim/sim_fabric.h"

#include <CLI/App.hpp>

#include <cstdint>
#include <string>

namespace fc::lab {

/// fabric-lab run: builds the fabric, serves it until SIGINT, SIGTERM or `ctl stop`.
class RunCommand
{
public:
    /// Adds the subcommand with its options.
    explicit RunCommand(CLI::App& app);
    CLI::App* command() const noexcept { return m_command; }
    /// Exit code of cli.md. Blocks until the lab ends. Call before any thread exists: it blocks the stop signals.
    int run() const;

private:
    Status writeFiles(const LabAddress& address, const sim::SimFabric& fabric, const sim::NetboxApi& netbox,
                      const sim::LoginRule& login) const;
    void removeFiles(const LabAddress& address) const;

    CLI::App* m_command = nullptr;
    std::string m_fabric = "lab-10";
    std::string m_scenario = "demo";
    std::string m_profileOut;
    std::string m_readyFile;
    std::string m_tlsFolder;
    std::string m_auth;
    std::string m_schema;
    std::uint16_t m_basePort = 6030;
    std::uint16_t m_netboxPort = 8001;
    std::uint64_t m_seed = 1;
    double m_rate = 0;
};

/// "error: what [subject] -> state -> next" on stderr; returns the exit code for the error.
int reportError(const Error& error);

} // namespace fc::lab
