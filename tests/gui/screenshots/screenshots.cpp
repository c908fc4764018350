// Usage: fc_screenshots DIR [light|dark|contrast] [WIDTHxHEIGHT] [quiet|lab|empty]; QT_SCALE_FACTOR gives the scale.
#include "engine/manual_overlay.h"
#include "support/fake_console.h"
#include "support/fake_discovery.h"
#include "support/recorded_book.h"
#include "ui/models/path_library.h"
#include "ui/panes/pane.h"
#include "ui/shell/main_window.h"
#include "ui/shell/pane_host.h"
#include "ui/widgets/topology/topology_view.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QSettings>

namespace {

using namespace fc;

/// Lets the painting thread deliver, and the one that reads the schema: at most 5 s.
void settle(const QWidget& window)
{
    QElapsedTimer timer;
    timer.start();
    const auto* picture = window.findChild<ui::TopologyView*>();
    const auto* library = window.findChild<ui::PathLibrary*>();
    while (timer.elapsed() < 60 || (picture->isVisible() && !picture->isSettled() && timer.elapsed() < 5000) ||
           (library->isReading() && timer.elapsed() < 5000))
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

engine::FabricView viewOf(const QString& word)
{
    if (word == QStringLiteral("quiet"))
        return test::quietView();
    if (word == QStringLiteral("empty"))
        return {};
    engine::FabricView view = test::labView();
    view.intended = test::recordedBook();
    view.schema = test::bundledIndex();
    view.intent.revision = view.intended->revision.substr(0, 8);
    return view;
}

constexpr const char* kCounter = "/interfaces/interface[name=Ethernet12]/state/counters/in-octets";
constexpr const char* kMtu = "/interfaces/interface[name=Ethernet12]/config/mtu";

/// Somebody asked for another MTU on leaf7.
void askByHand(engine::FabricView& view)
{
    store::ManualChange change =
        engine::checkedChange(*view.schema, {"leaf7", kMtu, {"1500"}, false, "m.keller", "INC4711, jumbo frames are cut"}).value();
    change.sequence = 3;
    auto book = std::make_shared<engine::IntentBook>(*view.intended);
    const intent::IntentDocument asked = engine::overlaid(*view.schema, view.intended->documents.at("leaf7"), {change});
    book->documents = intent::DocumentSet();
    book->documents.emplace("leaf7", asked);
    view.intended = book;
}

/// Every device answers with an MTU; leaf7 with another one, and with a module that nobody knows.
void answer(test::FakeDiscovery& explorer, const engine::FabricView& view)
{
    const auto node = view.schema->resolve(model::parsePath(kMtu).value()).value();
    for (const engine::DeviceView& device : view.devices)
        explorer.answers[device.device.name].leaves = {{node, kMtu, device.device.name == "leaf7" ? "1500" : "9214"}};
    explorer.implemented.release = "eos-4.35.0F";
    explorer.implemented.unknown = {"arista-exp-eos-vxlan-counters", "openconfig-new"};
}

/// Two minutes of a counter, with a reset and a time without data.
void stream(test::FakeDiscovery& explorer, SystemTime until)
{
    engine::WatchUpdate update;
    update.device = "leaf7";
    std::uint64_t octets = 1'000'000;
    for (int second = 0; second < 120; ++second) {
        update.received = until - std::chrono::seconds(120 - second);
        octets = second == 80 ? 0 : octets + 40'000 + static_cast<std::uint64_t>((second * 7919) % 17'000);
        update.values = {{kCounter, std::to_string(octets)}};
        update.deleted.clear();
        if (second == 40)
            update.deleted = {kCounter};
        if (second <= 40 || second > 55)
            explorer.watcher(update);
    }
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QDir folder(arguments.value(1, QStringLiteral(".")));
    const QString mode = arguments.value(2, QStringLiteral("light"));
    const QStringList size = arguments.value(3, QStringLiteral("1440x900")).split(QLatin1Char('x'));
    const QString what = arguments.value(4, QStringLiteral("lab"));
    QDir().mkpath(folder.path());
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());

    ui::Style* style = ui::installStyle(ui::Scheme::Light);
    ui::Theme theme(*style, ui::Scheme::Light);
    QSettings settings(folder.filePath(QStringLiteral("window.ini")), QSettings::IniFormat);
    settings.clear();
    settings.setValue(QStringLiteral("window/theme"), mode);
    test::StillClock clock;
    engine::FabricView first = viewOf(what);
    test::FakeDiscovery explorer;
    if (what == QStringLiteral("lab")) {
        askByHand(first);
        answer(explorer, first);
    }
    test::FakeConsole console(std::move(first));
    console.explorer = &explorer;
    ui::ViewBridge bridge(console);
    ui::MainWindow window({bridge, clock, settings, theme, QStringLiteral("m.keller")});
    window.resize(size.value(0).toInt(), size.value(1).toInt());
    window.show();
    for (ui::Pane* pane : window.panes().panes()) {
        window.panes().goTo({pane->id(), what == QStringLiteral("lab") ? QStringLiteral("leaf7") : QString(), {}});
        settle(window);
        window.grab().save(folder.filePath(QStringLiteral("%1-%2.png").arg(pane->id(), mode)));
    }
    const auto shoot = [&](const char* name, QWidget& widget) {
        settle(window);
        widget.grab().save(folder.filePath(QStringLiteral("%1-%2.png").arg(QLatin1String(name), mode)));
    };
    window.panes().showPane(0);
    auto* picture = window.findChild<ui::TopologyView*>();
    if (what == QStringLiteral("lab")) {
        window.panes().goTo({QStringLiteral("fabric"), QStringLiteral("leaf7"), QStringLiteral("Ethernet12")});
        shoot("link", window);
        window.panes().goTo({QStringLiteral("fabric"), QStringLiteral("leaf5"), {}});
        shoot("leaf5", window);
        window.panes().goTo({QStringLiteral("fabric"), QStringLiteral("spine1"), {}});
        picture->zoomBy(1.7 / picture->zoom());
        shoot("near", window);
        picture->zoomBy(0.4 / picture->zoom());
        shoot("far", window);
        picture->fit();
        for (QAction* action : window.panes().currentPane()->actions()) {
            if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_T))
                action->trigger();
        }
        shoot("table", window);
    }
    if (what == QStringLiteral("lab")) {
        const auto key = [&window](const QKeySequence& keys) {
            for (QAction* action : window.panes().currentPane()->actions())
                if (action->shortcut() == keys)
                    action->trigger();
        };
        window.panes().goTo({QStringLiteral("yang"), QStringLiteral("leaf7"), QStringLiteral("?bgp evpn prefixes")});
        shoot("yang-search", window);
        window.panes().goTo({QStringLiteral("yang"), QStringLiteral("leaf7"), QString::fromLatin1(kCounter)});
        key(Qt::Key_S);
        stream(explorer, clock.now());
        settle(window); // every value is drawn before the picture
        shoot("yang-live", window);
        window.panes().goTo({QStringLiteral("yang"), QStringLiteral("leaf7"), QString::fromLatin1(kMtu)});
        key(Qt::Key_G);
        key(Qt::Key_E);
        key(Qt::Key_B);
        shoot("yang-change", window);
        key(Qt::CTRL | Qt::Key_D);
        shoot("yang-compare", window);
    }
    window.togglePalette(QStringLiteral("le"));
    shoot("palette", window);
    window.action(ui::ActionId::KeySheet)->trigger();
    for (QWidget* other : QApplication::topLevelWidgets()) {
        if (other != &window && other->isVisible())
            shoot("keys", *other);
    }
    return 0;
}
