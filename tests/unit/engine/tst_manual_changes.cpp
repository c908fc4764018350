#include "diff/tree_diff.h"
#include "engine/manual_change.h"
#include "engine/manual_overlay.h"
#include "schema/ietf_json.h"
#include "schema/schema_locator.h"
#include "support/test_registry.h"

#include <algorithm>

using namespace fc;
using namespace fc::engine;
using schema::OwnedScope;

namespace {

const std::shared_ptr<const schema::SchemaIndex>& manualIndex()
{
    static const auto index = schema::openBundledIndex().value();
    return index;
}

/// JSON with ' for ": moc reads no raw strings with halves of braces.
model::ConfigTree manualTree(std::string json)
{
    std::ranges::replace(json, char(39), char(34));
    return schema::decodeDocument(*manualIndex(), json, schema::Strictness::Strict).value();
}

std::string manualPort(const std::string& name, const std::string& config)
{
    return "{'name':'" + name + "','config':{'name':'" + name + "'" + config + "}}";
}

std::string manualPorts(const std::string& entries)
{
    return "{'openconfig-interfaces:interfaces':{'interface':[" + entries + "]}}";
}

const std::string kManualPort = manualPort("Ethernet1", ",'mtu':9214,'description':'to leaf2'");
const std::string kManualMtu = "/interfaces/interface[name=Ethernet1]/config/mtu";

/// Speaks for MTU and description of every port it has, never for Management1.
intent::IntentDocument intendedPorts(const std::string& entries)
{
    intent::IntentDocument document;
    document.device = "leaf1";
    document.tree = manualTree(manualPorts(entries));
    const auto rule = [](const char* path, OwnedScope scope) {
        return schema::OwnershipRule{model::parsePath(path).value(), scope};
    };
    document.ownership = schema::Ownership({rule("/interfaces/interface/config/mtu", OwnedScope::Leaf),
                                            rule("/interfaces/interface/config/description", OwnedScope::Leaf),
                                            rule("/interfaces/interface[name=Management1]", OwnedScope::Excluded)});
    return document;
}

ManualEdit manualEdit(const std::string& path, std::vector<std::string> values)
{
    const bool remove = values.empty();
    return {"leaf1", path, std::move(values), remove, "ada", "INC4711"};
}

store::ManualChange manualChange(const std::string& path, std::vector<std::string> values)
{
    store::ManualChange change = checkedChange(*manualIndex(), manualEdit(path, std::move(values))).value();
    change.sequence = 3;
    change.when = "2026-11-23T08:00:00.000Z";
    return change;
}

std::vector<diff::Hunk> manualHunks(const intent::IntentDocument& intended, const std::string& running)
{
    static const diff::TreeDiff differ(manualIndex());
    return differ.compare("leaf1", {intended.tree, intended.ownership, intended.provenance, intended.cli},
                          {manualTree(running), {}})
        .hunks;
}

class KeptChanges final : public store::ManualChangeStore
{
public:
    std::vector<store::ManualChange> changes;
    std::optional<Error> failure;

    Result<store::ManualChange> add(const store::ManualChange& change) override
    {
        changes.push_back(change);
        return change;
    }
    Status withdraw(std::int64_t, const std::string&, const std::string&, const std::string&) override { return {}; }
    Result<std::vector<store::ManualChange>> open() const override
    {
        if (failure)
            return *failure;
        return changes;
    }
};

class CountingIntent final : public IntentProvider
{
public:
    explicit CountingIntent(int& loads) : m_loads(loads) {}
    Result<IntentBookPtr> load(const intent::FetchProgressSink&, std::stop_token) override
    {
        ++m_loads;
        auto book = std::make_shared<IntentBook>();
        book->revision = "r1";
        book->documents.emplace("leaf1", intendedPorts(kManualPort));
        return IntentBookPtr(std::move(book));
    }
    Result<intent::ChangePoll> poll(std::int64_t, std::stop_token) override { return intent::ChangePoll{}; }
    std::string name() const override { return "counting"; }

private:
    int& m_loads;
};

} // namespace

class TstManualChanges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aValueIsOneHunkThatNamesThePersonAndTheReason()
    {
        const auto intended = overlaid(*manualIndex(), intendedPorts(kManualPort), {manualChange(kManualMtu, {"1500"})});
        const auto hunks = manualHunks(intended, manualPorts(kManualPort));
        QCOMPARE(hunks.size(), std::size_t{1});
        QVERIFY(hunks[0].op == diff::Op::Change);
        QCOMPARE(hunks[0].newJson, std::string("1500"));
        QCOMPARE(hunks[0].origins.size(), std::size_t{1});
        QCOMPARE(hunks[0].origins[0].type, std::string(kManualOrigin));
        QCOMPARE(hunks[0].origins[0].id, std::int64_t{3});
        QCOMPARE(hunks[0].origins[0].display, std::string("ada \u2014 INC4711"));
    }

    void theValueInForceIsNoHunk()
    {
        const auto intended = overlaid(*manualIndex(), intendedPorts(kManualPort), {manualChange(kManualMtu, {"1500"})});
        QVERIFY(manualHunks(intended, manualPorts(manualPort("Ethernet1", ",'mtu':1500,'description':'to leaf2'"))).empty());
    }

    void aLeafIsRemovedForTheReasonGiven()
    {
        const auto intended = overlaid(*manualIndex(), intendedPorts(kManualPort), {manualChange(kManualMtu, {})});
        const auto hunks = manualHunks(intended, manualPorts(kManualPort));
        QCOMPARE(hunks.size(), std::size_t{1});
        QVERIFY(hunks[0].op == diff::Op::Remove);
        QCOMPARE(model::toString(hunks[0].path), kManualMtu);
        QCOMPARE(hunks[0].origins.at(0).type, std::string(kManualOrigin));
    }

    void aWholeEntryIsRemovedEvenIfTheIntentNeverHadIt()
    {
        const std::string other = manualPort("Loopback9", ",'description':'left over'");
        const auto intended =
            overlaid(*manualIndex(), intendedPorts(kManualPort), {manualChange("/interfaces/interface[name=Loopback9]", {})});
        const auto hunks = manualHunks(intended, manualPorts(kManualPort + "," + other));
        QCOMPARE(hunks.size(), std::size_t{1});
        QVERIFY(hunks[0].op == diff::Op::Remove);
        QCOMPARE(model::toString(hunks[0].path), std::string("/interfaces/interface[name=Loopback9]"));
        QVERIFY(manualHunks(intended, manualPorts(kManualPort)).empty());
    }

    void aLeafOfAnUnmanagedEntryIsRemovedAlone()
    {
        const std::string other = manualPort("Ethernet9", ",'mtu':1500,'description':'by hand'");
        const auto intended = overlaid(*manualIndex(), intendedPorts(kManualPort),
                                       {manualChange("/interfaces/interface[name=Ethernet9]/config/mtu", {})});
        const auto hunks = manualHunks(intended, manualPorts(kManualPort + "," + other));
        QCOMPARE(hunks.size(), std::size_t{1});
        QCOMPARE(model::toString(hunks[0].path), std::string("/interfaces/interface[name=Ethernet9]/config/mtu"));
    }

    void theRestOfAnUnmanagedEntryStaysUnmanaged()
    {
        const std::string other = manualPort("Ethernet9", ",'mtu':1500,'description':'by hand'");
        const auto intended = overlaid(*manualIndex(), intendedPorts(kManualPort),
                                       {manualChange("/interfaces/interface[name=Ethernet9]/config/description", {"wanted"})});
        const auto hunks = manualHunks(intended, manualPorts(kManualPort + "," + other));
        QCOMPARE(hunks.size(), std::size_t{1});
        QCOMPARE(model::toString(hunks[0].path), std::string("/interfaces/interface[name=Ethernet9]/config/description"));
    }

    void anEntryThatNobodyHasComesWithItsKeys()
    {
        const auto intended = overlaid(*manualIndex(), intendedPorts(kManualPort),
                                       {manualChange("/interfaces/interface[name=Ethernet9]/config/description", {"new"})});
        const auto hunks = manualHunks(intended, manualPorts(kManualPort));
        QCOMPARE(hunks.size(), std::size_t{1});
        QVERIFY(hunks[0].op == diff::Op::Add);
        const auto count = [&hunks](std::string_view text) {
            std::size_t found = 0;
            for (auto at = hunks[0].newJson.find(text); at != std::string::npos; at = hunks[0].newJson.find(text, at + 1))
                ++found;
            return found;
        };
        QVERIFY2(count("Ethernet9") == 2, hunks[0].newJson.c_str()); // the key, and the leaf it refers to
    }

    void whatTheSchemaDoesNotTakeIsRefused_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("says");
        const QString first = "/interfaces/interface[name=Ethernet1]";
        QTest::newRow("type") << first + "/config/mtu" << "big" << "mtu";
        QTest::newRow("range of the type") << first + "/config/mtu" << "70000" << "mtu";
        QTest::newRow("range of a key") << "/network-instances/network-instance[name=default]/vlans/vlan[vlan-id=5000]/config/name"
                                        << "x" << "vlan";
        QTest::newRow("enumeration") << first + "/config/loopback-mode" << "SIDEWAYS" << "loopback-mode";
        QTest::newRow("state") << first + "/state/mtu" << "1500" << "state";
        QTest::newRow("key") << first + "/name" << "Ethernet2" << "key";
        QTest::newRow("container") << first + "/config" << "1" << "leaf";
        QTest::newRow("missing key") << "/interfaces/interface/config/mtu" << "1500" << "key";
        QTest::newRow("no such node") << "/interfaces/interface[name=Ethernet1]/config/colour" << "red" << "colour";
        QTest::newRow("no path") << "/interfaces/interface[name" << "1" << "";
    }
    void whatTheSchemaDoesNotTakeIsRefused()
    {
        QFETCH(QString, path);
        QFETCH(QString, value);
        QFETCH(QString, says);
        const auto change = checkedChange(*manualIndex(), manualEdit(path.toStdString(), {value.toStdString()}));
        QVERIFY(!change);
        const QString sentence = QString::fromStdString(change.error().sentence());
        QVERIFY2(sentence.contains(says), qPrintable(sentence));
        QVERIFY2(sentence.contains("leaf1"), qPrintable(sentence));
    }

    void aReasonAndADeviceAreAskedFor()
    {
        ManualEdit silent = manualEdit(kManualMtu, {"1500"});
        silent.reason.clear();
        QVERIFY(checkedChange(*manualIndex(), silent).error().code == ErrorCode::Usage);
        ManualEdit homeless = manualEdit(kManualMtu, {"1500"});
        homeless.device.clear();
        QVERIFY(checkedChange(*manualIndex(), homeless).error().code == ErrorCode::Usage);
    }

    void twoWaysToWriteAPathAreOneChange()
    {
        QCOMPARE(manualChange("/openconfig-interfaces:interfaces/interface[name=Ethernet1]/config/mtu", {"1500"}).path,
                 manualChange(kManualMtu, {"1500"}).path);
    }

    void whatTheIntentLeavesAloneStaysSo()
    {
        const auto intended = overlaid(*manualIndex(), intendedPorts(kManualPort),
                                       {manualChange("/interfaces/interface[name=Management1]/config/mtu", {"1500"})});
        QCOMPARE(intended.findings.size(), std::size_t{1});
        QVERIFY(intended.findings[0].message.find("m3") != std::string::npos);
        QVERIFY(manualHunks(intended, manualPorts(kManualPort)).empty());
    }

    void aChangeOfAnotherReleaseIsAFindingAndNoHunk()
    {
        store::ManualChange odd = manualChange(kManualMtu, {"1500"});
        odd.json = "[1, 2]";
        const auto intended = overlaid(*manualIndex(), intendedPorts(kManualPort), {odd});
        QCOMPARE(intended.findings.size(), std::size_t{1});
        QVERIFY(manualHunks(intended, manualPorts(kManualPort)).empty());
    }

    void theStoreIsReadAgainWithoutTheIntent()
    {
        int loads = 0;
        KeptChanges changes;
        const auto provider = withManualChanges(std::make_unique<CountingIntent>(loads), changes, manualIndex());
        const auto hunks = [&](const IntentBookPtr& book) { return manualHunks(book->documents.at("leaf1"), manualPorts(kManualPort)).size(); };
        QCOMPARE(hunks(provider->load({}, {}).value()), std::size_t{0});
        changes.changes.push_back(manualChange(kManualMtu, {"1500"}));
        QCOMPARE(hunks(provider->refresh({}, {}, {}).value()), std::size_t{1});
        changes.changes.clear();
        QCOMPARE(hunks(provider->refresh({}, {}, {}).value()), std::size_t{0});
        QCOMPARE(loads, 1);
        changes.failure = makeError(ErrorCode::Refused, "altered");
        QVERIFY(!provider->load({}, {}));
    }

    void namesAreReadBothWays()
    {
        QCOMPARE(manualName(12), std::string("m12"));
        QCOMPARE(manualNumber("m12"), std::int64_t{12});
        QCOMPARE(manualNumber("12"), std::int64_t{12});
        for (const char* bad : {"", "m", "mm1", "-1", "0", "1x", "99999999999999999999"})
            QCOMPARE(manualNumber(bad), std::int64_t{0});
    }
};

FC_REGISTER_TEST(TstManualChanges);
#include "tst_manual_changes.moc"
