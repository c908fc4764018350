#include "model/config_tree.h"
#include "support/test_registry.h"

using namespace fc::model;

namespace {
InstanceStep step(std::uint32_t node, std::vector<std::string> keys = {}) { return {NodeId{node}, std::move(keys)}; }
}

class TstConfigTree : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void editsLeaveTheBaseAloneAndShareWhatIsNotTouched()
    {
        TreeEditor first;
        first.set({step(1), step(2, {"a"}), step(3)}, Value::text("x"));
        first.set({step(1), step(2, {"b"}), step(3)}, Value::text("y"));
        const ConfigTree base = std::move(first).commit();

        TreeEditor second(base);
        second.set({step(1), step(2, {"a"}), step(3)}, Value::text("z"));
        const ConfigTree changed = std::move(second).commit();

        QCOMPARE(toString(*base.find({step(1), step(2, {"a"}), step(3)})->value), std::string("x"));
        QCOMPARE(toString(*changed.find({step(1), step(2, {"a"}), step(3)})->value), std::string("z"));
        QCOMPARE(base.find({step(1), step(2, {"b"})}), changed.find({step(1), step(2, {"b"})}));
        QVERIFY(!(base == changed));
    }

    void orderOfEditsDoesNotMatterForSystemOrderedLists()
    {
        TreeEditor a;
        a.set({step(1), step(2, {"a"}), step(3)}, Value::integer(1));
        a.set({step(1), step(2, {"b"}), step(3)}, Value::integer(2));
        TreeEditor b;
        b.set({step(1), step(2, {"b"}), step(3)}, Value::integer(2));
        b.set({step(1), step(2, {"a"}), step(3)}, Value::integer(1));
        QVERIFY(std::move(a).commit() == std::move(b).commit());
    }

    void userOrderedListsKeepTheirOrder()
    {
        const KeepsOrder keeps = [](NodeId node) { return node.value == 2; };
        TreeEditor a({}, keeps);
        a.set({step(1), step(2, {"b"}), step(3)}, Value::integer(1));
        a.set({step(1), step(2, {"a"}), step(3)}, Value::integer(2));
        const ConfigTree tree = std::move(a).commit();
        const auto& entries = tree.find({step(1)})->children;
        QCOMPARE(entries.at(0)->keys.at(0), std::string("b"));
        TreeEditor c(tree, keeps);
        c.moveEntry({step(1), step(2, {"a"})}, 0);
        const ConfigTree moved = std::move(c).commit();
        QCOMPARE(moved.find({step(1)})->children.at(0)->keys.at(0), std::string("a"));
        QVERIFY(!(moved == tree));
    }

    void eraseRemovesEmptyContainersButNotListEntries()
    {
        TreeEditor editor;
        editor.set({step(1), step(2, {"a"}), step(4), step(5)}, Value::integer(1));
        QVERIFY(editor.erase({step(1), step(2, {"a"}), step(4), step(5)}));
        QVERIFY(!editor.erase({step(1), step(9)}));
        const ConfigTree tree = std::move(editor).commit();
        QVERIFY(tree.find({step(1), step(2, {"a"})}) != nullptr);
        QVERIFY(tree.find({step(1), step(2, {"a"}), step(4)}) == nullptr);
    }
};

FC_REGISTER_TEST(TstConfigTree);
#include "tst_config_tree.moc"
