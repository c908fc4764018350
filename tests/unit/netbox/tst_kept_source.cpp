#include "support/recorded_netbox.h"
#include "support/test_registry.h"

#include "intent/kept_source.h"
#include "intent/snapshot_changes.h"

#include <QTemporaryDir>

using namespace fc;
using namespace fc::test;
using intent::ObjectClass;

namespace {

/// Gives what the test puts there.
class PreparedSource final : public intent::IntentSource
{
public:
    intent::IntentSnapshotPtr next;
    std::vector<intent::IntentChange> log;
    std::string base;

    Result<intent::IntentSnapshotPtr> fetch(const intent::FetchProgressSink&, std::stop_token) override { return next; }
    Result<intent::ChangePoll> poll(std::int64_t since, std::stop_token) override
    {
        intent::ChangePoll out;
        out.watermark = since;
        return out;
    }
    Result<std::vector<intent::IntentChange>> changesSince(std::int64_t, std::stop_token) override { return log; }
    std::string name() const override { return "NetBox " + base; }
};

intent::IntentSnapshotPtr changedSnapshot(const intent::IntentSnapshot& from,
                                          const std::function<void(intent::IntentTables&, intent::SnapshotInfo&)>& edit)
{
    intent::IntentTables tables = from.tables();
    intent::SnapshotInfo info = from.info();
    edit(tables, info);
    return std::make_shared<const intent::IntentSnapshot>(std::move(tables), std::move(info));
}

struct KeptBench
{
    QTemporaryDir folder;
    intent::IntentSnapshotPtr lab = recordedSnapshot().value();
    PreparedSource* inner = nullptr;

    intent::SnapshotShelf shelf() const { return intent::SnapshotShelf(folder.filePath(QStringLiteral("s")).toStdString()); }
    intent::KeptSource source(intent::KeptSource::EmptyClasses empty = intent::KeptSource::EmptyClasses::Refused)
    {
        auto prepared = std::make_unique<PreparedSource>();
        inner = prepared.get();
        inner->base = lab->info().source;
        inner->next = lab;
        return intent::KeptSource(std::move(prepared), shelf(), empty);
    }
};

} // namespace

class TstKeptSource : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theNextRunStartsFromTheLastSnapshot()
    {
        KeptBench bench;
        {
            auto first = bench.source();
            QVERIFY(first.earlier() == nullptr);
            QVERIFY(first.fetch({}, {}).ok());
        }
        auto second = bench.source();
        QVERIFY(second.earlier() != nullptr);
        FC_COMPARE(std::string(second.earlier()->revision()), bench.lab->revision());
        // As it came, down to the millisecond that files keep.
        QVERIFY(bench.lab->info().fetchedAt - second.earlier()->info().fetchedAt < std::chrono::milliseconds(1));
        bench.inner->base = "http://another.example";
        QVERIFY(second.earlier() == nullptr);
    }

    void filesAreCalledAfterWhatTheyHold()
    {
        KeptBench bench;
        const auto shelf = bench.shelf();
        QVERIFY(shelf.put(*bench.lab).ok());
        QVERIFY(shelf.put(*bench.lab).ok()); // the same content is the same file
        QCOMPARE(shelf.entries().size(), 1U);
        const auto other = changedSnapshot(*bench.lab, [](auto& tables, auto&) { tables.vlans.front().name = "x"; });
        QVERIFY(shelf.put(*other).ok());
        QCOMPARE(shelf.entries().size(), 2U);
        FC_COMPARE(std::string((*shelf.latest())->revision()), other->revision());
        FC_COMPARE(std::string((*shelf.find(bench.lab->revision().substr(0, 12)))->revision()), bench.lab->revision());
        QVERIFY(shelf.find("0000000").error().code == ErrorCode::NotFound);
        QVERIFY(shelf.find("../../etc/passwd").error().code == ErrorCode::Usage);
        // A file that says something else than its name is not believed.
        const std::string folder = bench.folder.filePath(QStringLiteral("s")).toStdString();
        std::filesystem::copy_file(folder + "/" + bench.lab->revision() + ".json", folder + "/" + other->revision() + ".json",
                                   std::filesystem::copy_options::overwrite_existing);
        QVERIFY(shelf.latest().error().code == ErrorCode::Parse);
    }

    void keepsSoManyAndNoMore()
    {
        KeptBench bench;
        const auto shelf = bench.shelf();
        for (std::size_t i = 0; i < intent::SnapshotShelf::kKept + 3; ++i) {
            intent::IntentTables tables;
            tables.vlans.emplace_back().id = static_cast<std::int64_t>(i) + 1;
            QVERIFY(shelf.put(intent::IntentSnapshot(std::move(tables), {})).ok());
        }
        QCOMPARE(shelf.entries().size(), intent::SnapshotShelf::kKept);
        QVERIFY(shelf.latest().ok());
    }

    void anEmptiedClassIsRefusedUnlessTheLogExplainsIt()
    {
        KeptBench bench;
        auto source = bench.source();
        QVERIFY(source.fetch({}, {}).ok());
        bench.inner->next = changedSnapshot(*bench.lab, [](auto& tables, auto&) { tables.vrfs.clear(); });
        const auto refused = source.fetch({}, {});
        QVERIFY(refused.error().code == ErrorCode::Incomplete);
        QVERIFY2(refused.error().sentence().find("no vrfs any more") != std::string::npos, refused.error().sentence().c_str());
        QVERIFY(refused.error().next.find("ipam.vrf") != std::string::npos);
        // The one that was refused is not what the next start shows.
        FC_COMPARE(std::string((*bench.shelf().latest())->revision()), bench.lab->revision());

        intent::IntentChange deletion;
        deletion.objectType = "ipam.vrf";
        deletion.action = "update";
        bench.inner->log = {deletion};
        QVERIFY(!source.fetch({}, {}).ok());
        bench.inner->log.front().action = "delete";
        QVERIFY(source.fetch({}, {}).ok());
    }

    void anEmptiedClassCanBeAccepted()
    {
        KeptBench bench;
        QVERIFY(bench.source().fetch({}, {}).ok());
        auto source = bench.source(intent::KeptSource::EmptyClasses::Accepted);
        bench.inner->next = changedSnapshot(*bench.lab, [](auto& tables, auto&) { tables.sessions.clear(); });
        const auto accepted = source.fetch({}, {});
        QVERIFY(accepted.ok());
        QVERIFY(std::ranges::any_of((*accepted)->info().findings, [](const intent::Finding& finding) {
            return finding.rule == "snapshot.rows-dropped" && finding.objectType == "netbox_bgp.bgpsession";
        }));
    }

    void aClassThatWasNotReadIsUnknownNotEmpty()
    {
        KeptBench bench;
        auto source = bench.source();
        QVERIFY(source.fetch({}, {}).ok());
        bench.inner->next = changedSnapshot(*bench.lab, [](auto& tables, auto& info) {
            tables.sessions.clear();
            info.read.at(static_cast<std::size_t>(ObjectClass::BgpSession)) = false;
        });
        QVERIFY(source.fetch({}, {}).ok());
    }

    void aTornSnapshotIsNotKept()
    {
        KeptBench bench;
        auto source = bench.source();
        bench.inner->next = changedSnapshot(*bench.lab, [](auto&, auto& info) { info.torn = true; });
        QVERIFY(source.fetch({}, {}).ok());
        QVERIFY(!bench.shelf().latest().ok());
    }

    void saysWhatMovedBetweenTwoSnapshots()
    {
        KeptBench bench;
        const auto after = changedSnapshot(*bench.lab, [](intent::IntentTables& tables, auto&) {
            for (intent::Interface& row : tables.interfaces) {
                if (row.name == "Ethernet1" && row.lag != 0) {
                    row.mtu = 9000;
                    row.lastUpdated = "2027-01-01T00:00:00Z";
                    break;
                }
            }
            tables.vlans.front().lastUpdated = "2027-01-01T00:00:00Z"; // touched, not changed
            tables.sessions.pop_back();
            intent::Vrf& vrf = tables.vrfs.emplace_back();
            vrf.id = 99;
            vrf.display = "silver";
            vrf.name = "silver";
        });
        const auto changes = intent::changesBetween(*bench.lab, *after);
        QCOMPARE(changes.size(), 3U);
        FC_COMPARE(std::string(intent::toString(changes[0].kind)), std::string("changed"));
        QVERIFY2(changes[0].name.ends_with(" Ethernet1") && changes[0].name.starts_with("leaf"), changes[0].name.c_str());
        QCOMPARE(changes[0].fields.size(), 1U);
        FC_COMPARE(changes[0].fields[0].field, std::string("mtu"));
        FC_COMPARE(changes[0].fields[0].after, std::string("9000"));
        FC_COMPARE(changes[1].name, std::string("silver"));
        FC_COMPARE(std::string(intent::toString(changes[1].kind)), std::string("added"));
        FC_COMPARE(std::string(intent::toString(changes[2].kind)), std::string("removed"));
        const auto counts = intent::countsOf(changes);
        QCOMPARE(counts.at(static_cast<std::size_t>(ObjectClass::BgpSession)).removed, 1U);
        QCOMPARE(counts.at(static_cast<std::size_t>(ObjectClass::Interface)).changed, 1U);
        QVERIFY(intent::changesBetween(*bench.lab, *bench.lab).empty());
    }
};

FC_REGISTER_TEST(TstKeptSource);
#include "tst_kept_source.moc"
