#include "ui/shell/status_strip.h"

#include "ui/bridge/qt_strings.h"
#include "ui/delegates/style.h"
#include "ui/models/fabric_tally.h"
#include "ui/widgets/runs.h"

#include <QHBoxLayout>
#include <QPainter>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

Runs number(Status glyph, int count, const QString& word)
{
    return {{QString::number(count), Type::Mono, Ink::Second, glyph}, {word, Type::Secondary, Ink::Second, Status::None, {}, 5}};
}

} // namespace

StatusStrip::StatusStrip(QWidget* parent) : QWidget(parent)
{
    setFixedHeight(metric::kStatus);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 1, 0, 0);
    layout->setSpacing(0);
    m_live = addCell();
    m_late = addCell();
    m_down = addCell();
    m_rate = addCell();
    m_lag = addCell();
    m_intent = addCell();
    layout->addStretch();
    m_plan = addCell();
    m_drift = addCell();
    m_release = addCell();
}

RunLabel* StatusStrip::addCell()
{
    auto* cell = new RunLabel(this);
    cell->setMargins(12, 13);
    layout()->addWidget(cell);
    return cell;
}

void StatusStrip::setView(const engine::FabricView& view)
{
    const FabricTally tally = tallyOf(view);
    const bool open = !view.devices.empty();
    for (RunLabel* cell : {m_late, m_down, m_rate, m_lag, m_plan, m_drift})
        cell->setVisible(open);
    m_release->setVisible(view.schema != nullptr);
    const bool isStale = view.intent.stale && view.intent.fetchedAt.has_value();
    m_intent->setVisible(!view.intent.error.empty() || isStale);
    if (!open)
        m_live->setRuns({{tr("No fabric open"), Type::Secondary, Ink::Second, Status::Stale}});
    else
        m_live->setRuns(number(tally.live > 0 ? Status::Live : Status::Queued, tally.live, tr("live")));
    m_late->setRuns(number(Status::Late, tally.late, tr("late")));
    m_down->setRuns(number(Status::NoData, tally.down, tr("down")));
    m_rate->setRuns({{countText(view.updatesPerSecond), Type::Mono, Ink::Second},
                     {tr("updates/s"), Type::Secondary, Ink::Second, Status::None, {}, 4}});
    m_lag->setRuns({{tr("queue"), Type::Secondary, Ink::Second},
                    {tr("%1 ms").arg(countText(view.queueLagMs)), Type::Mono, Ink::Second, Status::None, {}, 5}});
    if (isStale && view.intent.error.empty())
        m_intent->setRuns({{tr("NetBox %1 old, reading").arg(ageText(*view.intent.fetchedAt, view.time)), Type::Secondary,
                            Ink::Second, Status::Stale}});
    else
        m_intent->setRuns({{tr("NetBox not read"), Type::Secondary, Ink::Toned, Status::Warning}});
    m_intent->setToolTip(q(view.intent.error));

    if (view.apply.running)
        m_plan->setRuns({{tr("applying, %1 of %2 devices").arg(view.apply.done).arg(view.apply.total), Type::Secondary,
                          Ink::Second, Status::Applying}});
    else if (view.plan == nullptr)
        m_plan->setRuns({{tr("not compared yet"), Type::Secondary, Ink::Second, Status::Stale}});
    else if (tally.open == 0)
        m_plan->setRuns({{tr("nothing to apply"), Type::Secondary, Ink::Second, Status::InSync}});
    else if (tally.approved > 0)
        m_plan->setRuns({{tr("%n approved, not sent", nullptr, tally.approved), Type::Secondary, Ink::Second, Status::Approved}});
    else
        m_plan->setRuns({{tr("plan waits for review"), Type::Secondary, Ink::Second, Status::Pending}});

    if (tally.drifted > 0)
        m_drift->setRuns({{QString::number(tally.driftHunks), Type::Mono, Ink::Second, Status::Drift},
                          {tr("drift on"), Type::Secondary, Ink::Second, Status::None, {}, 5},
                          {QString::number(tally.drifted), Type::Mono, Ink::Second, Status::None, {}, 5},
                          {tally.drifted == 1 ? tr("device") : tr("devices"), Type::Secondary, Ink::Second, Status::None, {}, 5}});
    else
        m_drift->setRuns({{u"0"_s, Type::Mono, Ink::Second, Status::Queued},
                          {tr("drift"), Type::Secondary, Ink::Second, Status::None, {}, 5}});
    m_release->setRuns({{releaseOf(view), Type::Secondary, Ink::Second}});
}

void StatusStrip::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokensOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.win);
    painter.fillRect(QRect(0, 0, width(), 1), t.line);
    for (const RunLabel* cell : {m_live, m_late, m_down, m_rate, m_lag, m_intent}) {
        if (cell->isVisible())
            painter.fillRect(QRect(cell->geometry().right(), 0, 1, height()), t.line);
    }
    for (const RunLabel* cell : {m_plan, m_drift, m_release}) {
        if (cell->isVisible())
            painter.fillRect(QRect(cell->geometry().left(), 0, 1, height()), t.line);
    }
}

} // namespace fc::ui
