#include "gnmi/live_config.h"
#include "gnmi/live_store.h"
#include "schema/instance.h"
#include "schema/schema_locator.h"
#include "support/test_registry.h"

#include "proto_text.h"

#include <map>
#include <thread>

using namespace fc;
using namespace fc::gnmi;
using fc::test::Response;

namespace {

class ManualClock final : public Clock
{
public:
    SystemTime time{};
    SystemTime now() const override { return time; }
    SteadyTime steady() const override { return {}; }
};

} // namespace

class TstLiveStore : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    std::shared_ptr<const schema::SchemaIndex> m_index;

    /// "path=value" of every present leaf, by path.
    static std::string dump(LiveStore& store)
    {
        std::vector<std::string> lines;
        store.snapshot()->forEach([&](LeafId, const LeafInfo& info, const LeafState& state) {
            lines.push_back(info.text + "=" + toString(state.value));
        });
        std::sort(lines.begin(), lines.end());
        std::string out;
        for (const std::string& line : lines)
            out += (out.empty() ? "" : " ") + line;
        return out;
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto index = schema::openBundledIndex();
        QVERIFY2(index.ok(), index.ok() ? "" : index.error().sentence().c_str());
        m_index = *index;
    }

    void deletesApplyBeforeUpdatesOfTheSameMessage()
    {
        LiveStore store({}, m_clock);
        store.beginStream();
        store.ingest(Response(1).text("/a/b", "1").text("/a/c", "2").bytes());
        store.ingest(Response(2).text("/a/b", "3").remove("/a").bytes());
        FC_COMPARE(dump(store), std::string("/a/b=3"));
    }

    void anOlderUpdateIsDroppedAndCounted()
    {
        LiveStore store({}, m_clock);
        store.beginStream();
        store.ingest(Response(10).text("/a", "new").bytes());
        store.ingest(Response(9).text("/a", "old").bytes());
        FC_COMPARE(dump(store), std::string("/a=new"));
        FC_COMPARE(store.counters().stale, std::uint64_t{1});
        store.ingest(Response(10).text("/a", "same time").bytes());
        FC_COMPARE(dump(store), std::string("/a=same time"));
    }

    void aTimeOfZeroSaysNothing()
    {
        LiveStore store({}, m_clock);
        store.beginStream();
        store.ingest(Response(10).text("/a", "1").bytes());
        store.ingest(Response(0).text("/a", "2").bytes());
        FC_COMPARE(dump(store), std::string("/a=2"));
    }

    void aDeleteSparesNewerLeaves()
    {
        LiveStore store({}, m_clock);
        store.beginStream();
        store.ingest(Response(5).text("/a/old", "1").bytes());
        store.ingest(Response(20).text("/a/new", "2").bytes());
        store.ingest(Response(10).remove("/a").bytes());
        FC_COMPARE(dump(store), std::string("/a/new=2"));
        // What was deleted does not come back by an update that is older than the delete.
        store.ingest(Response(7).text("/a/old", "late").bytes());
        FC_COMPARE(dump(store), std::string("/a/new=2"));
    }

    void deletesTakeWildcardsAndOmittedKeys_data()
    {
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<QByteArray>("left");
        const auto row = [](const char* pattern, const char* left) { QTest::newRow(pattern) << QByteArray(pattern) << QByteArray(left); };
        row("/i/x[n=1]", "/i/x[n=2]/c=4 /i/x[n=2]/s=3");
        row("/i/x[n=*]/s", "/i/x[n=1]/c=2 /i/x[n=2]/c=4");
        row("/i/x/s", "/i/x[n=1]/c=2 /i/x[n=2]/c=4");
        row("/i/*/c", "/i/x[n=1]/s=1 /i/x[n=2]/s=3");
        row("/.../c", "/i/x[n=1]/s=1 /i/x[n=2]/s=3");
        row("/i", "");
        row("/", "");
        row("/mod:i/mod:x[n=1]", "/i/x[n=2]/c=4 /i/x[n=2]/s=3");
        row("/nothing", "/i/x[n=1]/c=2 /i/x[n=1]/s=1 /i/x[n=2]/c=4 /i/x[n=2]/s=3");
        row("/.../.../.../.../c", "/i/x[n=1]/c=2 /i/x[n=1]/s=1 /i/x[n=2]/c=4 /i/x[n=2]/s=3");
    }
    void deletesTakeWildcardsAndOmittedKeys()
    {
        QFETCH(QByteArray, pattern);
        QFETCH(QByteArray, left);
        LiveStore store({}, m_clock);
        store.beginStream();
        store.ingest(Response(1).text("/i/x[n=1]/s", "1").text("/i/x[n=1]/c", "2").text("/i/x[n=2]/s", "3").text("/i/x[n=2]/c", "4").bytes());
        store.ingest(Response(2).remove(pattern.toStdString()).bytes());
        FC_COMPARE(dump(store), left.toStdString());
    }

    void anEmptyDeletePathMeansThePrefix()
    {
        LiveStore store({}, m_clock);
        store.beginStream();
        store.ingest(Response(1).text("/a/b", "1").text("/c", "2").bytes());
        store.ingest(Response(2, "/a").remove("/").bytes());
        FC_COMPARE(dump(store), std::string("/c=2"));
    }

    void severalByteFormsAreOneLeaf()
    {
        LiveStore store(m_index, m_clock);
        store.beginStream();
        const char* bgp = "/network-instances/network-instance[name=default]/protocols/protocol";
        const std::string key1 = std::string(bgp) + "[identifier=BGP][name=BGP]/bgp/global/config/as";
        const std::string key2 = std::string(bgp) + "[identifier=openconfig-policy-types:BGP][name=BGP]/bgp/global/config/as";
        store.ingest(Response(1).number(key1, 65001).bytes());
        store.ingest(Response(2).number(key2, 65002).bytes());
        store.ingest(Response(3, "/openconfig-network-instance:network-instances").number(key1.substr(18), 65003).bytes());
        store.ingest(Response(4).number("openconfig:" + key1, 65004).bytes());
        FC_COMPARE(store.counters().leaves, std::uint64_t{1});
        FC_COMPARE(dump(store), key1 + "=65004");
    }

    void lostStreamsLeaveStaleLeavesUntilTheNextSync()
    {
        LiveStore store({}, m_clock);
        store.beginStream();
        store.ingest(Response(100).text("/a", "1").text("/b", "2").bytes());
        store.ingest(test::syncBytes());
        const LeafId a = store.find(model::parsePath("/a").value()).value();
        const LeafId b = store.find(model::parsePath("/b").value()).value();
        QVERIFY(!store.snapshot()->isStale(a));

        store.endStream();
        QVERIFY(store.snapshot()->isStale(a) && store.snapshot()->isStale(b));
        FC_COMPARE(dump(store), std::string("/a=1 /b=2"));

        store.beginStream();
        store.ingest(Response(5).text("/a", "after reboot").bytes()); // an older time on a new stream is the truth
        QVERIFY(!store.snapshot()->isStale(a) && store.snapshot()->isStale(b));
        store.drain();
        store.ingest(test::syncBytes());
        FC_COMPARE(dump(store), std::string("/a=after reboot"));
        FC_COMPARE(store.counters().swept, std::uint64_t{1});
        QVERIFY((store.drain().leaves == std::vector<LeafId>{b})); // the synthetic delete reaches the consumer

        store.ingest(test::syncBytes()); // a second sync sweeps nothing (C92)
        FC_COMPARE(dump(store), std::string("/a=after reboot"));
    }

    void messagesOfAStreamThatWasGivenUpAreDropped()
    {
        LiveStore store({}, m_clock);
        const std::uint32_t first = store.beginStream();
        store.beginStream();
        store.ingest(Response(1).text("/a", "late").bytes(), nullptr, first);
        FC_COMPARE(dump(store), std::string());
    }

    void anAtomicNotificationReplacesWhatIsUnderItsPrefix()
    {
        LiveStore store({}, m_clock);
        store.beginStream();
        store.ingest(Response(1).text("/p/a", "1").text("/p/b", "2").text("/q", "3").bytes());
        store.ingest(Response(2, "/p").text("/b", "4").atomic().bytes());
        FC_COMPARE(dump(store), std::string("/p/b=4 /q=3"));
    }

    void changesAreQueuedOncePerLeafAndWakeOnce()
    {
        int woken = 0;
        LiveStore store({}, m_clock, [&] { ++woken; });
        store.beginStream();
        for (std::uint64_t i = 0; i < 10; ++i)
            store.ingest(Response(static_cast<std::int64_t>(i + 1)).number("/a", i).number("/b", i).bytes());
        FC_COMPARE(woken, 1);
        const LiveStore::Changes changes = store.drain();
        FC_COMPARE(changes.leaves.size(), std::size_t{2});
        FC_COMPARE(toString(changes.snapshot->state(changes.leaves[0]).value), std::string("9"));
        FC_COMPARE(store.counters().merged, std::uint64_t{18});
        store.ingest(Response(20).number("/a", 9).bytes()); // the same value again is no news
        QVERIFY(store.drain().leaves.empty());
        store.ingest(Response(21).number("/a", 10).bytes());
        FC_COMPARE(woken, 2);
    }

    void aSnapshotNeverChanges()
    {
        LiveStore store({}, m_clock);
        store.beginStream();
        store.ingest(Response(1).number("/a", 1).bytes());
        const auto before = store.snapshot();
        const LeafId a = store.find(model::parsePath("/a").value()).value();
        store.ingest(Response(2).number("/a", 2).bytes());
        for (int i = 0; i < 200; ++i)
            store.ingest(Response(3).number("/n" + std::to_string(i), 1).bytes());
        FC_COMPARE(toString(before->state(a).value), std::string("1"));
        FC_COMPARE(before->size(), std::size_t{1});
        FC_COMPARE(toString(store.snapshot()->state(a).value), std::string("2"));
    }

    void jsonBecomesOneLeafEach()
    {
        LiveStore store(m_index, m_clock);
        store.beginStream();
        Response message(1);
        message.value("/interfaces/interface[name=Ethernet1]/config")
            .set_json_ietf_val("{\"openconfig-interfaces:description\":\"x\",\"mtu\":9214,\"unknown\":1}");
        store.ingest(message.bytes());
        Response leaf(2);
        leaf.value("/interfaces/interface[name=Ethernet1]/config/enabled").set_json_ietf_val("false");
        store.ingest(leaf.bytes());
        FC_COMPARE(dump(store), std::string("/interfaces/interface[name=Ethernet1]/config/description=x "
                                            "/interfaces/interface[name=Ethernet1]/config/enabled=false "
                                            "/interfaces/interface[name=Ethernet1]/config/mtu=9214"));
    }

    void jsonThatIsNoneIsKeptAsTextAndCounted()
    {
        LiveStore store(m_index, m_clock);
        store.beginStream();
        Response message(1);
        message.value("/interfaces/interface[name=Ethernet1]/config/description").set_json_ietf_val("{oops");
        store.ingest(message.bytes());
        FC_COMPARE(store.counters().bad, std::uint64_t{1});
        FC_COMPARE(store.counters().leaves, std::uint64_t{1});
    }

    void badMessagesAreCountedAndDropped()
    {
        LiveStore store({}, m_clock);
        store.beginStream();
        store.ingest("\xFF\xFF");
        FC_COMPARE(store.counters().bad, std::uint64_t{1});
        std::string failure;
        ::gnmi::SubscribeResponse legacy;
        legacy.mutable_error()->set_code(5);
        legacy.mutable_error()->set_message("gone");
        QVERIFY(store.ingest(legacy.SerializeAsString(), &failure) == SubscribeMessage::Kind::Failure);
        FC_COMPARE(failure, std::string("code 5: gone"));
    }

    void duplicatesOfTheDeviceAreSummed()
    {
        LiveStore store({}, m_clock);
        store.beginStream();
        Response message(1);
        message.number("/a", 1);
        message.note().mutable_update(0)->set_duplicates(3);
        store.ingest(message.bytes());
        FC_COMPARE(store.snapshot()->state(LeafId{0}).duplicates, 3U);
        FC_COMPARE(store.counters().merged, std::uint64_t{3});
    }

    void timeOfReceiptIsOurs()
    {
        LiveStore store({}, m_clock);
        store.beginStream();
        m_clock.time = SystemTime(std::chrono::seconds(1'700'000'000));
        store.ingest(Response(5).number("/a", 1).bytes());
        QVERIFY(store.snapshot()->state(LeafId{0}).received == m_clock.time);
        QVERIFY(store.counters().lastReceived == m_clock.time);
    }

    void theConfigMirrorFollowsSetsAndDeletes()
    {
        LiveStore store(m_index, m_clock);
        ConfigMirror mirror(m_index);
        store.beginStream();
        const std::string ethernet = "/interfaces/interface[name=Ethernet1]/";
        store.ingest(Response(1)
                         .text(ethernet + "config/description", "a")
                         .text(ethernet + "state/oper-status", "UP")
                         .number("/interfaces/interface[name=Ethernet2]/config/mtu", 1500)
                         .bytes());
        QVERIFY(mirror.update(store.drain()));
        FC_COMPARE(mirror.tree().leafCount(), std::size_t{4}); // description, mtu and two keys
        store.ingest(Response(2).text(ethernet + "state/oper-status", "DOWN").bytes());
        QVERIFY(!mirror.update(store.drain()));
        store.ingest(Response(3).text(ethernet + "config/description", "b").bytes());
        QVERIFY(mirror.update(store.drain()));
        QVERIFY(mirror.tree() == configTree(*m_index, *store.snapshot()));
        store.ingest(Response(4).remove(ethernet + "config").bytes());
        QVERIFY(mirror.update(store.drain()));
        FC_COMPARE(mirror.tree().leafCount(), std::size_t{2});
        QVERIFY(mirror.tree() == configTree(*m_index, *store.snapshot()));
    }

    /// For the TSan lane: one writer, readers that follow every change by draining.
    void oneWriterAndReadersAtOnce()
    {
        LiveStore store({}, m_clock);
        store.beginStream();
        constexpr std::uint64_t kRounds = 400;
        std::thread writer([&] {
            for (std::uint64_t round = 1; round <= kRounds; ++round) {
                Response message(static_cast<std::int64_t>(round));
                for (std::uint64_t leaf = 0; leaf < round % 70 + 1; ++leaf)
                    message.number("/n" + std::to_string(leaf), round);
                store.ingest(message.bytes());
            }
            store.ingest(Response(1'000'000).number("/n0", kRounds + 1).bytes());
        });
        std::map<std::string, std::string> followed;
        while (followed["/n0"] != std::to_string(kRounds + 1)) {
            const LiveStore::Changes changes = store.drain();
            for (const LeafId leaf : changes.leaves)
                followed[changes.snapshot->info(leaf).text] = toString(changes.snapshot->state(leaf).value);
        }
        writer.join();
        std::map<std::string, std::string> held;
        store.snapshot()->forEach([&](LeafId, const LeafInfo& info, const LeafState& state) {
            held[info.text] = toString(state.value);
        });
        QVERIFY(followed == held);
    }

    void theAliasTableForgetsWhenFullAndGoesOnWorking()
    {
        AliasTable table(100);
        for (std::uint32_t i = 0; i < 5'000; ++i) {
            const std::string path = "path" + std::to_string(i % 700);
            const std::uint32_t prefix = table.prefixNumber("prefix" + std::to_string(i % 7));
            if (const auto known = table.find(prefix, path))
                FC_COMPARE(known->value, i % 700);
            else
                table.insert(prefix, path, LeafId{i % 700});
            QVERIFY(table.size() <= 110);
        }
    }
};

FC_REGISTER_TEST(TstLiveStore);
#include "tst_live_store.moc"
