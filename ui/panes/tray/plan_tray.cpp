#include "ui/panes/tray/plan_tray.h"

#include "diff/tree_diff.h"
#include "plan/plan.h"
#include "ui/bridge/qt_strings.h"
#include "ui/delegates/icons.h"
#include "ui/delegates/style.h"
#include "ui/delegates/tokens.h"
#include "ui/models/status.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pill.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

void setCount(Pill* pill, Status status, int count, const QString& text)
{
    pill->set(status, text);
    pill->setVisible(count > 0);
}

} // namespace

PlanTray::PlanTray(const PaneContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_title(makeLabel(Type::BodyStrong, QPalette::WindowText, tr("Plan"), this)),
      m_line(makeLabel(Type::Secondary, kSecondaryText, {}, this)), m_approved(new Pill(this)), m_rejected(new Pill(this)),
      m_deferred(new Pill(this)), m_open(new Pill(this)),
      m_readWarnings(new QPushButton(tr("I read them, approve"), this)),
      m_dropApproval(new QPushButton(tr("Do not approve"), this)), m_review(new QPushButton(tr("Review"), this)),
      m_apply(new QPushButton(tr("Apply"), this))
{
    setFixedHeight(metric::kTray);
    setAccessibleName(tr("Plan"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 0, 14, 0);
    layout->setSpacing(8);
    layout->addSpacing(28);
    layout->addWidget(m_title);
    for (Pill* pill : {m_approved, m_rejected, m_deferred, m_open})
        layout->addWidget(pill);
    layout->addSpacing(4);
    layout->addWidget(m_line, 1);
    m_line->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    for (QPushButton* button : {m_readWarnings, m_dropApproval, m_review})
        layout->addWidget(button);
    layout->addWidget(m_apply);
    setButtonKind(m_apply, ButtonKind::Primary);
    m_apply->setToolTip(tr("Ctrl+Enter"));

    auto* apply = new QAction(tr("Apply what is approved"), this);
    apply->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    apply->setShortcutContext(Qt::WindowShortcut);
    addAction(apply);
    connect(apply, &QAction::triggered, this, &PlanTray::applyNow);
    connect(m_apply, &QPushButton::clicked, this, &PlanTray::applyNow);
    connect(m_review, &QPushButton::clicked, this, [this] { m_context.go({u"diff"_s, {}, {}}); });
    connect(m_readWarnings, &QPushButton::clicked, this, [this] { m_context.bridge.service().acknowledge(true); });
    connect(m_dropApproval, &QPushButton::clicked, this, [this] { m_context.bridge.service().acknowledge(false); });
    connect(&m_context.bridge, &ViewBridge::viewChanged, this, [this] { update(*m_context.bridge.view()); });
    update(*m_context.bridge.view());
}

PlanTray::Tally PlanTray::tally(const engine::FabricView& view) const
{
    Tally tally;
    for (const engine::DeviceView& device : view.devices) {
        tally.approved += device.approved;
        tally.rejected += device.rejected;
        tally.deferred += device.deferred;
        tally.open += device.add + device.change + device.remove - device.approved - device.rejected - device.deferred;
        tally.devices += device.approved > 0 ? 1 : 0;
    }
    return tally;
}

void PlanTray::update(const engine::FabricView& view)
{
    const Tally now = tally(view);
    setCount(m_approved, Status::Approved, now.approved, tr("%1 approved").arg(now.approved));
    setCount(m_rejected, Status::Rejected, now.rejected, tr("%1 rejected").arg(now.rejected));
    setCount(m_deferred, Status::Deferred, now.deferred, tr("%1 deferred").arg(now.deferred));
    setCount(m_open, Status::None, now.open, tr("%1 to decide").arg(now.open));
    QString line;
    QString all;
    const bool asks = view.acknowledgement != nullptr;
    if (asks) {
        const std::vector<std::string>& warnings = view.acknowledgement->warnings;
        line = warnings.size() == 1 ? tr("Read first: %1").arg(q(warnings.front()))
                                    : tr("Read %1 warnings first: %2").arg(warnings.size()).arg(q(warnings.front()));
        for (const std::string& warning : warnings)
            all += (all.isEmpty() ? QString() : u"\n"_s) + q(warning);
    } else if (view.apply.running)
        line = tr("Applying: %1").arg(q(view.apply.phase));
    else if (!view.apply.result.empty())
        line = tr("Last apply: %1").arg(q(view.apply.result));
    else if (now.approved + now.open + now.deferred + now.rejected == 0)
        line = std::ranges::any_of(view.devices, [](const engine::DeviceView& device) { return device.diff != nullptr; })
                   ? tr("Nothing to decide: running equals intent wherever it was compared")
                   : tr("Nothing to decide yet: no switch was compared");
    m_line->setText(line);
    m_line->setToolTip(asks ? all : line);
    m_readWarnings->setVisible(asks);
    m_dropApproval->setVisible(asks);
    m_review->setVisible(!asks && now.open > 0 && !view.apply.running);
    m_review->setText(now.open == 1 ? tr("Review 1 change") : tr("Review %1 changes").arg(now.open));
    m_apply->setEnabled(now.approved > 0 && !view.apply.running);
    m_apply->setText(now.approved == 0  ? tr("Apply")
                     : now.devices == 1 ? tr("Apply %1 on 1 device").arg(now.approved)
                                        : tr("Apply %1 on %2 devices").arg(now.approved).arg(now.devices));
}

void PlanTray::applyNow()
{
    if (!m_apply->isEnabled())
        return;
    m_apply->setEnabled(false);
    m_context.bridge.service().apply(s(m_context.user));
    m_context.say(tr("Applying what is approved; every step is journaled before it happens"));
}

void PlanTray::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = tokensOf(this);
    painter.fillRect(rect(), tokens.win);
    painter.fillRect(QRect(0, 0, width(), 1), tokens.line2);
    paintIcon(painter, QRect(14, (height() - 18) / 2, 18, 18), u"clipboard-list"_s, tokens.text);
}

} // namespace fc::ui
