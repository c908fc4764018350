#pragma once

#include "engine/fleet.h"
#include "plan/fresh_state.h"
#include "schema/schema_index.h"

#include <memory>

namespace fc::engine {

/// Reads running configuration over gNMI: Get, type CONFIG, JSON_IETF. Thread-safe.
class GnmiRunningReader final : public plan::RunningReader
{
public:
    GnmiRunningReader(Fleet& fleet, std::shared_ptr<const schema::SchemaIndex> index,
                      std::chrono::milliseconds deadline = std::chrono::seconds(30));

    Result<model::ConfigTree> read(const std::string& device, const std::vector<model::Path>& paths,
                                   std::stop_token stop) override;

private:
    Result<gnmi::GetAnswer> get(const std::string& device, std::vector<model::Path> paths, std::stop_token stop);

    Fleet& m_fleet;
    std::shared_ptr<const schema::SchemaIndex> m_index;
    std::chrono::milliseconds m_deadline;
};

/// `plan --offline DIR`: NAME.json files as running state; a device without a file is Unreachable.
class OfflineRunningReader final : public plan::RunningReader
{
public:
    OfflineRunningReader(std::string folder, std::shared_ptr<const schema::SchemaIndex> index);

    Result<model::ConfigTree> read(const std::string& device, const std::vector<model::Path>& paths,
                                   std::stop_token stop) override;

private:
    std::string m_folder;
    std::shared_ptr<const schema::SchemaIndex> m_index;
};

} // namespace fc::engine
