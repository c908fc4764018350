// What a person keeps of the paths and asks for: bookmarks, recent searches, changes by hand.
#include "engine/intent_book.h"
#include "ui/bridge/qt_strings.h"
#include "ui/panes/yang/change_panel.h"
#include "ui/panes/yang/live_panel.h"
#include "ui/panes/yang/node_panel.h"
#include "ui/panes/yang/yang_pane.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QTabBar>

namespace fc::ui {

using namespace Qt::StringLiterals;

void YangPane::fillMarks()
{
    const QSignalBlocker quiet(m_marks);
    m_marks->clear();
    m_marks->addItem(m_kept.bookmarks().empty() ? tr("No bookmarks yet (B)") : tr("Bookmarks %1").arg(m_kept.bookmarks().size()));
    for (const auto& [path, note] : m_kept.bookmarks()) {
        m_marks->addItem(note.isEmpty() ? path : note % u"  "_s % path, path);
        m_marks->setItemData(m_marks->count() - 1, path, Qt::ToolTipRole);
    }
    if (!m_kept.recent().isEmpty())
        m_marks->insertSeparator(m_marks->count());
    for (const QString& words : m_kept.recent())
        m_marks->addItem(tr("Search: %1").arg(words), QString(u'?' % words));
}

void YangPane::toggleBookmark()
{
    if (!m_catalog || m_entry.value == 0)
        return;
    const QString path = q(m_catalog->path(m_entry));
    if (m_kept.has(path)) {
        m_kept.remove(path);
        context().say(tr("No bookmark any more"));
    } else {
        // The words that found it are the note, until there is a better one: they say what it was wanted for.
        m_kept.put(path, m_filter->text().trimmed());
        context().say(tr("Bookmarked; Shift+B edits its note"));
    }
    fillMarks();
    showNode();
}

void YangPane::showChange()
{
    if (m_tabs->currentIndex() != ChangeTab)
        return;
    ChangePanel::Subject subject;
    const std::vector<std::string> devices = scopeDevices();
    if (!devices.empty())
        subject.device = devices.front();
    subject.user = context().user;
    const auto node = currentNode();
    if (node && m_catalog->isConfig(m_entry) && m_catalog->carriesValue(m_entry)) {
        subject.schema = m_schema;
        subject.node = node;
        subject.path = model::toString(currentPath());
        // The one instance that the device has needs no picking.
        if (m_instances == 1 && !m_instance.empty())
            subject.path = m_instance;
        if (subject.path == m_instance)
            subject.value = m_live->value();
    }
    subject.schema = m_schema;
    m_change->setSubject(subject);
    // As it is kept: a document with changes by hand has its origins, others need not be explained for this.
    const auto document = m_view && m_view->intended ? m_view->intended->documents.shared(subject.device) : nullptr;
    m_change->setDocument(document.get());
}

} // namespace fc::ui
