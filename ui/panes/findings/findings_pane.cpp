#include "ui/panes/findings/findings_pane.h"

#include "checks/check.h"
#include "checks/findings_view.h"
#include "diff/tree_diff.h"
#include "ui/bridge/qt_strings.h"
#include "ui/delegates/style.h"
#include "ui/delegates/tokens.h"
#include "ui/models/finding_model.h"
#include "ui/models/status.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pane_frame.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/table_setup.h"

#include <QAction>
#include <QDesktopServices>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

namespace fc::ui {

using namespace Qt::StringLiterals;

FindingsPane::FindingsPane(const PaneContext& context, QWidget* parent)
    : Pane(context, parent), m_header(new PaneHeader(tr("Findings"), this)),
      m_order(new Segmented(tr("Order"), {tr("By check"), tr("By device")}, this)),
      m_scope(new Segmented(tr("Which"), {tr("All"), tr("New and fixed")}, this)), m_model(new FindingModel(this)),
      m_table(new QTableView(this)), m_detail(new QScrollArea(this)), m_empty(new EmptyState(this)), m_stack(new QStackedLayout)
{
    m_table->setModel(m_model);
    setUpTable(m_table, tr("Findings, errors first"));
    const int widths[] = {88, 58, 128, 420, 66};
    for (int column = 0; column < FindingModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, widths[column]);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(FindingModel::Text, QHeaderView::Stretch);
    m_detail->setFrameShape(QFrame::NoFrame);
    m_detail->setWidgetResizable(true);
    m_detail->setFixedWidth(metric::kInspector);
    m_detail->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_detail->setAccessibleName(tr("The selected finding"));
    m_header->addRight(m_scope);
    m_header->addRight(m_order);

    layOutPane(this, m_header, m_stack, m_empty, makeListAndDetail(m_table, m_detail, this));

    connect(m_order, &Segmented::currentChanged, this, &FindingsPane::refill);
    connect(m_scope, &Segmented::currentChanged, this, &FindingsPane::refill);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FindingsPane::showDetail);
    connect(m_table, &QTableView::activated, this, &FindingsPane::showDifference);
    addActions();
}

void FindingsPane::addActions()
{
    const auto add = [this](const QString& text, const QKeySequence& keys, auto slot) {
        auto* action = new QAction(text, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    add(tr("Open the object in NetBox"), QKeySequence(Qt::Key_O), [this] { openInNetbox(); });
    add(tr("Show the device"), QKeySequence(Qt::Key_D), [this] { showDevice(); });
    add(tr("Show the difference"), QKeySequence(Qt::Key_F), [this] { showDifference(); });
    add(tr("Findings by check or by device"), QKeySequence(Qt::Key_G), [this] { m_order->setCurrent(1 - m_order->current()); });
    add(tr("All findings, or new and fixed ones"), QKeySequence(Qt::Key_N), [this] { m_scope->setCurrent(1 - m_scope->current()); });
}

QString FindingsPane::id() const
{
    return u"findings"_s;
}

QString FindingsPane::title() const
{
    return tr("Findings");
}

QString FindingsPane::iconName() const
{
    return u"shield-check"_s;
}

int FindingsPane::badge(const engine::FabricView& view) const
{
    return view.findings ? static_cast<int>(view.findings->summary.error + view.findings->summary.warning) : 0;
}

void FindingsPane::setView(std::shared_ptr<const engine::FabricView> view)
{
    const bool same = m_view && m_findings == view->findings;
    m_view = std::move(view);
    if (same)
        return;
    m_findings = m_view->findings;
    refill();
}

void FindingsPane::refill()
{
    if (!m_findings) {
        m_header->setSummary({});
        m_empty->set(Status::Queued, tr("Nothing was checked yet"),
                     tr("Findings come with the first intent that is read from NetBox; folders of trees are not checked."));
        m_stack->setCurrentIndex(0);
        return;
    }
    const checks::Summary& summary = m_findings->summary;
    int fresh = 0, fixed = 0;
    for (const checks::ComparedFinding& found : m_findings->findings) {
        fresh += found.change == checks::Change::New;
        fixed += found.change == checks::Change::Fixed;
    }
    const QString counts = tr("%1 errors, %2 warnings, %3 notes, %4 waived")
                               .arg(summary.error).arg(summary.warning).arg(summary.info).arg(summary.waived);
    m_header->setSummary(m_findings->earlierRevision.empty()
                             ? counts
                             : QString(counts % u"  \u00b7  "_s % tr("%1 new, %2 fixed").arg(fresh).arg(fixed)));
    m_model->setView(*m_findings, m_order->current() == 0 ? FindingOrder::ByRule : FindingOrder::ByDevice, m_scope->current() == 1);
    const bool any = m_model->rowCount() > 0;
    if (!any && m_findings->findings.empty())
        m_empty->set(Status::InSync, tr("The intent is sound"),
                     tr("%1 checks found nothing.").arg(checks::builtInChecks().size() - m_findings->skipped.size()));
    else if (!any)
        m_empty->set(Status::InSync, tr("Nothing new, nothing fixed"), tr("Every finding was there in the revision before."));
    m_stack->setCurrentIndex(any ? 1 : 0);
    if (any && !m_table->currentIndex().isValid())
        m_table->selectRow(0);
    showDetail();
}

int FindingsPane::row() const
{
    const int current = m_table->currentIndex().row();
    return current < m_model->rowCount() ? current : -1;
}

void FindingsPane::showDetail()
{
    auto* content = new QWidget(m_detail);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(4);
    if (row() >= 0) {
        const checks::Finding& finding = m_model->finding(row()).finding;
        const checks::Check* check = checks::builtInCheck(finding.rule);
        const auto wrapped = [&](QLabel* label) {
            letWrap(label);
            layout->addWidget(label);
        };
        layout->addWidget(makeLabel(Type::PaneTitle, QPalette::WindowText, q(finding.rule), content));
        layout->addWidget(new Pill(statusOf(finding), levelWord(finding), content), 0, Qt::AlignLeft);
        if (check != nullptr)
            wrapped(makeLabel(Type::Secondary, kSecondaryText, q(check->title), content));
        layout->addSpacing(4);
        wrapped(makeValueLabel(Type::Body, q(finding.message), content));
        const auto pair = [&](const QString& name, const std::string& value) {
            if (value.empty())
                return;
            layout->addSpacing(4);
            layout->addWidget(makeLabel(Type::Caption, kSecondaryText, name, content));
            wrapped(makeValueLabel(Type::Mono, q(value), content));
        };
        pair(tr("Wanted"), finding.expected);
        pair(tr("Found"), finding.actual);
        pair(tr("What to do"), finding.hint);
        if (finding.waivedBy) {
            pair(tr("Waived by"), finding.waivedBy->user);
            pair(tr("Because"), finding.waivedBy->reason);
            pair(tr("Until"), finding.waivedBy->expires);
        }
        for (const checks::ObjectRef& object : finding.objects)
            pair(q(object.type), object.display);
        layout->addSpacing(8);
        const auto button = [&](const QString& text, bool enabled, auto slot) {
            auto* made = new QPushButton(text, content);
            made->setEnabled(enabled);
            connect(made, &QPushButton::clicked, this, slot);
            layout->addWidget(made, 0, Qt::AlignLeft);
        };
        const QString device = m_model->deviceOf(row());
        button(tr("Open in NetBox"), !finding.objects.empty() && !finding.objects.front().url.empty(), [this] { openInNetbox(); });
        button(tr("Show %1").arg(device.isEmpty() ? tr("the device") : device), !device.isEmpty(), [this] { showDevice(); });
        button(tr("Show the difference"), !device.isEmpty(), [this] { showDifference(); });
    }
    layout->addStretch();
    m_detail->setWidget(content);
}

void FindingsPane::openInNetbox()
{
    if (row() < 0)
        return;
    const checks::Finding& finding = m_model->finding(row()).finding;
    const QUrl url = finding.objects.empty() ? QUrl() : QUrl(q(finding.objects.front().url));
    // The address is NetBox's; nothing but a web page is opened.
    if (url.scheme() == u"http"_s || url.scheme() == u"https"_s)
        QDesktopServices::openUrl(url);
    else
        context().say(tr("NetBox has no page for this finding"));
}

void FindingsPane::showDevice()
{
    if (row() >= 0 && !m_model->deviceOf(row()).isEmpty())
        context().go({u"fabric"_s, m_model->deviceOf(row()), {}});
}

QString FindingsPane::hunkOf(const checks::Finding& finding, const QString& device) const
{
    const engine::DeviceView* view = m_view ? m_view->find(s(device)) : nullptr;
    if (view == nullptr || !view->diff)
        return {};
    for (const diff::Hunk& hunk : view->diff->hunks)
        for (const model::Origin& origin : hunk.origins)
            for (const checks::ObjectRef& object : finding.objects)
                if (origin.type == object.type && origin.id == object.id)
                    return q(hunk.id);
    return {};
}

void FindingsPane::showDifference()
{
    if (row() < 0 || m_model->deviceOf(row()).isEmpty())
        return;
    const QString device = m_model->deviceOf(row());
    const QString hunk = hunkOf(m_model->finding(row()).finding, device);
    if (hunk.isEmpty())
        context().say(tr("No difference on %1 comes from these objects").arg(device));
    context().go({u"diff"_s, device, hunk});
}

void FindingsPane::goTo(const Place& place)
{
    int found = place.item.isEmpty() ? -1 : m_model->find(place.item, place.device);
    for (int i = 0; found < 0 && !place.device.isEmpty() && i < m_model->rowCount(); ++i)
        if (m_model->deviceOf(i) == place.device)
            found = i;
    if (found >= 0)
        m_table->selectRow(found);
}

Place FindingsPane::place() const
{
    return row() < 0 ? Place{id(), {}, {}} : Place{id(), m_model->deviceOf(row()), q(m_model->finding(row()).finding.fingerprint)};
}

QWidget* FindingsPane::focusTarget()
{
    return m_stack->currentIndex() == 1 ? static_cast<QWidget*>(m_table) : m_empty;
}

} // namespace fc::ui
