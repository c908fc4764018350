#include "ui/panes/intent/intent_pane.h"

#include "diff/tree_diff.h"
#include "engine/intent_book.h"
#include "model/cli_text.h"
#include "ui/bridge/qt_strings.h"
#include "ui/models/status.h"
#include "ui/panes/intent/intent_change_page.h"
#include "ui/panes/intent/intent_object_page.h"
#include "ui/panes/intent/intent_tree_page.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/segmented.h"

#include <QAction>
#include <QDesktopServices>
#include <QStackedLayout>
#include <QUrl>
#include <QVBoxLayout>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

enum PageNumber { TreePage, ObjectPage, ChangePage, PageCount };
const QString kObjectWord = u"object "_s, kSinceWord = u"since "_s;

} // namespace

IntentPane::IntentPane(const PaneContext& context, QWidget* parent)
    : Pane(context, parent), m_header(new PaneHeader(tr("Intent"), this)),
      m_which(new Segmented(tr("Show"), {tr("By device"), tr("By object"), tr("Changes")}, this)),
      m_tree(new IntentTreePage(this)), m_objects(new IntentObjectPage(this)), m_changes(new IntentChangePage(this)),
      m_empty(new EmptyState(this)), m_stack(new QStackedLayout)
{
    m_header->addRight(m_which);
    for (IntentPage* one : {static_cast<IntentPage*>(m_tree), static_cast<IntentPage*>(m_objects), static_cast<IntentPage*>(m_changes)}) {
        m_stack->addWidget(one);
        connect(one, &IntentPage::summaryChanged, this, &IntentPane::showSummary);
        connect(one, &IntentPage::leafWanted, this, [this](const QString& device, const QString& path) {
            this->context().go({id(), device, path});
        });
    }
    m_stack->addWidget(m_empty);
    m_stack->setCurrentIndex(PageCount);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addLayout(m_stack, 1);
    connect(m_which, &Segmented::currentChanged, this, &IntentPane::choose);
    connect(m_changes, &IntentChangePage::comparisonWanted, this,
            [this](const QString& before, const QString& after) { service().compareIntent(s(before), s(after)); });
    addActions();
}

void IntentPane::addActions()
{
    const auto add = [this](const QString& text, const QKeySequence& keys, auto slot) {
        auto* action = new QAction(text, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    add(tr("Intent by device, by object, or what changed"), QKeySequence(Qt::Key_G),
        [this] { m_which->setCurrent((m_which->current() + 1) % PageCount); });
    add(tr("Next device"), QKeySequence(Qt::Key_BracketRight), [this] { m_tree->stepDevice(1); });
    add(tr("Previous device"), QKeySequence(Qt::Key_BracketLeft), [this] { m_tree->stepDevice(-1); });
    add(tr("Open the object in NetBox"), QKeySequence(Qt::Key_O), [this] { openInNetbox(); });
    add(tr("Everything that comes from the object"), QKeySequence(Qt::Key_U), [this] { showUses(); });
    add(tr("Show the device"), QKeySequence(Qt::Key_D), [this] { showDevice(); });
    add(tr("Show the difference"), QKeySequence(Qt::Key_F), [this] { showDifference(); });
    add(tr("Find in the intent"), QKeySequence(QKeySequence::Find), [this] { page()->findText(); });
}

QString IntentPane::id() const
{
    return u"intent"_s;
}

QString IntentPane::title() const
{
    return tr("Intent");
}

QString IntentPane::iconName() const
{
    return u"file-text"_s;
}

IntentPage* IntentPane::page() const
{
    switch (m_which->current()) {
    case ObjectPage: return m_objects;
    case ChangePage: return m_changes;
    default: return m_tree;
    }
}

void IntentPane::setView(std::shared_ptr<const engine::FabricView> view)
{
    m_view = std::move(view);
    if (!m_view->intended) {
        const bool failed = !m_view->intent.error.empty();
        m_empty->set(failed ? Status::Fault : Status::Queued, failed ? tr("The intent could not be read") : tr("No intent was read yet"),
                     failed ? q(m_view->intent.error) : tr("It comes with the first answer of NetBox."));
        m_stack->setCurrentIndex(PageCount);
        m_header->setSummary({});
        return;
    }
    m_tree->setView(m_view);
    if (m_which->current() == ObjectPage)
        m_objects->setView(m_view);
    m_changes->setView(m_view);
    if (m_stack->currentIndex() == PageCount) {
        const bool focused = m_empty->hasFocus();
        choose(m_which->current());
        if (focused)
            page()->focusTarget()->setFocus(Qt::OtherFocusReason);
    }
}

void IntentPane::choose(int number)
{
    if (!m_view || !m_view->intended)
        return;
    const bool hadFocus = m_stack->currentWidget()->isAncestorOf(focusWidget());
    if (number == ObjectPage)
        m_objects->setView(m_view);
    m_stack->setCurrentIndex(number);
    if (number == ChangePage)
        m_changes->askIfNeeded();
    if (hadFocus)
        page()->focusTarget()->setFocus(Qt::OtherFocusReason);
    showSummary();
}

void IntentPane::showSummary()
{
    if (!m_view || !m_view->intended)
        return;
    QString text = page()->summary();
    if (!m_view->intent.revision.empty())
        text += (text.isEmpty() ? QString() : u"  \u00b7  "_s) % tr("revision %1").arg(q(m_view->intent.revision));
    if (m_view->intended->stale)
        text += u"  \u00b7  "_s % tr("from an earlier run, %1 old").arg(ageText(m_view->intended->fetchedAt, context().clock.now()));
    m_header->setSummary(text);
}

void IntentPane::openInNetbox()
{
    const QUrl url(page()->url());
    // The address is NetBox's; nothing but a web page is opened.
    if (url.scheme() == u"http"_s || url.scheme() == u"https"_s)
        QDesktopServices::openUrl(url);
    else
        context().say(tr("NetBox has no page for this"));
}

void IntentPane::showDevice()
{
    if (const QString device = page()->device(); !device.isEmpty())
        context().go({u"fabric"_s, device, {}});
}

void IntentPane::showUses()
{
    if (const QString object = page()->object(); !object.isEmpty())
        context().go({id(), page()->device(), QString(kObjectWord % object)});
    else
        context().say(tr("This does not come from an object"));
}

QString IntentPane::hunkAt(const QString& device, const QString& path) const
{
    const engine::DeviceView* view = m_view ? m_view->find(s(device)) : nullptr;
    if (view == nullptr || !view->diff || path.isEmpty())
        return {};
    for (const diff::Hunk& hunk : view->diff->hunks) {
        const QString at = hunk.cli ? QString(u"cli / "_s % q(model::toString(model::CliLine{hunk.cli->context, hunk.cli->after})))
                                    : q(model::toString(hunk.path));
        // A whole entry that comes or goes is one difference for all that stands in it.
        if (at == path || path.startsWith(at + u'/'))
            return q(hunk.id);
    }
    return {};
}

void IntentPane::showDifference()
{
    const QString device = page()->device(), hunk = hunkAt(device, page()->path());
    if (hunk.isEmpty())
        context().say(tr("%1 runs this as intended, or was not compared").arg(device));
    else
        context().go({u"diff"_s, device, hunk});
}

void IntentPane::goTo(const Place& place)
{
    if (place.device.isEmpty() && place.item.isEmpty())
        return;
    if (place.item.startsWith(kObjectWord)) {
        m_which->setCurrent(ObjectPage);
        m_objects->showItem(place.device, place.item.mid(kObjectWord.size()));
    } else if (place.item.startsWith(kSinceWord)) {
        m_which->setCurrent(ChangePage);
        m_changes->showItem(place.device, place.item.mid(kSinceWord.size()));
    } else {
        m_which->setCurrent(TreePage);
        m_tree->showItem(place.device, place.item);
    }
    showSummary();
}

Place IntentPane::place() const
{
    if (!m_view || !m_view->intended)
        return {id(), {}, {}};
    switch (m_which->current()) {
    case ObjectPage: return {id(), m_objects->device(), QString(kObjectWord % m_objects->item())};
    case ChangePage: return {id(), {}, QString(kSinceWord % m_changes->item())};
    default: return {id(), m_tree->device(), m_tree->item()};
    }
}

QWidget* IntentPane::focusTarget()
{
    return m_stack->currentIndex() == PageCount ? static_cast<QWidget*>(m_empty) : page()->focusTarget();
}

} // namespace fc::ui
