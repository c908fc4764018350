#include "ui/shell/key_sheet.h"

#include "ui/delegates/parts.h"
#include "ui/delegates/style.h"
#include "ui/widgets/labels.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace fc::ui {

namespace {

class KeyCap final : public QWidget
{
public:
    KeyCap(QString keys, QWidget* parent) : QWidget(parent), m_keys(std::move(keys))
    {
        setFixedSize(keyCapWidth(m_keys), 22);
        setAccessibleName(m_keys);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& t = tokensOf(this);
        QPainter painter(this);
        paintKeyCap(painter, rect(), m_keys, t.t2, t.line2);
    }

private:
    QString m_keys;
};

} // namespace

KeySheet::KeySheet(QWidget* parent) : QWidget(parent, Qt::Dialog)
{
    setWindowTitle(tr("Keys"));
    setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
}

void KeySheet::open(const QString& paneTitle, const QList<QAction*>& pane, const QList<QAction*>& window)
{
    delete m_body;
    m_body = new QWidget(this);
    auto* columns = new QHBoxLayout(m_body);
    columns->setContentsMargins(24, 20, 24, 24);
    columns->setSpacing(40);
    auto* left = new QVBoxLayout;
    auto* right = new QVBoxLayout;
    columns->addLayout(left);
    columns->addLayout(right);
    addSection(paneTitle, pane, left);
    addSection(tr("Everywhere"), window, right);
    layout()->addWidget(m_body);
    adjustSize();
    show();
    raise();
    activateWindow();
    setFocus();
}

void KeySheet::addSection(const QString& title, const QList<QAction*>& actions, QVBoxLayout* into)
{
    QLabel* heading = makeLabel(Type::SecondaryStrong, kSecondaryText, title, m_body);
    heading->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    into->setSpacing(0);
    into->addWidget(heading);
    into->addSpacing(10);
    auto* grid = new QGridLayout;
    grid->setVerticalSpacing(2);
    grid->setHorizontalSpacing(16);
    int row = 0;
    for (const QAction* action : actions) {
        if (action->shortcut().isEmpty() || !action->isVisible())
            continue;
        QStringList keys;
        for (const QKeySequence& sequence : action->shortcuts())
            keys << sequence.toString(QKeySequence::NativeText);
        grid->addWidget(makeLabel(Type::Body, QPalette::WindowText, action->text().remove(u'&'), m_body), row, 0);
        auto* caps = new QHBoxLayout;
        caps->setSpacing(4);
        for (const QString& key : keys)
            caps->addWidget(new KeyCap(key, m_body));
        caps->addStretch();
        grid->addLayout(caps, row++, 1);
    }
    if (row == 0)
        grid->addWidget(makeLabel(Type::Body, QPalette::PlaceholderText, tr("No keys of its own"), m_body), 0, 0);
    into->addLayout(grid);
    into->addStretch(1);
}

void KeySheet::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), tokensOf(this).panel);
}

void KeySheet::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Question)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace fc::ui
