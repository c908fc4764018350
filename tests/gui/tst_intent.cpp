#include "support/recorded_book.h"
#include "window_bench.h"

#include "engine/intent_comparison.h"
#include "support/test_registry.h"
#include "ui/bridge/qt_strings.h"
#include "ui/models/intent_tree_model.h"
#include "ui/models/use_model.h"
#include "ui/widgets/segmented.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QLineEdit>
#include <QTableView>
#include <QTreeView>

using namespace fc;
using namespace fc::test;
using fc::ui::q;

namespace {

const engine::IntentBookPtr& book()
{
    static const engine::IntentBookPtr made = recordedBook();
    return made;
}

engine::FabricView mappedView()
{
    engine::FabricView view = labView();
    view.intended = book();
    view.schema = bundledIndex();
    view.intent.revision = book()->revision.substr(0, 8);
    view.revisions = std::make_shared<const std::vector<engine::IntentRevision>>(std::vector<engine::IntentRevision>{
        {book()->revision, view.time}, {std::string(64, 'a'), view.time}});
    return view;
}

std::string vlanKey(std::int64_t vid)
{
    return "ipam.vlan " + std::to_string(std::ranges::find(book()->snapshot->tables().vlans, vid, &intent::Vlan::vid)->id);
}

template <typename Widget>
Widget* shown(WindowBench& bench, const char* name)
{
    for (Widget* one : bench.window->panes().currentPane()->findChildren<Widget*>())
        if (one->accessibleName() == QLatin1String(name))
            return one;
    return nullptr;
}

const char* const kTree = "Intended configuration and where it comes from";
const char* const kObjects = "Objects that the intent comes from";
const char* const kUses = "What comes from the selected object";
const char* const kMoved = "Intended values that changed";

/// Takes the addresses that would be opened in a browser.
class Browser : public QObject
{
    Q_OBJECT
public:
    Browser() { QDesktopServices::setUrlHandler(QStringLiteral("http"), this, "take"); }
    ~Browser() override { QDesktopServices::unsetUrlHandler(QStringLiteral("http")); }
    QUrl last;
public Q_SLOTS:
    void take(const QUrl& url) { last = url; }
};

} // namespace

class IntentPaneTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysThatNothingWasReadOrWhyNot()
    {
        engine::FabricView view = labView();
        view.intent.error = "NetBox does not answer";
        WindowBench bench(std::move(view));
        bench.window->panes().goTo({q("intent"), {}, {}});
        QVERIFY(!shown<QTreeView>(bench, kTree)->isVisible());
        QVERIFY(bench.window->panes().currentPane()->focusTarget()->accessibleName().contains(q("NetBox does not answer")));
        // What was missing comes: the tree takes over.
        bench.console.publish(mappedView());
        QTRY_VERIFY(shown<QTreeView>(bench, kTree)->isVisible());
    }

    void showsWhereEachValueOfADeviceComesFrom()
    {
        WindowBench bench(mappedView());
        const QString path = q("/interfaces/interface[name=Ethernet1]/config/description");
        bench.window->panes().goTo({q("intent"), q("leaf1"), path});
        const QTreeView* tree = shown<QTreeView>(bench, kTree);
        QCOMPARE(bench.window->panes().currentPane()->place(), (ui::Place{q("intent"), q("leaf1"), path}));
        QVERIFY(!tree->currentIndex().siblingAtColumn(ui::IntentTreeModel::From).data().toString().isEmpty());
        QVERIFY(!tree->currentIndex().siblingAtColumn(ui::IntentTreeModel::Rule).data().toString().isEmpty());
        bench.key(Qt::Key_BracketRight);
        QCOMPARE(bench.window->panes().currentPane()->place().device, q("leaf2"));
        QCOMPARE(bench.window->panes().currentPane()->place().item, path);
    }

    void keysOpenNetboxAndTheDevice()
    {
        WindowBench bench(mappedView());
        Browser browser;
        bench.window->panes().goTo({q("intent"), q("leaf1"), q("/interfaces/interface[name=Ethernet1]/config/description")});
        bench.key(Qt::Key_O);
        QVERIFY2(browser.last.path().contains(q("/dcim/")), qPrintable(browser.last.toString()));
        bench.key(Qt::Key_D);
        QCOMPARE(bench.pane(), q("fabric"));
        bench.window->panes().back();
        QCOMPARE(bench.window->panes().currentPane()->place().item, q("/interfaces/interface[name=Ethernet1]/config/description"));
    }

    void cliLinesAreABranchOfTheTree()
    {
        WindowBench bench(mappedView());
        const auto with = std::ranges::find_if(book()->documents, [](const auto& one) { return !one.second.cli.empty(); });
        QVERIFY(with != book()->documents.end());
        bench.window->panes().goTo({q("intent"), q(with->first), q("cli")});
        QCOMPARE(bench.window->panes().currentPane()->place().item, q("cli"));
    }

    void filterKeepsWhatLeadsToAMatch()
    {
        WindowBench bench(mappedView());
        bench.window->panes().goTo({q("intent"), q("leaf1"), {}});
        QTreeView* tree = shown<QTreeView>(bench, kTree);
        const int before = tree->model()->rowCount();
        bench.key(Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), q("Ethernet1/config/nothing-is-called-so"));
        QCOMPARE(tree->model()->rowCount(), 0);
        shown<QLineEdit>(bench, "Filter by path, value or object")->setText(q("description"));
        QVERIFY(tree->model()->rowCount() > 0 && tree->model()->rowCount() <= before);
    }

    void anObjectShowsItsValuesAndLeadsToThem()
    {
        WindowBench bench(mappedView());
        bench.window->panes().goTo({q("intent"), {}, q("object " + vlanKey(40))});
        QTableView* uses = shown<QTableView>(bench, kUses);
        QTRY_VERIFY(uses->model()->rowCount() > 1);
        QCOMPARE(bench.window->panes().currentPane()->place().item, q("object " + vlanKey(40)));
        QTableView* objects = shown<QTableView>(bench, kObjects);
        objects->setFocus();
        bench.key(Qt::Key_Return);
        QVERIFY(uses->hasFocus());
        const QString device = uses->model()->index(0, ui::UseModel::DeviceColumn).data().toString();
        bench.key(Qt::Key_Return);
        QVERIFY(shown<QTreeView>(bench, kTree)->isVisible());
        QCOMPARE(bench.window->panes().currentPane()->place().device, device);
        // And back from the value to everything of its object.
        shown<QTreeView>(bench, kTree)->setFocus();
        bench.key(Qt::Key_U);
        QVERIFY(objects->isVisible());
    }

    void changesAreAskedForOnceAndShown()
    {
        WindowBench bench(mappedView());
        bench.window->panes().goTo({q("intent"), q("leaf1"), {}});
        bench.key(Qt::Key_G);
        QVERIFY(bench.console.comparisons().empty());
        bench.key(Qt::Key_G);
        const std::string earlier(64, 'a');
        QCOMPARE(bench.console.comparisons(), (std::vector<std::pair<std::string, std::string>>{{earlier, book()->revision}}));
        const auto edited = recordedBook([](intent::IntentTables& tables) {
            const auto owner = std::ranges::find(tables.devices, "leaf1", &intent::Device::name)->id;
            std::ranges::find_if(tables.interfaces, [&](const auto& row) {
                return row.device == owner && row.name == "Ethernet1";
            })->description = "moved";
        });
        auto comparison = std::make_shared<engine::IntentComparison>();
        comparison->before = earlier;
        comparison->after = book()->revision;
        comparison->objects = intent::changesBetween(*edited->snapshot, *book()->snapshot);
        for (const auto& [device, document] : book()->documents) {
            const auto moved = intent::changesBetween(&edited->documents.at(device), &document, *bundledIndex());
            comparison->leaves.insert(comparison->leaves.end(), moved.begin(), moved.end());
        }
        QCOMPARE(comparison->objects.size(), std::size_t{1});
        engine::FabricView next = mappedView();
        next.comparison = comparison;
        bench.console.publish(std::move(next));
        QTableView* leaves = shown<QTableView>(bench, kMoved);
        QTRY_COMPARE(leaves->model()->rowCount(), static_cast<int>(comparison->leaves.size()));
        QCOMPARE(bench.console.comparisons().size(), std::size_t{1});
    }

    void nothingToCompareWithIsSaid()
    {
        engine::FabricView view = mappedView();
        view.revisions = nullptr;
        WindowBench bench(std::move(view));
        bench.window->panes().goTo({q("intent"), {}, q("since ")});
        QVERIFY(!shown<QTableView>(bench, kMoved)->isVisible());
        QVERIFY(bench.console.comparisons().empty());
    }

    void paletteTakesABareVlan()
    {
        WindowBench bench(mappedView());
        bench.key(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), q("vlan 40"));
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.pane(), q("intent"));
        QTRY_COMPARE(bench.window->panes().currentPane()->place().item, q("object " + vlanKey(40)));
    }
};

FC_REGISTER_TEST(IntentPaneTest);
#include "tst_intent.moc"
