#include "ui/panes/connections/connect_dialog.h"

#include "ui/bridge/qt_strings.h"
#include "ui/delegates/style.h"
#include "ui/models/text_table_model.h"
#include "ui/panes/connections/connect_form_view.h"
#include "ui/widgets/callout.h"
#include "ui/widgets/column_rule.h"
#include "ui/widgets/focus_ring.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/table_setup.h"

#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize kDialogSize(1020, 720);
constexpr int kFormWidth = 400, kScriptHeight = 130;

Status statusOfStep(engine::ConnectStep::Result result)
{
    return result == engine::ConnectStep::Result::Passed   ? Status::InSync
           : result == engine::ConnectStep::Result::Failed ? Status::Fault
                                                           : Status::NotServed;
}

QString wordOfStep(engine::ConnectStep::Result result)
{
    return result == engine::ConnectStep::Result::Passed   ? ConnectDialog::tr("passed")
           : result == engine::ConnectStep::Result::Failed ? ConnectDialog::tr("failed")
                                                           : ConnectDialog::tr("skipped");
}

} // namespace

ConnectDialog::ConnectDialog(engine::ConnectService& service, QWidget* parent)
    : QDialog(parent), m_service(service), m_form(new ConnectFormView(this)),
      m_steps(new TextTableModel({tr("Result"), tr("Where"), tr("Step"), tr("Found")}, {2}, this)), m_table(new QTableView(this)),
      m_advice(new Callout(this)), m_scriptBox(makeScriptBox()), m_summary(makeLabel(Type::Body, kSecondaryText, {}, this)),
      m_check(new QPushButton(tr("Check"), this)), m_save(new QPushButton(tr("Save and open"), this)),
      m_close(new QPushButton(tr("Close"), this))
{
    setWindowTitle(tr("Connect my fabric"));
    resize(kDialogSize);
    new FocusRing(this);
    m_table->setModel(m_steps);
    setUpTable(m_table, tr("Steps of the check"));
    const int widths[] = {88, 76, 124, 240};
    for (int column = 0; column < m_steps->columnCount(); ++column)
        m_table->setColumnWidth(column, widths[column]);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ConnectDialog::showCurrent);

    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_form);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(kFormWidth);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* results = new QVBoxLayout;
    results->setSpacing(8);
    results->addWidget(m_table, 1);
    auto* below = new QVBoxLayout;
    below->setContentsMargins(12, 0, 12, 8);
    below->addWidget(m_advice);
    below->addWidget(m_scriptBox);
    results->addLayout(below);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(scroll);
    columns->addWidget(makeColumnRule(this));
    columns->addLayout(results, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(columns, 1);
    layout->addWidget(makeRule(this));
    layout->addWidget(makeFooter());
    m_scriptBox->hide();

    connect(m_form, &ConnectFormView::changed, this, [this] {
        m_passed = false;
        m_edited = true;
        refresh();
    });
    connect(m_check, &QPushButton::clicked, this, &ConnectDialog::check);
    connect(m_save, &QPushButton::clicked, this, &ConnectDialog::save);
    connect(m_close, &QPushButton::clicked, this, &ConnectDialog::reject);
}

ConnectDialog::~ConnectDialog()
{
    m_worker.request_stop();
}

QWidget* ConnectDialog::makeFooter()
{
    auto* footer = new QWidget(this);
    auto* row = new QHBoxLayout(footer);
    row->setContentsMargins(16, 10, 16, 10);
    row->addWidget(m_summary, 1);
    m_summary->setAccessibleName(tr("Where the check stands"));
    row->addWidget(m_close);
    row->addWidget(m_check);
    row->addWidget(m_save);
    setTabOrder(m_close, m_check);
    setTabOrder(m_check, m_save);
    m_check->setDefault(true);
    for (QPushButton* other : {m_save, m_close})
        other->setAutoDefault(false);
    return footer;
}

QWidget* ConnectDialog::makeScriptBox()
{
    auto* box = new QWidget(this);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(makeLabel(Type::SecondaryStrong, kSecondaryText, tr("Creates the custom fields that are missing"), box));
    m_script = new QPlainTextEdit(box);
    m_script->setReadOnly(true);
    m_script->setTabChangesFocus(true);
    m_script->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_script->setFont(fontOf(Type::Mono));
    m_script->setFixedHeight(kScriptHeight);
    m_script->setAccessibleName(tr("Script that creates the missing custom fields"));
    layout->addWidget(m_script);
    auto* row = new QHBoxLayout;
    auto* copy = new QPushButton(tr("Copy"), box);
    auto* store = new QPushButton(tr("Save as..."), box);
    for (QPushButton* button : {copy, store}) {
        button->setAutoDefault(false);
        setSmall(button);
        row->addWidget(button);
    }
    row->addStretch(1);
    layout->addLayout(row);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_script->toPlainText()); });
    connect(store, &QPushButton::clicked, this, [this] {
        const QString name = QFileDialog::getSaveFileName(this, tr("Save the script"), u"netbox-custom-fields.sh"_s);
        if (name.isEmpty())
            return;
        QFile file(name);
        const QByteArray text = m_script->toPlainText().toUtf8();
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(text) != text.size() || !file.flush())
            m_advice->set(Status::Fault, tr("The script cannot be written: %1").arg(file.errorString()));
    });
    return box;
}

void ConnectDialog::start(const QString& problem)
{
    if (!m_busy) {
        m_form->setForm(m_service.current(), m_service.hasKeychain());
        m_found.clear();
        m_steps->setRows({});
        m_advice->set(Status::Fault, problem);
        m_scriptBox->hide();
        m_summary->setText(tr("Type address and token, then check."));
        m_passed = false;
        refresh();
    }
    show();
    raise();
    activateWindow();
    m_form->firstField()->setFocus(Qt::OtherFocusReason);
}

void ConnectDialog::run(const QString& what, std::function<void(std::stop_token, std::uint64_t)> work)
{
    m_busy = true;
    m_summary->setText(what);
    refresh();
    const std::uint64_t number = ++m_run;
    m_worker = std::jthread([work = std::move(work), number](std::stop_token stop) { work(stop, number); });
}

void ConnectDialog::tell(std::uint64_t run, std::function<void()> act)
{
    QMetaObject::invokeMethod(
        this,
        [this, run, act = std::move(act)] {
            if (run == m_run)
                act();
        },
        Qt::QueuedConnection);
}

void ConnectDialog::check()
{
    if (m_busy) {
        m_worker.request_stop();
        m_summary->setText(tr("Stopping..."));
        return;
    }
    m_edited = false;
    m_found.clear();
    m_steps->setRows({});
    m_advice->set(Status::Info, {});
    m_scriptBox->hide();
    run(tr("Checking NetBox..."), [this, form = m_form->form()](std::stop_token stop, std::uint64_t number) {
        engine::ConnectSink sink;
        sink.step = [&](const engine::ConnectStep& step) { tell(number, [this, step] { addStep(step); }); };
        sink.choices = [&](const engine::ConnectChoices& choices) { tell(number, [this, choices] { m_form->setChoices(choices); }); };
        sink.script = [&](const std::string& script) {
            tell(number, [this, script] {
                m_script->setPlainText(q(script));
                m_scriptBox->setVisible(!script.empty());
            });
        };
        sink.devices = [&](std::size_t done, std::size_t of) {
            tell(number, [this, done, of] { m_summary->setText(tr("Checking the switches: %1 of %2").arg(done).arg(of)); });
        };
        const bool passed = m_service.examine(form, sink, stop);
        const bool stopped = stop.stop_requested();
        tell(number, [this, passed, stopped] {
            m_passed = passed && !m_edited;
            const auto failed = std::ranges::count(m_found, engine::ConnectStep::Result::Failed, &engine::ConnectStep::result);
            finished(stopped  ? tr("Stopped.")
                     : passed ? tr("Everything works.")
                     : failed == 1 ? tr("1 step failed.")
                                   : tr("%n steps failed.", nullptr, static_cast<int>(failed)));
            Q_EMIT examined(passed);
        });
    });
}

void ConnectDialog::save()
{
    if (m_busy)
        return;
    run(tr("Saving..."), [this, form = m_form->form()](std::stop_token, std::uint64_t number) {
        const Result<std::string> file = m_service.save(form);
        tell(number, [this, file] {
            if (!file) {
                finished(tr("Not saved."));
                m_advice->set(Status::Fault, q(file.error().sentence()));
                return;
            }
            finished(tr("Saved as %1").arg(q(*file)));
            Q_EMIT saved(q(*file));
            m_service.open(*file);
            accept();
        });
    });
}

void ConnectDialog::finished(const QString& summary)
{
    m_busy = false;
    m_summary->setText(summary);
    if (!m_table->currentIndex().isValid())
        m_table->scrollToBottom();
    refresh();
}

void ConnectDialog::addStep(const engine::ConnectStep& step)
{
    m_found.push_back(step);
    std::vector<TextRow> rows;
    bool selected = false;
    for (const engine::ConnectStep& found : m_found) {
        TextRow row;
        row.key = q(found.part + ' ' + found.name);
        row.cells = {wordOfStep(found.result), q(found.part), q(found.name), q(found.text)};
        row.status = statusOfStep(found.result);
        rows.push_back(std::move(row));
        selected = selected || (&found != &m_found.back() && found.result == engine::ConnectStep::Result::Failed);
    }
    m_steps->setRows(std::move(rows));
    const int last = m_steps->rowCount() - 1;
    // The first failure stays in view; until then the newest step is.
    if (!selected && step.result == engine::ConnectStep::Result::Failed)
        m_table->selectRow(last);
    else if (!selected)
        m_table->scrollTo(m_steps->index(last, 0));
    showCurrent();
}

void ConnectDialog::showCurrent()
{
    const int row = m_table->currentIndex().row();
    if (row < 0 || row >= static_cast<int>(m_found.size()) || m_found[static_cast<std::size_t>(row)].advice.empty()) {
        m_advice->set(Status::Info, {});
        return;
    }
    const engine::ConnectStep& step = m_found[static_cast<std::size_t>(row)];
    m_advice->set(Status::Fault, q(step.text) % u"\n\u2192 "_s % q(step.advice));
}

void ConnectDialog::refresh()
{
    const engine::ConnectForm form = m_form->form();
    m_check->setText(m_busy ? tr("Stop") : tr("Check"));
    m_save->setEnabled(!m_busy && !form.url.empty() && !form.name.empty());
    const bool replaces = m_service.exists(form.name);
    m_save->setText(m_passed ? replaces ? tr("Replace and open") : tr("Save and open")
                    : replaces ? tr("Replace and open anyway")
                               : tr("Save and open anyway"));
    setButtonKind(m_save, m_passed ? ButtonKind::Primary : ButtonKind::Neutral);
    setButtonKind(m_check, m_passed || m_busy ? ButtonKind::Neutral : ButtonKind::Primary);
    m_save->update();
    m_check->update();
}

void ConnectDialog::reject()
{
    if (m_busy) {
        m_worker.request_stop();
        m_summary->setText(tr("Stopping..."));
        return;
    }
    QDialog::reject();
}

void ConnectDialog::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), tokensOf(this).panel);
}

} // namespace fc::ui
