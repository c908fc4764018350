#include "ui/panes/yang/live_panel.h"

#include "ui/bridge/qt_strings.h"
#include "ui/delegates/fonts.h"
#include "ui/delegates/style.h"
#include "ui/delegates/tokens.h"
#include "ui/models/status.h"
#include "ui/widgets/callout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/live_chart.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/value_chart.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kBigCharacters = 14; ///< longer values get the small face
constexpr qsizetype kChangesShown = 40;
} // namespace

LivePanel::LivePanel(QWidget* parent)
    : QWidget(parent), m_big(makeValueLabel(Type::MonoBig, {}, this)),
      m_unit(makeLabel(Type::Body, kSecondaryText, {}, this)), m_age(new Pill(this)), m_instance(new QComboBox(this)),
      m_charts(new QStackedWidget(this)),
      m_small(new ValueChart(this)), m_chart(new LiveChart(this)), m_how(makeLabel(Type::Secondary, kSecondaryText, {}, this)),
      m_problem(new Callout(this)), m_changes(new QPlainTextEdit(this)), m_watch(new QPushButton(this)),
      m_get(new QPushButton(tr("Get once"), this)), m_probe(new QPushButton(tr("Probe"), this))
{
    m_big->setAccessibleName(tr("Live value"));
    m_instance->setAccessibleName(tr("Instance"));
    m_instance->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_instance->setMinimumContentsLength(20);
    m_changes->setReadOnly(true);
    m_changes->setFont(fontOf(Type::MonoTable));
    m_changes->setFrameShape(QFrame::NoFrame);
    m_changes->setAccessibleName(tr("Changes, newest first"));
    m_changes->setTabChangesFocus(true);
    letWrap(m_big);
    letWrap(m_how);
    m_problem->set(Status::Warning, {});

    auto* top = new QHBoxLayout;
    top->addWidget(m_unit);
    top->addStretch();
    top->addWidget(m_age, 0, Qt::AlignVCenter);
    auto* buttons = new QHBoxLayout;
    setButtonKind(m_watch, ButtonKind::Primary);
    for (QPushButton* button : {m_watch, m_get, m_probe}) {
        setSmall(button);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 16, 10);
    layout->setSpacing(6);
    layout->addWidget(m_instance);
    layout->addWidget(m_big);
    layout->addLayout(top);
    layout->addWidget(m_problem);
    m_charts->addWidget(m_small);
    m_charts->addWidget(m_chart);
    layout->addWidget(m_charts, 2);
    layout->addWidget(m_how);
    layout->addWidget(makeLabel(Type::SecondaryStrong, kSecondaryText, tr("Changes"), this));
    layout->addWidget(m_changes, 1);
    layout->addLayout(buttons);
    connect(m_watch, &QPushButton::clicked, this, &LivePanel::watchWanted);
    connect(m_get, &QPushButton::clicked, this, &LivePanel::getWanted);
    connect(m_probe, &QPushButton::clicked, this, &LivePanel::probeWanted);
    connect(m_instance, &QComboBox::activated, this,
            [this](int at) { Q_EMIT instancePicked(at == 0 ? QString() : m_instance->itemData(at).toString()); });
    setWatching(false, {});
    start(false, {});
}

void LivePanel::start(bool counter, const QString& units)
{
    m_series = ValueSeries(counter);
    m_units = units;
    m_value.clear();
    m_when.reset();
    m_how->clear();
    m_charts->setCurrentWidget(m_small);
    setInstances({});
    setProblem({});
    refresh();
}

void LivePanel::setInstances(const QStringList& instances)
{
    const QString kept = m_instance->currentData().toString();
    const QSignalBlocker quiet(m_instance);
    m_instance->clear();
    m_instance->addItem(instances.isEmpty() ? tr("No instance known yet") : tr("All %1 instances").arg(instances.size()), QString());
    for (const QString& instance : instances) {
        // What differs between instances are the keys: those are shown, the path is the tooltip.
        QString keys;
        for (qsizetype at = instance.indexOf(u'['); at >= 0; at = instance.indexOf(u'[', at + 1))
            keys += instance.mid(at, instance.indexOf(u']', at) - at + 1);
        m_instance->addItem(keys.isEmpty() ? instance : keys, instance);
        m_instance->setItemData(m_instance->count() - 1, instance, Qt::ToolTipRole);
    }
    m_instance->setCurrentIndex(std::max(0, m_instance->findData(kept)));
    m_instance->setEnabled(!instances.isEmpty());
}

void LivePanel::setValue(const QString& value, SystemTime when)
{
    m_series.add(when, value);
    m_value = value;
    m_when = when;
    refresh();
}

void LivePanel::breakHere(SystemTime when)
{
    m_series.breakHere(when);
    refresh();
}

void LivePanel::setWatching(bool watching, const QString& how)
{
    m_watch->setText(watching ? tr("Stop") : tr("Subscribe"));
    m_how->setText(how);
    if (watching)
        m_charts->setCurrentWidget(m_chart);
}

void LivePanel::setProblem(const QString& problem)
{
    m_problem->set(Status::Warning, problem);
}

void LivePanel::setUnusable(const QString& why)
{
    const bool usable = why.isEmpty();
    m_watch->setToolTip(usable ? tr("Values as they come (S)") : why);
    m_get->setToolTip(usable ? tr("Asks the device once (G)") : why);
    m_probe->setToolTip(usable ? tr("Tries Get, sample and on-change; writes nothing (P)") : why);
    for (QPushButton* button : {m_watch, m_get, m_probe}) {
        button->setEnabled(usable);
        button->setAccessibleDescription(button->toolTip());
    }
    if (!usable)
        m_how->setText(why);
}

void LivePanel::tick(SystemTime now)
{
    m_now = now;
    refresh();
}

void LivePanel::refresh()
{
    const std::optional<double> rate = m_series.rate();
    const QString text = rate ? QString::number(*rate, 'f', *rate < 100 ? 1 : 0) : m_value;
    m_big->setFont(fontOf(text.size() > kBigCharacters ? Type::Mono : Type::MonoBig));
    m_big->setText(m_when ? text : u"\u2013"_s);
    m_unit->setText(rate ? (m_units.isEmpty() ? tr("per second") : tr("%1 per second").arg(m_units)) : m_units);
    m_age->set(Status::None, m_when ? tr("%1 ago").arg(ageText(*m_when, std::max(m_now, *m_when))) : tr("not read"));
    const SystemTime right = m_when ? std::max(m_now, *m_when) : m_now;
    m_small->set(m_series.line(), !m_series.isCounter(), right);
    if (m_charts->currentWidget() == m_chart)
        m_chart->set(m_series.line(), !m_series.isCounter(), m_series.isCounter() ? m_unit->text() : m_units, right);
    const QString changes = changesText();
    if (m_changes->toPlainText() != changes)
        m_changes->setPlainText(changes);
}

/// The chart's numbers, newest first: of a counter every value with its rate, of anything else what it changed to.
QString LivePanel::changesText() const
{
    const std::vector<ValueSeries::Point> line = m_series.line();
    const auto& samples = m_series.samples();
    QStringList lines;
    QString before;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const ValueSeries::Sample& sample = samples[i];
        const QString shown = sample.text.isNull() ? tr("no data") : sample.text;
        if (m_series.isCounter()) {
            const bool reset = i > 0 && samples[i - 1].number && sample.number && *sample.number < *samples[i - 1].number;
            const QString rate = line[i].value ? tr("%1 /s").arg(*line[i].value, 0, 'f', 1) : reset ? tr("started again") : QString();
            lines.prepend(clockText(sample.time) % u"  "_s % shown % (rate.isEmpty() ? QString() : QString(u"  "_s % rate)));
        } else if (shown != before) {
            lines.prepend(clockText(sample.time) % u"  "_s % (before.isEmpty() ? shown : QString(before % u" \u2192 "_s % shown)));
        }
        before = shown;
    }
    return lines.mid(0, kChangesShown).join(u'\n');
}

} // namespace fc::ui
