#include "gui/window_bench.h"
#include "support/test_registry.h"
#include "ui/panes/fabric/inspector_panel.h"
#include "ui/widgets/topology/topology_accessible.h"

#include <QAccessible>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

#include <ctime>

using namespace fc;
using namespace fc::ui;

namespace {

double threadCpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

QString selectedName(const TopologyView& view)
{
    const int node = view.selection().node;
    return node < 0 ? QString() : view.scene()->layout->nodes.at(static_cast<std::size_t>(node)).name;
}

QPoint centreOf(const TopologyView& view, const char* name)
{
    return view.nodeRect(view.scene()->layout->nodeNamed(QLatin1String(name))).center().toPoint();
}

QPushButton* visibleButton(QWidget& in, const QString& text)
{
    for (QPushButton* button : in.findChildren<QPushButton*>()) {
        if (button->isVisible() && button->text() == text)
            return button;
    }
    return nullptr;
}

} // namespace

class TopologyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clickSelectsDeviceAndLink();
    void arrowsBracketsAndEscapeMove();
    void enterLeadsToReviewWithoutAMouse();
    void doubleClickOpensTheDifferences();
    void zoomAndPanKeepThePointUnderTheCursor();
    void lockKeepsTheMouseFromMovingTheView();
    void tableTwinHoldsTheSameAndSelectsTheSame();
    void linkInspectorMarksWhatDiffers();
    void screenReaderFindsEveryNode();
    void selectionSurvivesANewInventory();
    void unreachableDeviceStaysDrawn();
    void stateChangeRepaintsOnlyTheNode();
    void thousandNodesLeaveTheGuiThreadFree();
};

void TopologyTest::clickSelectsDeviceAndLink()
{
    test::WindowBench bench;
    TopologyView& view = bench.topology();
    QTest::mouseClick(&view, Qt::LeftButton, {}, centreOf(view, "leaf7"));
    QCOMPARE(selectedName(view), QStringLiteral("leaf7"));
    const auto links = view.scene()->layout->linksOf(view.selection().node);
    const QPolygonF lane = view.scene()->layout->links.at(static_cast<std::size_t>(links.front())).path;
    const QPointF scene = lane.at(2) * 0.4 + lane.at(3) * 0.6;
    const QRectF sight = view.sightOnScene();
    QTest::mouseClick(&view, Qt::LeftButton, {}, ((scene - sight.topLeft()) * view.zoom()).toPoint());
    QCOMPARE(view.selection().node, -1);
    QCOMPARE(view.selection().link, links.front());
    QTest::mouseClick(&view, Qt::LeftButton, {}, {4, 4});
    QVERIFY(view.selection().isEmpty());
}

void TopologyTest::arrowsBracketsAndEscapeMove()
{
    test::WindowBench bench;
    TopologyView& view = bench.topology();
    view.setFocus();
    view.select({view.scene()->layout->nodeNamed(QStringLiteral("leaf7")), -1});
    bench.key(Qt::Key_Right);
    QCOMPARE(selectedName(view), QStringLiteral("leaf8"));
    bench.key(Qt::Key_Left);
    bench.key(Qt::Key_Up);
    QCOMPARE(selectedName(view), QStringLiteral("spine2"));
    view.select({view.scene()->layout->nodeNamed(QStringLiteral("leaf7")), -1});
    bench.key(Qt::Key_BracketRight);
    const int first = view.selection().link;
    QVERIFY(first >= 0);
    bench.key(Qt::Key_BracketRight);
    QVERIFY(view.selection().link >= 0 && view.selection().link != first);
    bench.key(Qt::Key_Escape);
    QCOMPARE(selectedName(view), QStringLiteral("leaf7"));
    bench.key(Qt::Key_Escape);
    QVERIFY(view.selection().isEmpty());
}

void TopologyTest::enterLeadsToReviewWithoutAMouse()
{
    test::WindowBench bench;
    TopologyView& view = bench.topology();
    view.setFocus();
    view.select({view.scene()->layout->nodeNamed(QStringLiteral("leaf7")), -1});
    bench.key(Qt::Key_Return);
    auto* review = qobject_cast<QPushButton*>(QApplication::focusWidget());
    QVERIFY(review != nullptr);
    QCOMPARE(review->text(), QStringLiteral("Review 3 hunks"));
    bench.key(Qt::Key_Space);
    if (bench.window->panes().indexOf(QStringLiteral("diff")) >= 0)
        QCOMPARE(bench.pane(), QStringLiteral("diff"));
}

void TopologyTest::doubleClickOpensTheDifferences()
{
    test::WindowBench bench;
    TopologyView& view = bench.topology();
    QSignalSpy opened(&view, &TopologyView::opened);
    QTest::mouseDClick(&view, Qt::LeftButton, {}, centreOf(view, "leaf3"));
    QCOMPARE(opened.count(), 1);
}

void TopologyTest::zoomAndPanKeepThePointUnderTheCursor()
{
    test::WindowBench bench;
    TopologyView& view = bench.topology();
    const QPoint cursor = centreOf(view, "leaf3");
    const double before = view.zoom();
    QWheelEvent wheel(QPointF(cursor), view.mapToGlobal(QPointF(cursor)), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&view, &wheel);
    QVERIFY(view.zoom() > before * 1.3);
    QVERIFY((centreOf(view, "leaf3") - cursor).manhattanLength() <= 2);
    QTest::mousePress(&view, Qt::LeftButton, {}, cursor);
    QTest::mouseMove(&view, cursor + QPoint(30, 20));
    QTest::mouseMove(&view, cursor + QPoint(60, 40));
    QTest::mouseRelease(&view, Qt::LeftButton, {}, cursor + QPoint(60, 40));
    QVERIFY((centreOf(view, "leaf3") - cursor - QPoint(60, 40)).manhattanLength() <= 2);
    QVERIFY(view.selection().isEmpty()); // a drag is no click
    view.setFocus();
    bench.key(Qt::Key_0);
    QVERIFY(qAbs(view.zoom() - before) < 0.01);
    QTRY_VERIFY(view.isSettled());
}

void TopologyTest::lockKeepsTheMouseFromMovingTheView()
{
    engine::FabricView production = test::labView();
    production.production = true;
    test::WindowBench bench(production);
    TopologyView& view = bench.topology();
    QVERIFY(view.isLocked());
    const double zoom = view.zoom();
    QWheelEvent wheel({50, 50}, {50, 50}, {}, {0, 240}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&view, &wheel);
    QCOMPARE(view.zoom(), zoom);
    QTest::mouseClick(&view, Qt::LeftButton, {}, centreOf(view, "leaf1"));
    QCOMPARE(selectedName(view), QStringLiteral("leaf1"));
}

void TopologyTest::tableTwinHoldsTheSameAndSelectsTheSame()
{
    test::WindowBench bench;
    TopologyView& view = bench.topology();
    view.setFocus();
    view.select({view.scene()->layout->nodeNamed(QStringLiteral("leaf7")), -1});
    bench.key(Qt::Key_T, Qt::ControlModifier);
    auto* table = qobject_cast<QTableView*>(QApplication::focusWidget());
    QVERIFY(table != nullptr);
    QCOMPARE(table->model()->rowCount(), 10);
    QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("leaf7"));
    bench.key(Qt::Key_Down);
    QCOMPARE(selectedName(view), QStringLiteral("leaf8"));
    bench.key(Qt::Key_T, Qt::ControlModifier);
    QVERIFY(view.isVisible());
}

void TopologyTest::linkInspectorMarksWhatDiffers()
{
    test::WindowBench bench;
    bench.window->panes().goTo({QStringLiteral("fabric"), QStringLiteral("leaf7"), QStringLiteral("Ethernet12")});
    QTableView* both = nullptr;
    for (QTableView* table : bench.window->findChildren<QTableView*>()) {
        if (table->isVisible() && table->accessibleName() == QStringLiteral("Both ends"))
            both = table;
    }
    QVERIFY(both != nullptr);
    QStringList differing;
    for (int row = 0; row < both->model()->rowCount(); ++row) {
        if (both->model()->index(row, 1).data(Qt::AccessibleTextRole).toString().endsWith(QStringLiteral("differs")))
            differing << both->model()->index(row, 0).data().toString();
    }
    QCOMPARE(differing, QStringList{QStringLiteral("MTU")});
    QVERIFY(visibleButton(*bench.window, QStringLiteral("Show spine2")) != nullptr);
}

void TopologyTest::screenReaderFindsEveryNode()
{
    test::WindowBench bench;
    TopologyView& view = bench.topology();
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&view);
    QVERIFY(list != nullptr);
    QCOMPARE(list->childCount(), static_cast<int>(view.scene()->layout->nodes.size()));
    QCOMPARE(list->role(), QAccessible::List);
    const int leaf7 = view.scene()->layout->nodeNamed(QStringLiteral("leaf7"));
    QAccessibleInterface* node = list->child(leaf7);
    QCOMPARE(node->text(QAccessible::Name), QStringLiteral("leaf7, leaf, 3 drift, healthy, pair with leaf8"));
    QVERIFY(!node->state().selected);
    view.select({leaf7, -1});
    QVERIFY(node->state().selected);
    QCOMPARE(list->indexOfChild(node), leaf7);
    QVERIFY(view.rect().contains(view.mapFromGlobal(node->rect().center())));
}

void TopologyTest::selectionSurvivesANewInventory()
{
    test::WindowBench bench;
    TopologyView& view = bench.topology();
    view.select({view.scene()->layout->nodeNamed(QStringLiteral("leaf7")), -1});
    engine::FabricView next = test::labView();
    next.inventory.devices.erase(next.inventory.devices.begin() + 2);
    next.devices.erase(next.devices.begin() + 2);
    bench.console.publish(next);
    QTRY_COMPARE(view.scene()->layout->nodes.size(), std::size_t(13));
    QCOMPARE(selectedName(view), QStringLiteral("leaf7"));
}

void TopologyTest::unreachableDeviceStaysDrawn()
{
    test::WindowBench bench;
    const TopologyScene& scene = *bench.topology().scene();
    const NodeFace& face = scene.nodes.at(static_cast<std::size_t>(scene.layout->nodeNamed(QStringLiteral("leaf5"))));
    QVERIFY(face.noData);
    QCOMPARE(face.word, QStringLiteral("no data 6 min"));
    QVERIFY(face.config != fc::ui::Status::InSync);
}

void TopologyTest::stateChangeRepaintsOnlyTheNode()
{
    test::WindowBench bench;
    TopologyView& view = bench.topology();
    QTRY_VERIFY(view.isSettled());
    const QImage before = view.grab().toImage();
    engine::FabricView next = test::labView();
    next.devices[2].config = engine::ConfigState::Failed;
    bench.console.publish(next);
    QSignalSpy painted(&view, &TopologyView::painted);
    QTRY_VERIFY(painted.count() > 0 && view.isSettled());
    const QImage after = view.grab().toImage();
    const QRect leaf1 = view.nodeRect(2).toAlignedRect().adjusted(-3, -3, 3, 3);
    const QRect minimap(before.width() - 180, before.height() - 110, 180, 110);
    int inside = 0;
    for (int y = 0; y < before.height(); ++y) {
        for (int x = 0; x < before.width(); ++x) {
            if (before.pixel(x, y) == after.pixel(x, y) || minimap.contains(x, y))
                continue;
            QVERIFY2(leaf1.contains(x, y), qPrintable(QStringLiteral("%1,%2").arg(x).arg(y)));
            ++inside;
        }
    }
    QVERIFY(inside > 50);
}

void TopologyTest::thousandNodesLeaveTheGuiThreadFree()
{
    test::WindowBench bench(test::closView(4, 996));
    TopologyView& view = bench.topology();
    QTRY_VERIFY_WITH_TIMEOUT(view.isSettled(), 20000);
    TopologySceneBuilder builder;
    engine::FabricView next = *bench.bridge.view();
    double worst = 0;
    for (int frame = 0; frame < 10; ++frame) {
        for (std::size_t i = 0; i < 200; ++i) {
            engine::DeviceView& device = next.devices[(static_cast<std::size_t>(frame) * 97 + i * 5) % next.devices.size()];
            device.config = device.config == engine::ConfigState::InSync ? engine::ConfigState::Drift : engine::ConfigState::InSync;
        }
        const auto scene = builder.build(next, Overlay::Status, bench.clock.time);
        const double before = threadCpuMs();
        view.setScene(scene);
        QTRY_VERIFY_WITH_TIMEOUT(view.isSettled(), 20000);
        if (frame > 0) // the first scene brings a new layout
            worst = std::max(worst, threadCpuMs() - before);
    }
    const double before = threadCpuMs();
    view.zoomBy(1.3);
    QCoreApplication::processEvents();
    const double zoom = threadCpuMs() - before;
    qInfo("1,000 nodes: 200 changed nodes cost %.1f ms of GUI thread CPU, a zoom step %.1f ms", worst, zoom);
    QTRY_VERIFY_WITH_TIMEOUT(view.isSettled(), 20000);
}

FC_REGISTER_TEST(TopologyTest);
#include "tst_topology.moc"
