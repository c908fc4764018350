#include "served_device.h"
#include "sim/server/stream_queue.h"
#include "support/test_registry.h"

#include <algorithm>

using namespace fc;
using namespace fc::test;

namespace {

const std::string kWatchedPort = "/interfaces/interface[name=Ethernet11]";
const std::string kWatchedLeaf = kWatchedPort + "/config/description";

bool holds(const std::vector<std::string>& seen, const std::string& wanted)
{
    return std::ranges::find(seen, wanted) != seen.end();
}

model::InstancePath at(std::uint32_t list, const char* key, std::uint32_t leaf)
{
    return {{model::NodeId{1}, {}}, {model::NodeId{list}, {key}}, {model::NodeId{leaf}, {}}};
}

} // namespace

class TstGnmiSubscribe : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onceSendsEverythingSyncsAndEnds()
    {
        ServedDevice served;
        Stream stream(*served.stub, listOf({kWatchedPort + "/config", "/system/state/hostname"}, gnmi::SubscriptionList::ONCE));
        const std::vector<std::string> seen = stream.readToSync();
        QVERIFY(holds(seen, kWatchedLeaf + "=spine1"));
        QVERIFY(holds(seen, "/system/state/hostname=leaf3"));
        gnmi::SubscribeResponse message;
        QVERIFY(!stream.next(message));
        QVERIFY(stream.finish().ok());
    }

    void changesArriveAfterOneSyncWithoutPolling()
    {
        ServedDevice served;
        Stream stream(*served.stub, listOf({"/interfaces"}, gnmi::SubscriptionList::STREAM));
        QVERIFY(holds(stream.readToSync(), kWatchedLeaf + "=spine1"));
        QVERIFY(served.setLeaf(kWatchedLeaf, "\"changed\"").ok());
        FC_COMPARE(stream.waitFor("Ethernet11]/config/description"), std::string("changed"));
        FC_COMPARE(stream.waitFor("Ethernet11]/state/description"), std::string("changed"));
        QCOMPARE(served.server.stats().streams, std::uint64_t{1});
        QVERIFY(served.server.stats().notifications > 2);
    }

    void outOfBandChangesReachEverySubscriber()
    {
        ServedDevice served;
        Stream one(*served.stub, listOf({kWatchedLeaf}, gnmi::SubscriptionList::STREAM));
        Stream two(*served.stub, listOf({"/interfaces/interface[name=*]/config/description"},
                                        gnmi::SubscriptionList::STREAM, gnmi::TARGET_DEFINED));
        one.readToSync();
        two.readToSync();
        QVERIFY(served.lone.apply({updateJson(kWatchedLeaf, "\"by hand\"")}).ok());
        FC_COMPARE(one.waitFor("description"), std::string("by hand"));
        FC_COMPARE(two.waitFor("description"), std::string("by hand"));
        QCOMPARE(served.server.stats().setRpcs, std::uint64_t{0});
    }

    void removalsArriveAsDeletesAtOrBelowWhatWasSubscribed()
    {
        ServedDevice served;
        const std::string vlan = "/network-instances/network-instance[name=default]/vlans/vlan[vlan-id=34]";
        Stream whole(*served.stub, listOf({"/network-instances"}, gnmi::SubscriptionList::STREAM));
        Stream leaf(*served.stub, listOf({vlan + "/config/vlan-id"}, gnmi::SubscriptionList::STREAM));
        whole.readToSync();
        leaf.readToSync();
        QVERIFY(served.lone.apply({removal(vlan)}).ok());
        gnmi::SubscribeResponse message;
        QVERIFY(whole.next(message));
        QVERIFY(holds(deletesOf(message.update()), vlan));
        QVERIFY(leaf.next(message));
        QVERIFY(holds(deletesOf(message.update()), vlan + "/config/vlan-id"));
    }

    void notificationsHaveAPrefixRelativeLeavesAndTheTarget()
    {
        ServedDevice served;
        gnmi::SubscriptionList list = listOf({kWatchedPort + "/config"}, gnmi::SubscriptionList::ONCE);
        list.mutable_prefix()->set_target("leaf3");
        Stream stream(*served.stub, list);
        gnmi::SubscribeResponse message;
        QVERIFY(stream.next(message));
        FC_COMPARE(message.update().prefix().target(), std::string("leaf3"));
        QCOMPARE(message.update().prefix().elem_size(), 3);
        QCOMPARE(message.update().update(0).path().elem_size(), 1);
        // EOS stamps a leaf with its last change; nothing here has changed since the boot.
        QCOMPARE(message.update().timestamp(), served.lone.device.snapshot().bootTime);
    }

    void updatesOnlyStartsWithTheSync()
    {
        ServedDevice served;
        gnmi::SubscriptionList list = listOf({"/interfaces"}, gnmi::SubscriptionList::STREAM);
        list.set_updates_only(true);
        Stream stream(*served.stub, list);
        gnmi::SubscribeResponse message;
        QVERIFY(stream.next(message));
        QVERIFY(message.sync_response());
        QVERIFY(served.setLeaf(kWatchedLeaf, "\"x\"").ok());
        FC_COMPARE(stream.waitFor("config/description"), std::string("x"));
    }

    void samplesComeAgainAlthoughNothingChanged()
    {
        ServedDevice served;
        gnmi::SubscriptionList list = listOf({kWatchedLeaf}, gnmi::SubscriptionList::STREAM, gnmi::SAMPLE);
        list.mutable_subscription(0)->set_sample_interval(20'000'000);
        Stream stream(*served.stub, list);
        stream.readToSync();
        for (int i = 0; i < 3; ++i)
            FC_COMPARE(stream.waitFor("description"), std::string("spine1"));
    }

    void suppressedSamplesComeOnlyWithNewValues()
    {
        ServedDevice served;
        gnmi::SubscriptionList list = listOf({kWatchedLeaf}, gnmi::SubscriptionList::STREAM, gnmi::SAMPLE);
        list.mutable_subscription(0)->set_sample_interval(10'000'000);
        list.mutable_subscription(0)->set_suppress_redundant(true);
        gnmi::SubscriptionList marker = listOf({"/system/config/hostname"}, gnmi::SubscriptionList::STREAM, gnmi::SAMPLE);
        marker.mutable_subscription(0)->set_sample_interval(10'000'000);
        *list.add_subscription() = marker.subscription(0);
        Stream stream(*served.stub, list);
        stream.readToSync();
        FC_COMPARE(stream.waitFor("description"), std::string("spine1")); // the first sample
        int descriptions = 0;
        gnmi::SubscribeResponse message;
        for (int samples = 0; samples < 10 && stream.next(message);)
            for (const std::string& update : updatesOf(message.update())) {
                samples += update.find("hostname") != std::string::npos ? 1 : 0;
                descriptions += update.find("description") != std::string::npos ? 1 : 0;
            }
        QCOMPARE(descriptions, 0);
        QVERIFY(served.setLeaf(kWatchedLeaf, "\"new\"").ok());
        FC_COMPARE(stream.waitFor("description"), std::string("new"));
    }

    void pollAnswersEachPollWithDataAndSync()
    {
        ServedDevice served;
        Stream stream(*served.stub, listOf({kWatchedLeaf}, gnmi::SubscriptionList::POLL));
        QVERIFY(holds(stream.readToSync(), kWatchedLeaf + "=spine1"));
        QVERIFY(served.setLeaf(kWatchedLeaf, "\"polled\"").ok());
        stream.poll();
        QVERIFY(holds(stream.readToSync(), kWatchedLeaf + "=polled"));
        stream.halfClose();
        gnmi::SubscribeResponse message;
        QVERIFY(!stream.next(message));
        QVERIFY(stream.finish().ok());
    }

    void halfCloseDoesNotEndAStream()
    {
        ServedDevice served;
        Stream stream(*served.stub, listOf({kWatchedLeaf}, gnmi::SubscriptionList::STREAM));
        stream.halfClose();
        stream.readToSync();
        QVERIFY(served.setLeaf(kWatchedLeaf, "\"still here\"").ok());
        FC_COMPARE(stream.waitFor("description"), std::string("still here"));
    }

    void badRequestsEndWithTheirReason()
    {
        ServedDevice served;
        const auto code = [&](const gnmi::SubscriptionList& list) {
            Stream stream(*served.stub, list);
            gnmi::SubscribeResponse message;
            while (stream.next(message)) {
            }
            return stream.finish().error_code();
        };
        QCOMPARE(code({}), grpc::StatusCode::INVALID_ARGUMENT);
        QCOMPARE(code(listOf({"/interfaces/colour"}, gnmi::SubscriptionList::STREAM)),
                 grpc::StatusCode::INVALID_ARGUMENT);
        gnmi::SubscriptionList tooFast = listOf({kWatchedLeaf}, gnmi::SubscriptionList::STREAM, gnmi::SAMPLE);
        tooFast.mutable_subscription(0)->set_sample_interval(1000);
        QCOMPARE(code(tooFast), grpc::StatusCode::INVALID_ARGUMENT);
        gnmi::SubscriptionList bytes = listOf({kWatchedLeaf}, gnmi::SubscriptionList::ONCE);
        bytes.set_encoding(gnmi::BYTES);
        QCOMPARE(code(bytes), grpc::StatusCode::UNIMPLEMENTED);
        Stream stream(*served.stub, listOf({kWatchedLeaf}, gnmi::SubscriptionList::STREAM));
        stream.poll();
        gnmi::SubscribeResponse message;
        while (stream.next(message)) {
        }
        QCOMPARE(stream.finish().error_code(), grpc::StatusCode::INVALID_ARGUMENT);
    }

    void syncFaultsSendNoneOrTwo()
    {
        ServedDevice served;
        served.setFault("double-sync");
        Stream twice(*served.stub, listOf({kWatchedLeaf}, gnmi::SubscriptionList::STREAM));
        twice.readToSync();
        gnmi::SubscribeResponse message;
        QVERIFY(twice.next(message));
        QVERIFY(message.sync_response());
        served.setFault("none");
        served.setFault("never-sync");
        Stream never(*served.stub, listOf({kWatchedLeaf}, gnmi::SubscriptionList::ONCE));
        QVERIFY(holds(never.readToSync(), "(end)"));
    }

    void silentStreamCatchesUpWithTheLatestValueOnly()
    {
        ServedDevice served;
        Stream stream(*served.stub, listOf({kWatchedLeaf}, gnmi::SubscriptionList::STREAM));
        stream.readToSync();
        served.setFault("silent");
        for (const char* text : {"\"one\"", "\"two\"", "\"three\""})
            QVERIFY(served.setLeaf(kWatchedLeaf, text).ok());
        served.setFault("none");
        gnmi::SubscribeResponse message;
        QVERIFY(stream.next(message));
        FC_COMPARE(message.update().update(0).val().string_val(), std::string("three"));
        QCOMPARE(message.update().update(0).duplicates(), 2U);
    }

    void lostLoginEndsRunningStreams()
    {
        ServedDevice served;
        Stream stream(*served.stub, listOf({kWatchedLeaf}, gnmi::SubscriptionList::STREAM));
        stream.readToSync();
        served.setFault("unauthenticated");
        gnmi::SubscribeResponse message;
        QVERIFY(!stream.next(message));
        QCOMPARE(stream.finish().error_code(), grpc::StatusCode::UNAUTHENTICATED);
    }

    void closedPortEndsStreamsAndForgetsThem()
    {
        ServedDevice served;
        Stream stream(*served.stub, listOf({kWatchedLeaf}, gnmi::SubscriptionList::STREAM));
        stream.readToSync();
        served.setFault("refuse");
        gnmi::SubscribeResponse message;
        QVERIFY(!stream.next(message));
        QCOMPARE(stream.finish().error_code(), grpc::StatusCode::UNAVAILABLE);
        QCOMPARE(served.server.stats().streams, std::uint64_t{0});
    }

    void queueHoldsALeafOnceAndKeepsTheOrderAroundRemovals()
    {
        sim::StreamQueue queue;
        queue.update(at(2, "a", 5), model::Value::text("1"), 10);
        queue.update(at(2, "b", 5), model::Value::text("1"), 10);
        for (int i = 0; i < 1000; ++i)
            queue.update(at(2, "a", 5), model::Value::integer(i), 11 + i);
        QCOMPARE(queue.size(), std::size_t{2});
        queue.remove({{model::NodeId{1}, {}}, {model::NodeId{2}, {"b"}}}, 2000);
        queue.update(at(2, "b", 5), model::Value::text("back"), 2001);
        queue.sync();
        auto first = queue.take(10);
        QCOMPARE(first.size(), std::size_t{1});
        QCOMPARE(first[0].duplicates, 1000U);
        FC_COMPARE(toString(first[0].value), std::string("999"));
        auto second = queue.take(10);
        QVERIFY(second.at(0).kind == sim::StreamQueue::Kind::Delete);
        auto third = queue.take(10);
        QVERIFY(third.at(0).kind == sim::StreamQueue::Kind::Update);
        QCOMPARE(third.at(0).duplicates, 0U);
        QVERIFY(queue.take(10).at(0).kind == sim::StreamQueue::Kind::Sync);
        QVERIFY(queue.isEmpty());
    }

    void queueBundlesLeavesOfOneParentAndMoment()
    {
        sim::StreamQueue queue;
        for (const std::uint32_t leaf : {5U, 6U, 7U})
            queue.update(at(2, "a", leaf), model::Value::boolean(true), 10);
        queue.update(at(2, "b", 5), model::Value::boolean(true), 10);
        queue.update(at(2, "b", 6), model::Value::boolean(true), 11);
        QCOMPARE(queue.take(2).size(), std::size_t{2});
        QCOMPARE(queue.take(64).size(), std::size_t{1});
        QCOMPARE(queue.take(64).size(), std::size_t{1});
        QCOMPARE(queue.take(64).size(), std::size_t{1});
    }
};

FC_REGISTER_TEST(TstGnmiSubscribe);
#include "tst_gnmi_subscribe.moc"
