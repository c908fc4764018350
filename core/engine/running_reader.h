#pragma once

#include "engine/fleet.h"
#include "plan/fresh_state.h"
#include "schema/schema_index.h"

#include <memory>

namespace fc::engine {

/// The lines of a file of CLI configuration ("end" may be missing). Errors: Parse (names file and line), Storage.
/// NotFound if there is no such file.
Result<std::vector<model::CliLine>> readCliFile(const std::string& file);

/// Reads running configuration over gNMI: Get, type CONFIG, JSON_IETF. Thread-safe.
class GnmiRunningReader final : public plan::RunningReader
{
public:
    GnmiRunningReader(Fleet& fleet, std::shared_ptr<const schema::SchemaIndex> index,
                      std::chrono::milliseconds deadline = std::chrono::seconds(30));

    Result<model::ConfigTree> read(const std::string& device, const std::vector<model::Path>& paths,
                                   std::stop_token stop) override;
    /// Get, origin cli, "show running-config", ASCII.
    Result<std::vector<model::CliLine>> readCli(const std::string& device, std::stop_token stop) override;

private:
    Result<gnmi::GetAnswer> get(const std::string& device, gnmi::GetRequest request, std::stop_token stop);

    Fleet& m_fleet;
    std::shared_ptr<const schema::SchemaIndex> m_index;
    std::chrono::milliseconds m_deadline;
};

/// `plan --offline DIR`: NAME.json and NAME.cli files as running state; a device without a NAME.json is Unreachable, one
/// without a NAME.cli runs no line that only the CLI can express.
class OfflineRunningReader final : public plan::RunningReader
{
public:
    OfflineRunningReader(std::string folder, std::shared_ptr<const schema::SchemaIndex> index);

    Result<model::ConfigTree> read(const std::string& device, const std::vector<model::Path>& paths,
                                   std::stop_token stop) override;
    Result<std::vector<model::CliLine>> readCli(const std::string& device, std::stop_token stop) override;

private:
    std::string m_folder;
    std::shared_ptr<const schema::SchemaIndex> m_index;
};

} // namespace fc::engine
