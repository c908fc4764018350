#include "ui/panes/diff/hunk_inspector.h"

#include "schema/schema_index.h"
#include "ui/bridge/qt_strings.h"
#include "ui/delegates/icons.h"
#include "ui/delegates/style.h"
#include "ui/delegates/tokens.h"
#include "ui/models/diff_lines.h"
#include "ui/models/status.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pill.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPadding = 14;

QString sentenceOfOp(diff::Op op)
{
    return op == diff::Op::Add      ? HunkInspector::tr("would be added")
           : op == diff::Op::Remove ? HunkInspector::tr("would be removed")
           : op == diff::Op::Move   ? HunkInspector::tr("would be put in order")
                                    : HunkInspector::tr("would change");
}

/// JSON of whole entries can be long: the inspector shows the beginning, the columns show all.
QString valueText(const std::string& json)
{
    if (json.empty())
        return HunkInspector::tr("not there");
    const QString text = q(json);
    return text.size() > 240 ? text.left(240) % u"\u2026"_s : text;
}

/// Long paths break where a person would: after a slash and before a key.
QString breakable(QString path)
{
    return path.replace(u'/', u"/\u200b"_s).replace(u'[', u"\u200b["_s);
}

} // namespace

HunkInspector::HunkInspector(QWidget* parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Explanation of the current difference"));
    setFocusPolicy(Qt::NoFocus);
}

void HunkInspector::paintEvent(QPaintEvent* event)
{
    QPainter(viewport()).fillRect(viewport()->rect(), tokensOf(this).panel);
    QScrollArea::paintEvent(event);
}

void HunkInspector::section(QVBoxLayout* layout, const QString& title)
{
    layout->addSpacing(10);
    layout->addWidget(makeRule(this));
    layout->addSpacing(8);
    QLabel* label = makeLabel(Type::SecondaryStrong, kSecondaryText, title, this);
    layout->addWidget(label);
    layout->addSpacing(2);
}

void HunkInspector::pair(QVBoxLayout* layout, const QString& name, const QString& value)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    QLabel* label = makeLabel(Type::Secondary, kSecondaryText, name, this);
    label->setFixedWidth(68);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    QLabel* text = makeValueLabel(Type::Mono, value, this);
    letWrap(text);
    row->addWidget(label);
    row->addWidget(text, 1);
    layout->addLayout(row);
}

void HunkInspector::origin(QVBoxLayout* layout, const model::Origin& origin)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    QLabel* name = makeLabel(Type::BodyMedium, QPalette::WindowText, q(origin.display.empty() ? origin.type : origin.display), this);
    letWrap(name);
    words->addWidget(name);
    QString line = q(origin.type);
    if (origin.id > 0)
        line += u" #"_s % QString::number(origin.id);
    if (!origin.field.empty())
        line += tr(", field %1").arg(q(origin.field));
    QLabel* type = makeLabel(Type::Caption, kSecondaryText, line, this);
    letWrap(type);
    words->addWidget(type);
    if (!origin.lastUpdated.empty()) {
        QLabel* edited = makeLabel(Type::Caption, QPalette::PlaceholderText,
                                   tr("last edited %1").arg(q(origin.lastUpdated).left(19).replace(u'T', u' ')), this);
        letWrap(edited);
        words->addWidget(edited);
    }
    row->addLayout(words, 1);
    if (!origin.url.empty()) {
        QToolButton* open = makeIconButton(u"external-link"_s, tr("Open %1 in NetBox").arg(q(origin.display)), this);
        const QUrl url(q(origin.url));
        const bool web = url.scheme() == u"http"_s || url.scheme() == u"https"_s;
        open->setEnabled(web);
        connect(open, &QToolButton::clicked, this, [url] { QDesktopServices::openUrl(url); });
        row->addWidget(open, 0, Qt::AlignTop);
    }
    layout->addLayout(row);
    layout->addSpacing(4);
}

void HunkInspector::consequence(QVBoxLayout* layout, bool good, const QString& text)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* glyph = new QLabel(this);
    glyph->setFixedSize(16, 18);
    glyph->setPixmap(icon(good ? u"check"_s : u"triangle-alert"_s, kSecondaryText).pixmap(14, 14));
    QLabel* label = makeLabel(Type::Secondary, QPalette::WindowText, text, this);
    letWrap(label);
    row->addWidget(glyph, 0, Qt::AlignTop);
    row->addWidget(label, 1);
    layout->addLayout(row);
}

void HunkInspector::show(const engine::FabricView& view, const engine::DeviceView* device, const diff::Hunk* hunk,
                         int position, int total)
{
    QString key;
    if (hunk != nullptr && device != nullptr) {
        const auto decided = view.decisions.find(hunk->id);
        key = q(hunk->fingerprint) % QString::number(position) % u'/' % QString::number(total) %
              q(decided == view.decisions.end() ? std::string() : decided->second) % q(device->configReason);
    }
    if (key == m_shown && widget() != nullptr)
        return;
    m_shown = key;
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(kPadding, 12, kPadding, 12);
    layout->setSpacing(4);
    if (hunk == nullptr || device == nullptr) {
        QLabel* none = makeLabel(Type::Secondary, kSecondaryText, tr("Select a difference to see where it comes from."), content);
        letWrap(none);
        layout->addWidget(none);
        layout->addStretch();
        setWidget(content);
        return;
    }
    auto* head = new QHBoxLayout;
    QLabel* title = makeLabel(Type::PaneTitle, QPalette::WindowText, q(hunk->feature), content);
    letWrap(title);
    head->addWidget(title, 1);
    head->addWidget(makeLabel(Type::MonoTable, kSecondaryText, tr("%1 of %2").arg(position).arg(total), content), 0, Qt::AlignTop);
    layout->addLayout(head);
    auto* pills = new QHBoxLayout;
    pills->setSpacing(6);
    pills->addWidget(new Pill(statusOf(hunk->op), sentenceOfOp(hunk->op), content));
    if (const auto decided = view.decisions.find(hunk->id); decided != view.decisions.end())
        pills->addWidget(new Pill(statusOfDecision(decided->second), wordOf(statusOfDecision(decided->second)), content));
    pills->addStretch();
    layout->addLayout(pills);
    layout->addSpacing(6);
    pair(layout, tr("Intended"), valueText(hunk->newJson));
    pair(layout, tr("Running"), valueText(hunk->oldJson));

    section(layout, tr("Where the intended value comes from"));
    if (hunk->origins.empty()) {
        QLabel* none = makeLabel(Type::Secondary, kSecondaryText,
                                 tr("Nothing in the intent asks for it: the list it stands in is owned by the intent."), content);
        letWrap(none);
        layout->addWidget(none);
    }
    for (const model::Origin& each : hunk->origins)
        origin(layout, each);
    if (!hunk->origins.empty() && !hunk->origins.front().rule.empty())
        pair(layout, tr("Rule"), q(hunk->origins.front().rule));
    pair(layout, tr("Path"), breakable(q(model::toString(hunk->path))));

    section(layout, tr("How running got here"));
    QLabel* how = makeLabel(Type::Secondary, QPalette::WindowText,
                            device->configChangedAt ? tr("%1 was last configured at %2").arg(q(device->device.name), clockText(*device->configChangedAt))
                                                    : tr("%1 does not say when it was last configured").arg(q(device->device.name)),
                            content);
    letWrap(how);
    layout->addWidget(how);

    section(layout, tr("If you approve"));
    consequence(layout, true, tr("One operation on %1, sent only when you apply").arg(q(device->device.name)));
    if (hunk->needs.empty())
        consequence(layout, true, tr("Needs no other difference"));
    else
        consequence(layout, false, hunk->needs.size() == 1 ? tr("Needs 1 other difference to be approved too")
                                                           : tr("Needs %1 other differences to be approved too").arg(hunk->needs.size()));
    for (const std::string& risk : hunk->risks)
        consequence(layout, false, q(risk));
    layout->addStretch();
    setWidget(content);
}

} // namespace fc::ui
