#include "ui/panes/diff/draft_window.h"

#include "ui/delegates/style.h"
#include "ui/widgets/focus_ring.h"
#include "ui/widgets/labels.h"

#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace fc::ui {

namespace {

constexpr QSize kDraftSize(860, 620);

} // namespace

DraftWindow::DraftWindow(QWidget* parent)
    : QWidget(parent, Qt::Window), m_summary(makeLabel(Type::Body, kSecondaryText, {}, this)), m_text(new QPlainTextEdit(this))
{
    resize(kDraftSize);
    new FocusRing(this);
    letWrap(m_summary);
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(fontOf(Type::Mono));
    m_text->setAccessibleName(tr("Draft"));
    auto* copy = new QPushButton(tr("Copy"), this);
    auto* save = new QPushButton(tr("Save as..."), this);
    auto* row = new QHBoxLayout;
    row->addWidget(m_summary, 1);
    row->addWidget(save);
    row->addWidget(copy);
    setButtonKind(copy, ButtonKind::Primary);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(10);
    layout->addWidget(m_text, 1);
    layout->addLayout(row);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
    connect(save, &QPushButton::clicked, this, [this] {
        const QString name = QFileDialog::getSaveFileName(this, tr("Save the draft"), m_fileName);
        if (name.isEmpty())
            return;
        QFile file(name);
        const QByteArray text = m_text->toPlainText().toUtf8();
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(text) != text.size() || !file.flush())
            m_summary->setText(tr("The draft cannot be written: %1").arg(file.errorString()));
    });
}

void DraftWindow::open(const QString& title, const QString& summary, const QString& text, const QString& fileName)
{
    setWindowTitle(title);
    m_summary->setText(summary);
    m_text->setPlainText(text);
    m_fileName = fileName;
    show();
    raise();
    activateWindow();
    m_text->setFocus();
}

void DraftWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void DraftWindow::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), tokensOf(this).panel);
}

} // namespace fc::ui
