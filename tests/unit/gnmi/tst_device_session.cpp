#include "gnmi/device_session.h"
#include "support/test_registry.h"

#include "proto_text.h"

#include <deque>
#include <map>

using namespace fc;
using namespace fc::gnmi;
using fc::test::Response;

namespace {

/// Answers subscriptions as the test says; everything runs on the caller's thread.
class ScriptedTransport final : public Transport
{
public:
    struct Stream
    {
        SubscribeRequest request;
        std::shared_ptr<SubscribeSink> sink;
        bool cancelled = false;
    };
    std::deque<Stream> streams;
    std::optional<Error> refuse;

    Result<Capabilities> capabilities(const CallOptions&) override { return Capabilities{}; }
    Result<GetAnswer> get(const GetRequest&, const CallOptions&) override { return GetAnswer{}; }
    Result<std::unique_ptr<SubscribeCall>> subscribe(const SubscribeRequest& request,
                                                     std::shared_ptr<SubscribeSink> sink) override
    {
        if (refuse)
            return *refuse;
        streams.push_back({request, std::move(sink), false});
        return std::unique_ptr<SubscribeCall>(std::make_unique<Call>(*this, streams.size() - 1));
    }

private:
    struct Call final : SubscribeCall
    {
        Call(ScriptedTransport& transport, std::size_t stream) : m_transport(transport), m_stream(stream) {}
        ~Call() override { m_transport.streams[m_stream].cancelled = true; }
        void poll() override {}
        ScriptedTransport& m_transport;
        std::size_t m_stream;
    };
};

/// Fires the earliest timer by hand.
class ManualTimer final : public Timer
{
public:
    Handle after(std::chrono::milliseconds wait, std::function<void()> function) override
    {
        m_due.emplace(std::pair(wait, ++m_serial), std::move(function));
        return Handle([this, key = std::pair(wait, m_serial)] { m_due.erase(key); });
    }
    bool empty() const { return m_due.empty(); }
    std::chrono::milliseconds next() const { return m_due.empty() ? std::chrono::milliseconds(-1) : m_due.begin()->first.first; }
    void fire()
    {
        auto function = std::move(m_due.begin()->second);
        m_due.erase(m_due.begin());
        function();
    }

private:
    std::map<std::pair<std::chrono::milliseconds, int>, std::function<void()>> m_due;
    int m_serial = 0;
};

class Listener final : public SessionListener
{
public:
    std::string states;
    int wakes = 0;
    SessionStatus last;
    void sessionChanged(const std::string&, const SessionStatus& status) override
    {
        states += std::string(toString(status.state)) + " ";
        last = status;
    }
    void leavesChanged(const std::string&) override { ++wakes; }
};

} // namespace

class TstDeviceSession : public QObject
{
    Q_OBJECT

    RealClock m_clock;

    struct Bench
    {
        std::shared_ptr<ScriptedTransport> transport = std::make_shared<ScriptedTransport>();
        ManualTimer timer;
        Listener listener;
        std::unique_ptr<DeviceSession> session;
        explicit Bench(const Clock& clock)
        {
            DeviceSessionParts parts;
            parts.device = "leaf1";
            parts.transport = transport;
            for (const char* path : {"/interfaces/interface/config", "/interfaces/interface/state/counters"})
                parts.request.subscriptions.push_back({model::parsePath(path).value(), StreamMode::OnChange, {}, {}, false});
            session = std::make_unique<DeviceSession>(std::move(parts), timer, clock, listener);
        }
        SubscribeSink& sink() { return *transport->streams.back().sink; }
        void goLive()
        {
            session->start();
            sink().opened();
            sink().received(Response(1).text("/a", "1").bytes());
            sink().received(test::syncBytes());
        }
    };

private Q_SLOTS:
    void goesLiveAndTellsIt()
    {
        Bench bench(m_clock);
        bench.goLive();
        FC_COMPARE(bench.listener.states, std::string("connecting syncing live "));
        FC_COMPARE(bench.listener.wakes, 1);
        FC_COMPARE(bench.session->store().counters().leaves, std::uint64_t{1});
        bench.sink().received(test::syncBytes());
        FC_COMPARE(bench.listener.states, std::string("connecting syncing live "));
    }

    void aLostStreamIsStaleAndTriedAgain()
    {
        Bench bench(m_clock);
        bench.goLive();
        bench.sink().ended(makeError(ErrorCode::Transport, "connection reset"));
        QVERIFY(bench.session->status().state == SessionState::Backoff);
        QVERIFY(!bench.session->store().counters().connected);
        FC_COMPARE(bench.session->status().error->text, std::string("connection reset"));
        QVERIFY(bench.timer.next() >= std::chrono::milliseconds(800) && bench.timer.next() <= std::chrono::milliseconds(1200));
        QVERIFY(bench.session->status().retryIn == bench.timer.next());

        bench.timer.fire();
        FC_COMPARE(bench.transport->streams.size(), std::size_t{2});
        bench.sink().opened();
        bench.sink().received(test::syncBytes());
        QVERIFY(bench.session->status().state == SessionState::Live);
        QVERIFY(!bench.session->status().error.has_value());
        FC_COMPARE(bench.session->status().reconnects, std::uint64_t{1});
        FC_COMPARE(bench.session->store().counters().swept, std::uint64_t{1});
    }

    void anEndWithoutErrorIsTriedAgainToo()
    {
        Bench bench(m_clock);
        bench.goLive();
        bench.sink().ended(std::nullopt);
        QVERIFY(bench.session->status().state == SessionState::Backoff);
        QVERIFY(bench.session->status().error.has_value());
    }

    void wrongCredentialsAreNotTriedAgain()
    {
        Bench bench(m_clock);
        bench.session->start();
        bench.sink().ended(makeError(ErrorCode::Auth, "wrong password"));
        QVERIFY(bench.session->status().state == SessionState::Closed);
        QVERIFY(bench.timer.empty());
        FC_COMPARE(bench.session->status().error->text, std::string("wrong password"));
        bench.session->start(); // a person may
        FC_COMPARE(bench.transport->streams.size(), std::size_t{2});
    }

    void aRefusedPathIsLeftOutAndTheRestRuns()
    {
        Bench bench(m_clock);
        bench.session->start();
        bench.sink().ended(makeError(ErrorCode::Schema, "failed to subscribe to /interfaces/interface/state/counters"));
        QVERIFY(bench.session->status().state == SessionState::Backoff);
        QVERIFY(bench.timer.next() == std::chrono::milliseconds(0));
        FC_COMPARE(model::toString(bench.session->status().refusedPaths.at(0)),
                   std::string("/interfaces/interface/state/counters"));
        bench.timer.fire();
        FC_COMPARE(bench.transport->streams.back().request.subscriptions.size(), std::size_t{1});
        bench.sink().ended(makeError(ErrorCode::Schema, "failed to subscribe to /interfaces/interface/config"));
        QVERIFY(bench.session->status().state == SessionState::Closed); // nothing would be left
    }

    void lateCallsOfAnOldStreamMeanNothing()
    {
        Bench bench(m_clock);
        bench.goLive();
        const auto old = bench.transport->streams.back().sink;
        bench.session->reconnect();
        FC_COMPARE(bench.transport->streams.size(), std::size_t{2});
        QVERIFY(bench.transport->streams.front().cancelled);
        old->received(Response(9).text("/late", "1").bytes());
        old->ended(makeError(ErrorCode::Cancelled, "cancelled"));
        QVERIFY(bench.session->status().state == SessionState::Connecting);
        FC_COMPARE(bench.session->store().counters().leaves, std::uint64_t{1});
    }

    void stopCancelsTheStreamOrTheWait()
    {
        Bench bench(m_clock);
        bench.goLive();
        bench.session->stop();
        QVERIFY(bench.transport->streams.back().cancelled);
        QVERIFY(bench.session->status().state == SessionState::Closed);
        bench.session->start();
        bench.sink().ended(makeError(ErrorCode::Transport, "x"));
        QVERIFY(!bench.timer.empty());
        bench.session->stop();
        QVERIFY(bench.timer.empty());
    }

    void theLegacyErrorEndsTheStream()
    {
        Bench bench(m_clock);
        bench.goLive();
        ::gnmi::SubscribeResponse message;
        message.mutable_error()->set_message("agent restarted");
        bench.sink().received(message.SerializeAsString());
        QVERIFY(bench.session->status().state == SessionState::Backoff);
        QVERIFY(bench.session->status().error->text.find("agent restarted") != std::string::npos);
    }

    void aStreamThatNeverSyncsIsLiveInTheEnd()
    {
        Bench bench(m_clock);
        bench.goLive();
        QVERIFY(bench.timer.empty()); // the watch ends with the sync
        bench.sink().ended(std::nullopt);
        bench.timer.fire();
        bench.sink().opened();
        bench.sink().received(Response(1).text("/b", "1").bytes());
        QVERIFY(bench.timer.next() == std::chrono::milliseconds(30'000));
        bench.timer.fire();
        QVERIFY(bench.session->status().state == SessionState::Live);
        QVERIFY(bench.session->status().syncMissing);
        FC_COMPARE(bench.session->store().counters().leaves, std::uint64_t{2}); // nothing is swept without a sync
        bench.sink().received(test::syncBytes());
        FC_COMPARE(bench.session->store().counters().leaves, std::uint64_t{1});
        QVERIFY(!bench.session->status().syncMissing);
    }

    void aStreamThatBringsNothingIsLost()
    {
        Bench bench(m_clock);
        bench.session->start();
        bench.sink().opened();
        bench.timer.fire();
        QVERIFY(bench.session->status().state == SessionState::Backoff);
        QVERIFY(bench.session->status().error->text.find("sent nothing") != std::string::npos);
        QVERIFY(bench.transport->streams.front().cancelled);
    }

    void aRequestThatCannotBeSentIsSaid()
    {
        Bench bench(m_clock);
        bench.transport->refuse = makeError(ErrorCode::Usage, "no such file");
        bench.session->start();
        QVERIFY(bench.session->status().state == SessionState::Closed);
        FC_COMPARE(bench.session->status().error->text, std::string("no such file"));
    }

    void afterDestructionTheListenerIsLeftAlone()
    {
        Bench bench(m_clock);
        bench.goLive();
        const auto sink = bench.transport->streams.back().sink;
        bench.session.reset();
        bench.listener.states.clear();
        sink->received(Response(2).text("/b", "1").bytes());
        sink->ended(std::nullopt);
        FC_COMPARE(bench.listener.states, std::string());
        QVERIFY(bench.transport->streams.back().cancelled);
    }

    void theThreadTimerRunsInOrderAndForgetsWhatWasReset()
    {
        ThreadTimer timer;
        std::mutex mutex;
        std::condition_variable done;
        std::string order;
        const auto add = [&](char c) {
            return [&, c] {
                const std::lock_guard lock(mutex);
                order += c;
                done.notify_all();
            };
        };
        using std::chrono::milliseconds;
        const Handle c = timer.after(milliseconds(60), add('c'));
        const Handle a = timer.after(milliseconds(1), add('a'));
        Handle never = timer.after(milliseconds(20), add('x'));
        never.reset();
        std::unique_lock lock(mutex);
        QVERIFY(done.wait_for(lock, std::chrono::seconds(10), [&] { return order.size() == 2; }));
        FC_COMPARE(order, std::string("ac"));
    }
};

FC_REGISTER_TEST(TstDeviceSession);
#include "tst_device_session.moc"
