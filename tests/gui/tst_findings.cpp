#include "window_bench.h"

#include "checks/findings_view.h"
#include "checks/service_matrix.h"
#include "support/test_registry.h"
#include "ui/models/finding_model.h"
#include "ui/models/service_model.h"
#include "ui/widgets/segmented.h"

#include <QStackedLayout>
#include <QTableView>

using namespace fc;
using namespace fc::test;

namespace {

checks::Finding finding(const char* rule, checks::Severity severity, std::vector<std::string> devices, const char* print)
{
    checks::Finding out;
    out.rule = rule;
    out.severity = severity;
    out.devices = std::move(devices);
    out.message = std::string(rule) + " is not as it should be";
    out.expected = "one";
    out.actual = "another";
    out.hint = "put it right";
    out.fingerprint = print;
    out.objects = {{"dcim.interface", 81, "leaf7 Ethernet11", "http://127.0.0.1:8001/dcim/interfaces/81/"}};
    return out;
}

checks::Report report(std::string revision, std::vector<checks::Finding> findings)
{
    return {std::move(revision), std::move(findings), {}};
}

engine::FabricView checkedView()
{
    engine::FabricView view = labView();
    const auto earlier = report("a", {finding("C20", checks::Severity::Error, {"leaf7"}, "20"),
                                      finding("C54", checks::Severity::Info, {"leaf2"}, "54")});
    checks::Finding waived = finding("C36", checks::Severity::Error, {"leaf1"}, "36");
    waived.waivedBy = checks::WaivedBy{"anna", "no VRF", ""};
    const auto now = report("b", {finding("C20", checks::Severity::Error, {"leaf7"}, "20"),
                                  finding("C21", checks::Severity::Warning, {"leaf1", "leaf2"}, "21"), waived});
    view.findings = std::make_shared<const checks::FindingsView>(checks::viewOf(&earlier, now));
    auto matrix = std::make_shared<checks::ServiceMatrix>();
    matrix->devices = {"spine1", "leaf1", "leaf2"};
    matrix->peers = {-1, 2, 1};
    checks::ServiceRow row{checks::ServiceKind::Vlan, "vlan 40", "VLAN 40", "tenant", {}, std::vector<checks::ServiceCell>(3)};
    row.cells[1] = {true, true, {}, {}};
    row.cells[2] = {false, false, {}, {}};
    matrix->services.push_back(row);
    checks::ServiceRow session{checks::ServiceKind::Evpn, "evpn spine1", "spine1", {}, {}, std::vector<checks::ServiceCell>(3)};
    session.cells[1] = {true, true, "10.0.250.1", "ESTABLISHED"};
    session.cells[2] = {true, false, "10.0.250.1", "ACTIVE"};
    matrix->sessions.push_back(session);
    view.services = matrix;
    return view;
}

QTableView* tableOf(WindowBench& bench)
{
    return bench.window->panes().currentPane()->findChild<QTableView*>();
}

QString textAt(WindowBench& bench, int row, int column)
{
    return tableOf(bench)->model()->index(row, column).data().toString();
}

} // namespace

class FindingsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void emptyWithoutAnIntent()
    {
        WindowBench bench;
        for (const QString& pane : {QStringLiteral("findings"), QStringLiteral("services")}) {
            bench.window->panes().goTo({pane, {}, {}});
            QCOMPARE(bench.pane(), pane);
            QCOMPARE(tableOf(bench)->model()->rowCount(), 0);
            QVERIFY(!tableOf(bench)->isVisible());
        }
    }

    void showsFindingsByRuleAndByDevice()
    {
        WindowBench bench(checkedView());
        bench.window->panes().goTo({QStringLiteral("findings"), {}, {}});
        QCOMPARE(tableOf(bench)->model()->rowCount(), 4);
        QCOMPARE(textAt(bench, 0, ui::FindingModel::Rule), QStringLiteral("C20"));
        bench.key(Qt::Key_G);
        QCOMPARE(tableOf(bench)->model()->rowCount(), 5);
        QCOMPARE(textAt(bench, 0, ui::FindingModel::Device), QStringLiteral("leaf1"));
    }

    void showsWhatIsNewAndWhatIsFixed()
    {
        WindowBench bench(checkedView());
        bench.window->panes().goTo({QStringLiteral("findings"), {}, {}});
        bench.key(Qt::Key_N);
        QStringList since;
        for (int row = 0; row < tableOf(bench)->model()->rowCount(); ++row)
            since << textAt(bench, row, ui::FindingModel::Rule) + textAt(bench, row, ui::FindingModel::Since);
        QCOMPARE(since, (QStringList{QStringLiteral("C36new"), QStringLiteral("C21new"), QStringLiteral("C54fixed")}));
    }

    void keysLeadToDeviceAndDifference()
    {
        WindowBench bench(checkedView());
        bench.window->panes().goTo({QStringLiteral("findings"), {}, QStringLiteral("20")});
        QCOMPARE(bench.window->panes().currentPane()->place().item, QStringLiteral("20"));
        bench.key(Qt::Key_D);
        QCOMPARE(bench.pane(), QStringLiteral("fabric"));
        QCOMPARE(bench.window->panes().currentPane()->place().device, QStringLiteral("leaf7"));
        bench.window->panes().back();
        QCOMPARE(bench.pane(), QStringLiteral("findings"));
        tableOf(bench)->setFocus();
        bench.key(Qt::Key_F);
        QCOMPARE(bench.pane(), QStringLiteral("diff"));
    }

    void selectionSurvivesAnUpdate()
    {
        WindowBench bench(checkedView());
        bench.window->panes().goTo({QStringLiteral("findings"), {}, QStringLiteral("21")});
        engine::FabricView next = checkedView();
        auto findings = std::make_shared<checks::FindingsView>(*next.findings);
        findings->findings.erase(findings->findings.begin());
        next.findings = findings;
        bench.console.publish(std::move(next));
        QTRY_COMPARE(tableOf(bench)->model()->rowCount(), 3);
        QCOMPARE(bench.window->panes().currentPane()->place().item, QStringLiteral("21"));
    }

    void railCountsWhatWantsAttention()
    {
        WindowBench bench(checkedView());
        for (const ui::Pane* pane : bench.window->panes().panes())
            if (pane->id() == QStringLiteral("findings"))
                QCOMPARE(pane->badge(*bench.console.view()), 2);
    }

    void servicesShowWhatDiffersInAPair()
    {
        WindowBench bench(checkedView());
        bench.window->panes().goTo({QStringLiteral("services"), QStringLiteral("leaf1"), QStringLiteral("vlan 40")});
        QCOMPARE(textAt(bench, 0, ui::ServiceModel::FirstDevice + 1), QStringLiteral("only here"));
        QCOMPARE(textAt(bench, 0, ui::ServiceModel::FirstDevice + 2), QStringLiteral("not here"));
        bench.key(Qt::Key_G);
        QCOMPARE(textAt(bench, 0, ui::ServiceModel::FirstDevice + 1), QStringLiteral("up"));
        QCOMPARE(textAt(bench, 0, ui::ServiceModel::FirstDevice + 2), QStringLiteral("active"));
        bench.window->panes().goTo({QStringLiteral("services"), QStringLiteral("leaf2"), QStringLiteral("evpn spine1")});
        bench.key(Qt::Key_D);
        QCOMPARE(bench.pane(), QStringLiteral("fabric"));
        QCOMPARE(bench.window->panes().currentPane()->place().device, QStringLiteral("leaf2"));
    }
};

FC_REGISTER_TEST(FindingsTest);
#include "tst_findings.moc"
