#include "ui/shell/top_bar.h"

#include "ui/bridge/qt_strings.h"
#include "ui/delegates/glyphs.h"
#include "ui/delegates/icons.h"
#include "ui/delegates/parts.h"
#include "ui/delegates/style.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/runs.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>

#include <algorithm>

namespace fc::ui {

using namespace Qt::StringLiterals;

CommandField::CommandField(QWidget* parent) : QAbstractButton(parent)
{
    setText(tr("Search  > command  @ device  / path  # object  ! event"));
    setAccessibleName(tr("Search everything"));
    setAccessibleDescription(u"Ctrl+K"_s);
    setCursor(Qt::IBeamCursor);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMaximumWidth(480);
}

QSize CommandField::sizeHint() const
{
    return {480, metric::kField};
}

QSize CommandField::minimumSizeHint() const
{
    return {160, metric::kField};
}

void CommandField::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokensOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.ctl, 1));
    painter.setBrush(underMouse() ? t.hover : t.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metric::kRadius, metric::kRadius);
    paintIcon(painter, QRect(8, 6, 16, 16), u"search"_s, t.t2);
    const QString keys = u"Ctrl K"_s;
    const int cap = keyCapWidth(keys);
    paintKeyCap(painter, QRect(width() - cap - 6, 0, cap, height()), keys, t.t3, t.line2);
    // Whole hints only: a cut prefix would teach the wrong thing.
    const QRect area(32, 0, width() - cap - 48, height());
    QString hint = text();
    while (textWidth(Type::Body, hint) > area.width() && hint.contains(u"  "_s))
        hint.truncate(hint.lastIndexOf(u"  "_s));
    drawText(painter, area, Type::Body, t.t3, hint);
}

ProfileChip::ProfileChip(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ProfileChip::setProfile(const QString& name, bool production)
{
    m_production = production;
    setAccessibleName(production ? tr("Production profile %1").arg(name) : tr("Lab profile %1").arg(name));
    setToolTip(accessibleName());
    updateGeometry();
    update();
}

QSize ProfileChip::sizeHint() const
{
    return {8 + 16 + 6 + textWidth(Type::SecondaryStrong, m_production ? tr("PROD") : tr("LAB")) + 10, 24};
}

void ProfileChip::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokensOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF outer = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath chip;
    chip.addRoundedRect(outer, metric::kRadius, metric::kRadius);
    painter.fillPath(chip, t.isHighContrast() ? t.panel : t.selection);
    if (m_production) {
        painter.save();
        painter.setClipPath(chip);
        paintHatch(painter, rect(), t.text, 5);
        painter.restore();
        QPainterPath inner;
        inner.addRoundedRect(outer.adjusted(4, 4, -4, -4), 2, 2);
        painter.fillPath(inner, t.panel);
        painter.strokePath(chip, QPen(t.text, 1));
    }
    paintIcon(painter, QRect(8, 4, 16, 16), m_production ? u"shield-check"_s : u"flask-conical"_s, t.t2);
    drawText(painter, QRect(30, 0, width() - 34, height()), Type::SecondaryStrong, m_production ? t.text : t.t2,
             m_production ? tr("PROD") : tr("LAB"));
}

TopBar::TopBar(QWidget* parent)
    : QWidget(parent), m_fabric(new RunLabel(this)), m_live(new RunLabel(this)), m_search(new CommandField(this)),
      m_profile(new ProfileChip(this)), m_theme(makeIconButton(u"moon"_s, tr("Switch light and dark"), this))
{
    setFixedHeight(metric::kTop);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 12, 1);
    layout->setSpacing(8);
    layout->addWidget(m_fabric);
    layout->addSpacing(16);
    layout->addWidget(m_live);
    layout->addStretch(1);
    layout->addWidget(m_search, 4);
    layout->addSpacing(4);
    layout->addWidget(m_profile);
    layout->addWidget(m_theme);
    QToolButton* help = makeIconButton(u"circle-question-mark"_s, tr("Help"), this);
    layout->addWidget(help);
    connect(m_search, &QAbstractButton::clicked, this, &TopBar::searchRequested);
    connect(m_theme, &QToolButton::clicked, this, &TopBar::themeToggled);
    connect(help, &QToolButton::clicked, this, &TopBar::helpRequested);
}

void TopBar::setView(const engine::FabricView& view)
{
    const QString name = q(view.inventory.name.empty() ? view.profileName : view.inventory.name);
    const int devices = static_cast<int>(view.devices.size());
    if (name.isEmpty() && devices == 0)
        m_fabric->setRuns({{tr("No fabric open"), Type::BodyStrong, Ink::Second, Status::None, u"workflow"_s}});
    else
        m_fabric->setRuns({{name, Type::BodyStrong, Ink::Text, Status::None, u"workflow"_s},
                           {devices == 1 ? tr("1 device") : tr("%n devices", nullptr, devices), Type::Body, Ink::Third}});
    const auto live = std::ranges::count_if(
        view.devices, [](const engine::DeviceView& device) { return device.session == engine::SessionState::Live; });
    Runs runs;
    if (live > 0)
        runs = {{tr("LIVE"), Type::BodyStrong, Ink::Text, Status::Live}};
    else
        runs = {{tr("NOT LIVE"), Type::BodyStrong, Ink::Second, Status::Stale}};
    if (view.generation > 0)
        runs.append({clockText(view.time), Type::Mono, Ink::Second});
    m_live->setRuns(runs);
    m_profile->setProfile(q(view.profileName), view.production);
    m_profile->setVisible(devices > 0);
}

void TopBar::setDark(bool dark)
{
    m_theme->setIcon(icon(dark ? u"sun"_s : u"moon"_s));
}

void TopBar::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokensOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.win);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
}

} // namespace fc::ui
