#include "ui/panes/fabric/device_page.h"

#include "ui/delegates/style.h"
#include "ui/panes/fabric/inspector_delegates.h"
#include "ui/widgets/callout.h"
#include "ui/widgets/fixed_list.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pill_row.h"

#include <QDesktopServices>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPad = 14;
constexpr int kLabelWidth = 92;

QVBoxLayout* addSection(QWidget* page)
{
    auto* outer = static_cast<QVBoxLayout*>(page->layout());
    auto* section = new QVBoxLayout;
    section->setContentsMargins(kPad, 12, kPad, 14);
    section->setSpacing(8);
    outer->addLayout(section);
    return section;
}

} // namespace

DevicePage::DevicePage(QWidget* parent)
    : QWidget(parent), m_name(makeLabel(Type::Title, QPalette::WindowText, {}, this)),
      m_subtitle(makeLabel(Type::Body, kSecondaryText, {}, this)),
      m_differTitle(makeLabel(Type::SecondaryStrong, QPalette::WindowText, {}, this)),
      m_differNote(makeLabel(Type::Secondary, QPalette::PlaceholderText, {}, this)),
      m_more(makeLabel(Type::Secondary, QPalette::PlaceholderText, {}, this)),
      m_linksTitle(makeLabel(Type::SecondaryStrong, QPalette::WindowText, tr("Links"), this)),
      m_pills(new PillRow(this)), m_problem(new Callout(this)), m_facts(new QGridLayout), m_hunks(this), m_links(this),
      m_hunkList(new FixedList(tr("Differences"), this)), m_linkList(new FixedList(tr("Links"), this)),
      m_review(new QPushButton(this)), m_reconnect(new QPushButton(tr("Connect again"), this)),
      m_netbox(makeIconButton(u"external-link"_s, tr("Open in NetBox"), this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildHead();
    layout->addWidget(makeRule(this));
    buildDifferences();
    layout->addWidget(makeRule(this));
    buildLinks();
    layout->addStretch(1);
}

void DevicePage::buildHead()
{
    QVBoxLayout* head = addSection(this);
    auto* name = new QHBoxLayout;
    name->setSpacing(8);
    name->addWidget(m_name, 0, Qt::AlignBaseline);
    name->addWidget(m_subtitle, 1, Qt::AlignBaseline);
    m_netbox->setIconSize({16, 16});
    name->addWidget(m_netbox);
    head->addLayout(name);
    head->addWidget(m_pills);
    head->addWidget(m_problem);
    m_facts->setVerticalSpacing(5);
    m_facts->setHorizontalSpacing(4);
    m_facts->setColumnMinimumWidth(0, kLabelWidth);
    m_facts->setColumnStretch(1, 1);
    head->addLayout(m_facts);
}

void DevicePage::buildDifferences()
{
    QVBoxLayout* section = addSection(this);
    auto* title = new QHBoxLayout;
    title->addWidget(m_differTitle);
    title->addStretch();
    title->addWidget(m_differNote);
    section->addLayout(title);
    m_hunkList->setModel(&m_hunks);
    m_hunkList->setItemDelegate(new HunkRowDelegate(m_hunkList));
    m_hunkList->setFrameShape(QFrame::StyledPanel);
    connect(m_hunkList, &FixedList::chosen, this, [this](const QModelIndex& index) {
        Q_EMIT reviewRequested(m_detail.name, index.data(DetailRowModel::IdRole).toString());
    });
    section->addWidget(m_hunkList);
    section->addWidget(m_more);
    auto* buttons = new QHBoxLayout;
    setButtonKind(m_review, ButtonKind::Primary);
    buttons->addWidget(m_review);
    buttons->addWidget(m_reconnect);
    buttons->addStretch();
    section->addLayout(buttons);
    connect(m_review, &QPushButton::clicked, this, [this] { Q_EMIT reviewRequested(m_detail.name, {}); });
    connect(m_reconnect, &QPushButton::clicked, this, [this] { Q_EMIT reconnectRequested(m_detail.name); });
    connect(m_netbox, &QToolButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl(m_detail.netboxUrl)); });
}

void DevicePage::buildLinks()
{
    QVBoxLayout* section = addSection(this);
    section->setSpacing(4);
    section->addWidget(m_linksTitle);
    m_linkList->setModel(&m_links);
    m_linkList->setItemDelegate(new LinkRowDelegate(m_linkList));
    m_linkList->setFrameShape(QFrame::NoFrame);
    connect(m_linkList, &FixedList::chosen, this,
            [this](const QModelIndex& index) { Q_EMIT linkChosen(index.data(DetailRowModel::IdRole).toInt()); });
    section->addWidget(m_linkList);
}

void DevicePage::setFacts(const std::vector<DetailFact>& facts)
{
    while (m_factLabels.size() < facts.size()) {
        const int row = static_cast<int>(m_factLabels.size());
        QLabel* label = makeLabel(Type::Secondary, QPalette::PlaceholderText, {}, this);
        QLabel* value = makeValueLabel(Type::Mono, {}, this);
        QLabel* note = makeLabel(Type::Secondary, QPalette::PlaceholderText, {}, this);
        auto* line = new QHBoxLayout;
        line->setSpacing(8);
        line->addWidget(value, 1);
        line->addWidget(note, 1);
        m_facts->addWidget(label, row, 0, Qt::AlignTop);
        m_facts->addLayout(line, row, 1);
        m_factLabels.push_back({label, value, note});
    }
    for (std::size_t i = 0; i < m_factLabels.size(); ++i) {
        const auto& [label, value, note] = m_factLabels[i];
        const bool used = i < facts.size();
        label->setVisible(used);
        value->setVisible(used);
        note->setVisible(used && !facts[i].note.isEmpty());
        if (!used)
            continue;
        label->setText(facts[i].label);
        value->setText(facts[i].value);
        // A value with a note beside it takes the width it needs; alone it may wrap.
        value->setWordWrap(facts[i].note.isEmpty());
        value->setSizePolicy(facts[i].note.isEmpty() ? QSizePolicy::Preferred : QSizePolicy::Maximum, QSizePolicy::Preferred);
        note->setText(facts[i].note);
        value->setAccessibleName(facts[i].label + u' ' + facts[i].value + u' ' + facts[i].note);
    }
}

void DevicePage::setDifferences()
{
    m_differTitle->setText(m_detail.differTitle);
    m_differNote->setText(m_detail.differNote);
    m_hunks.setRows(m_detail.hunkRows);
    m_hunkList->setVisible(!m_detail.hunkRows.empty());
    const int rest = m_detail.hunks - static_cast<int>(m_detail.hunkRows.size());
    QStringList more;
    if (rest > 0)
        more << (rest == 1 ? tr("1 more hunk") : tr("%n more hunks", nullptr, rest));
    if (m_detail.unmanaged > 0)
        more << (m_detail.unmanaged == 1 ? tr("1 entry is not managed and never touched")
                                         : tr("%n entries are not managed and never touched", nullptr, m_detail.unmanaged));
    m_more->setText(more.join(u"; "_s));
    m_more->setWordWrap(true);
    m_more->setVisible(!more.isEmpty());
    m_review->setText(m_detail.hunks == 1 ? tr("Review 1 hunk") : tr("Review %n hunks", nullptr, m_detail.hunks));
    m_review->setVisible(m_detail.hunks > 0);
    m_reconnect->setVisible(m_detail.canReconnect);
    m_netbox->setVisible(!m_detail.netboxUrl.isEmpty());
}

void DevicePage::show(const DeviceDetail& detail)
{
    if (detail == m_detail)
        return;
    m_detail = detail;
    m_name->setText(detail.name);
    m_subtitle->setText(detail.subtitle);
    m_pills->setPills(detail.pills);
    m_problem->set(Status::Warning, detail.problem);
    setFacts(detail.facts);
    setDifferences();
    m_links.setRows(detail.links);
    m_linksTitle->setVisible(!detail.links.empty());
}

void DevicePage::takeFocus()
{
    if (m_review->isVisible())
        m_review->setFocus(Qt::TabFocusReason);
    else
        m_linkList->setFocus(Qt::TabFocusReason);
}

} // namespace fc::ui
