#include "ui/panes/connections/connect_form_view.h"

#include "ui/bridge/qt_strings.h"
#include "ui/delegates/tokens.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSlugRole = Qt::UserRole + 1;
constexpr int kListHeight = 84, kLabelWidth = 92;

std::vector<std::string> tickedOf(const QListWidget& list)
{
    std::vector<std::string> out;
    for (int row = 0; row < list.count(); ++row)
        if (list.item(row)->checkState() == Qt::Checked)
            out.push_back(s(list.item(row)->data(kSlugRole).toString()));
    return out;
}

void select(QComboBox* box, const QString& data)
{
    box->setCurrentIndex(std::max(0, box->findData(data)));
}

} // namespace

ConnectFormView::ConnectFormView(QWidget* parent) : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(6);

    QFormLayout* netbox = section(tr("NetBox"), layout);
    m_url = line(tr("Address"), u"https://netbox.example"_s, netbox);
    m_token = secret(tr("Token"), netbox);
    m_netboxCa = file(tr("Private CA"), tr("the system's authorities"), netbox);
    m_verify = new QCheckBox(tr("Verify its certificate"), this);
    netbox->addRow(QString(), m_verify);
    connect(m_verify, &QCheckBox::toggled, this, &ConnectFormView::changed);

    QFormLayout* devices = section(tr("Which switches"), layout);
    m_sites = list(tr("Sites"), tr("NetBox has not been asked yet"), devices);
    m_roles = list(tr("Roles"), tr("NetBox has not been asked yet"), devices);
    m_fabricFile = file(tr("Fabric file"), tr("none: what NetBox cannot say"), devices);

    QFormLayout* gnmi = section(tr("Log in to the switches (gNMI)"), layout);
    m_username = line(tr("User"), {}, gnmi);
    m_password = secret(tr("Password"), gnmi);
    m_port = new QSpinBox(this);
    m_port->setRange(1, 65535);
    m_port->setAccessibleName(tr("gNMI port"));
    gnmi->addRow(tr("Port"), m_port);
    connect(m_port, &QSpinBox::valueChanged, this, &ConnectFormView::changed);
    m_tls = new QComboBox(this);
    m_tls->setAccessibleName(tr("TLS to the switches"));
    m_tls->addItem(tr("TLS, certificate verified"), u"verify"_s);
    m_tls->addItem(tr("TLS, first certificate remembered"), u"pin"_s);
    m_tls->addItem(tr("TLS, not verified (lab)"), u"skip-verify"_s);
    m_tls->addItem(tr("Plaintext (lab)"), u"off"_s);
    gnmi->addRow(tr("TLS"), m_tls);
    m_gnmiCa = file(tr("Private CA"), tr("the system's authorities"), gnmi);

    QFormLayout* keep = section(tr("Keep it as"), layout);
    m_name = line(tr("Name"), u"dc1"_s, keep);
    m_class = new QComboBox(this);
    m_class->setAccessibleName(tr("Lab or production"));
    m_class->addItem(tr("Lab"), false);
    m_class->addItem(tr("Production"), true);
    keep->addRow(tr("Kind"), m_class);
    m_secrets = new QComboBox(this);
    m_secrets->setAccessibleName(tr("Where token and password are kept"));
    m_secrets->addItem(tr("In the desktop's keychain"), static_cast<int>(engine::ConnectForm::SecretHome::Keychain));
    m_secrets->addItem(tr("In files that only you can read"), static_cast<int>(engine::ConnectForm::SecretHome::File));
    keep->addRow(tr("Secrets"), m_secrets);
    for (QComboBox* box : {m_tls, m_class, m_secrets})
        connect(box, &QComboBox::currentIndexChanged, this, &ConnectFormView::changed);
    layout->addStretch(1);
}

QFormLayout* ConnectFormView::section(const QString& title, QVBoxLayout* into)
{
    into->addWidget(makeLabel(Type::SecondaryStrong, kSecondaryText, title, this));
    auto* form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 8);
    form->setHorizontalSpacing(10);
    form->setVerticalSpacing(6);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    into->addLayout(form);
    return form;
}

QLineEdit* ConnectFormView::line(const QString& name, const QString& hint, QFormLayout* into)
{
    auto* field = new QLineEdit(this);
    field->setPlaceholderText(hint);
    field->setAccessibleName(name);
    field->setMinimumHeight(metric::kField);
    QLabel* label = makeLabel(Type::Body, QPalette::WindowText, name, this);
    label->setBuddy(field);
    label->setMinimumWidth(kLabelWidth);
    into->addRow(label, field);
    connect(field, &QLineEdit::textEdited, this, &ConnectFormView::changed);
    return field;
}

QLineEdit* ConnectFormView::secret(const QString& name, QFormLayout* into)
{
    QLineEdit* field = line(name, {}, into);
    field->setEchoMode(QLineEdit::Password);
    field->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    return field;
}

QLineEdit* ConnectFormView::file(const QString& name, const QString& hint, QFormLayout* into)
{
    QLineEdit* field = line(name, hint, into);
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    QToolButton* choose = makeIconButton(u"folder"_s, tr("Choose a file: %1").arg(name), this);
    into->removeWidget(field);
    row->addWidget(field, 1);
    row->addWidget(choose);
    into->setLayout(into->rowCount() - 1, QFormLayout::FieldRole, row);
    connect(choose, &QToolButton::clicked, this, [this, field, name] {
        const QString chosen = QFileDialog::getOpenFileName(this, name, field->text());
        if (chosen.isEmpty())
            return;
        field->setText(chosen);
        Q_EMIT changed();
    });
    return field;
}

QListWidget* ConnectFormView::list(const QString& name, const QString& empty, QFormLayout* into)
{
    auto* field = new QListWidget(this);
    field->setAccessibleName(name);
    field->setAccessibleDescription(empty);
    field->setFixedHeight(kListHeight);
    field->setTabKeyNavigation(false);
    QLabel* label = makeLabel(Type::Body, QPalette::WindowText, name, this);
    label->setBuddy(field);
    into->addRow(label, field);
    connect(field, &QListWidget::itemChanged, this, &ConnectFormView::changed);
    return field;
}

void ConnectFormView::fill(QListWidget* list, const std::vector<engine::ConnectChoice>& choices, const std::vector<std::string>& ticked)
{
    const QSignalBlocker quiet(list);
    const int current = list->currentRow();
    list->clear();
    for (const engine::ConnectChoice& choice : choices) {
        const QString count = choice.devices == 1 ? tr("1 device") : tr("%n devices", nullptr, static_cast<int>(choice.devices));
        auto* item = new QListWidgetItem(tr("%1, %2").arg(q(choice.name.empty() ? choice.slug : choice.name), count), list);
        item->setData(kSlugRole, q(choice.slug));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(std::ranges::find(ticked, choice.slug) != ticked.end() ? Qt::Checked : Qt::Unchecked);
    }
    list->setCurrentRow(std::max(0, current));
}

void ConnectFormView::setChoices(const engine::ConnectChoices& choices)
{
    // Before NetBox answered the lists hold only what the profile says.
    const std::vector<std::string> roles = tickedOf(*m_roles);
    fill(m_sites, choices.sites, tickedOf(*m_sites));
    fill(m_roles, choices.roles, roles.empty() ? choices.usedRoles : roles);
    m_sites->setAccessibleDescription(tr("None ticked means every site"));
    m_roles->setAccessibleDescription({});
}

void ConnectFormView::setForm(const engine::ConnectForm& form, bool hasKeychain)
{
    m_base = form;
    m_base.token = {};
    m_base.password = {};
    m_url->setText(q(form.url));
    m_netboxCa->setText(q(form.netboxCa));
    m_verify->setChecked(form.verifyNetbox);
    m_fabricFile->setText(q(form.fabricFile));
    m_username->setText(q(form.username));
    {
        const QSignalBlocker quiet(m_port);
        m_port->setValue(form.port);
    }
    m_gnmiCa->setText(q(form.gnmiCa));
    m_name->setText(q(form.name));
    select(m_tls, q(form.tls));
    m_class->setCurrentIndex(form.production ? 1 : 0);
    if (!hasKeychain && m_secrets->count() == 2)
        m_secrets->removeItem(0);
    m_secrets->setCurrentIndex(std::max(0, m_secrets->findData(static_cast<int>(form.secrets))));
    const QString kept = form.url.empty() ? QString() : tr("as kept");
    m_token->setPlaceholderText(kept);
    m_password->setPlaceholderText(kept);
    const auto known = [](const std::vector<std::string>& slugs) {
        std::vector<engine::ConnectChoice> out;
        for (const std::string& slug : slugs)
            out.push_back({slug, slug, 0});
        return out;
    };
    fill(m_sites, known(form.sites), form.sites);
    fill(m_roles, known(form.roles), form.roles);
}

engine::ConnectForm ConnectFormView::form() const
{
    engine::ConnectForm out = m_base;
    out.url = s(m_url->text().trimmed());
    out.token = Secret(s(m_token->text().trimmed()));
    out.netboxCa = s(m_netboxCa->text().trimmed());
    out.verifyNetbox = m_verify->isChecked();
    out.sites = tickedOf(*m_sites);
    out.roles = tickedOf(*m_roles);
    out.fabricFile = s(m_fabricFile->text().trimmed());
    out.username = s(m_username->text().trimmed());
    out.password = Secret(s(m_password->text()));
    out.port = static_cast<std::uint16_t>(m_port->value());
    out.tls = s(m_tls->currentData().toString());
    out.gnmiCa = s(m_gnmiCa->text().trimmed());
    out.name = s(m_name->text().trimmed());
    out.production = m_class->currentData().toBool();
    out.secrets = static_cast<engine::ConnectForm::SecretHome>(m_secrets->currentData().toInt());
    return out;
}

QWidget* ConnectFormView::firstField() const
{
    return m_url;
}

} // namespace fc::ui
