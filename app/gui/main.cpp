#include "app/common/adoption.h"
#include "app/common/fabric_connector.h"
#include "app/common/webhook_service.h"
#include "app/common/workspace.h"
#include "app/gui/first_paint.h"
#include "app/gui/paint_trace.h"
#include "app/gui/screenshot_tour.h"
#include "engine/engine.h"
#include "ui/bridge/qt_strings.h"
#include "ui/bridge/view_bridge.h"
#include "ui/delegates/style.h"
#include "ui/panes/connections/connect_dialog.h"
#include "ui/shell/main_window.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLibraryInfo>
#include <QLocale>
#include <QPointer>
#include <QSettings>
#include <QTimer>
#include <QTranslator>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <pwd.h>
#include <unistd.h>

namespace {

using namespace fc;

constexpr int kUsage = 3;
volatile std::sig_atomic_t stopAsked = 0;

QString currentUser()
{
    const passwd* entry = getpwuid(geteuid());
    return entry != nullptr ? QString::fromLocal8Bit(entry->pw_name) : QStringLiteral("unknown");
}

int fail(const Error& error)
{
    std::fprintf(stderr, "error: %s\n", error.sentence().c_str());
    return error.code == ErrorCode::Usage || error.code == ErrorCode::NotFound ? kUsage : 1;
}

struct Options
{
    QString profile, screenshots, theme, size, trace;
};

Options readOptions(const QApplication& application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("See a fabric, compare it with NetBox, approve every change."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {QStringLiteral("profile"), QStringLiteral("Profile file (TOML) or its name."), QStringLiteral("FILE|NAME")},
        {QStringLiteral("screenshot"), QStringLiteral("Open every pane, save pictures, end."), QStringLiteral("DIR")},
        {QStringLiteral("theme"), QStringLiteral("system, light, dark or contrast."), QStringLiteral("WORD")},
        {QStringLiteral("trace"), QStringLiteral("Write times of paints as Chrome-trace events."), QStringLiteral("FILE")},
        {QStringLiteral("size"), QStringLiteral("Window size."), QStringLiteral("WxH")},
    });
    parser.process(application);
    return {parser.value(QStringLiteral("profile")), parser.value(QStringLiteral("screenshot")),
            parser.value(QStringLiteral("theme")), parser.value(QStringLiteral("size")),
            parser.value(QStringLiteral("trace"))};
}

void installTranslation(QApplication& application)
{
    auto* translator = new QTranslator(&application);
    if (translator->load(QLocale(), QStringLiteral("fabric-console"), QStringLiteral("_"), QStringLiteral(":/translations")))
        QCoreApplication::installTranslator(translator);
}

/// The dialog by itself: there is no fabric to show yet. The profile to open, empty if the person went away.
QString connectFirst(const std::optional<Error>& problem)
{
    QString chosen;
    app::FabricConnector connector(std::nullopt, [&](const std::string& file) { chosen = ui::q(file); });
    ui::ConnectDialog dialog(connector);
    dialog.start(problem ? ui::q(problem->sentence()) : QString());
    QApplication::exec();
    return chosen;
}

/// One fabric from its profile until its window closes. `next` is the profile that was asked for instead.
/// Errors: what keeps the window from opening.
Result<int> showFabric(const Options& options, const QString& profileWord, ui::Theme& theme, QString& next,
                       std::chrono::system_clock::time_point started)
{
    Result<app::Profile> profile = app::loadProfile(profileWord.toStdString());
    if (!profile)
        return std::move(profile).error();
    Result<std::unique_ptr<app::Workspace>> workspace = app::Workspace::open(std::move(*profile));
    if (!workspace)
        return std::move(workspace).error();
    Result<std::unique_ptr<engine::IntentProvider>> intent = (*workspace)->netboxIntent();
    if (!intent)
        return std::move(intent).error();
    engine::Engine engine((*workspace)->ports(**intent), (*workspace)->engineSettings());

    const bool photographing = !options.screenshots.isEmpty();
    QSettings kept(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("fabric-console"), QStringLiteral("window"));
    QSettings fresh(QString::fromStdString((*workspace)->profile().storePath) + QStringLiteral("/pictures.ini"), QSettings::IniFormat);
    QSettings& settings = photographing ? fresh : kept;
    if (photographing)
        settings.clear();
    if (!options.theme.isEmpty())
        settings.setValue(QStringLiteral("window/theme"), options.theme);
    std::unique_ptr<app::WebhookService> webhooks;
    if (const app::NetboxProfile& netbox = (*workspace)->profile().netbox; !netbox.webhookListen.empty()) {
        auto service = app::WebhookService::start(netbox, netbox.webhookListen, (*workspace)->clock(),
                                                  [&engine](const auto&) { engine.lookAtIntent(); });
        if (!service)
            return std::move(service).error();
        webhooks = std::move(*service);
    }
    ui::ViewBridge bridge(engine);
    QPointer<ui::MainWindow> shown;
    app::FabricConnector connector((*workspace)->profile(), [&](const std::string& file) {
        next = ui::q(file);
        shown->close();
    });
    const auto draft = [&workspace](const engine::IntentBook& book, const std::string& device, const diff::DiffResult& found) {
        return app::draftAdoption((*workspace)->differ(), (*workspace)->fabricFile(), book, device, found);
    };
    ui::MainWindow window({bridge, (*workspace)->clock(), settings, theme, currentUser(), &connector, draft});
    shown = &window;
    const QStringList size = (photographing && options.size.isEmpty() ? QStringLiteral("1280x800") : options.size).split(QLatin1Char('x'));
    if (size.size() == 2)
        window.resize(size[0].toInt(), size[1].toInt());
    std::unique_ptr<app::PaintTrace> trace;
    if (!options.trace.isEmpty()) {
        trace = std::make_unique<app::PaintTrace>(options.trace, window, bridge, started);
        if (!trace->isOpen())
            return makeError(ErrorCode::Storage, "the trace file cannot be written").about(options.trace.toStdString());
    }
    app::AfterFirstPaint whenShown(window, [&engine] { engine.start(); });
    window.show();
    std::unique_ptr<app::ScreenshotTour> tour;
    if (photographing)
        tour = std::make_unique<app::ScreenshotTour>(window, bridge, options.screenshots,
                                                     options.theme.isEmpty() ? QStringLiteral("light") : options.theme);
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    const auto started = std::chrono::system_clock::now();
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("fabric-console"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FC_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("fabric-console"));
    const Options options = readOptions(application);
    installTranslation(application);
    const ui::Scheme system = ui::systemScheme();
    ui::Theme theme(*ui::installStyle(system), system);

    // Ctrl+C and a polite kill end the window like its close button does: sessions and trace are closed.
    std::signal(SIGINT, [](int) { stopAsked = 1; });
    std::signal(SIGTERM, [](int) { stopAsked = 1; });
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, &application, [] {
        if (stopAsked != 0)
            QCoreApplication::quit();
    });
    watch.start(500);

    QString profile = options.profile;
    // Nobody has said yet which fabric: the first thing to see is where to say it.
    if (profile.isEmpty() && options.screenshots.isEmpty() && !std::filesystem::exists(app::profileFile({}))) {
        profile = connectFirst(std::nullopt);
        if (profile.isEmpty())
            return 0;
    }
    for (bool chosenHere = profile != options.profile;; chosenHere = true) {
        QString next;
        const Result<int> code = showFabric(options, profile, theme, next, started);
        if (code && next.isEmpty())
            return *code;
        if (!code && !chosenHere)
            return fail(code.error());
        profile = code ? next : connectFirst(code.error());
        if (profile.isEmpty() || stopAsked != 0)
            return 0;
    }
}
