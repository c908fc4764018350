#include "ui/shell/main_window.h"

#include "diff/tree_diff.h"
#include "engine/intent_book.h"
#include "ui/bridge/qt_strings.h"
#include "ui/panes/connections/connect_dialog.h"
#include "ui/panes/connections/connections_pane.h"
#include "ui/panes/diff/diff_pane.h"
#include "ui/panes/diff/draft_window.h"
#include "ui/panes/pane_table.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/help_window.h"
#include "ui/shell/key_sheet.h"
#include "ui/shell/pane_host.h"
#include "ui/shell/rail.h"
#include "ui/shell/status_strip.h"
#include "ui/shell/top_bar.h"
#include "ui/widgets/focus_ring.h"
#include "ui/widgets/toast.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QScreen>
#include <QSettings>
#include <QVBoxLayout>

#include <chrono>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize kFirstSize(1440, 900);
constexpr QSize kSmallest(960, 600);
constexpr int kFrameRoom = 40; ///< title bar and borders that the window manager adds

/// What fits on the screen with its frame, so that the status bar is not below its edge.
QSize firstSizeOn(const QScreen& screen)
{
    const QSize room = screen.availableSize();
    return kFirstSize.boundedTo({room.width(), room.height() - kFrameRoom});
}

} // namespace

MainWindow::MainWindow(const ShellContext& context)
    : m_context(context), m_actions(makeActions(this)), m_rail(new Rail(this)), m_top(new TopBar(this)),
      m_panes(new PaneHost(context.bridge, this)), m_status(new StatusStrip(this)), m_toast(new Toast(this)),
      m_palette(new CommandPalette(context.bridge, this))
{
    setWindowTitle(tr("Fabric Console"));
    setMinimumSize(kSmallest);
    resize(firstSizeOn(*screen()));
    new FocusRing(this);
    addPanes();
    buildLayout();
    connectActions();
    restoreGeometry(m_context.settings.value(u"window/geometry"_s).toByteArray());
    m_context.theme.setMode(themeModeOf(m_context.settings.value(u"window/theme"_s).toString()));
    action(ActionId::SingleKeys)->setChecked(m_context.settings.value(u"window/singleKeys"_s, true).toBool());
    refreshSingleKeys();
    connect(&m_context.bridge, &ViewBridge::viewChanged, this, &MainWindow::applyView);
    applyView();
    m_panes->showPane(0);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, [this] {
        if (Pane* pane = m_panes->currentPane())
            pane->tick(m_context.clock.now());
    });
}

MainWindow::~MainWindow() = default;

void MainWindow::addPanes()
{
    const PaneContext context{m_context.bridge, m_context.clock, m_context.user,
                              [this](const Place& place) { m_panes->goTo(place); },
                              [this](const QString& text) { m_toast->say(text); }};
    int number = 0;
    for (Pane* pane : makePanes(context, m_panes)) {
        m_panes->add(pane);
        const QKeySequence keys(u"Ctrl+%1"_s.arg(++number));
        m_rail->addItem(pane->iconName(), pane->title(), keys.toString(QKeySequence::NativeText));
        auto* go = new QAction(tr("Go to %1").arg(pane->title()), this);
        go->setObjectName(pane->id());
        go->setShortcut(keys);
        connect(go, &QAction::triggered, this, [this, number] { m_panes->showPane(number - 1); });
        addAction(go);
    }
    connect(m_rail, &Rail::chosen, m_panes, &PaneHost::showPane);
    connect(m_panes, &PaneHost::currentChanged, m_rail, &Rail::setCurrent);
    connect(m_panes, &PaneHost::currentChanged, this, [this] {
        setWindowTitle(tr("%1 - Fabric Console").arg(m_panes->currentPane()->title()));
        m_panes->currentPane()->tick(m_context.clock.now());
    });
    if (QWidget* tray = makeTray(context, this))
        tray->setObjectName(u"tray"_s);
}

void MainWindow::buildLayout()
{
    auto* body = new QWidget(this);
    auto* across = new QHBoxLayout(body);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(0);
    across->addWidget(m_rail);
    auto* down = new QVBoxLayout;
    down->setSpacing(0);
    down->addWidget(m_top);
    down->addWidget(m_panes, 1);
    if (auto* tray = findChild<QWidget*>(u"tray"_s))
        down->addWidget(tray);
    down->addWidget(m_status);
    across->addLayout(down, 1);
    setCentralWidget(body);
    m_toast->raise();
    m_palette->raise();
}

void MainWindow::connectActions()
{
    const auto on = [this](ActionId id, auto&& slot) { connect(action(id), &QAction::triggered, this, slot); };
    const auto step = [this](int by) {
        const int count = static_cast<int>(m_panes->panes().size());
        m_panes->showPane((m_panes->current() + by + count) % count);
    };
    on(ActionId::Palette, [this] { togglePalette(); });
    on(ActionId::FindDevice, [this] { togglePalette(u"@"_s); });
    on(ActionId::NextPane, [step] { step(1); });
    on(ActionId::PreviousPane, [step] { step(-1); });
    on(ActionId::Back, [this] { m_panes->back(); });
    on(ActionId::Forward, [this] { m_panes->forward(); });
    on(ActionId::Refresh, [this] {
        m_context.bridge.service().refresh();
        m_toast->say(tr("Reading NetBox and the devices again"));
    });
    on(ActionId::ConnectFabric, [this] { showConnect(); });
    action(ActionId::ConnectFabric)->setVisible(m_context.connect != nullptr);
    action(ActionId::ConnectFabric)->setEnabled(m_context.connect != nullptr);
    if (auto* connections = m_panes->findChild<ConnectionsPane*>(); connections != nullptr && m_context.connect != nullptr) {
        connections->offerConnect();
        connect(connections, &ConnectionsPane::connectRequested, this, &MainWindow::showConnect);
    }
    if (auto* diff = m_panes->findChild<DiffPane*>(); diff != nullptr && m_context.draft) {
        diff->offerDraft();
        connect(diff, &DiffPane::draftRequested, this, &MainWindow::showDraft);
    }
    on(ActionId::ToggleTheme, [this] { m_context.theme.toggle(); });
    on(ActionId::ThemeSystem, [this] { m_context.theme.setMode(ThemeMode::System); });
    on(ActionId::ThemeLight, [this] { m_context.theme.setMode(ThemeMode::Light); });
    on(ActionId::ThemeDark, [this] { m_context.theme.setMode(ThemeMode::Dark); });
    on(ActionId::ThemeHighContrast, [this] { m_context.theme.setMode(ThemeMode::HighContrast); });
    on(ActionId::SingleKeys, [this] { refreshSingleKeys(); });
    on(ActionId::KeySheet, [this] { showKeys(); });
    on(ActionId::Help, [this] { showHelp(); });
    on(ActionId::ResetWindow, [this] {
        showNormal();
        resize(firstSizeOn(*screen()));
    });
    on(ActionId::Quit, [this] { close(); });
    connect(m_top, &TopBar::searchRequested, this, [this] { togglePalette(); });
    connect(m_top, &TopBar::themeToggled, &m_context.theme, &Theme::toggle);
    connect(m_top, &TopBar::helpRequested, this, &MainWindow::showHelp);
    const auto history = [this] {
        action(ActionId::Back)->setEnabled(m_panes->canGoBack());
        action(ActionId::Forward)->setEnabled(m_panes->canGoForward());
    };
    connect(m_panes, &PaneHost::historyChanged, this, history);
    const auto theme = [this] {
        m_top->setDark(m_context.theme.isDark());
        const ThemeMode mode = m_context.theme.mode();
        action(ActionId::ThemeSystem)->setChecked(mode == ThemeMode::System);
        action(ActionId::ThemeLight)->setChecked(mode == ThemeMode::Light);
        action(ActionId::ThemeDark)->setChecked(mode == ThemeMode::Dark);
        action(ActionId::ThemeHighContrast)->setChecked(mode == ThemeMode::HighContrast);
    };
    connect(&m_context.theme, &Theme::changed, this, theme);
}

void MainWindow::applyView()
{
    const auto& view = m_context.bridge.view();
    m_top->setView(*view);
    m_status->setView(*view);
    int index = 0;
    for (const Pane* pane : m_panes->panes())
        m_rail->setBadge(index++, pane->badge(*view));
}

void MainWindow::togglePalette(const QString& prefix)
{
    if (m_palette->isVisible() && prefix.isEmpty())
        m_palette->hide();
    else
        m_palette->open(prefix, allActions(), [this](const Place& place) { m_panes->goTo(place); });
}

QList<QAction*> MainWindow::allActions() const
{
    QList<QAction*> all = actions();
    if (const Pane* pane = m_panes->currentPane())
        all = pane->actions() + all;
    if (const auto* tray = findChild<QWidget*>(u"tray"_s))
        all += tray->actions();
    return all;
}

void MainWindow::refreshSingleKeys()
{
    const bool enabled = action(ActionId::SingleKeys)->isChecked();
    for (const Pane* pane : m_panes->panes())
        setSingleKeys(pane->actions(), enabled);
    setSingleKeys(actions(), enabled);
}

void MainWindow::showHelp()
{
    if (m_help == nullptr)
        m_help = new HelpWindow(this);
    m_help->open(m_panes->currentPane()->id());
}

void MainWindow::showKeys()
{
    if (m_keys == nullptr)
        m_keys = new KeySheet(this);
    const Pane* pane = m_panes->currentPane();
    m_keys->open(pane->title(), pane->actions(), actions());
}

void MainWindow::showConnect()
{
    if (m_connect == nullptr)
        m_connect = new ConnectDialog(*m_context.connect, this);
    m_connect->start();
}

void MainWindow::showDraft(const QString& device)
{
    const auto view = m_context.bridge.view();
    std::shared_ptr<const diff::DiffResult> found;
    for (const engine::DeviceView& row : view->devices)
        if (q(row.device.name) == device)
            found = row.diff;
    if (!view->intended || !found) {
        m_toast->say(tr("%1 was not compared yet").arg(device));
        return;
    }
    m_draftWorker = std::jthread([this, book = view->intended, found, device] {
        const auto draft = std::make_shared<const Result<intent::AdoptionDraft>>(m_context.draft(*book, s(device), *found));
        QMetaObject::invokeMethod(this, [this, draft, book, device] {
            if (!*draft) {
                m_toast->say(q(draft->error().sentence()));
                return;
            }
            if (m_draft == nullptr)
                m_draft = new DraftWindow(this);
            const intent::AdoptionDraft& made = **draft;
            m_draft->open(tr("Draft for NetBox: %1").arg(device),
                          tr("%1 of %2 leaves would be explained. Nothing was sent: read it, correct it, run it.")
                              .arg(made.leaves - made.rest.size())
                              .arg(made.leaves),
                          q(intent::toScript(made, book->snapshot->info().source)), device + u"-netbox.sh"_s);
        });
    });
}

void MainWindow::updatePace()
{
    const bool seen = isVisible() && !isMinimized();
    m_context.bridge.clock().setPace(isMinimized() ? FrameClock::Pace::Paused
                                     : seen        ? FrameClock::Pace::Visible
                                                   : FrameClock::Pace::Hidden);
    if (seen)
        m_second.start();
    else
        m_second.stop();
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        updatePace();
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    updatePace();
}

void MainWindow::hideEvent(QHideEvent* event)
{
    QMainWindow::hideEvent(event);
    updatePace();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_context.settings.setValue(u"window/geometry"_s, saveGeometry());
    m_context.settings.setValue(u"window/theme"_s, toWord(m_context.theme.mode()));
    m_context.settings.setValue(u"window/singleKeys"_s, action(ActionId::SingleKeys)->isChecked());
    event->accept();
}

} // namespace fc::ui
