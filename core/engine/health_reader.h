#pragma once

#include "engine/fleet.h"
#include "plan/health_gate.h"
#include "schema/schema_index.h"

#include <chrono>
#include <memory>

namespace fc::engine {

/// Reads the state of a device's BGP sessions over gNMI: one Get, JSON_IETF. Thread-safe.
class GnmiHealthReader final : public plan::HealthReader
{
public:
    GnmiHealthReader(Fleet& fleet, std::shared_ptr<const schema::SchemaIndex> index,
                     std::chrono::milliseconds deadline = std::chrono::seconds(10));

    Result<plan::BgpSessionStates> bgpSessions(const std::string& device, std::stop_token stop) override;

private:
    Fleet& m_fleet;
    std::shared_ptr<const schema::SchemaIndex> m_index;
    std::chrono::milliseconds m_deadline;
};

} // namespace fc::engine
