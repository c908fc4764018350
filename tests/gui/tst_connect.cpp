#include "compared_view.h"
#include "window_bench.h"

#include "diff/tree_diff.h"
#include "engine/intent_book.h"
#include "support/test_registry.h"
#include "ui/models/text_table_model.h"
#include "ui/panes/connections/connect_dialog.h"
#include "ui/panes/diff/draft_window.h"
#include "ui/panes/pane.h"
#include "ui/widgets/callout.h"

#include <QClipboard>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

#include <condition_variable>
#include <mutex>

using namespace fc;
using namespace fc::test;
using namespace Qt::StringLiterals;

namespace {

/// A NetBox with two sites and three roles where one custom field is missing and one switch does not answer.
class ScriptedConnector final : public engine::ConnectService
{
public:
    engine::ConnectForm current() const override { return form; }
    bool hasKeychain() const override { return false; }
    bool exists(const std::string& name) const override { return name == "taken"; }

    bool examine(const engine::ConnectForm& asked, const engine::ConnectSink& sink, std::stop_token stop) override
    {
        using enum engine::ConnectStep::Result;
        examined = asked;
        sink.step({"netbox", "dns", Passed, "netbox.example resolves", {}});
        if (hang) {
            std::mutex mutex;
            std::condition_variable_any moved;
            std::unique_lock lock(mutex);
            moved.wait(lock, stop, [] { return false; });
            return false;
        }
        if (broken) {
            sink.step({"netbox", "token", Failed, "NetBox does not know this token", "check the token"});
            sink.step({"netbox", "version", Skipped, "NetBox does not answer us", {}});
            return false;
        }
        sink.script("#!/bin/sh\npost custom-fields l3vni\n");
        sink.choices({{{"dc1", "DC 1", 10}, {"dc2", "DC 2", 1}}, {{"spine", "Spine", 2}, {"leaf", "Leaf", 8}, {"host", "Host", 4}}, {"spine", "leaf"}});
        sink.devices(0, 1);
        sink.step({"leaf1", "subscribe", Passed, "the stream came up and is in sync", {}});
        return true;
    }
    Result<std::string> save(const engine::ConnectForm& asked) override
    {
        if (asked.name == "bad name")
            return makeError(ErrorCode::Usage, "a profile's name has no blanks");
        written = asked;
        return std::string("/tmp/" + asked.name + ".toml");
    }
    void open(const std::string& file) override { opened = file; }

    engine::ConnectForm form, examined, written;
    bool hang = false, broken = false;
    std::string opened;
};

struct ConnectBench
{
    ConnectBench()
    {
        bench.window = std::make_unique<ui::MainWindow>(
            ui::ShellContext{bench.bridge, bench.clock, bench.settings, bench.theme, u"m.keller"_s, &connector});
        bench.window->resize(1280, 800);
        bench.window->show();
        QApplication::setActiveWindow(bench.window.get());
    }
    ui::ConnectDialog& dialog() { return *bench.window->findChild<ui::ConnectDialog*>(); }
    template <typename T>
    T* named(const QString& name)
    {
        for (T* widget : dialog().findChildren<T*>())
            if (widget->accessibleName() == name)
                return widget;
        qFatal("no %s called %s", T::staticMetaObject.className(), qPrintable(name));
    }
    QPushButton* button(const QString& text)
    {
        for (QPushButton* candidate : dialog().findChildren<QPushButton*>())
            if (candidate->text() == text)
                return candidate;
        qFatal("no button %s", qPrintable(text));
    }
    void openDialog()
    {
        bench.key(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(dialog().isVisible());
        QApplication::setActiveWindow(&dialog());
        QTRY_VERIFY(QApplication::focusWidget() != nullptr && QApplication::focusWidget()->window() == &dialog());
    }
    bool check()
    {
        QSignalSpy done(&dialog(), &ui::ConnectDialog::examined);
        button(u"Check"_s)->click();
        return (done.count() == 1 || done.wait(5000)) && done.first().first().toBool();
    }
    QStringList ticked(const QString& list)
    {
        QStringList out;
        const auto* widget = named<QListWidget>(list);
        for (int row = 0; row < widget->count(); ++row)
            if (widget->item(row)->checkState() == Qt::Checked)
                out << widget->item(row)->text();
        return out;
    }

    ScriptedConnector connector;
    WindowBench bench;
};

} // namespace

class ConnectTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keyButtonAndPaletteLeadThere()
    {
        ConnectBench on;
        on.bench.window->panes().goTo({u"connections"_s, {}, {}});
        for (QPushButton* button : on.bench.window->panes().currentPane()->findChildren<QPushButton*>())
            if (button->text() == u"Connect my fabric..."_s) {
                QVERIFY(button->isVisible());
                button->click();
            }
        QTRY_VERIFY(on.dialog().isVisible());
        on.dialog().reject();
        on.openDialog();
        QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Address"_s);
        QVERIFY(on.bench.window->action(ui::ActionId::ConnectFabric)->isEnabled());
        // A window that nobody gave a connector offers nothing.
        WindowBench without;
        QVERIFY(!without.window->action(ui::ActionId::ConnectFabric)->isVisible());
    }

    void goodFabricIsCheckedSavedAndOpenedByKeyboard()
    {
        ConnectBench on;
        on.openDialog();
        QTest::keyClicks(QApplication::focusWidget(), u"https://netbox.example"_s);
        on.bench.key(Qt::Key_Tab);
        QTest::keyClicks(QApplication::focusWidget(), u"nbt_secret"_s);
        QSignalSpy done(&on.dialog(), &ui::ConnectDialog::examined);
        on.bench.key(Qt::Key_Return);
        QVERIFY(done.count() == 1 || done.wait(5000));
        QCOMPARE(on.connector.examined.url, std::string("https://netbox.example"));
        QCOMPARE(on.connector.examined.token.reveal(), std::string("nbt_secret"));
        QCOMPARE(on.ticked(u"Roles"_s), (QStringList{u"Spine, 2 devices"_s, u"Leaf, 8 devices"_s}));
        QCOMPARE(on.ticked(u"Sites"_s), QStringList());
        auto* sites = on.named<QListWidget>(u"Sites"_s);
        sites->setFocus();
        on.bench.key(Qt::Key_Space);
        QCOMPARE(on.ticked(u"Sites"_s), QStringList{u"DC 1, 10 devices"_s});
        on.button(u"Save and open anyway"_s); // what is typed now was not checked
        QVERIFY(on.check());
        QPushButton* save = on.button(u"Save and open"_s);
        QSignalSpy saved(&on.dialog(), &ui::ConnectDialog::saved);
        save->setFocus();
        on.bench.key(Qt::Key_Space);
        QVERIFY(saved.count() == 1 || saved.wait(5000));
        QTRY_COMPARE(on.connector.opened, std::string("/tmp/default.toml"));
        QCOMPARE(on.connector.written.sites, std::vector<std::string>{"dc1"});
        QCOMPARE(on.connector.written.roles, (std::vector<std::string>{"spine", "leaf"}));
        QVERIFY(!on.dialog().isVisible());
    }

    void failedStepIsSelectedWithItsAdvice()
    {
        ConnectBench on;
        on.connector.broken = true;
        on.openDialog();
        on.named<QLineEdit>(u"Address"_s)->setText(u"https://netbox.example"_s);
        QVERIFY(!on.check());
        auto* table = on.named<QTableView>(u"Steps of the check"_s);
        QCOMPARE(table->model()->rowCount(), 3);
        QCOMPARE(table->currentIndex().row(), 1);
        QVERIFY(on.dialog().findChild<ui::Callout*>()->accessibleName().contains(u"check the token"_s));
        table->selectRow(0);
        QVERIFY(!on.dialog().findChild<ui::Callout*>()->isVisible());
    }

    void missingFieldsComeWithAScriptToCopy()
    {
        ConnectBench on;
        on.openDialog();
        on.named<QLineEdit>(u"Address"_s)->setText(u"https://netbox.example"_s);
        QVERIFY(on.check());
        QVERIFY(on.dialog().findChild<QPlainTextEdit*>()->isVisible());
        on.button(u"Copy"_s)->click();
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"custom-fields l3vni"_s));
    }

    void escapeStopsACheckAndOnlyThenCloses()
    {
        ConnectBench on;
        on.connector.hang = true;
        on.openDialog();
        on.named<QLineEdit>(u"Address"_s)->setText(u"https://netbox.example"_s);
        QSignalSpy done(&on.dialog(), &ui::ConnectDialog::examined);
        on.button(u"Check"_s)->click();
        QVERIFY(on.dialog().isBusy());
        QTest::keyClick(&on.dialog(), Qt::Key_Escape);
        QVERIFY(done.count() == 1 || done.wait(5000));
        QVERIFY(on.dialog().isVisible());
        QVERIFY(!on.dialog().isBusy());
        QTest::keyClick(&on.dialog(), Qt::Key_Escape);
        QVERIFY(!on.dialog().isVisible());
    }

    void closingTheWindowWhileItChecksEndsTheCheck()
    {
        ConnectBench on;
        on.connector.hang = true;
        on.openDialog();
        on.named<QLineEdit>(u"Address"_s)->setText(u"https://netbox.example"_s);
        on.button(u"Check"_s)->click();
        on.bench.window.reset();
    }

    void refusedSavingSaysWhyAndKeepsTheDialog()
    {
        ConnectBench on;
        on.openDialog();
        on.named<QLineEdit>(u"Address"_s)->setText(u"https://netbox.example"_s);
        auto* name = on.named<QLineEdit>(u"Name"_s);
        name->selectAll();
        QTest::keyClicks(name, u"taken"_s);
        on.button(u"Replace and open anyway"_s);
        name->selectAll();
        QTest::keyClicks(name, u"bad name"_s);
        on.button(u"Save and open anyway"_s)->click();
        QTRY_VERIFY(on.dialog().findChild<ui::Callout*>()->accessibleName().contains(u"no blanks"_s));
        QVERIFY(on.dialog().isVisible());
        QCOMPARE(on.connector.opened, std::string());
    }

    void draftForNetboxIsShownToBeCopied()
    {
        WindowBench bench;
        engine::FabricView view = comparedView();
        auto intended = std::make_shared<engine::IntentBook>();
        intended->snapshot = std::make_shared<const intent::IntentSnapshot>(intent::IntentTables(), intent::SnapshotInfo());
        view.intended = intended;
        bench.console.publish(std::move(view));
        QTRY_VERIFY(bench.bridge.view()->intended != nullptr);
        std::string asked;
        const auto draft = [&](const engine::IntentBook&, const std::string& device, const diff::DiffResult& found) -> Result<intent::AdoptionDraft> {
            asked = device;
            intent::AdoptionDraft out;
            out.device = device;
            out.leaves = found.hunks.size();
            out.objects.push_back({"POST", "ipam/vlans/", "VLAN 77 hand", R"({"vid":77})", {"/network-instances"}});
            return out;
        };
        bench.window = std::make_unique<ui::MainWindow>(
            ui::ShellContext{bench.bridge, bench.clock, bench.settings, bench.theme, u"m.keller"_s, nullptr, draft});
        bench.window->show();
        bench.window->activateWindow();
        QApplication::setActiveWindow(bench.window.get());
        bench.window->panes().goTo({u"diff"_s, u"leaf7"_s, {}});
        ui::Pane* pane = bench.window->panes().currentPane();
        QCOMPARE(pane->place().device, u"leaf7"_s);
        QTRY_VERIFY(pane->isAncestorOf(QApplication::focusWidget()));
        bench.key(Qt::Key_N);
        QTRY_VERIFY(bench.window->findChild<ui::DraftWindow*>() != nullptr);
        QCOMPARE(asked, std::string("leaf7"));
        auto* shown = bench.window->findChild<ui::DraftWindow*>();
        QVERIFY(shown->isVisible());
        QVERIFY(shown->findChild<QPlainTextEdit*>()->toPlainText().contains(u"ask POST ipam/vlans/ '{\"vid\":77}'"_s));
        QTest::keyClick(shown, Qt::Key_Escape);
        QVERIFY(!shown->isVisible());
    }

    void everyFieldHasANameAndIsReachedByTab()
    {
        ConnectBench on;
        on.openDialog();
        QSet<QWidget*> reached;
        for (int i = 0; i < 60; ++i) {
            reached << QApplication::focusWidget();
            QVERIFY2(!QApplication::focusWidget()->accessibleName().isEmpty() ||
                         qobject_cast<QAbstractButton*>(QApplication::focusWidget()) != nullptr,
                     QApplication::focusWidget()->metaObject()->className());
            on.bench.key(Qt::Key_Tab);
        }
        for (QWidget* field : on.dialog().findChildren<QWidget*>())
            if ((qobject_cast<QLineEdit*>(field) != nullptr || qobject_cast<QPushButton*>(field) != nullptr) && field->isVisible() &&
                field->isEnabled() && field->focusPolicy() != Qt::NoFocus && !field->objectName().startsWith(u"qt_"_s))
                QVERIFY2(reached.contains(field), qPrintable(field->accessibleName()));
    }
};

FC_REGISTER_TEST(ConnectTest);
#include "tst_connect.moc"
