#include "netbox/netbox_source.h"

#include "netbox/change_log.h"
#include "netbox/client.h"
#include "netbox/reading.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace fc::netbox {

namespace {

constexpr std::chrono::minutes kTakenUpWithin{5};

bool decidesScope(intent::ObjectClass objectClass)
{
    return objectClass == intent::ObjectClass::Site || objectClass == intent::ObjectClass::Device;
}

bool decidesScope(const std::set<intent::ObjectClass>& classes)
{
    return std::ranges::any_of(classes, [](intent::ObjectClass c) { return decidesScope(c); });
}

} // namespace

bool isSupportedVersion(std::string_view version)
{
    if (version.starts_with('v'))
        version.remove_prefix(1);
    const char* end = version.data() + version.size();
    int major = 0;
    int minor = 0;
    const auto [dot, error] = std::from_chars(version.data(), end, major);
    if (error != std::errc() || dot == end || *dot != '.' || std::from_chars(dot + 1, end, minor).ec != std::errc())
        return false;
    return std::pair{major, minor} >= std::pair{4, 2};
}

struct NetboxSource::State
{
    State(NetboxOptions netboxOptions, std::shared_ptr<HttpClient> http, std::shared_ptr<const Clock> wallClock)
        : options(std::move(netboxOptions)), client(options, std::move(http)), clock(std::move(wallClock))
    {
    }

    /// A fetch that did not come to its end.
    struct Begun
    {
        std::unique_ptr<Reading> reading;
        std::int64_t watermark = 0;
        SystemTime started{};
        SteadyTime at{};
    };

    NetboxOptions options;
    Client client;
    std::shared_ptr<const Clock> clock;
    ChangeLog changes;
    std::optional<Begun> begun;

    Result<Begun> begin(const intent::FetchProgressSink& progress, std::stop_token stop);
    /// What changed while we read is read again, until nothing did: NetBox has no read transaction.
    Result<intent::IntentSnapshotPtr> settle(Begun fetch, std::stop_token stop);
};

NetboxSource::NetboxSource(NetboxOptions options, std::shared_ptr<HttpClient> http, std::shared_ptr<const Clock> clock)
    : m_state(std::make_unique<State>(std::move(options), std::move(http), std::move(clock)))
{
}

NetboxSource::~NetboxSource() = default;

std::string NetboxSource::name() const
{
    return "NetBox " + m_state->client.baseUrl();
}

Result<NetboxSource::State::Begun> NetboxSource::State::begin(const intent::FetchProgressSink& progress,
                                                              std::stop_token stop)
{
    std::optional<Begun> earlier = std::move(begun);
    begun.reset();
    auto watermark = newestChange(client, stop);
    if (!watermark)
        return std::move(watermark).error();
    if (earlier && clock->steady() - earlier->at < kTakenUpWithin && *watermark >= earlier->watermark) {
        auto touched = classesTouched(client, earlier->watermark, stop);
        if (!touched)
            return std::move(touched).error();
        if (!decidesScope(*touched)) {
            for (const intent::ObjectClass objectClass : *touched)
                earlier->reading->info.read.at(static_cast<std::size_t>(objectClass)) = false;
            earlier->reading->tellTo(progress);
            earlier->watermark = *watermark;
            return std::move(*earlier);
        }
    }
    Begun fresh;
    fresh.started = clock->now();
    fresh.watermark = *watermark;
    fresh.reading = std::make_unique<Reading>(options, client, progress);
    return fresh;
}

Result<intent::IntentSnapshotPtr> NetboxSource::State::settle(Begun fetch, std::stop_token stop)
{
    constexpr int kRounds = 3;
    Reading& reading = *fetch.reading;
    for (int round = 0;; ++round) {
        auto after = newestChange(client, stop);
        if (!after)
            return std::move(after).error();
        if (*after == fetch.watermark)
            break;
        auto touched = classesTouched(client, fetch.watermark, stop);
        if (!touched)
            return std::move(touched).error();
        if (round == kRounds && !touched->empty()) {
            reading.info.torn = true;
            break;
        }
        fetch.watermark = *after;
        if (touched->empty())
            break;
        if (auto status = reading.readAgain(*touched, stop); !status)
            return std::move(status).error();
    }
    reading.info.watermark = fetch.watermark;
    reading.info.fetchedAt = fetch.started;
    return std::make_shared<const intent::IntentSnapshot>(std::move(reading.tables), std::move(reading.info));
}

Result<intent::IntentSnapshotPtr> NetboxSource::fetch(const intent::FetchProgressSink& progress, std::stop_token stop)
{
    auto fetch = m_state->begin(progress, stop);
    if (!fetch)
        return std::move(fetch).error();
    if (auto status = fetch->reading->readAll(stop); !status) {
        // Rows that cannot be read stay unreadable; everything else is worth going on with.
        if (fetch->reading->hasScope() && status.error().code != ErrorCode::Parse) {
            fetch->at = m_state->clock->steady();
            m_state->begun = std::move(*fetch);
        }
        return std::move(status).error();
    }
    return m_state->settle(std::move(*fetch), stop);
}

Result<intent::IntentSnapshotPtr> NetboxSource::refresh(const intent::IntentSnapshotPtr& base,
                                                        const std::vector<intent::IntentChange>& changes,
                                                        const intent::FetchProgressSink& progress, std::stop_token stop)
{
    if (!base || base->info().source != m_state->client.baseUrl() || base->info().torn)
        return fetch(progress, stop);
    const std::int64_t since = base->info().watermark;
    auto newest = newestChange(m_state->client, stop);
    if (!newest)
        return std::move(newest).error();
    auto touched = classesTouched(m_state->client, since, stop);
    if (!touched)
        return std::move(touched).error();
    touched->merge(classesOf(changes));
    if (*newest < since || touched->contains(intent::ObjectClass::Site))
        return fetch(progress, stop);
    State::Begun begun;
    begun.started = m_state->clock->now();
    begun.watermark = *newest;
    begun.reading = std::make_unique<Reading>(m_state->options, m_state->client, progress, *base);
    if (!touched->empty())
        if (auto status = begun.reading->readAgain(*touched, stop); !status)
            return std::move(status).error();
    return m_state->settle(std::move(begun), stop);
}

Result<intent::ChangePoll> NetboxSource::poll(std::int64_t since, std::stop_token stop)
{
    return m_state->changes.poll(m_state->client, since, stop);
}

Result<std::vector<intent::IntentChange>> NetboxSource::changesSince(std::int64_t since, std::stop_token stop)
{
    return netbox::changesSince(m_state->client, since, stop);
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
