#include "run_command.h"

#include "base/secret.h"
#include "lab_files.h"
#include "schema/schema_locator.h"
#include "sim/fabric/loader.h"
#include "sim/lab_control.h"
#include "tls_files.h"

#include <CLI/CLI.hpp>

#include <csignal>
#include <filesystem>
#include <iostream>
#include <unistd.h>

namespace fc::lab {

namespace {

namespace fs = std::filesystem;

Result<sim::LoginRule> loginFrom(const std::string& auth)
{
    if (auth.empty())
        return sim::LoginRule{};
    const auto colon = auth.find(':');
    if (colon == std::string::npos || colon == 0)
        return makeError(ErrorCode::Usage, "--auth takes USER:PASSFILE").about(auth);
    Result<Secret> password = readSecretFile(auth.substr(colon + 1));
    if (!password)
        return std::move(password).error();
    return sim::LoginRule{auth.substr(0, colon), password->reveal()};
}

/// Everything that runs while the lab is up, in the order it must go down.
struct Lab
{
    RealClock clock;
    std::unique_ptr<sim::SimFabric> fabric;
    std::unique_ptr<sim::LabControl> control;
    std::unique_ptr<sim::NetboxApi> netbox;

    Status applyScenario(const sim::Scenario& scenario)
    {
        for (const sim::DeviceEdit& edit : scenario.deviceEdits)
            if (Status status = fabric->apply(edit); !status)
                return status;
        for (const sim::NetboxEdit& edit : scenario.netboxEdits)
            if (Status status = netbox->apply(edit, clock.now() - scenario.netboxEditAge); !status)
                return status;
        return {};
    }

    LabAddress address(std::uint16_t netboxPort, const std::string& profile) const
    {
        LabAddress address{getpid(), netbox->url(), netboxPort, {}, profile};
        for (const std::string& name : fabric->deviceNames())
            address.devices.emplace_back(name, fabric->server(name)->port());
        return address;
    }
};

void waitForStop(const sigset_t& signals)
{
    int received = 0;
    sigwait(&signals, &received);
}

} // namespace

int reportError(const Error& error)
{
    std::cerr << "error: " << error.sentence() << "\n";
    return error.code == ErrorCode::Usage ? 3 : error.code == ErrorCode::Refused ? 4 : 1;
}

RunCommand::RunCommand(CLI::App& app)
{
    m_command = app.add_subcommand("run", "Serve a simulated fabric until it is stopped");
    m_command->add_option("--fabric", m_fabric, "lab-10, clos:SPINESxLEAFS, a .toml description or a folder of trees")
        ->capture_default_str();
    m_command->add_option("--base-port", m_basePort, "first gNMI port, one more for each device; 0 = free ports")
        ->capture_default_str();
    m_command->add_option("--netbox-port", m_netboxPort, "port of the NetBox-shaped API; 0 = a free port")
        ->capture_default_str();
    m_command->add_option("--profile-out", m_profileOut, "write a profile for fabric-console and fabric-orch here");
    m_command->add_option("--ready-file", m_readyFile, "written (JSON: ports) when everything listens");
    m_command->add_option("--tls", m_tlsFolder, "serve TLS with DIR/server.crt and server.key; made if missing");
    m_command->add_option("--auth", m_auth, "ask for this login: USER:PASSFILE");
    m_command->add_option("--scenario", m_scenario, "in-sync, or demo: some drift and a pending change")
        ->capture_default_str();
    m_command->add_option("--seed", m_seed, "of the traffic counters")->capture_default_str();
    m_command->add_option("--rate", m_rate, "counter updates per second over the whole fabric; 0 = each port each second")
        ->check(CLI::Range(0.0, 5e6));
    m_command->add_option("--schema", m_schema, "schema release")->group("");
    m_command->footer("Example: fabric-lab run --fabric lab-10 --base-port 0 --profile-out lab.toml");
}

int RunCommand::run() const
{
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&signals, signal);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);

    const auto index = m_schema.empty() ? schema::openBundledIndex() : schema::openBundledIndex(m_schema);
    if (!index)
        return reportError(index.error());
    Result<sim::LoginRule> login = loginFrom(m_auth);
    if (!login)
        return reportError(login.error());
    sim::ServerTls tls;
    if (!m_tlsFolder.empty()) {
        Result<sim::ServerTls> loaded = loadOrMakeTls(m_tlsFolder);
        if (!loaded)
            return reportError(loaded.error());
        tls = std::move(*loaded);
    }
    Result<sim::FabricBlueprint> blueprint = sim::loadFabric(m_fabric);
    if (!blueprint)
        return reportError(blueprint.error());
    const Result<sim::Scenario> scenario = sim::scenario(m_scenario, *blueprint);
    if (!scenario)
        return reportError(scenario.error());

    Lab lab;
    Result<std::unique_ptr<sim::SimFabric>> fabric = sim::SimFabric::create(
        *index, std::move(*blueprint), {m_basePort, m_seed, m_rate, *login, std::move(tls)}, lab.clock);
    if (!fabric)
        return reportError(fabric.error());
    lab.fabric = std::move(*fabric);
    lab.control = std::make_unique<sim::LabControl>(*lab.fabric, [] { kill(getpid(), SIGTERM); });
    sim::NetboxApi::Options options;
    options.control = [control = lab.control.get()](std::string_view verb, std::string_view body) {
        return control->handle(verb, body);
    };
    Result<std::unique_ptr<sim::NetboxApi>> netbox =
        sim::NetboxApi::create(lab.fabric->blueprint().netbox, std::move(options));
    if (!netbox)
        return reportError(netbox.error());
    lab.netbox = std::move(*netbox);
    lab.control->setNetbox(lab.netbox.get());
    if (Status status = lab.applyScenario(*scenario); !status)
        return reportError(status.error());
    if (Status status = lab.fabric->start(); !status)
        return reportError(status.error());
    const Result<std::uint16_t> port = lab.netbox->start(m_netboxPort);
    if (!port)
        return reportError(port.error());

    const LabAddress address = lab.address(*port, m_profileOut);
    if (Status status = writeFiles(address, *lab.fabric, *lab.netbox, *login); !status)
        return reportError(status.error());
    std::cout << "fabric " << lab.fabric->blueprint().name << ": " << address.devices.size() << " devices, NetBox "
              << address.netboxUrl << "\n";
    for (const auto& [name, devicePort] : address.devices)
        std::cout << "  " << name << "  127.0.0.1:" << devicePort << "\n";
    std::cout << "Ctrl+C ends it.\n" << std::flush;
    waitForStop(signals);

    lab.netbox->stop();
    lab.fabric->stop();
    removeFiles(address);
    return 0;
}

Status RunCommand::writeFiles(const LabAddress& address, const sim::SimFabric& fabric, const sim::NetboxApi& netbox,
                              const sim::LoginRule& login) const
{
    if (!m_profileOut.empty()) {
        const std::string tokenFile = fs::absolute(m_profileOut).string() + ".token";
        if (Status status = writeFile(tokenFile, netbox.tokens().v2 + "\n", 0600); !status)
            return status;
        ProfileText profile;
        profile.address = address;
        for (const sim::DeviceBlueprint& device : fabric.blueprint().devices)
            profile.roles.emplace_back(device.name, device.role);
        profile.tokenFile = tokenFile;
        profile.fabricFile = sim::fabricFileOf(m_fabric);
        profile.username = login.username;
        if (!login.username.empty())
            profile.passwordFile = fs::absolute(m_auth.substr(m_auth.find(':') + 1)).string();
        if (!m_tlsFolder.empty())
            profile.caFile = (fs::absolute(m_tlsFolder) / "ca.crt").string();
        profile.waiversFile = fs::absolute(m_profileOut).string() + ".waivers";
        if (Status status = writeFile(profile.waiversFile, labWaivers(), 0644); !status)
            return status;
        if (Status status = writeFile(m_profileOut, toToml(profile), 0644); !status)
            return status;
    }
    if (Status status = writeFile(stateFilePath(), toJson(address), 0600); !status)
        return status;
    return m_readyFile.empty() ? Status{} : writeFile(m_readyFile, toJson(address), 0644);
}

void RunCommand::removeFiles(const LabAddress& address) const
{
    // Another lab may have been started since; its state file is not ours to remove.
    if (const Result<LabAddress> state = readState(stateFilePath()); state && state->pid == address.pid)
        unlink(stateFilePath().c_str());
    if (!m_readyFile.empty())
        unlink(m_readyFile.c_str());
}

} // namespace fc::lab
