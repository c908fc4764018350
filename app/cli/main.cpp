#include "app/cli/context.h"
#include "base/log.h"

#include <iostream>

namespace {

void addCommonOptions(CLI::App& app, fc::app::CommonOptions& options)
{
    app.add_option("--profile", options.profile, "profile file (TOML) or its name")->type_name("FILE|NAME");
    app.add_flag("--json", options.json, "one JSON document on stdout and nothing else there");
    app.add_option("--device", options.devices, "only this device; repeatable, globs")->type_name("NAME")->allow_extra_args(false);
    app.add_option("--log-level", options.logLevel, "debug, info, warning or error")
        ->check(CLI::IsMember({"trace", "debug", "info", "warning", "error"}));
    app.add_option("--timeout", options.timeout, "seconds for one call")->check(CLI::Range(0.1, 3600.0));
    app.add_flag("--no-color", options.noColor, "plain text (also: NO_COLOR)");
    app.add_option("--target", options.target, "a gNMI server, without any profile")->type_name("HOST[:PORT]");
    app.add_option("--username", options.username, "gNMI user for --target");
    app.add_option("--password-file", options.passwordFile, "its password (also: FABRIC_PASSWORD)")->type_name("FILE");
    app.add_flag("--insecure", options.insecure, "plaintext; only for a lab");
    app.add_flag("--skip-verify", options.skipVerify, "TLS without proof of who answers");
    app.add_option("--ca", options.ca, "PEM file of authorities")->type_name("FILE");
    app.add_option("--cert", options.cert, "client certificate, PEM")->type_name("FILE");
    app.add_option("--key", options.key, "its key, PEM")->type_name("FILE");
    app.add_option("--server-name", options.serverName, "name expected in the server's certificate");
}

fc::log::Level levelOf(const std::string& word)
{
    using fc::log::Level;
    return word == "trace" ? Level::Trace
           : word == "debug" ? Level::Debug
           : word == "info"  ? Level::Info
           : word == "error" ? Level::Error
                             : Level::Warning;
}

} // namespace

int main(int argc, char** argv)
{
    fc::app::Context context;
    CLI::App app("Plan and apply for an EVPN-VXLAN fabric, with a human hand on the switch", "fabric-orch");
    app.set_version_flag("--version", "fabric-orch " FC_VERSION);
    app.fallthrough();
    app.require_subcommand(1);
    addCommonOptions(app, context.options);
    for (const fc::app::AddCommand add : {fc::app::addStatus, fc::app::addPlan, fc::app::addDecide, fc::app::addApply,
                                          fc::app::addHistory, fc::app::addIntent, fc::app::addDiscover, fc::app::addYang, fc::app::addCompletion,
                                          fc::app::addWebhooks, fc::app::addDoctor, fc::app::addDrift})
        add(app, context);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error);
        return code == 0 ? 0 : fc::app::kUsage;
    }
    fc::log::setLevel(levelOf(context.options.logLevel));
    const int code = context.run ? context.run() : fc::app::kUsage;
    std::cout.flush();
    return code;
}
