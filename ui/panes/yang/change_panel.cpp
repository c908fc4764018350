#include "ui/panes/yang/change_panel.h"

#include "engine/manual_overlay.h"
#include "schema/ietf_json.h"
#include "schema/instance.h"
#include "ui/bridge/qt_strings.h"
#include "ui/delegates/fonts.h"
#include "ui/delegates/style.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kMostChoices = 500; ///< named values that are offered

void addNames(const schema::TypeInfo& type, QStringList& names)
{
    if (type.base == schema::BaseType::Boolean)
        names << u"true"_s << u"false"_s;
    for (const std::string_view name : type.names)
        if (static_cast<std::size_t>(names.size()) < kMostChoices)
            names << q(name);
    for (const schema::TypeInfo& member : type.members)
        addNames(member, names);
}

/// A leaf of the document as people read it; the mark of a removal where it has none.
QString asked(const schema::SchemaIndex& index, const intent::IntentDocument& document, const model::InstancePath& at,
              const model::Origin& origin)
{
    const model::TreeNode* node = document.tree.find(at);
    const QString path = q(model::toString(schema::toPath(index, at)));
    const QString value = node && node->value ? q(model::toString(*node->value)) : QString();
    const QString what = node && node->value ? QString(u"~ "_s % path % u": "_s % value) : QString(u"\u2212 "_s % path);
    return q(engine::manualName(origin.id)) % u"  "_s % what % u"   "_s % q(origin.display);
}

} // namespace

ChangePanel::ChangePanel(QWidget* parent)
    : QWidget(parent), m_target(makeValueLabel(Type::Mono, {}, this)), m_value(new QComboBox(this)),
      m_remove(new QCheckBox(tr("Remove it"), this)), m_reason(new QLineEdit(this)),
      m_put(new QPushButton(tr("Put into the plan"), this)), m_says(makeLabel(Type::Secondary, kSecondaryText, {}, this)),
      m_open(new QListWidget(this)), m_withdraw(new QPushButton(tr("Withdraw"), this))
{
    letWrap(m_target);
    letWrap(m_says);
    m_value->setEditable(true);
    m_value->setInsertPolicy(QComboBox::NoInsert);
    m_value->setAccessibleName(tr("New value"));
    m_value->setMinimumContentsLength(16);
    m_value->setFont(fontOf(Type::Mono));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setPlaceholderText(tr("Reason; stands beside the change"));
    m_open->setAccessibleName(tr("Changes by hand on this device"));
    m_open->setFrameShape(QFrame::NoFrame);
    m_open->setFont(fontOf(Type::MonoTable));
    m_open->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setSmall(m_put);
    setSmall(m_withdraw);
    setButtonKind(m_put, ButtonKind::Primary);

    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(16, 6, 16, 8);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(6);
    layout->addWidget(m_target, 0, 0, 1, 4);
    layout->addWidget(m_value, 1, 0);
    layout->addWidget(m_remove, 1, 1);
    layout->addWidget(m_reason, 1, 2);
    layout->addWidget(m_put, 1, 3);
    layout->addWidget(m_says, 2, 0, 1, 4);
    layout->addWidget(m_open, 3, 0, 1, 3);
    layout->addWidget(m_withdraw, 3, 3, Qt::AlignTop);
    layout->setColumnStretch(2, 1);
    layout->setRowStretch(3, 1);

    connect(m_value, &QComboBox::editTextChanged, this, &ChangePanel::check);
    connect(m_reason, &QLineEdit::textChanged, this, &ChangePanel::check);
    connect(m_remove, &QCheckBox::toggled, this, [this](bool remove) {
        m_value->setEnabled(!remove);
        check();
    });
    connect(m_reason, &QLineEdit::returnPressed, this, [this] { m_put->click(); });
    connect(m_put, &QPushButton::clicked, this, [this] {
        Q_EMIT changeWanted(edit());
        m_reason->clear();
    });
    connect(m_open, &QListWidget::currentRowChanged, this, [this](int row) { m_withdraw->setEnabled(row >= 0); });
    connect(m_withdraw, &QPushButton::clicked, this, [this] {
        if (const QListWidgetItem* item = m_open->currentItem())
            Q_EMIT withdrawWanted(item->data(Qt::UserRole).toLongLong());
    });
    setDocument(nullptr);
}

void ChangePanel::setSubject(const Subject& subject)
{
    const bool same = subject.device == m_subject.device && subject.path == m_subject.path && subject.node == m_subject.node;
    m_subject = subject;
    m_target->setText(subject.path.empty() ? tr("Pick a leaf that can be set.")
                                           : QString(q(subject.device) % u"  "_s % q(subject.path)));
    if (!same) {
        m_value->clear();
        QStringList names;
        if (subject.node && subject.schema)
            addNames(subject.schema->realType(*subject.node), names);
        m_value->addItems(names);
        m_value->setEditText(subject.value);
        m_remove->setChecked(false);
        m_reason->clear();
    } else if (m_value->currentText().isEmpty()) {
        m_value->setEditText(subject.value);
    }
    check();
}

engine::ManualEdit ChangePanel::edit() const
{
    engine::ManualEdit edit;
    edit.device = m_subject.device;
    edit.path = m_subject.path;
    edit.remove = m_remove->isChecked();
    edit.who = s(m_subject.user);
    edit.reason = s(m_reason->text().trimmed());
    const bool list = m_subject.node && m_subject.schema->kind(*m_subject.node) == schema::NodeKind::LeafList;
    if (!edit.remove && !list)
        edit.values.push_back(s(m_value->currentText().trimmed()));
    else if (!edit.remove)
        for (const QString& one : m_value->currentText().split(u',', Qt::SkipEmptyParts))
            edit.values.push_back(s(one.trimmed()));
    return edit;
}

/// Says at once what the schema would say later.
void ChangePanel::check()
{
    QString says;
    bool good = false;
    if (m_subject.device.empty()) {
        says = tr("There is no device to change.");
    } else if (!m_subject.node || !m_subject.schema) {
        says = tr("Pick a leaf that can be set.");
    } else {
        engine::ManualEdit tried = edit();
        const bool silent = tried.reason.empty();
        tried.reason = "?";
        const auto change = engine::checkedChange(*m_subject.schema, tried);
        if (!change)
            says = q(change.error().text) % u"; "_s % q(change.error().next);
        else if (silent)
            says = tr("Say why.");
        else
            says = tr("Nothing is sent: it becomes a hunk of the plan, to be approved in Diff like any other.");
        good = change && !silent;
    }
    m_says->setText(says);
    m_put->setEnabled(good);
}

void ChangePanel::setDocument(const intent::IntentDocument* document)
{
    m_open->clear();
    if (document && m_subject.schema)
        for (const auto& [at, origins] : document->provenance)
            for (const model::Origin& origin : origins)
                if (origin.type == engine::kManualOrigin && !m_subject.schema->isKey(at.back().node)) {
                    auto* item = new QListWidgetItem(asked(*m_subject.schema, *document, at, origin), m_open);
                    item->setData(Qt::UserRole, static_cast<qlonglong>(origin.id));
                }
    m_open->setVisible(m_open->count() > 0);
    m_withdraw->setVisible(m_open->count() > 0);
    m_withdraw->setEnabled(m_open->currentRow() >= 0);
}

void ChangePanel::focusValue()
{
    m_value->setFocus(Qt::ShortcutFocusReason);
    if (m_value->lineEdit())
        m_value->lineEdit()->selectAll();
}

} // namespace fc::ui
