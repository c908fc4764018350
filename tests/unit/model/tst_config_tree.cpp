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

    void longListsAreEditedLikeShortOnes()
    {
        const KeepsOrder keeps = [](NodeId node) { return node.value == 2; };
        const auto entry = [](int i) { return InstancePath{step(1), step(2, {std::to_string(i)})}; };
        TreeEditor editor({}, keeps);
        for (int i = 0; i < 200; ++i)
            editor.ensure(entry(i));
        for (int i = 0; i < 200; i += 2)
            QVERIFY(editor.erase(entry(i)));
        QVERIFY(!editor.erase(entry(0)));
        editor.moveEntry(entry(199), 0);
        editor.ensure(entry(199));
        editor.ensure(entry(0));
        QVERIFY(editor.erase(entry(3)));
        const ConfigTree tree = std::move(editor).commit();
        const auto& entries = tree.find({step(1)})->children;
        QCOMPARE(entries.size(), std::size_t(100));
        QCOMPARE(entries.front()->keys.at(0), std::string("199"));
        QCOMPARE(entries.at(1)->keys.at(0), std::string("1"));
        QCOMPARE(entries.at(2)->keys.at(0), std::string("5"));
        QCOMPARE(entries.back()->keys.at(0), std::string("0"));

        TreeEditor second(tree, keeps);
        QVERIFY(second.erase(entry(0)));
        second.set({step(1), step(2, {"5"}), step(3)}, Value::integer(1));
        const ConfigTree changed = std::move(second).commit();
        QCOMPARE(changed.find({step(1)})->children.size(), std::size_t(99));
        QVERIFY(changed.find({step(1), step(2, {"5"}), step(3)}) != nullptr);
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
