#pragma once

#include "base/result.h"
#include "diff/tree_diff.h"
#include "model/cli_line.h"
#include "model/config_tree.h"
#include "model/origin.h"
#include "model/path.h"
#include "plan/acknowledgement.h"

#include <stop_token>
#include <string>
#include <vector>

namespace fc::plan {

/// Port: reads configuration from a device (Get, type CONFIG) just before and after a Set. Blocking; thread-safe.
class RunningReader
{
public:
    virtual ~RunningReader() = default;
    /// What the device has at and below the paths, as it sent it (not normalised). A path without data is not an
    /// error. Errors: Transport, Tls, Auth, Remote, Incomplete; never a partial tree without an error.
    virtual Result<model::ConfigTree> read(const std::string& device, const std::vector<model::Path>& paths,
                                           std::stop_token stop = {}) = 0;
    /// The device's running-config as its CLI prints it, complete. Errors: as read(); Incomplete if it was cut off,
    /// Parse if it is not a configuration, Unsupported if the device does not answer Gets with origin cli.
    virtual Result<std::vector<model::CliLine>> readCli(const std::string& device, std::stop_token stop = {}) = 0;
};

/// What the intent says of a device now.
struct IntendedState
{
    model::ConfigTree tree;
    model::Provenance provenance;
    std::vector<model::IntendedCliLine> cli{}; ///< lines that only the CLI can express
    std::vector<Warning> warnings{};           ///< about the device
};

/// Port: re-reads the intent before an apply. Blocking; may answer from a read made for the same apply.
class IntentReader
{
public:
    virtual ~IntentReader() = default;
    virtual Result<IntendedState> read(const std::string& device, std::stop_token stop = {}) = 0;
};

/// Device and intent as just read, for one device.
struct FreshState
{
    model::ConfigTree running; ///< at touchedPaths(), not normalised
    IntendedState intended;
    std::vector<model::CliLine> runningCli{}; ///< whole; not read where neither hunks nor the intent have CLI lines
};

/// Paths to read before deciding whether hunks still hold: what they are about, a key leaf of the entry around each, and
/// interfaces whose addresses EOS drops when their VRF changes. Sorted, none inside another. Nothing for CLI lines.
std::vector<model::Path> touchedPaths(const schema::SchemaIndex& index, const std::vector<const diff::Hunk*>& hunks);

/// Why a hunk no longer holds.
struct Movement
{
    const diff::Hunk* hunk = nullptr;
    std::string text; ///< "the device ran \"hacked\" when it was planned, now it runs \"other\""
};

struct Staleness
{
    std::vector<Movement> stale; ///< a touched path or an origin moved: these hunks do not hold
    bool ok() const noexcept { return stale.empty(); }
};

/// Compares touched paths and origins only: whatever else moved does not matter.
Staleness checkStaleness(const diff::TreeDiff& differ, const std::vector<const diff::Hunk*>& hunks,
                         const FreshState& fresh);

} // namespace fc::plan
