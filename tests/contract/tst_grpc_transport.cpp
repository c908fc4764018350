#include "gnmi/device_session.h"
#include "gnmi_grpc/grpc_transport.h"
#include "support/test_registry.h"

#include "recording_sink.h"
#include "scripted_gnmi_server.h"

#include <QElapsedTimer>

#include <thread>

using namespace fc;
using namespace fc::gnmi_grpc;
using fc::test::RecordingSink;
using fc::test::ScriptedGnmiServer;
using fc::test::ServerScript;

namespace {

::gnmi::SubscribeResponse update(const char* name, std::uint64_t value)
{
    ::gnmi::SubscribeResponse response;
    response.mutable_update()->set_timestamp(1);
    ::gnmi::Update* made = response.mutable_update()->add_update();
    made->mutable_path()->add_elem()->set_name(name);
    made->mutable_val()->set_uint_val(value);
    return response;
}

fc::gnmi::SubscribeRequest subscription(fc::gnmi::ListMode mode = fc::gnmi::ListMode::Stream)
{
    fc::gnmi::SubscribeRequest request;
    request.mode = mode;
    request.subscriptions.push_back({model::parsePath("/a").value(), fc::gnmi::StreamMode::OnChange, {}, {}, false});
    return request;
}

fc::gnmi::CallOptions within(int milliseconds)
{
    fc::gnmi::CallOptions options;
    options.deadline = std::chrono::milliseconds(milliseconds);
    return options;
}

class LiveListener final : public fc::gnmi::SessionListener
{
public:
    void sessionChanged(const std::string&, const fc::gnmi::SessionStatus& status) override
    {
        const std::lock_guard lock(m_mutex);
        m_status = status;
        m_wake.notify_all();
    }
    void leavesChanged(const std::string&) override { m_wake.notify_all(); }
    bool waitFor(const std::function<bool(const fc::gnmi::SessionStatus&)>& condition)
    {
        std::unique_lock lock(m_mutex);
        return m_wake.wait_for(lock, std::chrono::seconds(30), [&] { return condition(m_status); });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    fc::gnmi::SessionStatus m_status;
};

} // namespace

/// The Transport contract, over real gRPC on loopback, plaintext.
class TstGrpcTransport : public QObject
{
    Q_OBJECT

    std::unique_ptr<GrpcRuntime> m_runtime;

    static TargetOptions plaintext(int port)
    {
        TargetOptions target;
        target.device = "leaf1";
        target.host = "127.0.0.1";
        target.port = static_cast<std::uint16_t>(port);
        target.tls = TlsMode::Off;
        return target;
    }
    std::shared_ptr<fc::gnmi::Transport> connect(TargetOptions target) { return makeTransport(*m_runtime, std::move(target)).value(); }

    /// A port on which nobody listens.
    static int deadPort()
    {
        ScriptedGnmiServer server({});
        return server.start();
    }

private Q_SLOTS:
    void init() { m_runtime = std::make_unique<GrpcRuntime>(2U); }
    void cleanup() { m_runtime.reset(); }

    void readsCapabilitiesAndGet()
    {
        ServerScript script;
        script.get = [](const ::gnmi::GetRequest& request, ::gnmi::GetResponse* response) {
            auto* made = response->add_notification()->add_update();
            *made->mutable_path() = request.path(0);
            made->mutable_val()->set_json_ietf_val("\"x\"");
            return grpc::Status::OK;
        };
        ScriptedGnmiServer server(script);
        const auto transport = connect(plaintext(server.start()));
        FC_COMPARE(transport->capabilities().value().gnmiVersion, std::string("0.7.0"));
        fc::gnmi::GetRequest request;
        request.paths = {model::parsePath("/a/b[k=v]").value()};
        const fc::gnmi::GetAnswer answer = transport->get(request).value();
        FC_COMPARE(model::toString(answer.notifications.at(0).updates.at(0).path), std::string("/a/b[k=v]"));
    }

    void aDeadPortIsRefused()
    {
        const auto transport = connect(plaintext(deadPort()));
        const auto answer = transport->capabilities(within(5'000));
        QVERIFY(!answer.ok());
        QVERIFY2(answer.error().text.find("nothing listens") != std::string::npos, answer.error().sentence().c_str());
        QVERIFY(answer.error().code == ErrorCode::Transport);
        QVERIFY(answer.error().subject.starts_with("leaf1 127.0.0.1:"));
    }

    void aNameThatDoesNotExistIsSaid()
    {
        TargetOptions target = plaintext(6030);
        target.host = "no-such-host.invalid";
        const auto answer = connect(target)->capabilities(within(8'000));
        QVERIFY(!answer.ok());
        QVERIFY2(answer.error().code == ErrorCode::Transport, answer.error().sentence().c_str());
    }

    void wrongCredentialsAreAuthErrors()
    {
        ServerScript script;
        script.user = "admin";
        script.password = "right";
        ScriptedGnmiServer server(script);
        TargetOptions target = plaintext(server.start());
        const auto none = connect(target)->capabilities();
        QVERIFY(none.error().code == ErrorCode::Auth);
        QVERIFY(none.error().text.find("none was given") != std::string::npos);
        target.username = "admin";
        target.password = Secret("wrong");
        const auto wrong = connect(target)->get({});
        QVERIFY(wrong.error().code == ErrorCode::Auth);
        QVERIFY(wrong.error().text.find("\"admin\"") != std::string::npos);
        QVERIFY(wrong.error().sentence().find("wrong\"") == std::string::npos); // never the password
        target.password = Secret("right");
        QVERIFY(connect(target)->capabilities().ok());
    }

    void credentialsGrpcWouldDieOfAreRefusedBefore()
    {
        TargetOptions target = plaintext(1);
        target.username = "admin";
        for (const char* bad : {"line\nbreak", "caf\xC3\xA9", "nul\x01"}) {
            target.password = Secret(bad);
            const auto made = makeTransport(*m_runtime, target);
            QVERIFY(!made.ok());
            QVERIFY(made.error().code == ErrorCode::Usage);
        }
        target.password = Secret(std::string());
        QVERIFY(makeTransport(*m_runtime, target).ok()); // an empty password is legal
    }

    void largeAnswersArrive()
    {
        ServerScript script;
        script.get = [](const ::gnmi::GetRequest&, ::gnmi::GetResponse* response) {
            response->add_notification()->add_update()->mutable_val()->set_string_val(std::string(5 * 1024 * 1024, 'x'));
            return grpc::Status::OK;
        };
        ScriptedGnmiServer server(script);
        const auto answer = connect(plaintext(server.start()))->get({});
        QVERIFY2(answer.ok(), answer.ok() ? "" : answer.error().sentence().c_str());
        FC_COMPARE(fc::gnmi::toString(answer->notifications.at(0).updates.at(0).value).size(), std::size_t{5 * 1024 * 1024});
    }

    void longErrorTextsArrive()
    {
        ServerScript script;
        script.get = [](const ::gnmi::GetRequest&, ::gnmi::GetResponse*) {
            return grpc::Status(grpc::StatusCode::INVALID_ARGUMENT, "/a/b: " + std::string(20 * 1024, 'd'));
        };
        ScriptedGnmiServer server(script);
        const auto answer = connect(plaintext(server.start()))->get({});
        QVERIFY(answer.error().code == ErrorCode::Schema);
        QVERIFY(answer.error().text.size() > 20 * 1024);
        FC_COMPARE(answer.error().subject, std::string("leaf1 /a/b"));
    }

    void aServerThatNeverAnswersRunsIntoTheDeadline()
    {
        ServerScript script;
        script.hang = true;
        ScriptedGnmiServer server(script);
        const auto answer = connect(plaintext(server.start()))->get({}, within(200));
        QVERIFY(answer.error().code == ErrorCode::Transport);
        QVERIFY(answer.error().text.find("deadline") != std::string::npos);
    }

    void aStopEndsTheCallAtOnce()
    {
        ServerScript script;
        script.hang = true;
        ScriptedGnmiServer server(script);
        const auto transport = connect(plaintext(server.start()));
        std::stop_source stop;
        fc::gnmi::CallOptions options = within(60'000);
        options.stop = stop.get_token();
        std::jthread stopper([&] { stop.request_stop(); });
        QElapsedTimer timer;
        timer.start();
        const auto answer = transport->get({}, options);
        QVERIFY(answer.error().code == ErrorCode::Cancelled);
        QVERIFY(timer.elapsed() < 20'000);
    }

    void subscribesUntilCancelled()
    {
        ServerScript script;
        script.initial = {update("a", 1)};
        ScriptedGnmiServer server(script);
        const auto transport = connect(plaintext(server.start()));
        const auto sink = std::make_shared<RecordingSink>();
        auto call = transport->subscribe(subscription(), sink).value();
        QVERIFY(sink->waitForOpen());
        QVERIFY(sink->waitForMessages(2));
        server.send(update("b", 2));
        QVERIFY(sink->waitForMessages(3));
        QVERIFY(sink->messages()[1].kind == fc::gnmi::SubscribeMessage::Kind::Sync);
        call.reset();
        QVERIFY(sink->waitForEnd());
        QVERIFY(sink->reason().has_value() && sink->reason()->code == ErrorCode::Cancelled);
    }

    void onceEndsInOrder()
    {
        ServerScript script;
        script.initial = {update("a", 1)};
        ScriptedGnmiServer server(script);
        const auto sink = std::make_shared<RecordingSink>();
        const auto call = connect(plaintext(server.start()))->subscribe(subscription(fc::gnmi::ListMode::Once), sink).value();
        QVERIFY(sink->waitForEnd());
        QVERIFY(!sink->reason().has_value());
        FC_COMPARE(sink->messages().size(), std::size_t{2});
    }

    void pollAsksForRounds()
    {
        ServerScript script;
        script.initial = {update("a", 1)};
        ScriptedGnmiServer server(script);
        const auto sink = std::make_shared<RecordingSink>();
        const auto call = connect(plaintext(server.start()))->subscribe(subscription(fc::gnmi::ListMode::Poll), sink).value();
        QVERIFY(sink->waitForMessages(2));
        call->poll();
        call->poll();
        QVERIFY(sink->waitForMessages(6));
    }

    void aStreamTheDeviceRefusesEndsWithItsWords()
    {
        ServerScript script;
        script.sync = false;
        script.endAfterInitial = grpc::Status(grpc::StatusCode::INVALID_ARGUMENT, "failed to subscribe to /a");
        ScriptedGnmiServer server(script);
        const auto sink = std::make_shared<RecordingSink>();
        const auto call = connect(plaintext(server.start()))->subscribe(subscription(), sink).value();
        QVERIFY(sink->waitForEnd());
        QVERIFY(sink->reason()->code == ErrorCode::Schema);
        QVERIFY(sink->reason()->text.find("failed to subscribe to /a") != std::string::npos);
    }

    void textThatIsNotUtf8DoesNotEndTheStream()
    {
        ServerScript script;
        ::gnmi::SubscribeResponse odd = update("a", 1);
        odd.mutable_update()->mutable_update(0)->mutable_val()->set_string_val("caf\xE9");
        script.initial = {odd, update("b", 2)};
        ScriptedGnmiServer server(script);
        const auto sink = std::make_shared<RecordingSink>();
        const auto call = connect(plaintext(server.start()))->subscribe(subscription(), sink).value();
        QVERIFY(sink->waitForMessages(3));
        FC_COMPARE(sink->messages()[0].notification.repairedTexts, 1U);
    }

    void aDeadPortEndsTheSubscription()
    {
        const auto sink = std::make_shared<RecordingSink>();
        const auto call = connect(plaintext(deadPort()))->subscribe(subscription(), sink).value();
        QVERIFY(sink->waitForEnd());
        QVERIFY2(sink->reason()->text.find("nothing listens") != std::string::npos, sink->reason()->sentence().c_str());
        QVERIFY(sink->messages().empty());
    }

    void anEmptySubscriptionIsRefusedBeforeSending()
    {
        const auto made = connect(plaintext(1))->subscribe({}, std::make_shared<RecordingSink>());
        QVERIFY(!made.ok());
        QVERIFY(made.error().code == ErrorCode::Usage);
    }

    void closingTheRuntimeEndsWhatStillRuns()
    {
        ServerScript script;
        ScriptedGnmiServer server(script);
        const auto sink = std::make_shared<RecordingSink>();
        const auto call = connect(plaintext(server.start()))->subscribe(subscription(), sink).value();
        QVERIFY(sink->waitForMessages(1));
        m_runtime.reset();
        QVERIFY(sink->waitForEnd());
    }

    void aSessionComesBackAfterTheServerRestarts()
    {
        ServerScript script;
        script.initial = {update("a", 1), update("gone", 1)};
        auto server = std::make_unique<ScriptedGnmiServer>(script);
        const int port = server->start();
        fc::gnmi::ThreadTimer timer;
        RealClock clock;
        LiveListener listener;
        fc::gnmi::DeviceSessionParts parts;
        parts.device = "leaf1";
        parts.transport = connect(plaintext(port));
        parts.request = subscription();
        parts.backoff = {std::chrono::milliseconds(20), std::chrono::milliseconds(200), 2.0, 0.0};
        fc::gnmi::DeviceSession session(std::move(parts), timer, clock, listener);
        session.start();
        const auto live = [](const fc::gnmi::SessionStatus& s) { return s.state == fc::gnmi::SessionState::Live; };
        QVERIFY(listener.waitFor(live));
        FC_COMPARE(session.store().counters().leaves, std::uint64_t{2});

        server.reset();
        QVERIFY(listener.waitFor([](const fc::gnmi::SessionStatus& s) { return s.state == fc::gnmi::SessionState::Backoff; }));
        QVERIFY(!session.store().counters().connected);
        FC_COMPARE(session.store().counters().leaves, std::uint64_t{2}); // kept, marked stale

        script.initial = {update("a", 2)};
        server = std::make_unique<ScriptedGnmiServer>(script);
        FC_COMPARE(server->start(port), port);
        QVERIFY(listener.waitFor(live));
        FC_COMPARE(session.store().counters().leaves, std::uint64_t{1});
        FC_COMPARE(session.store().counters().swept, std::uint64_t{1});
        QVERIFY(session.status().reconnects >= 1);
    }
};

FC_REGISTER_TEST(TstGrpcTransport);
#include "tst_grpc_transport.moc"
