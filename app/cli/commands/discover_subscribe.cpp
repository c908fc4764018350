#include "app/cli/commands/discover_subscribe.h"

#include "app/cli/commands/discover_request.h"
#include "app/cli/tree_output.h"
#include "gnmi/codec.h"
#include "gnmi/live_store.h"

#include <condition_variable>
#include <deque>
#include <iostream>
#include <mutex>
#include <sys/resource.h>

namespace fc::app {

namespace {

struct SubscribeOptions
{
    std::vector<std::string> paths;
    std::string mode = "stream";
    std::string streamMode = "on-change";
    std::string interval = "10s";
    std::string encoding = "proto";
    std::uint64_t count = 0;
    bool stats = false;
    bool updatesOnly = false;
};

/// Takes messages from the telemetry thread to the command's thread. Bounded: a reader that cannot keep up stops
/// the telemetry thread, and HTTP/2 flow control stops the device.
class Inbox final : public gnmi::SubscribeSink
{
public:
    static constexpr std::size_t kMaxWaiting = 4096;

    void opened() override {}
    void received(std::string_view message) override
    {
        std::unique_lock lock(m_mutex);
        m_taken.wait(lock, [this] { return m_messages.size() < kMaxWaiting || m_closed; });
        m_messages.emplace_back(message);
        m_arrived.notify_one();
    }
    void ended(std::optional<Error> reason) override
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
        m_reason = std::move(reason);
        m_arrived.notify_one();
    }

    /// The next message; nullopt at the end of the stream or when stopped.
    std::optional<std::string> next(std::stop_token stop)
    {
        std::unique_lock lock(m_mutex);
        m_arrived.wait(lock, stop, [this] { return !m_messages.empty() || m_ended; });
        if (m_messages.empty())
            return std::nullopt;
        std::string message = std::move(m_messages.front());
        m_messages.pop_front();
        m_taken.notify_one();
        return message;
    }
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_taken.notify_all();
    }
    std::optional<Error> reason() const
    {
        const std::lock_guard lock(m_mutex);
        return m_reason;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_arrived;
    std::condition_variable m_taken;
    std::deque<std::string> m_messages;
    bool m_ended = false;
    bool m_closed = false;
    std::optional<Error> m_reason;
};

std::optional<std::chrono::nanoseconds> parseInterval(const std::string& text)
{
    std::size_t digits = 0;
    while (digits < text.size() && digits < 9 && text[digits] >= '0' && text[digits] <= '9')
        ++digits;
    const std::string unit = text.substr(digits);
    if (digits == 0 || (unit != "ms" && unit != "s" && unit != "m" && !unit.empty()))
        return std::nullopt;
    const long number = std::stol(text.substr(0, digits));
    return std::chrono::milliseconds(unit == "ms" ? number : unit == "m" ? number * 60'000 : number * 1000);
}

Result<gnmi::SubscribeRequest> requestFrom(const SubscribeOptions& options)
{
    gnmi::SubscribeRequest request;
    request.mode = options.mode == "once"   ? gnmi::ListMode::Once
                   : options.mode == "poll" ? gnmi::ListMode::Poll
                                            : gnmi::ListMode::Stream;
    request.encoding = options.encoding == "json_ietf" ? gnmi::Encoding::JsonIetf
                       : options.encoding == "json"    ? gnmi::Encoding::Json
                                                       : gnmi::Encoding::Proto;
    request.updatesOnly = options.updatesOnly;
    const std::optional<std::chrono::nanoseconds> interval = parseInterval(options.interval);
    if (!interval)
        return makeError(ErrorCode::Usage, "an interval such as 10s or 500ms is expected").about(options.interval);
    Result<std::vector<model::Path>> paths = pathsFrom(options.paths);
    if (!paths)
        return paths.error();
    for (model::Path& path : *paths) {
        gnmi::Subscription subscription;
        subscription.path = std::move(path);
        subscription.mode = options.streamMode == "sample"           ? gnmi::StreamMode::Sample
                            : options.streamMode == "target-defined" ? gnmi::StreamMode::TargetDefined
                                                                     : gnmi::StreamMode::OnChange;
        if (subscription.mode == gnmi::StreamMode::Sample)
            subscription.sampleInterval = *interval;
        request.subscriptions.push_back(std::move(subscription));
    }
    return request;
}

void printStats(const gnmi::LiveSnapshot& snapshot, double seconds, const std::string& end, bool json)
{
    const gnmi::LiveCounters& counters = snapshot.counters();
    std::uint64_t sum = 0;
    snapshot.forEach([&](gnmi::LeafId, const gnmi::LeafInfo&, const gnmi::LeafState& state) {
        if (state.value.value.isList())
            return;
        const model::Scalar& scalar = state.value.value.scalar();
        if (const auto* number = std::get_if<std::uint64_t>(&scalar))
            sum += *number;
        else if (const auto* integer = std::get_if<std::int64_t>(&scalar))
            sum += static_cast<std::uint64_t>(*integer);
    });
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const double cpu = static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                       static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    const char* separator = json ? "," : "\n";
    const auto field = [&](const char* name, auto value, bool first = false) {
        if (json)
            std::cout << (first ? "{" : separator) << '"' << name << "\":" << value;
        else
            std::cout << name << ' ' << value << '\n';
    };
    field("updates", counters.updates, true);
    field("deletes", counters.deletes);
    field("syncs", counters.syncs);
    field("leaves", counters.leaves);
    field("merged", counters.merged);
    field("stale", counters.stale);
    field("bad", counters.bad);
    field("bytes", counters.bytes);
    field("seconds", seconds);
    field("cpu_s", cpu);
    field("peak_rss_mib", usage.ru_maxrss / 1024);
    field("sum", sum);
    field("end", json ? jsonString(end) : end);
    if (json)
        std::cout << "}\n";
}

void printMessage(const gnmi::SubscribeMessage& message, bool json)
{
    if (json) {
        const std::string lines = notificationJson(message.notification);
        if (!lines.empty())
            std::cout << lines << '\n';
    } else {
        for (const model::Path& path : message.notification.deletes)
            std::cout << "- " << model::toString(path) << '\n';
        for (const gnmi::RawUpdate& update : message.notification.updates)
            std::cout << model::toString(update.path) << ": " << gnmi::toString(update.value) << '\n';
    }
    std::cout.flush();
}

int runSubscribe(Context& context, const SubscribeOptions& options)
{
    Result<gnmi::SubscribeRequest> request = requestFrom(options);
    if (!request)
        return context.fail(request.error());
    Result<std::shared_ptr<gnmi::Transport>> transport = context.targetTransport();
    if (!transport)
        return context.fail(transport.error());
    const RealClock clock;
    Result<std::shared_ptr<const schema::SchemaIndex>> index = context.schema();
    gnmi::LiveStore store(index ? *index : nullptr, clock);
    store.beginStream();
    const std::stop_token stop = context.stopToken();
    const auto inbox = std::make_shared<Inbox>();
    Result<std::unique_ptr<gnmi::SubscribeCall>> call = (*transport)->subscribe(*request, inbox);
    if (!call)
        return context.fail(call.error());
    const auto start = std::chrono::steady_clock::now();
    std::uint64_t updates = 0;
    std::string end = "count reached";
    while (options.count == 0 || updates < options.count) {
        std::optional<std::string> bytes = inbox->next(stop);
        if (!bytes) {
            end = stop.stop_requested() ? "interrupted" : inbox->reason() ? inbox->reason()->sentence() : "closed by the device";
            break;
        }
        if (options.stats) {
            store.ingest(*bytes);
            updates = store.counters().updates;
            continue;
        }
        Result<gnmi::SubscribeMessage> message = gnmi::decodeSubscribeResponse(*bytes);
        if (!message) {
            std::cerr << "warning: " << message.error().sentence() << '\n';
            continue;
        }
        if (message->kind == gnmi::SubscribeMessage::Kind::Update) {
            updates += message->notification.updates.size() + message->notification.deletes.size();
            printMessage(*message, context.options.json);
        } else if (message->kind == gnmi::SubscribeMessage::Kind::Sync) {
            context.progress("synchronised after " + std::to_string(updates) + " updates");
            if (request->mode == gnmi::ListMode::Poll)
                (*call)->poll();
        }
    }
    inbox->close();
    context.endProgress();
    if (options.stats)
        printStats(*store.snapshot(), std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
                   end, context.options.json);
    const std::optional<Error> reason = inbox->reason();
    if (reason && !stop.stop_requested() && (options.count == 0 || updates < options.count))
        return context.fail(*reason);
    return kDone;
}

} // namespace

void addDiscoverSubscribe(CLI::App& group, Context& context)
{
    auto options = std::make_shared<SubscribeOptions>();
    CLI::App* command = group.add_subcommand("subscribe", "stream values, one line an update");
    command->add_option("--path", options->paths, "gNMI path; repeatable")->required()->allow_extra_args(false);
    command->add_option("--mode", options->mode, "stream, once or poll")->check(CLI::IsMember({"stream", "once", "poll"}));
    command->add_option("--stream-mode", options->streamMode, "on-change, sample or target-defined")
        ->check(CLI::IsMember({"on-change", "sample", "target-defined"}));
    command->add_option("--sample-interval", options->interval, "between samples: 10s, 500ms");
    command->add_option("--encoding", options->encoding, "proto, json_ietf or json")
        ->check(CLI::IsMember({"proto", "json_ietf", "json"}));
    command->add_option("--count", options->count, "stop after N updates");
    command->add_flag("--updates-only", options->updatesOnly, "no initial values");
    command->add_flag("--stats", options->stats, "print no values but, at the end, what came");
    command->footer("Example: fabric-orch discover subscribe --target leaf1:6030 --insecure --path /interfaces --mode once");
    command->callback([&context, options] { context.run = [&context, options] { return runSubscribe(context, *options); }; });
}

} // namespace fc::app
