#include "ui/panes/yang/node_panel.h"

#include "discovery/type_words.h"
#include "schema/schema_facts.h"
#include "ui/bridge/qt_strings.h"
#include "ui/delegates/style.h"
#include "ui/delegates/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/path_crumbs.h"
#include "ui/widgets/pill.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace fc::ui {

using namespace Qt::StringLiterals;
using discovery::EntryId;
using discovery::Support;

namespace {

constexpr int kFactNameWidth = 96;
constexpr std::size_t kLinksShown = 6;

void addFactRow(QVBoxLayout* layout, QWidget* content, const QString& name, const QString& value, bool mono = false)
{
    if (value.isEmpty())
        return;
    auto* line = new QHBoxLayout;
    QLabel* label = makeLabel(Type::Secondary, kSecondaryText, name, content);
    label->setFixedWidth(kFactNameWidth);
    line->addWidget(label, 0, Qt::AlignTop);
    QLabel* text = makeValueLabel(mono ? Type::Mono : Type::Secondary, value, content);
    letWrap(text);
    line->addWidget(text, 1);
    layout->addLayout(line);
}

void addFactHeading(QVBoxLayout* layout, QWidget* content, const QString& text)
{
    layout->addSpacing(8);
    layout->addWidget(makeRule(content));
    layout->addSpacing(6);
    layout->addWidget(makeLabel(Type::SecondaryStrong, kSecondaryText, text, content));
}

QString commaJoined(const std::vector<std::string_view>& values)
{
    QString text;
    for (const std::string_view value : values)
        text += (text.isEmpty() ? QString() : u", "_s) % q(value);
    return text;
}

Status statusOfOutcome(discovery::ProbeOutcome outcome)
{
    switch (outcome) {
    case discovery::ProbeOutcome::Works: return Status::Healthy;
    case discovery::ProbeOutcome::Empty: return Status::NoData;
    case discovery::ProbeOutcome::Refused: return Status::NotServed;
    case discovery::ProbeOutcome::NoAnswer: return Status::Fault;
    }
    return Status::None;
}

} // namespace

NodePanel::NodePanel(QWidget* parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("The selected node"));
}

void NodePanel::show(const Subject& subject)
{
    m_note = nullptr;
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(5);
    if (subject.catalog && subject.entry.value != 0) {
        const discovery::PathCatalog& catalog = *subject.catalog;
        auto* top = new QHBoxLayout;
        top->addWidget(makeValueLabel(Type::Title, q(catalog.name(subject.entry)), content));
        if (catalog.carriesValue(subject.entry))
            top->addWidget(new Pill(Status::None, catalog.isConfig(subject.entry) ? u"rw"_s : u"ro"_s, content));
        if (catalog.support(subject.entry) != Support::Served)
            top->addWidget(new Pill(Status::NotServed,
                                    catalog.isAbsent(subject.entry) ? tr("removed") : tr("not served"), content));
        if (subject.bookmarked) {
            top->addWidget(new Pill(Status::None, tr("bookmark"), content));
            m_note = new QLineEdit(subject.note, content);
            m_note->setPlaceholderText(tr("Note"));
            m_note->setAccessibleName(tr("Note of the bookmark"));
            // The field may be on its way out when it says so: the path is the one it was made for.
            connect(m_note, &QLineEdit::editingFinished, this,
                    [this, edit = m_note, path = q(catalog.path(subject.entry))] { Q_EMIT noteEdited(path, edit->text()); });
            top->addWidget(m_note, 1);
        } else {
            top->addStretch();
        }
        layout->addLayout(top);
        addPath(subject, layout, content);
        layout->addSpacing(4);
        addFacts(subject, layout, content);
        addProbe(subject, layout, content);
        addTexts(subject, layout, content);
        addLinks(subject, layout, content);
    } else {
        QLabel* hint = makeLabel(Type::Secondary, QPalette::PlaceholderText,
                                 tr("Type what you look for; Down goes into the list."), content);
        letWrap(hint);
        layout->addWidget(hint);
    }
    layout->addStretch();
    setWidget(content);
    content->setBackgroundRole(QPalette::Base);
}

void NodePanel::focusNote()
{
    if (m_note)
        m_note->setFocus(Qt::ShortcutFocusReason);
}

void NodePanel::addPath(const Subject& subject, QVBoxLayout* layout, QWidget* content)
{
    const discovery::PathCatalog& catalog = *subject.catalog;
    const auto path = model::parsePath(s(subject.path));
    QList<PathCrumbs::Step> steps;
    for (EntryId at = subject.entry; at.value != 0; at = catalog.parent(at))
        steps.prepend({q(catalog.step(at)), at.value});
    if (path && path->elems.size() == static_cast<std::size_t>(steps.size()))
        for (qsizetype i = 0; i < steps.size(); ++i)
            steps[i].text = q(model::toString(path->elems[static_cast<std::size_t>(i)]));
    auto* crumbs = new PathCrumbs(content);
    crumbs->set(steps, subject.path);
    connect(crumbs, &PathCrumbs::picked, this, &NodePanel::linkFollowed);
    layout->addWidget(crumbs);
}

void NodePanel::addFacts(const Subject& subject, QVBoxLayout* layout, QWidget* content)
{
    const discovery::PathCatalog& catalog = *subject.catalog;
    const schema::SchemaIndex& index = catalog.schema();
    const auto node = catalog.node(subject.entry);
    const auto row = [&](const QString& name, const QString& value, bool mono = false) {
        addFactRow(layout, content, name, value, mono);
    };
    if (!node) {
        row(tr("Kind"), q(schema::toString(catalog.kind(subject.entry))));
        row(tr("Type"), q(catalog.typeText(subject.entry)), true);
        row(tr("Removed by"), q(catalog.absentBecauseOf(subject.entry)), true);
        row(tr("That means"), tr("the models define it, this vendor's deviation takes it away: no Get, no Set"));
        return;
    }
    const schema::TypeInfo& type = index.type(*node);
    if (catalog.carriesValue(subject.entry)) {
        row(tr("Type"), q(catalog.typeText(subject.entry)) % u", "_s % q(discovery::typeWords(index, type, 24)));
        row(tr("Typedef"), q(index.typeName(*node)), true);
        row(tr("Identities"), commaJoined(type.bases), true);
        row(tr("Units"), q(index.units(*node)));
        row(tr("Default"), commaJoined(index.defaults(*node)), true);
    } else {
        row(tr("Kind"), q(schema::toString(index.kind(*node))));
    }
    QString keys;
    for (const schema::NodeId key : index.keys(*node))
        keys += (keys.isEmpty() ? QString() : u", "_s) % q(index.name(key));
    row(tr("Keys"), keys, true);
    row(tr("Access"), index.isConfig(*node) ? tr("configuration") : tr("state, read only"));
    row(tr("Served"), q(discovery::accessWords(index.access(*node))));
    row(tr("Since"), q(index.since(*node)), true);
    QString revision;
    for (const schema::ModuleInfo& module : index.modules())
        if (module.name == index.module(*node))
            revision = q(module.revision);
    row(tr("Module"), q(index.module(*node)) % (revision.isEmpty() ? QString() : u" "_s % revision), true);
    const schema::NodeId parent = index.parent(*node);
    if (parent.value != 0 && index.module(parent) != index.module(*node))
        row(tr("Augments"), q(index.module(parent)), true);
    row(tr("Status"), index.statusText(*node) == "current" ? QString() : q(index.statusText(*node)));
    QStringList properties;
    if (index.isKey(*node))
        properties += tr("key");
    if (index.isMandatory(*node))
        properties += tr("mandatory");
    if (index.isPresence(*node))
        properties += tr("its presence says something");
    if (index.isOrderedByUser(*node))
        properties += tr("ordered by the user");
    row(tr("Also"), properties.join(u", "_s));
}

void NodePanel::addProbe(const Subject& subject, QVBoxLayout* layout, QWidget* content)
{
    if (!subject.probe)
        return;
    addFactHeading(layout, content, tr("Probed on %1 at %2").arg(q(subject.probe->device), clockText(subject.probe->time)));
    for (const discovery::ProbeStep& step : subject.probe->steps) {
        auto* line = new QHBoxLayout;
        QLabel* mode = makeLabel(Type::Mono, kSecondaryText, q(discovery::toString(step.mode)), content);
        mode->setFixedWidth(kFactNameWidth);
        line->addWidget(mode, 0, Qt::AlignTop);
        line->addWidget(new Pill(statusOfOutcome(step.outcome), q(discovery::toString(step.outcome)), content), 0, Qt::AlignTop);
        QLabel* text = makeValueLabel(Type::Secondary, q(step.text), content);
        letWrap(text);
        line->addWidget(text, 1);
        layout->addLayout(line);
    }
}

void NodePanel::addTexts(const Subject& subject, QVBoxLayout* layout, QWidget* content)
{
    const auto node = subject.catalog->node(subject.entry);
    const schema::NodeText* text = node && subject.texts ? subject.texts->of(*node) : nullptr;
    if (!text)
        return;
    addFactHeading(layout, content, tr("Description"));
    QLabel* words = makeValueLabel(Type::Body, q(text->description).simplified(), content);
    letWrap(words);
    layout->addWidget(words);
    for (const std::string& pattern : text->patterns)
        addFactRow(layout, content, tr("Pattern"), q(pattern), true);
    for (const std::string& must : text->must)
        addFactRow(layout, content, tr("Must"), q(must), true);
    for (const std::string& when : text->when)
        addFactRow(layout, content, tr("When"), q(when), true);
}

void NodePanel::addLinks(const Subject& subject, QVBoxLayout* layout, QWidget* content)
{
    const discovery::PathCatalog& catalog = *subject.catalog;
    const auto node = catalog.node(subject.entry);
    if (!node || !catalog.carriesValue(subject.entry))
        return;
    const auto link = [&](EntryId target) {
        auto* button = new QPushButton(q(catalog.path(target)), content);
        setButtonKind(button, ButtonKind::Quiet);
        setSmall(button);
        button->setAccessibleName(tr("Go to %1").arg(q(catalog.path(target))));
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        connect(button, &QPushButton::clicked, this, [this, target] { Q_EMIT linkFollowed(target.value); });
        layout->addWidget(button);
    };
    const schema::TypeInfo& type = catalog.schema().type(*node);
    if (type.leafrefTarget.value != 0) {
        addFactHeading(layout, content, tr("Refers to"));
        link(catalog.entry(type.leafrefTarget));
    }
    const std::vector<EntryId> users = catalog.usedBy(subject.entry);
    if (users.empty())
        return;
    addFactHeading(layout, content, users.size() == 1 ? tr("Used by 1 leaf") : tr("Used by %1 leaves").arg(users.size()));
    for (std::size_t i = 0; i < std::min(users.size(), kLinksShown); ++i)
        link(users[i]);
    if (users.size() > kLinksShown)
        layout->addWidget(makeLabel(Type::Secondary, QPalette::PlaceholderText,
                                    tr("and %1 more").arg(users.size() - kLinksShown), content));
}

} // namespace fc::ui
