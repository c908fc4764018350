#include "discovery/probe.h"

#include "gnmi/codec.h"

#include <array>

namespace fc::discovery {

namespace {

constexpr std::size_t kValueShown = 120;

std::string shortened(std::string text)
{
    for (char& c : text)
        c = c == '\n' || c == '\t' ? ' ' : c;
    if (text.size() > kValueShown) {
        std::size_t end = kValueShown;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            --end; // not inside a UTF-8 sequence
        text = text.substr(0, end) + "...";
    }
    return text;
}

ProbeOutcome outcomeOf(const Error& error)
{
    switch (error.code) {
    case ErrorCode::Transport:
    case ErrorCode::Tls:
    case ErrorCode::Cancelled: return ProbeOutcome::NoAnswer;
    case ErrorCode::NotFound: return ProbeOutcome::Empty;
    default: return ProbeOutcome::Refused;
    }
}

/// Waits for values, sync or the end of a subscription.
class FirstAnswer final : public gnmi::SubscribeSink
{
public:
    void opened() override {}
    void received(std::string_view bytes) override
    {
        Result<gnmi::SubscribeMessage> message = gnmi::decodeSubscribeResponse(bytes);
        const std::lock_guard lock(m_mutex);
        if (!message) {
            m_end = message.error();
        } else if (message->kind == gnmi::SubscribeMessage::Kind::Sync) {
            m_synced = true;
        } else if (message->kind == gnmi::SubscribeMessage::Kind::Failure) {
            m_end = makeError(ErrorCode::Remote, message->failure);
        } else if (!message->notification.updates.empty()) {
            ++m_updates;
            if (m_value.empty())
                m_value = gnmi::toString(message->notification.updates.front().value);
        }
        m_wake.notify_all();
    }
    void ended(std::optional<Error> reason) override
    {
        const std::lock_guard lock(m_mutex);
        m_over = true;
        if (!m_end)
            m_end = std::move(reason);
        m_wake.notify_all();
    }

    /// After sync the first values have come; `again` also waits for one more round.
    void wait(std::chrono::milliseconds deadline, bool again, std::stop_token stop)
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, stop, deadline, [&] {
            return m_over || m_end || (m_synced && (!again || m_updates == 0 || m_updates > 1));
        });
    }

    void fill(ProbeStep& step) const
    {
        const std::lock_guard lock(m_mutex);
        step.value = shortened(m_value);
        const std::string mode(toString(step.mode));
        if (m_end) {
            step.outcome = m_updates > 0 ? ProbeOutcome::Works : outcomeOf(*m_end);
            step.text = step.outcome == ProbeOutcome::Works ? mode + " brings values" : explainRefusal(*m_end);
        } else if (m_updates > 0) {
            step.outcome = ProbeOutcome::Works;
            step.text = mode + " brings values" + (m_synced ? "" : "; the device does not say when it has sent all");
        } else if (m_synced) {
            step.outcome = ProbeOutcome::Empty;
            step.text = mode + " is taken; there is no value at the moment";
        } else {
            step.outcome = ProbeOutcome::NoAnswer;
            step.text = "taken, but silent until the deadline";
        }
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::size_t m_updates = 0;
    bool m_synced = false, m_over = false;
    std::string m_value;
    std::optional<Error> m_end;
};

void tryGet(gnmi::Transport& transport, const model::Path& path, const ProbeOptions& options, ProbeStep& step)
{
    gnmi::GetRequest request;
    request.paths.push_back(path);
    Result<gnmi::GetAnswer> answer = transport.get(request, {options.deadline, options.stop});
    if (!answer) {
        step.outcome = outcomeOf(answer.error());
        step.text = explainRefusal(answer.error());
        return;
    }
    step.outcome = ProbeOutcome::Empty;
    step.text = "get is taken; there is no value at the moment";
    for (const gnmi::RawNotification& notification : answer->notifications)
        for (const gnmi::RawUpdate& update : notification.updates) {
            const std::string value = gnmi::toString(update.value);
            if (value.empty() || value == "{}")
                continue;
            step.outcome = ProbeOutcome::Works;
            step.text = "get answers";
            step.value = shortened(value);
            return;
        }
}

void trySubscribe(gnmi::Transport& transport, const model::Path& path, const ProbeOptions& options, ProbeStep& step)
{
    gnmi::SubscribeRequest request;
    gnmi::Subscription subscription;
    subscription.path = path;
    subscription.mode = step.mode == ProbeMode::Sample ? gnmi::StreamMode::Sample : gnmi::StreamMode::OnChange;
    if (step.mode == ProbeMode::Sample)
        subscription.sampleInterval = std::chrono::seconds(1);
    request.subscriptions.push_back(std::move(subscription));
    request.encoding = gnmi::Encoding::JsonIetf;
    const auto sink = std::make_shared<FirstAnswer>();
    Result<std::unique_ptr<gnmi::SubscribeCall>> call = transport.subscribe(request, sink);
    if (!call) {
        step.outcome = outcomeOf(call.error());
        step.text = explainRefusal(call.error());
        return;
    }
    sink->wait(options.deadline, step.mode == ProbeMode::Sample, options.stop);
    sink->fill(step);
}

/// "/a/b[k=v]/c" -> "/a/b/c".
std::string withoutKeys(const std::string& path)
{
    Result<model::Path> parsed = model::parsePath(path);
    if (!parsed)
        return path;
    for (model::PathElem& elem : parsed->elems)
        elem.keys.clear();
    return model::toString(*parsed);
}

} // namespace

std::string_view toString(ProbeMode mode)
{
    static constexpr std::array<std::string_view, 3> kNames{"get", "sample", "on-change"};
    return kNames[static_cast<std::size_t>(mode)];
}

std::string_view toString(ProbeOutcome outcome)
{
    static constexpr std::array<std::string_view, 4> kNames{"works", "empty", "refused", "no answer"};
    return kNames[static_cast<std::size_t>(outcome)];
}

std::string explainRefusal(const Error& error)
{
    const std::string said = error.text;
    switch (error.code) {
    case ErrorCode::Auth:
        return "the account may not read this: on EOS its role needs \"OpenConfig.Get\" (" + said + ")";
    case ErrorCode::Unsupported: return "the device does not implement it (" + said + ")";
    case ErrorCode::NotFound: return "the device knows the path but has nothing there (" + said + ")";
    case ErrorCode::Remote:
    case ErrorCode::Usage:
    case ErrorCode::Schema: return "the device refuses the path: another release, or not in its models (" + said + ")";
    case ErrorCode::Transport:
    case ErrorCode::Tls: return "no answer: " + said;
    case ErrorCode::Cancelled: return "stopped";
    default: return said;
    }
}

ProbeThrottle::ProbeThrottle(const Clock& clock, int perSecond) : m_clock(clock), m_gap(1000 / std::max(1, perSecond)) {}

bool ProbeThrottle::wait(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    const SteadyTime now = m_clock.steady();
    const SteadyTime turn = m_next && *m_next > now ? *m_next : now;
    m_next = turn + m_gap;
    m_wake.wait_for(lock, stop, turn - now, [] { return false; });
    return !stop.stop_requested();
}

ProbeReport probe(gnmi::Transport& transport, const std::string& device, const model::Path& path, const Clock& clock,
                  ProbeThrottle& throttle, const ProbeOptions& options)
{
    ProbeReport report{device, model::toString(path), clock.now(), {}};
    for (const ProbeMode mode : {ProbeMode::Get, ProbeMode::Sample, ProbeMode::OnChange}) {
        if (!throttle.wait(options.stop))
            break;
        ProbeStep step;
        step.mode = mode;
        const SteadyTime start = clock.steady();
        if (mode == ProbeMode::Get)
            tryGet(transport, path, options, step);
        else
            trySubscribe(transport, path, options, step);
        step.took = std::chrono::duration_cast<std::chrono::milliseconds>(clock.steady() - start);
        report.steps.push_back(std::move(step));
        if (mode == ProbeMode::Get && report.steps.back().outcome == ProbeOutcome::NoAnswer)
            break;
    }
    return report;
}

void ProbeBook::put(const std::string& build, const ProbeReport& report)
{
    const std::lock_guard lock(m_mutex);
    m_reports.insert_or_assign({build, withoutKeys(report.path)}, report);
}

std::optional<ProbeReport> ProbeBook::find(const std::string& build, const std::string& path) const
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_reports.find({build, withoutKeys(path)});
    return it == m_reports.end() ? std::nullopt : std::optional(it->second);
}

} // namespace fc::discovery
