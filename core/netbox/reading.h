#pragma once

#include "netbox/client.h"

#include "intent/intent_source.h"

#include <functional>
#include <mutex>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

namespace fc::netbox {

/// One read of the whole fabric: fills tables class by class, several at once, and can read single classes again.
/// Used by one caller; the threads it starts are joined before each call returns. Files: reading.cpp is the order of
/// the requests, reading_scope.cpp what belongs to the fabric, reading_checks.cpp what rows must not say together.
class Reading
{
public:
    Reading(const NetboxOptions& options, const Client& client, const intent::FetchProgressSink& progress);
    /// Starts from what a snapshot of the same server holds.
    Reading(const NetboxOptions& options, const Client& client, const intent::FetchProgressSink& progress,
            const intent::IntentSnapshot& base);

    /// Version, plugins, custom fields, then every class. After an error, classes that were read stay: called again
    /// it reads those that are missing.
    Status readAll(std::stop_token stop);
    /// Reads these classes again. Sites decide what belongs to the fabric, so they mean everything; so do devices, if
    /// there are others now.
    Status readAgain(const std::set<intent::ObjectClass>& classes, std::stop_token stop);
    /// Whoever asks for the next call: a reading that is taken up later tells somebody else.
    void tellTo(intent::FetchProgressSink progress) { m_progress = std::move(progress); }
    /// True once sites and devices are known: only then is there something to take up again.
    bool hasScope() const;

    intent::IntentTables tables;
    intent::SnapshotInfo info;

private:
    Status readServer(std::stop_token stop);
    Status readCustomFields(std::stop_token stop);
    Status readScope(std::stop_token stop);
    Status readRest(const std::set<intent::ObjectClass>& classes, std::stop_token stop);
    bool refersToPolicies() const;

    template <typename T>
    Status read(intent::ObjectClass objectClass, const std::vector<Query>& queries, std::vector<T>& table,
                std::stop_token stop, const std::function<void(const nlohmann::json&)>& look = {});
    Status readUnassigned(std::stop_token stop);
    Status readVirtualChassis(std::stop_token stop);
    void keepInScope();
    void subtractInheritedPolicies();
    Status checkRows() const;
    void tell(intent::ObjectClass objectClass, std::size_t rows);
    void warn(std::string rule, intent::Severity severity, std::string message, std::string hint);

    const NetboxOptions& m_options;
    const Client& m_client;
    intent::FetchProgressSink m_progress;
    bool m_hasBgp = false;
    /// Before netbox-bgp 0.19 a session shows the policies of its group as its own (facts/netbox-intent.md 5.4).
    bool m_policiesMerged = false;
    std::mutex m_mutex; ///< guards info and the counters below while classes are read side by side
    std::size_t m_step = 0;
    std::size_t m_steps = 0;
    std::size_t m_rows = 0;
};

} // namespace fc::netbox
