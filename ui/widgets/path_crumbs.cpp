#include "ui/widgets/path_crumbs.h"

#include "ui/delegates/fonts.h"
#include "ui/widgets/labels.h"

#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>

namespace fc::ui {

using namespace Qt::StringLiterals;

PathCrumbs::PathCrumbs(QWidget* parent) : QLabel(parent)
{
    setFont(fontOf(Type::Mono));
    setTextFormat(Qt::RichText);
    setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    letWrap(this);
    connect(this, &QLabel::linkActivated, this, [this](const QString& link) { Q_EMIT picked(link.toUInt()); });
}

void PathCrumbs::set(const QList<Step>& steps, const QString& path)
{
    m_path = path;
    QString text;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        // The break stands before the slash, so that every line begins with a whole step.
        const QString step = u"/"_s % steps[i].text.toHtmlEscaped();
        text += u"\u200b"_s;
        text += i + 1 < steps.size() ? u"<a style='text-decoration:none' href='%1'>%2</a>"_s.arg(steps[i].entry).arg(step)
                                     : u"<b>%1</b>"_s.arg(step);
    }
    setText(text);
    setAccessibleName(path);
    setToolTip(tr("A step leads to its node; drag the path to where one is wanted"));
}

void PathCrumbs::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->pos();
    QLabel::mousePressEvent(event);
}

void PathCrumbs::mouseMoveEvent(QMouseEvent* event)
{
    if ((event->buttons() & Qt::LeftButton) &&
        (event->pos() - m_pressed).manhattanLength() >= QApplication::startDragDistance())
        dragPath(this, m_path);
    else
        QLabel::mouseMoveEvent(event);
}

void dragPath(QWidget* source, const QString& path)
{
    auto* drag = new QDrag(source); // Qt deletes it after the drop
    auto* data = new QMimeData;
    data->setText(path);
    drag->setMimeData(data);
    drag->exec(Qt::CopyAction);
}

} // namespace fc::ui
