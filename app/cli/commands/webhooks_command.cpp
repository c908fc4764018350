#include "app/cli/commands/intent_fetch.h"
#include "app/common/webhook_service.h"
#include "netbox/event_scope.h"

#include <condition_variable>
#include <iostream>
#include <mutex>

namespace fc::app {

namespace {

constexpr const char* kDefaultListen = "127.0.0.1:8000";

struct ServeOptions
{
    std::string listen;
};

/// What the receiver's thread hands to the command's.
struct Mailbox
{
    std::mutex mutex;
    std::condition_variable_any moved;
    std::vector<netbox::WebhookEvent> events;
    bool hinted = false;

    void put(const std::vector<netbox::WebhookEvent>& more)
    {
        const std::lock_guard lock(mutex);
        events.insert(events.end(), more.begin(), more.end());
        hinted = true;
        moved.notify_all();
    }
    /// False when stopped. Returns after `time` at the latest.
    bool take(std::vector<netbox::WebhookEvent>& out, std::chrono::milliseconds time, std::stop_token stop)
    {
        std::unique_lock lock(mutex);
        moved.wait_for(lock, stop, time, [this] { return hinted; });
        hinted = false;
        out = std::exchange(events, {});
        return !stop.stop_requested();
    }
};

netbox::EventScope scopeOfAll(const std::vector<intent::IntentChange>& changes, const intent::IntentSnapshot& before,
                              const intent::IntentSnapshot& after)
{
    netbox::EventScope scope;
    for (const intent::IntentChange& change : changes) {
        if (change.touchesIntent)
            scope.add(netbox::scopeOf(change.objectType, change.objectId, before, after));
    }
    return scope;
}

/// Follows one NetBox: what it says of changes, and what a look then shows.
class Follower
{
public:
    Follower(Context& context, intent::IntentSource& source, intent::IntentSnapshotPtr snapshot)
        : m_context(context), m_source(source), m_snapshot(std::move(snapshot)), m_watermark(m_snapshot->info().watermark)
    {
    }

    /// False if NetBox could not be read; the next look tries again.
    bool look(const std::vector<netbox::WebhookEvent>& events)
    {
        const std::stop_token stop = m_context.stopToken();
        auto poll = m_source.poll(m_watermark, stop);
        if (!poll)
            return say(poll.error());
        if (!poll->moved()) {
            m_watermark = poll->watermark;
            return true;
        }
        auto fresh = poll->fullReadNeeded ? m_source.fetch({}, stop) : m_source.refresh(m_snapshot, poll->changes, {}, stop);
        if (!fresh)
            return say(fresh.error());
        m_watermark = poll->watermark;
        report(events.size(), *poll, **fresh);
        m_snapshot = *fresh;
        return true;
    }

private:
    bool say(const Error& error)
    {
        if (!m_context.stopToken().stop_requested())
            m_context.fail(error);
        return false;
    }

    void report(std::size_t events, const intent::ChangePoll& poll, const intent::IntentSnapshot& fresh) const
    {
        const auto changes = intent::changesBetween(*m_snapshot, fresh);
        const netbox::EventScope scope = scopeOfAll(poll.changes, *m_snapshot, fresh);
        std::string devices;
        for (const std::string& device : scope.devices)
            devices += (devices.empty() ? "" : m_context.options.json ? "," : ", ") +
                       (m_context.options.json ? jsonString(device) : device);
        if (m_context.options.json) {
            std::cout << "{\"time\":" << jsonString(toIso8601(fresh.info().fetchedAt)) << ",\"webhooks\":" << events
                      << ",\"revision\":" << jsonString(fresh.revision()) << ",\"watermark\":" << poll.watermark
                      << ",\"whole_fabric\":" << (scope.wholeFabric || poll.fullReadNeeded ? "true" : "false")
                      << ",\"devices\":[" << devices << "],\"changes\":";
            std::string lines = changesJson(changes);
            std::erase(lines, '\n'); // JSON Lines: a report is one line
            std::cout << lines << "}\n";
        } else {
            std::cout << toLocalClock(fresh.info().fetchedAt) << "  " << poll.changes.size() << " changes, " << events
                      << " webhooks -> " << (scope.wholeFabric || poll.fullReadNeeded ? "the whole fabric" : devices.empty() ? "no device" : devices)
                      << '\n';
            printChanges(changes);
        }
        std::cout.flush();
    }

    Context& m_context;
    intent::IntentSource& m_source;
    intent::IntentSnapshotPtr m_snapshot;
    std::int64_t m_watermark;
};

int runServe(Context& context, const ServeOptions& options)
{
    Result<Workspace*> workspace = context.workspace();
    if (!workspace)
        return context.fail(workspace.error());
    const NetboxProfile& profile = (*workspace)->profile().netbox;
    auto source = (*workspace)->netboxSource();
    if (!source)
        return context.fail(source.error());
    Mailbox mailbox;
    const std::string listen = !options.listen.empty() ? options.listen : !profile.webhookListen.empty() ? profile.webhookListen : kDefaultListen;
    auto service = WebhookService::start(
        profile, listen, (*workspace)->clock(), [&](const std::vector<netbox::WebhookEvent>& events) { mailbox.put(events); },
        [](int status, const std::string& reason) { std::cerr << ("refused (" + std::to_string(status) + "): " + reason + "\n"); });
    if (!service)
        return context.fail(service.error());
    auto snapshot = (*source)->fetch({}, context.stopToken());
    if (!snapshot)
        return context.fail(snapshot.error());
    std::cerr << "listening for webhooks on " << (*service)->address() << ", polling every " << profile.poll.count() / 1000 << " s\n";
    if ((*service)->isOpenToOthers())
        std::cerr << "warning: other hosts can reach this address; only what NetBox signed counts\n";
    Follower follower(context, **source, *snapshot);
    std::vector<netbox::WebhookEvent> events;
    while (mailbox.take(events, profile.poll, context.stopToken()))
        follower.look(events);
    return kDone;
}

} // namespace

void addWebhooks(CLI::App& app, Context& context)
{
    CLI::App* group = app.add_subcommand("webhooks", "NetBox tells when something changed");
    group->require_subcommand(1);
    auto options = std::make_shared<ServeOptions>();
    CLI::App* serve = group->add_subcommand("serve", "takes NetBox's webhooks, looks at what changed, prints it; until Ctrl+C");
    serve->add_option("--listen", options->listen, "address and port (default: the profile's, or 127.0.0.1:8000)")
        ->type_name("ADDRESS:PORT");
    serve->footer("The profile names the secret: [netbox] webhook_secret_file.\nExample: fabric-orch webhooks serve --listen 127.0.0.1:8000");
    serve->callback([&context, options] { context.run = [&context, options] { return runServe(context, *options); }; });
}

} // namespace fc::app
