#include "netbox/netbox_source.h"

#include "netbox/change_log.h"
#include "netbox/client.h"
#include "netbox/reading.h"

namespace fc::netbox {

struct NetboxSource::State
{
    NetboxOptions options;
    Client client;
    std::shared_ptr<const Clock> clock;
    ChangeLog changes;
};

NetboxSource::NetboxSource(NetboxOptions options, std::shared_ptr<HttpClient> http, std::shared_ptr<const Clock> clock)
    : m_state(std::make_unique<State>(State{options, Client(options, std::move(http)), std::move(clock), {}}))
{
}

NetboxSource::~NetboxSource() = default;

std::string NetboxSource::name() const
{
    return "NetBox " + m_state->client.baseUrl();
}

Result<intent::IntentSnapshotPtr> NetboxSource::fetch(const intent::FetchProgressSink& progress, std::stop_token stop)
{
    constexpr int kRounds = 3;
    Reading reading(m_state->options, m_state->client, progress);
    const SystemTime started = m_state->clock->now();
    auto watermark = newestChange(m_state->client, stop);
    if (!watermark)
        return std::move(watermark).error();
    std::int64_t before = *watermark;
    if (auto status = reading.readAll(stop); !status)
        return std::move(status).error();

    // NetBox has no read transaction: what changed while we read is read again, until nothing did.
    for (int round = 0;; ++round) {
        auto after = newestChange(m_state->client, stop);
        if (!after)
            return std::move(after).error();
        if (*after == before)
            break;
        auto touched = classesTouched(m_state->client, before, stop);
        if (!touched)
            return std::move(touched).error();
        if (round == kRounds && !touched->empty()) {
            reading.info.torn = true;
            break;
        }
        before = *after;
        if (touched->empty())
            break;
        if (auto status = reading.readAgain(*touched, stop); !status)
            return std::move(status).error();
    }
    reading.info.watermark = before;
    reading.info.fetchedAt = started;
    return std::make_shared<const intent::IntentSnapshot>(std::move(reading.tables), std::move(reading.info));
}

Result<intent::ChangePoll> NetboxSource::poll(std::int64_t since, std::stop_token stop)
{
    return m_state->changes.poll(m_state->client, since, stop);
}

Result<NetboxSource::ServerInfo> NetboxSource::probe(std::stop_token stop)
{
    auto status = m_state->client.get("status", "", stop);
    if (!status)
        return std::move(status).error();
    ServerInfo info;
    const auto text = [&](const char* key) {
        const auto it = status->is_object() ? status->find(key) : status->end();
        return it != status->end() && it->is_string() ? it->get<std::string>() : std::string();
    };
    info.version = text("netbox-version");
    if (info.version.empty())
        return makeError(ErrorCode::Unsupported, "this is not a NetBox: its status names no version")
            .about(name())
            .nowIs("nothing was read")
            .doNext("check the NetBox URL in the profile");
    if (const auto plugins = status->find("plugins"); plugins != status->end() && plugins->is_object()) {
        for (const auto& [plugin, version] : plugins->items())
            info.plugins[plugin] = version.is_string() ? version.get<std::string>() : std::string();
    }
    const auto workers = status->find("rq-workers-running");
    info.workersRunning = workers != status->end() && workers->is_number_integer() ? workers->get<int>() : 0;
    return info;
}

} // namespace fc::netbox
