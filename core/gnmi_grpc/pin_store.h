#pragma once

#include "base/result.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace fc::gnmi_grpc {

/// Fingerprints of the certificates that devices showed first. Thread-safe.
/// File: one "ADDRESS SHA256-HEX" a line, rewritten as a whole by rename.
class PinStore
{
public:
    /// Missing file: empty store. Errors: Parse (names the line), Storage.
    static Result<std::shared_ptr<PinStore>> open(const std::string& file);

    std::optional<std::string> find(const std::string& address) const;
    /// Errors: Storage; the pin holds for this process nevertheless.
    Status remember(const std::string& address, const std::string& fingerprint);

private:
    explicit PinStore(std::string file) : m_file(std::move(file)) {}
    std::string m_file;
    mutable std::mutex m_mutex;
    std::map<std::string, std::string> m_pins;
};

} // namespace fc::gnmi_grpc
