#include "gnmi_grpc/grpc_device_writer.h"
#include "plan/approved_set.h"
#include "support/test_registry.h"

#include "scripted_gnmi_server.h"
#include "unit/plan/apply_bench.h"

#include <optional>

using namespace fc;
using namespace fc::test;

namespace {

/// One approved change of leaf3, minted as the engine does it.
plan::ApprovedSet approvedSet()
{
    ApplyBench bench;
    bench.fabric.setUp("leaf3", std::string(kDescription) + " = host1", std::string(kDescription) + " = hacked");
    const plan::Plan plan = bench.plan();
    bench.approve(plan);
    const std::string device = "leaf3";
    const plan::FreshState fresh{bench.fabric.devices[device], bench.fabric.intents[device]};
    auto minted = plan::mintApprovedSets({eosDiff(), plan, device, bench.decisions, fresh});
    if (!minted)
        throw std::runtime_error(minted.error().sentence());
    return std::move(minted->sets.at(0));
}

} // namespace

/// What comes back from a Set: done, refused (nothing in force), or unknown.
class TstDeviceWriter : public QObject
{
    Q_OBJECT

    static std::unique_ptr<plan::DeviceWriter> writerTo(int port, int deadline = 10'000)
    {
        return gnmi_grpc::makeDeviceWriter(
            [port](const std::string& device) -> Result<gnmi_grpc::TargetOptions> {
                gnmi_grpc::TargetOptions target;
                target.device = device;
                target.host = "127.0.0.1";
                target.port = static_cast<std::uint16_t>(port);
                target.tls = gnmi_grpc::TlsMode::Off;
                return target;
            },
            {}, std::chrono::milliseconds(deadline));
    }
    static ServerScript answering(grpc::Status status)
    {
        ServerScript script;
        script.set = [status](const ::gnmi::SetRequest&, ::gnmi::SetResponse*) { return status; };
        return script;
    }
    static Error failureOf(ServerScript script, int deadline = 10'000)
    {
        ScriptedGnmiServer server(std::move(script));
        auto outcome = writerTo(server.start(), deadline)->commit(approvedSet());
        return outcome.ok() ? makeError(ErrorCode::Internal, "it went through") : std::move(outcome).error();
    }

private Q_SLOTS:
    void sendsTheStoredBytesOnce()
    {
        plan::ApprovedSet set = approvedSet();
        const std::string stored = set.bytes();
        std::string arrived;
        ServerScript script;
        script.set = [&](const ::gnmi::SetRequest& request, ::gnmi::SetResponse* response) {
            arrived = request.SerializeAsString();
            response->set_timestamp(77);
            auto* result = response->add_response();
            *result->mutable_path() = request.update(0).path();
            result->set_op(::gnmi::UpdateResult::UPDATE);
            return grpc::Status::OK;
        };
        ScriptedGnmiServer server(script);
        const auto outcome = writerTo(server.start())->commit(std::move(set));
        QVERIFY2(outcome.ok(), outcome.ok() ? "" : outcome.error().sentence().c_str());
        QVERIFY(arrived == stored);
        FC_COMPARE(server.setCalls(), 1);
        FC_COMPARE(outcome->timestampNs, std::int64_t{77});
        FC_COMPARE(outcome->results.at(0), std::string("update ") + kDescription);
    }

    void aRefusalKeepsTheWordsAndThePath()
    {
        const Error error = failureOf(
            answering({grpc::StatusCode::INVALID_ARGUMENT, std::string(kDescription) + ": too long"}));
        QVERIFY(error.code == ErrorCode::Schema && plan::saysNothingChanged(error));
        QVERIFY2(error.text.find("too long") != std::string::npos, error.text.c_str());
        FC_COMPARE(error.subject, std::string("leaf3 ") + kDescription);
        FC_COMPARE(error.state, std::string("nothing of this request is in force"));
    }

    void anErrorInsideOutOfTheDeviceLeavesItOpen_data()
    {
        QTest::addColumn<int>("code");
        QTest::newRow("unknown") << int(grpc::StatusCode::UNKNOWN);
        QTest::newRow("internal") << int(grpc::StatusCode::INTERNAL);
        QTest::newRow("unavailable") << int(grpc::StatusCode::UNAVAILABLE);
        QTest::newRow("data loss") << int(grpc::StatusCode::DATA_LOSS);
    }
    void anErrorInsideOutOfTheDeviceLeavesItOpen()
    {
        QFETCH(int, code);
        const Error error = failureOf(answering({static_cast<grpc::StatusCode>(code), "agent crashed"}));
        QVERIFY2(!plan::saysNothingChanged(error), error.sentence().c_str());
        FC_COMPARE(error.state, std::string("unknown until re-read"));
    }

    void noAnswerLeavesItOpen()
    {
        ServerScript script;
        script.hang = true;
        const Error error = failureOf(std::move(script), 300);
        QVERIFY(error.code == ErrorCode::Transport && !plan::saysNothingChanged(error));
        FC_COMPARE(error.state, std::string("unknown until re-read"));
    }

    void anErrorHiddenInAnOkAnswerIsSeen()
    {
        ServerScript script;
        script.set = [](const ::gnmi::SetRequest&, ::gnmi::SetResponse* response) {
            response->add_response()->mutable_message()->set_code(3);
            return grpc::Status::OK;
        };
        QVERIFY(failureOf(std::move(script)).code == ErrorCode::Remote);
    }

    void aDeviceThatIsNotThereIsSaid()
    {
        const int port = [] {
            ScriptedGnmiServer server({});
            return server.start();
        }();
        const auto outcome = writerTo(port)->commit(approvedSet());
        QVERIFY(outcome.error().code == ErrorCode::Transport);
        QVERIFY(outcome.error().text.find("nothing listens") != std::string::npos);
    }

    void settingsThatCannotBeUsedSendNothing()
    {
        const auto writer = gnmi_grpc::makeDeviceWriter(
            [](const std::string& device) -> Result<gnmi_grpc::TargetOptions> {
                return makeError(ErrorCode::NotFound, "no such device").about(device);
            },
            {});
        const auto outcome = writer->commit(approvedSet());
        QVERIFY(plan::saysNothingChanged(outcome.error()));
        FC_COMPARE(outcome.error().state, std::string("nothing was sent"));
    }
};

FC_REGISTER_TEST(TstDeviceWriter);
#include "tst_device_writer.moc"
