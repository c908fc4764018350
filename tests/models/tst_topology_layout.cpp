#include "support/fake_console.h"
#include "support/test_registry.h"
#include "ui/models/topology_layout.h"
#include "ui/models/topology_scene.h"

#include <algorithm>
#include <cmath>

using namespace fc;
using namespace fc::ui;

namespace {

bool has(const std::vector<double>& gaps, double at)
{
    return std::ranges::any_of(gaps, [&](double gap) { return std::abs(gap - at) < 0.5; });
}

int overlaps(const TopologyLayout& layout)
{
    int count = 0;
    for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
        for (std::size_t k = i + 1; k < layout.nodes.size(); ++k)
            count += layout.nodes[i].rect.intersects(layout.nodes[k].rect) ? 1 : 0;
    }
    return count;
}

} // namespace

class TopologyLayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalInventoriesGiveEqualLayouts();
    void nodesDoNotOverlap_data();
    void nodesDoNotOverlap();
    void lanesRunFromWeftToLeaf();
    void everyCrossingBreaksExactlyOneLine();
    void pairsHoldBothMembers();
    void oneSidedPeeringIsNoPair();
    void clickFindsNodesAndLinks();
    void arrowsFollowLinks();
    void brokenInventoriesAreDrawnAllTheSame();
    void statesMoveNothing();
    void linkLabelsReadFromTheSpine();
    void fabricOfAThousandNodesIsLaidOutQuickly();
};

void TopologyLayoutTest::equalInventoriesGiveEqualLayouts()
{
    const TopologyLayout a = layOut(test::labView().inventory);
    const TopologyLayout b = layOut(test::labView().inventory);
    QCOMPARE(a.nodes.size(), b.nodes.size());
    for (std::size_t i = 0; i < a.nodes.size(); ++i)
        QCOMPARE(a.nodes[i].rect, b.nodes[i].rect);
    for (std::size_t i = 0; i < a.links.size(); ++i)
        QCOMPARE(a.links[i].path, b.links[i].path);
}

void TopologyLayoutTest::nodesDoNotOverlap_data()
{
    QTest::addColumn<int>("spines");
    QTest::addColumn<int>("leafs");
    for (const auto& [spines, leafs] : {std::pair{2, 8}, {4, 16}, {6, 32}, {8, 64}, {16, 200}, {1, 1}, {3, 2}})
        QTest::addRow("%d spines, %d leafs", spines, leafs) << spines << leafs;
}

void TopologyLayoutTest::nodesDoNotOverlap()
{
    QFETCH(int, spines);
    QFETCH(int, leafs);
    const TopologyLayout layout = layOut(test::closView(spines, leafs).inventory);
    QCOMPARE(overlaps(layout), 0);
    for (const TopologyNode& node : layout.nodes)
        QVERIFY(layout.bounds.contains(node.rect));
}

void TopologyLayoutTest::lanesRunFromWeftToLeaf()
{
    const TopologyLayout layout = layOut(test::labView().inventory);
    int lanes = 0;
    for (const TopologyLink& link : layout.links) {
        if (link.shape != LinkShape::Warp)
            continue;
        ++lanes;
        const TopologyNode& spine = layout.nodes[static_cast<std::size_t>(link.a)];
        const TopologyNode& leaf = layout.nodes[static_cast<std::size_t>(link.b)];
        QCOMPARE(spine.kind, NodeKind::Spine);
        QCOMPARE(link.path.first(), QPointF(spine.rect.center().x(), spine.rect.bottom()));
        QCOMPARE(link.path.last().y(), leaf.rect.top());
        QVERIFY(link.path.last().x() > leaf.rect.left() && link.path.last().x() < leaf.rect.right());
        QVERIFY(std::ranges::any_of(layout.wefts, [&](const TopologyWeft& weft) {
            return weft.y == link.joint().y() && weft.from <= link.joint().x() && weft.to >= link.joint().x();
        }));
    }
    QCOMPARE(lanes, 16);
    QCOMPARE(layout.wefts.size(), std::size_t(2));
}

void TopologyLayoutTest::everyCrossingBreaksExactlyOneLine()
{
    const TopologyLayout layout = layOut(test::closView(4, 16).inventory);
    int crossings = 0;
    for (const TopologyWeft& weft : layout.wefts) {
        for (const TopologyLink& link : layout.links) {
            if (link.shape != LinkShape::Warp || link.joint().y() >= weft.y)
                continue;
            const double x = link.joint().x();
            if (x <= weft.from + 0.5 || x >= weft.to - 0.5)
                continue;
            ++crossings;
            QCOMPARE(static_cast<int>(has(weft.gaps, x)) + static_cast<int>(has(link.gaps, weft.y)), 1);
        }
    }
    QVERIFY(crossings > 40);
}

void TopologyLayoutTest::pairsHoldBothMembers()
{
    const TopologyLayout layout = layOut(test::labView().inventory);
    QCOMPARE(layout.pairs.size(), std::size_t(4));
    for (const TopologyPair& pair : layout.pairs) {
        QVERIFY(pair.rect.contains(layout.nodes[static_cast<std::size_t>(pair.left)].rect));
        QVERIFY(pair.rect.contains(layout.nodes[static_cast<std::size_t>(pair.right)].rect));
    }
    QCOMPARE(layout.pairs.at(3).title, QStringLiteral("Pair 4"));
    QCOMPARE(layout.pairs.at(3).asn, QStringLiteral("65004"));
    QCOMPARE(layout.pairs.at(3).foot, QStringLiteral("VTEP 10.0.255.14"));
    const auto peers = std::ranges::count(layout.links, LinkShape::Peer, &TopologyLink::shape);
    QCOMPARE(peers, 4);
}

void TopologyLayoutTest::oneSidedPeeringIsNoPair()
{
    model::FabricInventory inventory = test::labView().inventory;
    for (model::FabricDevice& device : inventory.devices) {
        if (device.name == "leaf8")
            device.mlagPeer = "leaf1"; // leaf1 peers with leaf2
    }
    const TopologyLayout layout = layOut(inventory);
    QCOMPARE(layout.pairs.size(), std::size_t(3));
    QCOMPARE(overlaps(layout), 0);
}

void TopologyLayoutTest::clickFindsNodesAndLinks()
{
    const TopologyLayout layout = layOut(test::labView().inventory);
    const int leaf7 = layout.nodeNamed(QStringLiteral("leaf7"));
    QCOMPARE(layout.nodeAt(layout.nodes[static_cast<std::size_t>(leaf7)].rect.center()), leaf7);
    QCOMPARE(layout.nodeAt({-500, -500}), -1);
    for (std::size_t i = 0; i < layout.links.size(); ++i) {
        const QPolygonF own = layout.links[i].ownPart();
        const QPointF middle = own.at(0) * 0.3 + own.at(1) * 0.7;
        QCOMPARE(layout.linkAt(middle + QPointF(2, 0), 6), static_cast<int>(i));
    }
    QCOMPARE(layout.linkAt({-500, -500}, 6), -1);
}

void TopologyLayoutTest::arrowsFollowLinks()
{
    const TopologyLayout layout = layOut(test::labView().inventory);
    const auto step = [&](const char* from, Qt::Key key) {
        const int to = layout.neighbourOf(layout.nodeNamed(QLatin1String(from)), key);
        return to < 0 ? QString() : layout.nodes[static_cast<std::size_t>(to)].name;
    };
    QCOMPARE(step("leaf7", Qt::Key_Up), QStringLiteral("spine2"));
    QCOMPARE(step("leaf1", Qt::Key_Up), QStringLiteral("spine1"));
    QCOMPARE(step("leaf7", Qt::Key_Right), QStringLiteral("leaf8"));
    QCOMPARE(step("leaf7", Qt::Key_Left), QStringLiteral("leaf6"));
    QCOMPARE(step("leaf7", Qt::Key_Down), QStringLiteral("host4"));
    QCOMPARE(step("leaf8", Qt::Key_Right), QString());
    QCOMPARE(step("spine1", Qt::Key_Up), QString());
}

void TopologyLayoutTest::brokenInventoriesAreDrawnAllTheSame()
{
    QVERIFY(layOut({}).nodes.empty());
    model::FabricInventory inventory;
    inventory.devices.resize(3);
    inventory.devices[0].name = "a";
    inventory.devices[1].name = "a"; // twice the same name
    inventory.devices[2].name = "b";
    inventory.devices[2].mlagPeer = "b";
    inventory.links = {{{"a", "1"}, {"gone", "2"}, 0, ""}, {{"a", "1"}, {"a", "2"}, 0, ""}, {{"a", "3"}, {"b", "1"}, 0, ""}};
    inventory.neighbours = {{"h", "host", "", {}}, {"i", "host", "", {{"gone", "1"}}}, {"j", "host", "", {{"b", "1"}}}};
    const TopologyLayout layout = layOut(inventory);
    QCOMPARE(layout.nodes.size(), std::size_t(4));
    QCOMPARE(layout.links.size(), std::size_t(2));
    QCOMPARE(overlaps(layout), 0);
}

void TopologyLayoutTest::statesMoveNothing()
{
    TopologySceneBuilder builder;
    const SystemTime now = test::StillClock().time;
    engine::FabricView view = test::labView();
    const auto before = builder.build(view, Overlay::Status, now);
    view.devices[2].config = engine::ConfigState::Failed;
    const auto after = builder.build(view, Overlay::Status, now);
    QCOMPARE(before->layout.get(), after->layout.get());
    QVERIFY(before->nodes[2] != after->nodes[2]);
    QVERIFY(before->nodes[3] == after->nodes[3]);
    view.inventory.devices.pop_back();
    view.devices.pop_back();
    QVERIFY(builder.build(view, Overlay::Status, now)->layout != before->layout);
}

void TopologyLayoutTest::linkLabelsReadFromTheSpine()
{
    TopologySceneBuilder builder;
    const auto scene = builder.build(test::labView(), Overlay::Status, test::StillClock().time);
    const int leaf7 = scene->layout->nodeNamed(QStringLiteral("leaf7"));
    for (const int index : scene->layout->linksOf(leaf7)) {
        if (scene->layout->links[static_cast<std::size_t>(index)].shape == LinkShape::Warp)
            QVERIFY(scene->links[static_cast<std::size_t>(index)].label.startsWith(QStringLiteral("Et7 Et1")));
    }
}

void TopologyLayoutTest::fabricOfAThousandNodesIsLaidOutQuickly()
{
    const engine::FabricView view = test::closView(4, 996);
    QBENCHMARK_ONCE {
        const TopologyLayout layout = layOut(view.inventory);
        QCOMPARE(layout.nodes.size(), std::size_t(1000));
        QVERIFY(layout.links.size() > 4000);
    }
}

FC_REGISTER_TEST(TopologyLayoutTest);
#include "tst_topology_layout.moc"
