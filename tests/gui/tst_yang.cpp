#include "support/fake_discovery.h"
#include "support/recorded_book.h"
#include "window_bench.h"

#include "support/test_registry.h"
#include "ui/bridge/qt_strings.h"
#include "ui/models/path_model.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTreeView>

using namespace fc;
using namespace fc::test;
using fc::ui::q;

namespace {

constexpr const char* kSearch = "Search paths";
constexpr const char* kTabs = "Across the fabric, consistency, and use as";
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
            all += label->text() + q("\n");
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
        tabs->setCurrentIndex(tabs->count() - 1);
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
};

FC_REGISTER_TEST(YangPaneTest);
#include "tst_yang.moc"
