#include "ui/panes/fabric/inspector_panel.h"

#include "ui/delegates/style.h"
#include "ui/panes/fabric/device_page.h"
#include "ui/panes/fabric/link_page.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace fc::ui {

namespace {

/// The strip with the dock's name and its close button.
class DockTitle final : public QWidget
{
public:
    DockTitle(const QString& text, QWidget* parent) : QWidget(parent)
    {
        setFixedHeight(metric::kDockTitle);
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(14, 0, 4, 1);
        layout->addWidget(makeLabel(Type::SecondaryStrong, kSecondaryText, text, this), 1);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& t = tokensOf(this);
        QPainter painter(this);
        painter.fillRect(rect(), t.win);
        painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    }
};

QScrollArea* scrolled(QWidget* page, QWidget* parent)
{
    auto* area = new QScrollArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setBackgroundRole(QPalette::Base);
    page->setBackgroundRole(QPalette::Base);
    area->setWidget(page);
    return area;
}

} // namespace

InspectorPanel::InspectorPanel(QWidget* parent)
    : QWidget(parent), m_pages(new QStackedWidget(this)), m_device(new DevicePage), m_link(new LinkPage)
{
    setFixedWidth(metric::kInspector);
    setAccessibleName(tr("Inspector"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    auto* title = new DockTitle(tr("Inspector"), this);
    QToolButton* close = makeIconButton(QStringLiteral("x"), tr("Close the inspector"), title);
    close->setIconSize({16, 16});
    title->layout()->addWidget(close);
    layout->addWidget(title);
    layout->addWidget(m_pages, 1);
    auto* nothing = new EmptyState(this);
    nothing->set(Status::Queued, tr("Nothing selected"), tr("Click a device or a link, or press Tab in the picture"));
    nothing->layout()->setContentsMargins(24, 24, 24, 24);
    m_nothing = nothing;
    m_pages->addWidget(m_nothing);
    m_pages->addWidget(scrolled(m_device, this));
    m_pages->addWidget(scrolled(m_link, this));
    connect(close, &QToolButton::clicked, this, &InspectorPanel::closed);
    connect(m_device, &DevicePage::reviewRequested, this, &InspectorPanel::reviewRequested);
    connect(m_device, &DevicePage::linkChosen, this, &InspectorPanel::linkChosen);
    connect(m_device, &DevicePage::reconnectRequested, this, &InspectorPanel::reconnectRequested);
    connect(m_link, &LinkPage::deviceChosen, this, &InspectorPanel::deviceChosen);
}

void InspectorPanel::showNothing()
{
    m_pages->setCurrentIndex(0);
}

void InspectorPanel::showDevice(const DeviceDetail& detail)
{
    m_device->show(detail);
    m_pages->setCurrentIndex(1);
}

void InspectorPanel::showLink(const LinkDetail& detail)
{
    m_link->show(detail);
    m_pages->setCurrentIndex(2);
}

void InspectorPanel::takeFocus()
{
    if (m_pages->currentIndex() == 1)
        m_device->takeFocus();
    else if (m_pages->currentIndex() == 2)
        m_link->takeFocus();
}

void InspectorPanel::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokensOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.panel);
    painter.fillRect(QRect(0, 0, 1, height()), t.line);
}

} // namespace fc::ui
