#pragma once

#include "app/common/workspace.h"
#include "base/error.h"
#include "gnmi/transport.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <csignal>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace fc::app {

/// Exit codes of cli.md.
enum ExitCode : int {
    kDone = 0,
    kFailed = 1,
    kDifferences = 2,
    kUsage = 3,
    kRefused = 4,
    kCancelled = 5,
    kPartly = 6,
    kIncomplete = 7,
};

/// Options that stand before or after any command.
struct CommonOptions
{
    std::string profile;
    bool json = false;
    std::vector<std::string> devices; ///< names or globs
    std::string logLevel = "warning";
    double timeout = 10.0; ///< seconds, of one call
    bool noColor = false;
    std::string target; ///< HOST[:PORT]
    std::string username, passwordFile, ca, cert, key, serverName;
    bool insecure = false, skipVerify = false;
};

/// What a command works with. Opens things when they are asked for.
class Context
{
public:
    CommonOptions options;
    std::function<int()> run; ///< set by the command that was chosen

    /// The profile's workspace, opened at the first call.
    Result<Workspace*> workspace();
    /// A transport to --target, without any profile. Errors: Usage if --target is missing.
    Result<std::shared_ptr<gnmi::Transport>> targetTransport();
    /// The bundled schema index, for commands that need no profile.
    Result<std::shared_ptr<const schema::SchemaIndex>> schema();
    gnmi::CallOptions callOptions() const;
    std::stop_token stopToken() const;

    /// ANSI colours are wanted: a terminal, no --no-color, no NO_COLOR.
    bool color() const;
    /// A progress line on stderr, overwritten in place; only on a terminal and not with --json.
    void progress(const std::string& text) const;
    void endProgress() const;
    /// True if --device was not given or matches.
    bool wants(const std::string& device) const;

    /// Prints the error as cli.md says and returns the exit code that fits it.
    int fail(const Error& error) const;

private:
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<gnmi_grpc::GrpcRuntime> m_runtime;
    std::shared_ptr<const schema::SchemaIndex> m_schema;
};

/// A command adds itself to the application; its callback sets context.run.
using AddCommand = void (*)(CLI::App& app, Context& context);

void addDiscover(CLI::App& app, Context& context);
void addYang(CLI::App& app, Context& context);
void addCompletion(CLI::App& app, Context& context);
void addIntent(CLI::App& app, Context& context);
void addPlan(CLI::App& app, Context& context);
void addDecide(CLI::App& app, Context& context);
void addApply(CLI::App& app, Context& context);
void addHistory(CLI::App& app, Context& context);
void addStatus(CLI::App& app, Context& context);
void addWebhooks(CLI::App& app, Context& context);
void addDoctor(CLI::App& app, Context& context);
void addDrift(CLI::App& app, Context& context);

/// The exit code that an error leads to: Refused and Stale 4, Usage 3, Cancelled 5, what could not be read 7, else 1.
int exitCodeOf(const Error& error);
/// A JSON string literal of the text, bad UTF-8 replaced.
std::string jsonString(std::string_view text);

} // namespace fc::app
