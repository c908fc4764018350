#include "checks/findings_view.h"
#include "lab_process.h"

#include "app/common/workspace.h"
#include "diff/tree_diff.h"
#include "engine/engine.h"
#include "support/test_registry.h"

#include <QJsonArray>

#include <algorithm>
#include <memory>

using namespace fc;
using namespace Qt::StringLiterals;

namespace {

const QString kDescription = u"/interfaces/interface[name=Ethernet1]/config/description"_s;

/// The console without its window, against a running lab.
struct Console
{
    explicit Console(test::LabProcess& lab)
    {
        Result<app::Profile> profile = app::loadProfile(lab.profile().toStdString());
        if (!profile)
            return;
        profile->storePath = lab.statePath().toStdString();
        Result<std::unique_ptr<app::Workspace>> opened = app::Workspace::open(std::move(*profile));
        if (!opened)
            return;
        workspace = std::move(*opened);
        Result<std::unique_ptr<engine::IntentProvider>> netbox = workspace->netboxIntent();
        if (!netbox)
            return;
        intent = std::move(*netbox);
        engine = std::make_unique<engine::Engine>(workspace->ports(*intent), workspace->engineSettings());
        engine->start();
    }
    engine::ConfigState config(const char* device) const
    {
        const engine::DeviceView* view = engine->view()->find(device);
        return view == nullptr ? engine::ConfigState::Unknown : view->config;
    }
    bool allInSync() const
    {
        const auto view = engine->view();
        return view->devices.size() == 10 && std::ranges::all_of(view->devices, [](const engine::DeviceView& device) {
                   return device.config == engine::ConfigState::InSync;
               });
    }
    std::string onlyHunk(const char* device) const
    {
        const engine::DeviceView* view = engine->view()->find(device);
        return view != nullptr && view->diff && view->diff->hunks.size() == 1 ? view->diff->hunks.front().id : std::string();
    }

    std::unique_ptr<app::Workspace> workspace;
    std::unique_ptr<engine::IntentProvider> intent;
    std::unique_ptr<engine::Engine> engine;
};

} // namespace

class TstEngineLab : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aChangeByHandShowsWithoutAGetAndGoesAwayOnceApproved()
    {
        test::LabProcess lab(u"in-sync"_s);
        QVERIFY(lab.isReady());
        Console console(lab);
        QVERIFY(console.engine);
        QTRY_VERIFY_WITH_TIMEOUT(console.allInSync(), 30'000);
        const int gets = lab.stats(u"leaf3"_s).value(u"get_rpcs"_s).toInt();
        lab.ctl({u"set"_s, u"leaf3"_s, kDescription, u"hacked"_s});
        QTRY_VERIFY_WITH_TIMEOUT(console.config("leaf3") == engine::ConfigState::Drift, 10'000);
        QCOMPARE(lab.stats(u"leaf3"_s).value(u"get_rpcs"_s).toInt(), gets);
        const std::string hunk = console.onlyHunk("leaf3");
        QVERIFY(!hunk.empty());

        console.engine->apply("tester");
        QTest::qWait(300);
        QCOMPARE(lab.stats(u"leaf3"_s).value(u"set_rpcs"_s).toInt(), 0);

        // The seeded fabric has warnings about leaf3: nothing is approved before somebody says that they were read.
        console.engine->decide({hunk}, engine::Verdict::Approve, "tester", "test");
        QTRY_VERIFY_WITH_TIMEOUT(console.engine->view()->acknowledgement != nullptr, 10'000);
        QVERIFY(!console.engine->view()->acknowledgement->warnings.empty());
        QVERIFY(console.config("leaf3") != engine::ConfigState::Approved);
        console.engine->acknowledge(true);
        QTRY_VERIFY_WITH_TIMEOUT(console.config("leaf3") == engine::ConfigState::Approved, 10'000);
        QVERIFY(console.engine->view()->acknowledgement == nullptr);
        console.engine->apply("tester");
        QTRY_VERIFY_WITH_TIMEOUT(console.config("leaf3") == engine::ConfigState::Verified, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(console.config("leaf3") == engine::ConfigState::InSync, 20'000);
        const QJsonObject stats = lab.stats(u"leaf3"_s);
        QCOMPARE(stats.value(u"set_rpcs"_s).toInt(), 1);
        QCOMPARE(stats.value(u"last_set"_s).toArray().size(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(console.engine->view()->history && console.engine->view()->history->size() == 1, 10'000);
        QCOMPARE(console.engine->view()->history->front().result, std::string("applied"));
        QVERIFY(!console.engine->view()->history->front().approvals.front().acknowledged.empty());
    }

    void aDeadDeviceIsShownNotComparedAndComesBack()
    {
        test::LabProcess lab(u"in-sync"_s);
        QVERIFY(lab.isReady());
        Console console(lab);
        QVERIFY(console.engine);
        QTRY_VERIFY_WITH_TIMEOUT(console.allInSync(), 30'000);
        lab.ctl({u"fault"_s, u"leaf5"_s, u"refuse"_s});
        QTRY_VERIFY_WITH_TIMEOUT(console.config("leaf5") == engine::ConfigState::NotCompared, 20'000);
        const engine::DeviceView* leaf5 = console.engine->view()->find("leaf5");
        QVERIFY(leaf5 != nullptr && !leaf5->configReason.empty());
        lab.ctl({u"set"_s, u"leaf3"_s, kDescription, u"hacked"_s});
        QTRY_VERIFY_WITH_TIMEOUT(console.config("leaf3") == engine::ConfigState::Drift, 10'000);
        lab.ctl({u"fault"_s, u"leaf5"_s, u"none"_s});
        QTRY_VERIFY_WITH_TIMEOUT(console.config("leaf5") == engine::ConfigState::InSync, 40'000);
    }

    /// Only the devices that the object concerns are mapped and compared again.
    void anEditIsComparedOnlyWhereItConcerns()
    {
        test::LabProcess lab(u"in-sync"_s);
        QVERIFY(lab.isReady());
        Console console(lab);
        QVERIFY(console.engine);
        QTRY_VERIFY_WITH_TIMEOUT(console.allInSync(), 30'000);
        const auto before = console.engine->view();
        const intent::Vlan* vlan = nullptr;
        for (const intent::Vlan& row : before->intended->snapshot->tables().vlans)
            vlan = row.vid == 40 ? &row : vlan;
        QVERIFY(vlan != nullptr);
        lab.ctl({u"netbox"_s, u"PATCH"_s, u"/api/ipam/vlans/%1/"_s.arg(vlan->id), u"{\"name\": \"renamed\"}"_s});
        QTRY_VERIFY_WITH_TIMEOUT(console.config("leaf5") == engine::ConfigState::Pending, 20'000);
        const auto after = console.engine->view();
        QCOMPARE(after->intended->mapped.size(), std::size_t(4));
        for (const char* name : {"leaf3", "leaf4", "leaf7", "leaf8", "spine1", "spine2"})
            QVERIFY2(before->find(name)->comparedAt == after->find(name)->comparedAt, name);
        QVERIFY(before->find("leaf5")->comparedAt != after->find("leaf5")->comparedAt);
    }

    void anEditInNetBoxBecomesAPendingHunk()
    {
        test::LabProcess lab(u"in-sync"_s);
        QVERIFY(lab.isReady());
        Console console(lab);
        QVERIFY(console.engine);
        QTRY_VERIFY_WITH_TIMEOUT(console.allInSync(), 30'000);
        lab.ctl({u"set"_s, u"leaf3"_s, kDescription, u"hacked"_s});
        QTRY_VERIFY_WITH_TIMEOUT(!console.onlyHunk("leaf3").empty(), 10'000);
        const engine::DeviceView* leaf3 = console.engine->view()->find("leaf3");
        const QString id = QString::number(leaf3->diff->hunks.front().origins.front().id);
        lab.ctl({u"netbox"_s, u"PATCH"_s, u"/api/dcim/interfaces/%1/"_s.arg(id), u"{\"description\": \"hacked\"}"_s});
        QTRY_VERIFY_WITH_TIMEOUT(console.config("leaf3") == engine::ConfigState::InSync, 20'000);
        lab.ctl({u"netbox"_s, u"PATCH"_s, u"/api/dcim/interfaces/%1/"_s.arg(id), u"{\"description\": \"newer\"}"_s});
        QTRY_VERIFY_WITH_TIMEOUT(console.config("leaf3") == engine::ConfigState::Pending, 20'000);
    }

    /// What a device runs and NetBox does not know is a finding (C53), once somebody made it by hand.
    void aVlanThatNetBoxDoesNotKnowIsFound()
    {
        test::LabProcess lab(u"in-sync"_s);
        QVERIFY(lab.isReady());
        Console console(lab);
        QVERIFY(console.engine);
        QTRY_VERIFY_WITH_TIMEOUT(console.allInSync(), 30'000);
        const auto found = [&] {
            const auto view = console.engine->view();
            std::string out;
            if (view->findings)
                for (const checks::ComparedFinding& one : view->findings->findings)
                    if (one.finding.rule == "C53" && one.change != checks::Change::Fixed)
                        out += one.finding.message + "\n";
            return out;
        };
        QCOMPARE(found(), std::string());
        lab.ctl({u"set"_s, u"leaf3"_s, u"/network-instances/network-instance[name=default]/vlans/vlan[vlan-id=777]/config/vlan-id"_s, u"777"_s});
        QTRY_VERIFY2_WITH_TIMEOUT(found().find("VLAN 777") != std::string::npos, found().c_str(), 15'000);
    }
};

FC_REGISTER_TEST(TstEngineLab);
#include "tst_engine_lab.moc"
