#include "ui/panes/fabric/link_page.h"

#include "ui/delegates/icons.h"
#include "ui/delegates/style.h"
#include "ui/panes/fabric/inspector_delegates.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pill_row.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLinkPad = 14;
constexpr int kCompareLabelWidth = 84;

} // namespace

LinkPage::LinkPage(QWidget* parent)
    : QWidget(parent), m_title(makeLabel(Type::Title, QPalette::WindowText, {}, this)),
      m_subtitle(makeLabel(Type::Body, kSecondaryText, {}, this)), m_pills(new PillRow(this)), m_model(this),
      m_table(new QTableView(this)), m_left(new QPushButton(this)), m_right(new QPushButton(this)),
      m_netbox(new QPushButton(tr("Open in NetBox"), this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kLinkPad, 12, kLinkPad, 14);
    layout->setSpacing(8);
    auto* name = new QHBoxLayout;
    name->setSpacing(8);
    name->addWidget(m_title, 0, Qt::AlignBaseline);
    name->addWidget(m_subtitle, 1, Qt::AlignBaseline);
    layout->addLayout(name);
    layout->addWidget(m_pills);
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new CompareDelegate(m_table));
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::StyledPanel);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setAccessibleName(tr("Both ends"));
    layout->addWidget(m_table);
    auto* buttons = new QHBoxLayout;
    setButtonKind(m_netbox, ButtonKind::Quiet);
    m_netbox->setIcon(icon(u"external-link"_s));
    m_netbox->setProperty("fcIcon", u"external-link"_s);
    for (QPushButton* button : {m_left, m_right, m_netbox})
        buttons->addWidget(button);
    buttons->addStretch();
    layout->addLayout(buttons);
    layout->addStretch(1);
    connect(m_left, &QPushButton::clicked, this, [this] { Q_EMIT deviceChosen(m_detail.left); });
    connect(m_right, &QPushButton::clicked, this, [this] { Q_EMIT deviceChosen(m_detail.right); });
    connect(m_netbox, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl(m_detail.netboxUrl)); });
}

void LinkPage::show(const LinkDetail& detail)
{
    if (detail == m_detail)
        return;
    m_detail = detail;
    m_title->setText(detail.title);
    m_subtitle->setText(detail.subtitle);
    m_pills->setPills(detail.pills);
    m_model.setDetail(detail);
    m_left->setText(tr("Show %1").arg(detail.left));
    m_right->setText(tr("Show %1").arg(detail.right));
    m_netbox->setVisible(!detail.netboxUrl.isEmpty());
    fitRows();
}

void LinkPage::fitRows()
{
    const int width = m_table->width() - 2;
    m_table->setColumnWidth(0, kCompareLabelWidth);
    m_table->setColumnWidth(1, (width - kCompareLabelWidth) / 2);
    m_table->setColumnWidth(2, width - kCompareLabelWidth - (width - kCompareLabelWidth) / 2);
    m_table->resizeRowsToContents();
    m_table->setFixedHeight(m_table->horizontalHeader()->height() + m_table->verticalHeader()->length() + 2);
}

void LinkPage::takeFocus()
{
    m_left->setFocus(Qt::TabFocusReason);
}

void LinkPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitRows();
}

} // namespace fc::ui
