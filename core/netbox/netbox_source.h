#pragma once

#include "base/clock.h"
#include "base/http_client.h"
#include "base/secret.h"
#include "intent/intent_source.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace fc::netbox {

/// Which server, and which part of it is the fabric.
struct NetboxOptions
{
    std::string baseUrl; ///< "https://netbox.example" or with a path below which NetBox lives; no /api
    Secret token;        ///< v1 (40 hex) or v2 (nbt_...)
    std::vector<std::string> sites; ///< slugs; empty: every site
    std::vector<std::string> roles{"spine", "leaf"}; ///< device role slugs; empty: every role
    bool readPolicies = false;  ///< routing policies and lists even if no session refers to one: the fabric file does
    bool includeStaged = false; ///< devices of status "staged" too; else only "active"
    std::size_t pageSize = 1000;
    std::size_t maxRows = 250'000; ///< of one class; a list that is longer is refused
    std::size_t parallel = 4;                ///< requests at once
    std::chrono::milliseconds timeout{30'000}; ///< of one request
    int attempts = 4;                          ///< of one request, when a proxy answers 502, 503 or 504
    std::chrono::milliseconds backoff{1'000};  ///< before the second attempt; doubles, at most 60 s
    /// Waits or returns early when stopped; tests put their own here. Empty: really waits.
    std::function<void(std::chrono::milliseconds, std::stop_token)> wait;
};

/// NetBox over REST by the read plan of facts/netbox-intent.md 1.8. Read only. The HttpClient is shared and
/// must be thread-safe; fetch() uses up to `parallel` threads of its own and joins them before it returns.
class NetboxSource final : public intent::IntentSource
{
public:
    NetboxSource(NetboxOptions options, std::shared_ptr<HttpClient> http, std::shared_ptr<const Clock> clock);
    ~NetboxSource() override;

    /// A fetch that failed or was stopped half-way is taken up again within five minutes: classes that were read stay,
    /// unless the change log touches them.
    Result<intent::IntentSnapshotPtr> fetch(const intent::FetchProgressSink& progress, std::stop_token stop) override;
    /// Fetches if sites or something of unknown effect moved, or `base` is of another server.
    Result<intent::IntentSnapshotPtr> refresh(const intent::IntentSnapshotPtr& base,
                                              const std::vector<intent::IntentChange>& changes,
                                              const intent::FetchProgressSink& progress, std::stop_token stop) override;
    Result<intent::ChangePoll> poll(std::int64_t since, std::stop_token stop) override;
    Result<std::vector<intent::IntentChange>> changesSince(std::int64_t since, std::stop_token stop) override;
    std::string name() const override;

    /// What a connection check shows.
    struct ServerInfo
    {
        std::string version; ///< "4.7.3"
        std::map<std::string, std::string> plugins;
        int workersRunning = 0; ///< 0: webhooks are dead
    };
    /// Asks /api/status/ only. Errors as fetch().
    Result<ServerInfo> probe(std::stop_token stop);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// "4.7.3", "v4.2.1-Docker-3.2.0": 4.2 or later.
bool isSupportedVersion(std::string_view version);

} // namespace fc::netbox
