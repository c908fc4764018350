#include "ui/widgets/pane_header.h"

#include "ui/delegates/style.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace fc::ui {

PaneHeader::PaneHeader(const QString& title, QWidget* parent)
    : QWidget(parent), m_title(makeLabel(Type::PaneTitle, QPalette::WindowText, title, this)),
      m_summary(makeLabel(Type::Secondary, kSecondaryText, {}, this)), m_left(new QHBoxLayout), m_right(new QHBoxLayout)
{
    setFixedHeight(metric::kPaneHeader);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 12, 1);
    layout->setSpacing(12);
    m_left->setSpacing(8);
    m_right->setSpacing(8);
    // The summary gives way before a control does: it may shrink to nothing.
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_summary->setMinimumWidth(0);
    layout->addWidget(m_title);
    layout->addLayout(m_left);
    layout->addWidget(m_summary, 1);
    layout->addLayout(m_right);
}

void PaneHeader::setTitle(const QString& title)
{
    m_title->setText(title);
}

void PaneHeader::setSummary(const QString& summary)
{
    m_summary->setText(summary);
}

void PaneHeader::addLeft(QWidget* widget)
{
    m_left->addWidget(widget);
}

void PaneHeader::addRight(QWidget* widget)
{
    m_right->addWidget(widget);
}

void PaneHeader::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokensOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.win);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
}

} // namespace fc::ui
