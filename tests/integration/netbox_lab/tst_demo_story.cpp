#include "lab_with_netbox.h"
#include "support/test_registry.h"

#include "sim/fabric/scenario.h"

#include <set>

using namespace fc;
using namespace fc::test;

class TstDemoStory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theDemoShowsWhatItSays()
    {
        Lab lab;
        const auto demo = sim::scenario("demo", lab.blueprint()).value();
        const auto before = lab.fetch();
        for (const sim::DeviceEdit& edit : demo.deviceEdits) {
            const Status applied = lab.fabric().apply(edit);
            QVERIFY2(applied.ok(), applied.ok() ? "" : applied.error().sentence().c_str());
        }
        const auto when = std::chrono::system_clock::now() - demo.netboxEditAge;
        for (const sim::NetboxEdit& edit : demo.netboxEdits) {
            const Status applied = lab.api().apply(edit, when);
            QVERIFY2(applied.ok(), applied.ok() ? "" : applied.error().sentence().c_str());
        }

        auto source = lab.source();
        const auto poll = source.poll(before->info().watermark, {});
        QVERIFY2(poll.ok(), poll.ok() ? "" : poll.error().sentence().c_str());
        QVERIFY(poll->moved());
        QVERIFY(poll->changes.size() >= demo.netboxEdits.size());

        const auto after = lab.fetch();
        QVERIFY(after->revision() != before->revision());
        QCOMPARE(after->info().watermark, poll->watermark);
        const auto hunks = lab.hunks(*after);
        std::set<std::string> differing;
        for (const auto& [device, text] : hunks)
            differing.insert(device);
        QVERIFY2(differing == std::set<std::string>(demo.notInSync.begin(), demo.notInSync.end()), all(hunks).c_str());
        for (const sim::DeviceEdit& edit : demo.deviceEdits)
            QCOMPARE(std::ranges::count(hunks.at(edit.device), '\n'), 3);
        for (const auto& [device, text] : hunks)
            QVERIFY2(text.find("finding:") == std::string::npos, text.c_str());
    }
};

FC_REGISTER_TEST(TstDemoStory);
#include "tst_demo_story.moc"
