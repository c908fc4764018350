#include "diff/cli_rules.h"
#include "diff/side_by_side.h"
#include "model/cli_text.h"
#include "support/test_registry.h"
#include "support/tree_text.h"

#include <algorithm>

using namespace fc;
using namespace fc::test;

namespace {

std::vector<model::CliLine> runningOf(const std::string& text)
{
    return model::parseCliText(text).value().lines;
}

std::vector<model::IntendedCliLine> intendedOf(const std::string& text)
{
    std::vector<model::IntendedCliLine> lines;
    for (const model::CliLine& line : runningOf(text))
        lines.push_back({line, {model::Origin{"fabric.file", 0, "cli", line.text, {}, "cli", {}}}});
    return lines;
}

diff::DiffResult compared(const std::string& intended, const std::string& running, const std::string& intendedTree = {},
                          const std::string& runningTree = {})
{
    return eosDiff().compare("leaf3",
                             {treeOf(intendedTree), schema::Ownership::everything(), {}, intendedOf(intended)},
                             {treeOf(runningTree), runningOf(running)});
}

std::string hunksOf(const std::string& intended, const std::string& running)
{
    std::string text;
    for (const diff::Hunk& hunk : compared(intended, running).hunks)
        text += std::string(1, diff::glyph(hunk.op)) + " " + model::toString(hunk.path) + " | " +
                diff::cliCommandOf(*hunk.cli) + "\n";
    return text;
}

const std::string kBgp = "router bgp 65001\n   no bgp default ipv4-unicast\n   maximum-paths 4 ecmp 64\n";

} // namespace

class TstCliDiff : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comparesLinesWithinTheirModes_data()
    {
        QTest::addColumn<QString>("intended");
        QTest::addColumn<QString>("running");
        QTest::addColumn<QString>("expected");
        const QString bgp = QString::fromStdString(kBgp);
        QTest::newRow("equal, whatever the order") << bgp << "router bgp 65001\n   maximum-paths 4 ecmp 64\n   no bgp default ipv4-unicast\n" << "";
        QTest::newRow("a stale value is one change")
            << bgp << "router bgp 65001\n   no bgp default ipv4-unicast\n   maximum-paths 8\n"
            << "~ cli:/router bgp 65001/maximum-paths | maximum-paths 4 ecmp 64\n";
        QTest::newRow("missing lines are added")
            << bgp << "router bgp 65001\n   router-id 1.1.1.1\n"
            << "+ cli:/router bgp 65001/bgp default ipv4-unicast | no bgp default ipv4-unicast\n"
               "+ cli:/router bgp 65001/maximum-paths | maximum-paths 4 ecmp 64\n";
        QTest::newRow("the same line in another mode is another line")
            << "interface Vlan4090\n   no autostate\n" << "interface Vlan4091\n   no autostate\n"
            << "+ cli:/interface Vlan4090/autostate | no autostate\n"
               "- cli:/interface Vlan4091/autostate | autostate\n";
        QTest::newRow("of several groups only the stale one goes")
            << "interface Port-Channel999\n   switchport trunk group mlag-peer\n"
            << "interface Port-Channel999\n   switchport trunk group mlag-peer\n   switchport trunk group old\n"
            << "- cli:/interface Port-Channel999/switchport trunk group old | no switchport trunk group old\n";
        QTest::newRow("a single value goes without being named")
            << "interface Vlan4090\n   no autostate\n" << "interface Vlan4090\n   no autostate\nrouter bgp 1\n   maximum-paths 8\n"
            << "- cli:/router bgp 1/maximum-paths | no maximum-paths\n";
        QTest::newRow("what the default says need not show")
            << "interface Vlan10\n   autostate\nservice x\n" << "service x\n" << "";
        QTest::newRow("the default takes the place of its opposite")
            << "interface Vlan10\n   autostate\n" << "interface Vlan10\n   no autostate\n"
            << "~ cli:/interface Vlan10/autostate | autostate\n";
        QTest::newRow("a MAC address in another spelling")
            << "ip virtual-router mac-address c001.cafe.babe\n" << "ip virtual-router mac-address c0:01:ca:fe:ba:be\n" << "";
        QTest::newRow("a line no rule knows, and its opposite")
            << "router bgp 1\n   no something odd\n" << "router bgp 1\n   something odd\n"
            << "~ cli:/router bgp 1/something odd | no something odd\n";
    }
    void comparesLinesWithinTheirModes()
    {
        QFETCH(QString, intended);
        QFETCH(QString, running);
        QFETCH(QString, expected);
        FC_COMPARE(hunksOf(intended.toStdString(), running.toStdString()), expected.toStdString());
    }

    void whatNobodyClaimedIsCountedAndNeverTouched()
    {
        const std::string running = kBgp + "hostname leaf3\ninterface Ethernet1\n   description host1\n   mtu 9214\n";
        const diff::DiffResult result = compared(kBgp, running);
        QVERIFY(result.hunks.empty());
        QCOMPARE(result.cliUnclaimed, std::size_t{3});
        // An intent without lines does not speak of the CLI at all.
        const diff::DiffResult silent = compared({}, running);
        QVERIFY(silent.hunks.empty());
        QCOMPARE(silent.cliUnclaimed, std::size_t{5});
    }

    void aLineHasOriginsARiskAndAStableId()
    {
        const auto hunkOf = [](const std::string& running) { return compared(kBgp, running).hunks.at(1); };
        const diff::Hunk hunk = hunkOf("router bgp 65001\n   bgp default ipv4-unicast\n   maximum-paths 8\n");
        FC_COMPARE(hunk.feature, std::string("BGP, default"));
        FC_COMPARE(hunk.key, std::string("router bgp 65001"));
        FC_COMPARE(hunk.oldJson, std::string("\"maximum-paths 8\""));
        FC_COMPARE(hunk.newJson, std::string("\"maximum-paths 4 ecmp 64\""));
        QCOMPARE(hunk.risks.size(), std::size_t{1});
        FC_COMPARE(hunk.origins.at(0).display, std::string("maximum-paths 4 ecmp 64"));
        const diff::Hunk other = hunkOf("router bgp 65001\n   maximum-paths 16\n");
        FC_COMPARE(hunk.id, other.id);
        QVERIFY(hunk.fingerprint != other.fingerprint);
        const diff::Hunk stale = compared(kBgp, kBgp + "   maximum-paths 4\ninterface Vlan1\n   no autostate\n").hunks.back();
        FC_COMPARE(stale.op, diff::Op::Remove);
        QVERIFY(stale.origins.empty());
    }

    void aLineNeedsTheThingItsModeConfigures()
    {
        const std::string svi = "/interfaces/interface[name=Vlan4090]/config/name = Vlan4090";
        const diff::DiffResult result = compared("interface Vlan4090\n   no autostate\n", {}, svi);
        QCOMPARE(result.hunks.size(), std::size_t{2});
        QVERIFY(!result.hunks.at(0).cli && result.hunks.at(1).cli);
        QVERIFY(result.hunks.at(1).needs == std::vector<std::string>{result.hunks.at(0).id});
        QVERIFY(result.hunks.at(0).needs.empty());
        // And what goes takes the lines in it along.
        const diff::DiffResult gone = compared("service x\n", "service x\ninterface Vlan4090\n   no autostate\n", {}, svi);
        QCOMPARE(gone.hunks.size(), std::size_t{2});
        QVERIFY(gone.hunks.at(0).needs == std::vector<std::string>{gone.hunks.at(1).id});
    }

    void aLineUnderBgpNeedsTheAsThatNamesTheMode()
    {
        const std::string as = "/network-instances/network-instance[name=default]/protocols/protocol[identifier=BGP][name=BGP]/bgp/global/config/as = ";
        const diff::DiffResult result = compared(kBgp, {}, as + "65001", as + "65009");
        QCOMPARE(result.hunks.size(), std::size_t{3});
        for (std::size_t line : {1U, 2U})
            QVERIFY(result.hunks.at(line).needs == std::vector<std::string>{result.hunks.at(0).id});
    }

    void linesStandBelowTheTreeInTheirModes()
    {
        const diff::DiffResult result =
            compared(kBgp + "service x\n", "service x\nrouter bgp 65001\n   no bgp default ipv4-unicast\n   maximum-paths 8\n");
        const auto rows = diff::sideBySide(*eosIndex(), result);
        QCOMPARE(rows.size(), std::size_t{3});
        FC_COMPARE(rows.at(0).intended.name, std::string("router bgp 65001"));
        FC_COMPARE(rows.at(1).intended.name, std::string("maximum-paths"));
        FC_COMPARE(rows.at(1).intended.value, std::string("4 ecmp 64"));
        FC_COMPARE(rows.at(1).running.value, std::string("8"));
        QVERIFY(rows.at(1).firstOfHunk && rows.at(1).hunk == 0 && rows.at(1).mark == diff::RowMark::Change);
        FC_COMPARE(rows.at(2).kind, diff::RowKind::Fold);
        QCOMPARE(rows.at(2).count, std::size_t{2});
        diff::SideBySideOptions all;
        all.open.insert(rows.at(2).foldKey);
        QCOMPARE(diff::sideBySide(*eosIndex(), result, all).size(), std::size_t{4});
    }

    void theLabsResidueIsClaimedWhole()
    {
        std::ifstream file(std::string(FC_SOURCE_DIR) + "/../shared/data/lab-10/leaf1.cli");
        const std::string residue((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
        if (residue.empty())
            QSKIP("the lab's data is not at hand");
        for (const model::CliLine& line : runningOf(residue))
            QVERIFY2(diff::cliRuleOf(line) != nullptr, model::toString(line).c_str());
        QVERIFY(compared(residue, residue).hunks.empty());
        QCOMPARE(compared(residue, "service x\n").hunks.size(), runningOf(residue).size());
    }
};

FC_REGISTER_TEST(TstCliDiff);
#include "tst_cli_diff.moc"
