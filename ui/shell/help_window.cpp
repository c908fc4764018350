#include "ui/shell/help_window.h"

#include "ui/delegates/fonts.h"
#include "ui/delegates/style.h"

#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QSignalBlocker>
#include <QTextBrowser>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNameRole = Qt::UserRole + 1;

/// First heading of a page, its file name if it has none.
QString titleOf(const QString& file)
{
    QFile page(file);
    if (page.open(QIODevice::ReadOnly)) {
        while (!page.atEnd()) {
            const QString line = QString::fromUtf8(page.readLine()).trimmed();
            if (line.startsWith(u"# "_s))
                return line.mid(2);
        }
    }
    return QFileInfo(file).baseName();
}

} // namespace

HelpWindow::HelpWindow(QWidget* parent)
    : QWidget(parent, Qt::Window), m_topics(new QListWidget(this)), m_page(new QTextBrowser(this))
{
    setWindowTitle(tr("Help - Fabric Console"));
    resize(860, 640);
    m_topics->setFixedWidth(220);
    m_topics->setFrameShape(QFrame::NoFrame);
    m_topics->setAccessibleName(tr("Topics"));
    m_page->setFrameShape(QFrame::NoFrame);
    m_page->setAccessibleName(tr("Page"));
    m_page->setFont(fontOf(Type::Body));
    m_page->setOpenLinks(false);
    m_page->document()->setDocumentMargin(24);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_topics);
    layout->addWidget(m_page, 1);
    list();
    connect(m_topics, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item != nullptr)
            show(item->data(kNameRole).toString());
    });
    connect(m_page, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
        if (!url.scheme().isEmpty() && url.scheme() != u"qrc")
            QDesktopServices::openUrl(url);
        else if (url.path().isEmpty())
            m_page->scrollToAnchor(url.fragment());
        else
            open(QFileInfo(url.path()).baseName());
    });
}

void HelpWindow::list()
{
    QStringList names = QDir(u":/help"_s).entryList({u"*.md"_s}, QDir::Files, QDir::Name);
    if (const auto index = names.indexOf(u"index.md"_s); index > 0)
        names.move(index, 0);
    for (const QString& name : names) {
        auto* item = new QListWidgetItem(titleOf(u":/help/"_s + name), m_topics);
        item->setData(kNameRole, QFileInfo(name).baseName());
        item->setSizeHint({200, metric::kRowComfortable});
    }
}

void HelpWindow::open(const QString& topic)
{
    int row = 0;
    for (int i = 0; i < m_topics->count(); ++i) {
        if (m_topics->item(i)->data(kNameRole).toString() == topic)
            row = i;
    }
    m_topics->setCurrentRow(row);
    QWidget::show();
    raise();
    activateWindow();
    m_page->setFocus();
}

void HelpWindow::show(const QString& topic)
{
    m_page->setSource(QUrl(u"qrc:/help/%1.md"_s.arg(topic)));
}

void HelpWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void HelpWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_page->source().isValid())
        m_page->reload();
}

} // namespace fc::ui
