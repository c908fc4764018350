#include "ctl_command.h"
#include "run_command.h"

#include <CLI/CLI.hpp>

int main(int argc, char** argv)
{
    CLI::App app("A simulated Arista fabric: real gNMI servers on loopback and a NetBox-shaped API", "fabric-lab");
    app.set_version_flag("--version", std::string("fabric-lab ") + FC_VERSION);
    app.require_subcommand(1);
    const fc::lab::RunCommand run(app);
    const fc::lab::CtlCommand ctl(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 3;
    }
    return run.command()->parsed() ? run.run() : ctl.run();
}
