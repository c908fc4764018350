#include "gnmi/device_session.h"
#include "gnmi/live_config.h"
#include "gnmi/subscription_plan.h"
#include "gnmi/tree_apply.h"
#include "gnmi_grpc/grpc_transport.h"
#include "schema/instance.h"
#include "schema/schema_locator.h"
#include "sim/fabric/loader.h"
#include "sim/sim_fabric.h"
#include "support/test_registry.h"

#include <QElapsedTimer>

#include <condition_variable>
#include <mutex>

using namespace fc;
namespace gn = fc::gnmi;

namespace {

/// Waits for states and for leaves.
class Watcher final : public gn::SessionListener
{
public:
    void sessionChanged(const std::string&, const gn::SessionStatus& status) override
    {
        const std::lock_guard lock(m_mutex);
        m_status = status;
        m_wake.notify_all();
    }
    void leavesChanged(const std::string&) override
    {
        const std::lock_guard lock(m_mutex);
        m_wake.notify_all();
    }
    bool waitUntil(const std::function<bool(const gn::SessionStatus&)>& condition)
    {
        std::unique_lock lock(m_mutex);
        // Checked every 20 ms as well: a condition may look at the store, which changes without a word while awake.
        for (int i = 0; i < 3'000; ++i) {
            if (condition(m_status))
                return true;
            m_wake.wait_for(lock, std::chrono::milliseconds(20));
        }
        return false;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    gn::SessionStatus m_status;
};

bool isLive(const gn::SessionStatus& status)
{
    return status.state == gn::SessionState::Live;
}

} // namespace

class TstLabDevice : public QObject
{
    Q_OBJECT

    RealClock m_clock;
    std::shared_ptr<const schema::SchemaIndex> m_index;
    std::unique_ptr<sim::SimFabric> m_fabric;
    std::unique_ptr<gnmi_grpc::GrpcRuntime> m_runtime;

    gnmi_grpc::TargetOptions target(const char* device)
    {
        gnmi_grpc::TargetOptions out;
        out.device = device;
        out.host = "127.0.0.1";
        out.port = m_fabric->server(device)->port();
        out.tls = gnmi_grpc::TlsMode::Off;
        return out;
    }
    std::shared_ptr<gn::Transport> connect(const char* device)
    {
        return gnmi_grpc::makeTransport(*m_runtime, target(device)).value();
    }
    std::unique_ptr<gn::DeviceSession> follow(const char* device, Watcher& watcher, gn::Timer& timer)
    {
        gn::DeviceSessionParts parts;
        parts.device = device;
        parts.transport = connect(device);
        parts.request = gn::consoleSubscription(*m_index);
        parts.schema = m_index;
        parts.backoff = {std::chrono::milliseconds(20), std::chrono::milliseconds(200), 2.0, 0.0};
        return std::make_unique<gn::DeviceSession>(std::move(parts), timer, m_clock, watcher);
    }
    static model::Path path(std::string_view text) { return model::parsePath(text).value(); }

private Q_SLOTS:
    void initTestCase()
    {
        auto index = schema::openBundledIndex();
        QVERIFY2(index.ok(), index.ok() ? "" : index.error().sentence().c_str());
        m_index = *index;
        auto blueprint = sim::loadFabric("lab-10");
        QVERIFY2(blueprint.ok(), blueprint.ok() ? "" : blueprint.error().sentence().c_str());
        auto fabric = sim::SimFabric::create(m_index, std::move(*blueprint), {}, m_clock);
        QVERIFY2(fabric.ok(), fabric.ok() ? "" : fabric.error().sentence().c_str());
        m_fabric = std::move(*fabric);
        const Status started = m_fabric->start();
        QVERIFY2(started.ok(), started.ok() ? "" : started.error().sentence().c_str());
        m_runtime = std::make_unique<gnmi_grpc::GrpcRuntime>();
    }
    void cleanupTestCase()
    {
        m_runtime.reset();
        m_fabric.reset();
    }

    void everyEncodingGivesTheSameDocument()
    {
        const auto transport = connect("leaf1");
        gn::GetRequest request;
        request.type = gn::DataType::Config;
        request.paths = {path("/interfaces"), path("/network-instances")};
        std::optional<model::ConfigTree> first;
        for (const gn::Encoding encoding : {gn::Encoding::JsonIetf, gn::Encoding::Json, gn::Encoding::Proto}) {
            request.encoding = encoding;
            auto answer = transport->get(request);
            QVERIFY2(answer.ok(), answer.ok() ? "" : answer.error().sentence().c_str());
            schema::DecodeReport report;
            auto tree = gn::toTree(*m_index, *answer, schema::Strictness::Lenient, &report);
            QVERIFY2(tree.ok(), tree.ok() ? "" : tree.error().sentence().c_str());
            QVERIFY2(report.skipped == 0, report.notes.empty() ? "" : report.notes.front().c_str());
            QVERIFY(tree->leafCount() > 100);
            if (!first)
                first = *tree;
            QVERIFY2(*tree == *first, std::string(gn::toString(encoding)).c_str());
        }
    }

    /// What is streamed is what Get answers: for every configuration leaf that the console subscribes to.
    void theStreamedConfigurationIsTheOneGetAnswers()
    {
        Watcher watcher;
        gn::ThreadTimer timer;
        QElapsedTimer watch;
        watch.start();
        const auto session = follow("leaf3", watcher, timer);
        session->start();
        QVERIFY(watcher.waitUntil(isLive));
        const gn::LiveCounters counters = session->store().counters();
        qInfo("live after %lld ms: %llu leaves, %llu messages, %llu bytes", watch.elapsed(),
              static_cast<unsigned long long>(counters.leaves), static_cast<unsigned long long>(counters.messages),
              static_cast<unsigned long long>(counters.bytes));
        QVERIFY(session->status().refusedPaths.empty());
        FC_COMPARE(counters.bad, std::uint64_t{0});

        schema::DecodeReport report;
        const model::ConfigTree streamed = gn::configTree(*m_index, *session->store().snapshot(), &report);
        QVERIFY2(report.skipped == 0, report.notes.empty() ? "" : report.notes.front().c_str());
        gn::GetRequest request;
        request.type = gn::DataType::Config;
        request.paths = {path("/interfaces"), path("/network-instances"), path("/arista")};
        const auto got = gn::toTree(*m_index, connect("leaf3")->get(request).value(), schema::Strictness::Lenient);
        QVERIFY(got.ok());
        std::string missing;
        compareLeaves(got->root(), {}, streamed, missing);
        QVERIFY2(missing.empty(), missing.c_str());
    }

    void anOutOfBandChangeArrivesByItself()
    {
        Watcher watcher;
        gn::ThreadTimer timer;
        const auto session = follow("leaf4", watcher, timer);
        session->start();
        QVERIFY(watcher.waitUntil(isLive));
        session->store().drain();
        const char* description = "/interfaces/interface[name=Ethernet1]/config/description";
        QElapsedTimer watch;
        watch.start();
        const Status set = m_fabric->setValue("leaf4", description, "hacked");
        QVERIFY2(set.ok(), set.ok() ? "" : set.error().sentence().c_str());
        const auto holds = [&](const std::string& wanted) {
            return [&, wanted](const gn::SessionStatus&) {
                const auto leaf = session->store().find(path(description));
                const auto snapshot = session->store().snapshot();
                return leaf && snapshot->state(*leaf).present && gn::toString(snapshot->state(*leaf).value) == wanted;
            };
        };
        QVERIFY(watcher.waitUntil(holds("hacked")));
        qInfo("changed leaf seen after %lld ms", watch.elapsed());
        QVERIFY(m_fabric->remove("leaf4", description).ok());
        QVERIFY(watcher.waitUntil([&](const gn::SessionStatus&) {
            const auto snapshot = session->store().snapshot();
            return !snapshot->state(session->store().find(path(description)).value()).present;
        }));
    }

    void aRebootIsSurvived()
    {
        Watcher watcher;
        gn::ThreadTimer timer;
        const auto session = follow("leaf5", watcher, timer);
        session->start();
        QVERIFY(watcher.waitUntil(isLive));
        const std::uint64_t leaves = session->store().counters().leaves;
        QVERIFY(m_fabric->reboot("leaf5", std::chrono::milliseconds(50)).ok());
        QVERIFY(watcher.waitUntil([](const gn::SessionStatus& s) { return isLive(s) && s.reconnects > 0; }));
        // Counters of a freshly booted device may be fewer; the configuration is all there.
        QVERIFY(session->store().counters().leaves > leaves / 2);
    }

    void refusalsNameTheDeviceAndThePath()
    {
        gn::GetRequest request;
        request.paths = {path("/interfaces/no-such-node")};
        const auto answer = connect("leaf1")->get(request);
        QVERIFY(!answer.ok());
        QVERIFY2(answer.error().subject.starts_with("leaf1"), answer.error().sentence().c_str());
        QVERIFY2(answer.error().sentence().find("no-such-node") != std::string::npos, answer.error().sentence().c_str());
    }

private:
    /// Lines "path: got / streamed" for what the stream lacks or has otherwise. Keys and read-only leaves aside.
    void compareLeaves(const model::TreeNode& node, const model::InstancePath& at, const model::ConfigTree& streamed,
                       std::string& out) const
    {
        if (node.value && m_index->isConfig(node.schema) && !m_index->isKey(node.schema)) {
            const model::TreeNode* other = streamed.find(at);
            if ((other == nullptr || other->value != node.value) && out.size() < 1'000)
                out += model::toString(schema::toPath(*m_index, at)) + ": " + model::toString(*node.value) + " / " +
                       (other != nullptr && other->value ? model::toString(*other->value) : "nothing") + "\n";
        }
        for (const model::TreeNodePtr& child : node.children) {
            model::InstancePath below = at;
            below.push_back({child->schema, child->keys});
            compareLeaves(*child, below, streamed, out);
        }
    }
};

FC_REGISTER_TEST(TstLabDevice);
#include "tst_lab_device.moc"
