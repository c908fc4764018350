#include "support/fake_discovery.h"
#include "support/recorded_book.h"
#include "window_bench.h"

#include "engine/manual_overlay.h"
#include "support/test_registry.h"
#include "ui/bridge/qt_strings.h"
#include "ui/models/path_model.h"
#include "ui/widgets/live_chart.h"
#include "ui/widgets/path_crumbs.h"

#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTreeView>

using namespace fc;
using namespace fc::test;
using fc::ui::q;

namespace {

constexpr const char* kSearch = "Search paths";
constexpr const char* kTabs = "Across the fabric, consistency, use as, and change";
constexpr const char* kFirstMtu = "/interfaces/interface[name=Ethernet1]/config/mtu";
constexpr const char* kMtu = "/interfaces/interface[name=*]/config/mtu";

/// The Paths pane in a window of its own, its settings in a folder of their own.
class PathsBench
{
public:
    explicit PathsBench(bool devices = true, bool explorer = true)
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home.path());
        engine::FabricView view = devices ? labView() : engine::FabricView();
        view.schema = bundledIndex();
        bench = std::make_unique<WindowBench>(std::move(view));
        bench->console.explorer = explorer ? &fake : nullptr;
        bench->window->panes().goTo({q("yang"), {}, {}});
    }
    ~PathsBench() { bench->console.explorer = nullptr; }

    template <typename Widget>
    Widget* named(const char* name)
    {
        for (Widget* one : bench->window->panes().currentPane()->findChildren<Widget*>())
            if (one->accessibleName() == q(name))
                return one;
        qWarning("there is no %s", name);
        return nullptr;
    }
    QPushButton* button(const char* text)
    {
        for (QPushButton* one : bench->window->panes().currentPane()->findChildren<QPushButton*>())
            if (one->text() == q(text))
                return one;
        qWarning("there is no button %s", text);
        return nullptr;
    }
    bool read() { return QTest::qWaitFor([this] { return named<QTreeView>("Paths")->isVisible(); }, 30'000); }
    void type(const char* words)
    {
        bench->key(Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), q(words));
    }
    QModelIndex current() { return named<QTreeView>("Paths")->currentIndex(); }
    QString words() ///< every label of the node's panel
    {
        QString all;
        for (const QLabel* label : named<QWidget>("The selected node")->findChildren<QLabel*>())
            all += label->text() + q("\n") + label->accessibleName() + q("\n");
        return all.remove(QChar(0x200b));
    }
    ui::Place place() { return bench->window->panes().currentPane()->place(); }

    FakeDiscovery fake;
    std::unique_ptr<WindowBench> bench;

private:
    QTemporaryDir m_home;
};

} // namespace

class YangPaneTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSchemaIsReadWithoutHoldingTheWindow()
    {
        PathsBench paths;
        // Nothing was waited for: the pane is there, says what it does, and becomes the tree by itself.
        QVERIFY(!paths.named<QTreeView>("Paths")->isVisible());
        bool said = false;
        for (const QLabel* label : paths.bench->window->panes().currentPane()->findChildren<QLabel*>())
            said = said || (label->isVisible() && label->text() == q("Reading the schema"));
        QVERIFY(said);
        QVERIFY(paths.read());
        QVERIFY(paths.named<QTreeView>("Paths")->model()->rowCount() > 10);
    }

    void aPlaceAskedForWhileReadingIsShownAfterwards()
    {
        PathsBench paths;
        paths.bench->window->panes().goTo({q("yang"), q("leaf7"), q(kMtu)});
        QCOMPARE(paths.place().item, q(kMtu));
        QVERIFY(paths.read());
        QCOMPARE(paths.place(), (ui::Place{q("yang"), q("leaf7"), q(kMtu)}));
    }

    void noModelsAreSaid()
    {
        WindowBench bench;
        bench.window->panes().goTo({q("yang"), {}, {}});
        bool said = false;
        for (const QLabel* label : bench.window->panes().currentPane()->findChildren<QLabel*>())
            said = said || (label->isVisible() && label->text() == q("No models"));
        QVERIFY(said);
    }

    void wordsFindAPathByKeyboardAndAreHighlighted()
    {
        PathsBench paths;
        QVERIFY(paths.read());
        paths.type("interface config mtu");
        QCOMPARE(paths.current().data().toString(), q("mtu"));
        const auto marks = paths.current().data(ui::PathModel::MarksRole).value<QList<int>>();
        QCOMPARE(marks, (QList<int>{0, 3}));
        QVERIFY(paths.named<QLabel>("Matches")->text().contains(q("paths")));
        // Down leaves the words for the list; another letter there does not get lost in the tree.
        paths.bench->key(Qt::Key_Down);
        QVERIFY(paths.named<QTreeView>("Paths")->hasFocus());
        paths.bench->key(Qt::Key_Slash);
        QVERIFY(paths.named<QLineEdit>(kSearch)->hasFocus());
    }

    void attributesOfTheNodeAreShown()
    {
        PathsBench paths;
        QVERIFY(paths.read());
        paths.bench->window->panes().goTo({q("yang"), {}, q(kMtu)});
        const QString words = paths.words();
        for (const char* expected : {kMtu, "uint16", "configuration", "openconfig-interfaces"})
            QVERIFY2(words.contains(q(expected)), qPrintable(q(expected) + q(" is not in\n") + words));
    }

    void theChosenFormIsCopied()
    {
        PathsBench paths;
        QVERIFY(paths.read());
        paths.bench->window->panes().goTo({q("yang"), {}, q(kMtu)});
        auto* tabs = paths.named<QTabBar>(kTabs);
        tabs->setCurrentIndex(2);
        auto* form = paths.named<QComboBox>("Use the path as");
        form->setCurrentIndex(form->findText(q("gnmic")));
        paths.named<QTreeView>("Paths")->setFocus();
        paths.bench->key(Qt::Key_C);
        const QString copied = QApplication::clipboard()->text();
        QVERIFY2(copied.startsWith(q("gnmic ")) && copied.contains(q("/interfaces/interface")), qPrintable(copied));
        QVERIFY(!copied.contains(q("password"), Qt::CaseInsensitive) || copied.contains(q("PASSWORD")));
    }

    void backAndForwardReturnToTheNode()
    {
        PathsBench paths;
        QVERIFY(paths.read());
        paths.bench->window->panes().goTo({q("yang"), {}, q(kMtu)});
        paths.bench->window->panes().goTo({q("yang"), {}, q("/system/config/hostname")});
        paths.bench->key(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(paths.place().item, q(kMtu));
        paths.bench->key(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(paths.place().item, q("/system/config/hostname"));
    }

    void nothingCanBeReadWithoutANode()
    {
        PathsBench paths;
        QVERIFY(paths.read());
        for (const char* text : {"Subscribe", "Get once", "Probe"}) {
            QVERIFY2(!paths.button(text)->isEnabled(), text);
            QVERIFY2(paths.button(text)->toolTip().contains(q("Pick a path")), qPrintable(paths.button(text)->toolTip()));
        }
        paths.named<QTabBar>(kTabs)->setFocus(); // the tree would take its first row
        for (const Qt::Key key : {Qt::Key_S, Qt::Key_G, Qt::Key_P})
            paths.bench->key(key);
        QVERIFY(paths.fake.asked.empty());
    }

    void nothingCanBeReadWithoutADevice()
    {
        PathsBench paths(false);
        QVERIFY(paths.read());
        paths.bench->window->panes().goTo({q("yang"), {}, q(kMtu)});
        for (const char* text : {"Subscribe", "Get once", "Probe"}) {
            QVERIFY2(!paths.button(text)->isEnabled(), text);
            QVERIFY2(paths.button(text)->toolTip().contains(q("device")), qPrintable(paths.button(text)->toolTip()));
        }
        paths.named<QTreeView>("Paths")->setFocus();
        for (const Qt::Key key : {Qt::Key_S, Qt::Key_G, Qt::Key_P})
            paths.bench->key(key);
        QVERIFY(paths.fake.asked.empty());
    }

    void aDeviceAnswersGetWatchAndProbe()
    {
        PathsBench paths;
        QVERIFY(paths.read());
        discovery::DeviceLeaves leaves;
        const auto node = bundledIndex()->resolve(model::parsePath(kMtu).value()).value();
        leaves.leaves = {{node, "/interfaces/interface[name=Ethernet1]/config/mtu", "9214"}};
        paths.fake.answers["leaf1"] = leaves;
        paths.bench->window->panes().goTo({q("yang"), q("leaf1"), q(kMtu)});
        paths.named<QTreeView>("Paths")->setFocus();
        for (const char* text : {"Subscribe", "Get once", "Probe"})
            QVERIFY2(paths.button(text)->isEnabled(), text);
        paths.bench->key(Qt::Key_G);
        QTRY_COMPARE(paths.named<QLabel>("Live value")->text(), q("9214"));
        paths.bench->key(Qt::Key_S);
        QTRY_COMPARE(paths.fake.count("watch"), std::size_t{1});
        engine::WatchUpdate update;
        update.device = "leaf1";
        update.received = paths.bench->clock.now();
        update.values = {{"/interfaces/interface[name=Ethernet1]/config/mtu", "1500"}};
        paths.fake.watcher(update);
        QTRY_COMPARE(paths.named<QLabel>("Live value")->text(), q("1500"));
        QVERIFY(paths.button("Stop")->isEnabled());
        paths.bench->key(Qt::Key_S);
        QVERIFY(!paths.fake.watcher);
        paths.bench->key(Qt::Key_P);
        QTRY_VERIFY(paths.words().contains(q("values came")));
    }

    void aNodeThatIsNotServedSaysWhyNothingIsRead()
    {
        PathsBench paths;
        QVERIFY(paths.read());
        const discovery::PathCatalog catalog(bundledIndex());
        discovery::EntryId refused;
        for (std::uint32_t id = 1; id < catalog.size() && refused.value == 0; ++id)
            if (catalog.support({id}) == discovery::Support::NotServed && catalog.carriesValue({id}))
                refused.value = id;
        QVERIFY(refused.value != 0);
        paths.bench->window->panes().goTo({q("yang"), q("leaf1"), q(catalog.path(refused))});
        QCOMPARE(paths.current().data(ui::PathModel::EntryRole).toUInt(), refused.value);
        QVERIFY(!paths.button("Get once")->isEnabled());
        QVERIFY(paths.button("Get once")->toolTip().contains(q("does not serve")));
    }

    void aBookmarkHasANoteThatIsKept()
    {
        PathsBench paths;
        QVERIFY(paths.read());
        paths.type("interface config mtu");
        paths.bench->key(Qt::Key_Down);
        paths.bench->key(Qt::Key_B);
        paths.bench->key(Qt::Key_B, Qt::ShiftModifier);
        auto* note = paths.named<QLineEdit>("Note of the bookmark");
        QVERIFY(note->hasFocus());
        QCOMPARE(note->text(), q("interface config mtu")); // the words that found it
        note->selectAll();
        QTest::keyClicks(note, q("jumbo or not"));
        paths.bench->key(Qt::Key_Return);
        auto* marks = paths.named<QComboBox>("Bookmarks");
        QVERIFY(marks->findText(q("jumbo or not"), Qt::MatchStartsWith) > 0);
        QVERIFY(marks->findText(q("Search: interface config mtu")) > 0);
        // Another node, then back by the bookmark.
        paths.bench->window->panes().goTo({q("yang"), {}, q("/system/config/hostname")});
        marks->setCurrentIndex(marks->findText(q("jumbo or not"), Qt::MatchStartsWith));
        Q_EMIT marks->activated(marks->currentIndex());
        QCOMPARE(paths.place().item, q(kMtu));
        paths.named<QTreeView>("Paths")->setFocus();
        paths.bench->key(Qt::Key_B);
        QCOMPARE(marks->findText(q("jumbo or not"), Qt::MatchStartsWith), -1);
    }

    void aStepOfThePathLeadsToItsNode()
    {
        PathsBench paths;
        QVERIFY(paths.read());
        paths.bench->window->panes().goTo({q("yang"), {}, q(kMtu)});
        auto* crumbs = paths.bench->window->panes().currentPane()->findChild<ui::PathCrumbs*>();
        QVERIFY(crumbs);
        QCOMPARE(crumbs->accessibleName(), q(kMtu));
        Q_EMIT crumbs->picked(bundledIndex()->resolve(model::parsePath("/interfaces/interface").value()).value().value);
        QTRY_COMPARE(paths.place().item, q("/interfaces/interface[name=*]"));
    }

    void aDroppedPathIsGoneToAndOtherTextIsSearched()
    {
        PathsBench paths;
        QVERIFY(paths.read());
        auto* line = paths.named<QLineEdit>(kSearch);
        const auto drop = [line](const char* text) {
            QMimeData data;
            data.setText(q(text));
            QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(line, &enter);
            QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(line, &event);
        };
        drop(kFirstMtu);
        QCOMPARE(paths.place().item, q(kFirstMtu));
        drop("vlan-id");
        QCOMPARE(line->text(), q("vlan-id"));
    }

    void theScopeIsComparedWithAnotherDevice()
    {
        PathsBench paths;
        QVERIFY(paths.read());
        paths.bench->window->panes().goTo({q("yang"), q("leaf1"), q(kMtu)});
        auto* with = paths.named<QComboBox>("Compare with");
        with->setCurrentIndex(with->findData(q("leaf7")));
        paths.fake.asked.clear();
        paths.named<QTreeView>("Paths")->setFocus();
        paths.bench->key(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(paths.fake.asked.size(), std::size_t{1});
        QCOMPARE(paths.fake.asked[0].devices, (std::vector<std::string>{"leaf1", "leaf7"}));
        with->setCurrentIndex(with->findData(q("role:spine")));
        Q_EMIT with->activated(with->currentIndex());
        QCOMPARE(paths.fake.asked.back().devices, (std::vector<std::string>{"leaf1", "spine1", "spine2"}));
    }

    void aSubscriptionIsDrawnWithItsGaps()
    {
        ui::LiveChart chart;
        using Point = ui::ValueSeries::Point;
        const SystemTime start(std::chrono::seconds(1'000'000));
        const auto at = [&](int seconds) { return start + std::chrono::seconds(seconds); };
        chart.set({}, false, {}, at(0));
        QCOMPARE(chart.lines(), 0);
        chart.set({Point{at(0), std::nullopt}, Point{at(1), 10.0}, Point{at(2), 12.0}, Point{at(3), std::nullopt},
                   Point{at(6), 4.0}, Point{at(7), 5.0}},
                  false, q("per second"), at(8));
        QCOMPARE(chart.lines(), 2); // never joined over the gap
        QCOMPARE(chart.gaps(), 1);
        QVERIFY2(chart.accessibleDescription().contains(q("between 4 and 12 per second")),
                 qPrintable(chart.accessibleDescription()));
    }

    void aCounterIsShownAsARateWithItsResets()
    {
        PathsBench paths;
        QVERIFY(paths.read());
        paths.bench->window->panes().goTo({q("yang"), q("leaf1"), q("/interfaces/interface[name=*]/state/counters/in-octets")});
        paths.named<QTreeView>("Paths")->setFocus();
        paths.bench->key(Qt::Key_S);
        QTRY_COMPARE(paths.fake.count("watch"), std::size_t{1});
        engine::WatchUpdate update;
        update.device = "leaf1";
        update.received = paths.bench->clock.now();
        for (const char* value : {"1000", "3000", "10", "60"}) {
            update.values = {{"/interfaces/interface[name=Ethernet1]/state/counters/in-octets", value}};
            update.received += std::chrono::seconds(1);
            paths.fake.watcher(update);
        }
        auto* twin = paths.named<QPlainTextEdit>("Changes, newest first");
        QTRY_VERIFY2(twin->toPlainText().contains(q("2000.0 /s")), qPrintable(twin->toPlainText()));
        QVERIFY2(twin->toPlainText().contains(q("started again")), qPrintable(twin->toPlainText()));
        QCOMPARE(paths.named<QLabel>("Live value")->text(), q("50.0"));
        QVERIFY(paths.bench->window->panes().currentPane()->findChild<ui::LiveChart*>()->isVisible());
    }

    void modulesThatNoReleaseHasAreNamed()
    {
        PathsBench paths;
        paths.fake.implemented.release = "eos-4.35.0F";
        paths.fake.implemented.unknown = {"arista-shiny", "openconfig-new"};
        QVERIFY(paths.read());
        paths.bench->window->panes().goTo({q("yang"), q("leaf1"), q(kMtu)});
        const auto said = [&] {
            for (const QLabel* label : paths.bench->window->panes().currentPane()->findChildren<QLabel*>())
                if (label->isVisible() && label->text().contains(q("arista-shiny")) && label->text().contains(q("eos-4.35.0F")))
                    return true;
            return false;
        };
        QTRY_VERIFY(said());
        QCOMPARE(paths.fake.count("models"), std::size_t{1}); // asked once
    }

    void anotherValueBecomesAChangeOfThePlan()
    {
        PathsBench paths;
        QVERIFY(paths.read());
        paths.bench->window->panes().goTo({q("yang"), q("leaf1"), q(kFirstMtu)});
        paths.named<QTreeView>("Paths")->setFocus();
        paths.bench->key(Qt::Key_E);
        auto* value = paths.named<QComboBox>("New value");
        QVERIFY(value->hasFocus() || value->lineEdit()->hasFocus());
        QTest::keyClicks(value->lineEdit(), q("99999"));
        auto* reason = paths.named<QLineEdit>("Reason");
        QTest::keyClicks(reason, q("INC4711"));
        QVERIFY(!paths.button("Put into the plan")->isEnabled()); // out of range
        value->setEditText(q("1500"));
        QVERIFY(paths.button("Put into the plan")->isEnabled());
        reason->setFocus();
        paths.bench->key(Qt::Key_Return);
        QCOMPARE(paths.bench->console.edits.size(), std::size_t{1});
        const engine::ManualEdit& edit = paths.bench->console.edits[0];
        QCOMPARE(edit.device, std::string("leaf1"));
        QCOMPARE(edit.path, std::string(kFirstMtu));
        QCOMPARE(edit.values, std::vector<std::string>{"1500"});
        QCOMPARE(edit.reason, std::string("INC4711"));
        QCOMPARE(edit.who, std::string("m.keller"));
        QVERIFY(!paths.button("Put into the plan")->isEnabled()); // the next one wants a reason of its own
    }

    void aChangeThatHoldsIsListedAndWithdrawn()
    {
        store::ManualChange change =
            engine::checkedChange(*bundledIndex(), {"leaf1", kFirstMtu, {"1500"}, false, "ada", "INC4711"}).value();
        change.sequence = 7;
        auto book = std::make_shared<engine::IntentBook>(*recordedBook());
        intent::IntentDocument document = engine::overlaid(*bundledIndex(), book->documents.at("leaf1"), {change});
        book->documents = intent::DocumentSet();
        book->documents.emplace("leaf1", std::move(document));
        PathsBench paths;
        QVERIFY(paths.read());
        engine::FabricView view = labView();
        view.schema = bundledIndex();
        view.intended = book;
        paths.bench->console.publish(std::move(view));
        paths.bench->window->panes().goTo({q("yang"), q("leaf1"), q(kFirstMtu)});
        paths.named<QTreeView>("Paths")->setFocus();
        paths.bench->key(Qt::Key_E);
        auto* open = paths.named<QListWidget>("Changes by hand on this device");
        QTRY_COMPARE(open->count(), 1);
        QVERIFY2(open->item(0)->text().contains(q("ada")) && open->item(0)->text().contains(q("1500")),
                 qPrintable(open->item(0)->text()));
        open->setCurrentRow(0);
        paths.button("Withdraw")->click();
        QCOMPARE(paths.bench->console.withdrawn, std::vector<std::int64_t>{7});
    }

    void stateCannotBeChanged()
    {
        PathsBench paths;
        QVERIFY(paths.read());
        paths.bench->window->panes().goTo({q("yang"), q("leaf1"), q("/interfaces/interface[name=Ethernet1]/state/mtu")});
        paths.named<QTreeView>("Paths")->setFocus();
        paths.bench->key(Qt::Key_E);
        paths.named<QLineEdit>("Reason")->setText(q("why"));
        QVERIFY(!paths.button("Put into the plan")->isEnabled());
    }
};

FC_REGISTER_TEST(YangPaneTest);
#include "tst_yang.moc"
