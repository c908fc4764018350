#pragma once

#include "store/lease.h"

#include <string>

namespace fc::store {

/// One locked file per device. The kernel drops the lock with the process, so a kill -9 leaves no stale lease.
class FileLeases final : public LeaseStore
{
public:
    /// `directory` exists.
    explicit FileLeases(std::string directory) : m_directory(std::move(directory)) {}
    Result<Handle> acquire(const std::string& device, const std::string& purpose) override;

private:
    std::string m_directory;
};

} // namespace fc::store
