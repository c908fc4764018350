#include "ui/panes/intent/intent_change_page.h"

#include "engine/intent_book.h"
#include "engine/intent_comparison.h"
#include "schema/instance.h"
#include "ui/bridge/qt_strings.h"
#include "ui/models/object_uses.h"
#include "ui/models/text_table_model.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/table_setup.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRevisionBox = 250, kShortRevision = 8;

Status statusOfChange(intent::ChangeKind kind)
{
    return kind == intent::ChangeKind::Added     ? Status::Added
           : kind == intent::ChangeKind::Removed ? Status::Removed
                                                 : Status::Changed;
}

QString wordOfChange(intent::ChangeKind kind)
{
    return kind == intent::ChangeKind::Added     ? IntentChangePage::tr("added")
           : kind == intent::ChangeKind::Removed ? IntentChangePage::tr("removed")
                                                 : IntentChangePage::tr("changed");
}

QString orNothing(const std::string& value)
{
    return value.empty() ? IntentChangePage::tr("nothing") : q(value);
}

TextRow objectRow(const intent::ObjectChange& change, const std::shared_ptr<const intent::IntentSnapshot>& snapshot)
{
    const auto& names = intent::namesOf(change.objectClass);
    const std::string type(names.type);
    QStringList fields;
    for (const intent::FieldChange& field : change.fields)
        fields << q(field.field) % u": "_s % orNothing(field.before) % u" \u2192 "_s % orNothing(field.after);
    const bool gone = change.kind == intent::ChangeKind::Removed;
    return {q(type + ' ' + std::to_string(change.id)),
            {wordOfChange(change.kind), q(typeWord(type)), q(change.name), fields.join(u"; "_s)},
            statusOfChange(change.kind),
            {},
            gone || !snapshot ? QString() : q(snapshot->pageUrl(change.objectClass, change.id))};
}

TextRow leafRow(const intent::LeafChange& change, const schema::SchemaIndex& schema)
{
    const bool isLine = change.path.empty();
    const QString path = isLine ? QString(u"cli / "_s % q(change.line)) : q(model::toString(schema::toPath(schema, change.path)));
    QString value = q(change.after);
    if (change.kind == intent::ChangeKind::Removed)
        value = q(change.before);
    else if (change.kind == intent::ChangeKind::Changed)
        value = q(change.before) % u" \u2192 "_s % q(change.after);
    const model::Origin* from = change.origins.empty() ? nullptr : &change.origins.front();
    TextRow row;
    row.key = q(change.device) % u' ' % path % u' ' % wordOfChange(change.kind);
    row.cells = {wordOfChange(change.kind), q(change.device), isLine ? q(change.line) : path, value,
                 from == nullptr ? QString() : q(from->display)};
    row.status = statusOfChange(change.kind);
    row.place = {u"intent"_s, q(change.device), path};
    row.url = from == nullptr ? QString() : q(from->url);
    return row;
}

} // namespace

IntentChangePage::IntentChangePage(QWidget* parent)
    : IntentPage(parent), m_since(new QComboBox(this)),
      m_objectCaption(makeLabel(Type::SecondaryStrong, kSecondaryText, tr("In NetBox"), this)),
      m_leafCaption(makeLabel(Type::SecondaryStrong, kSecondaryText, tr("On the devices"), this)),
      m_objects(new TextTableModel({tr("Change"), tr("Type"), tr("Object"), tr("Fields")}, {3}, this)),
      m_objectTable(new QTableView(this)),
      m_leaves(new TextTableModel({tr("Change"), tr("Device"), tr("Configuration"), tr("Value"), tr("Comes from")}, {2, 3}, this)),
      m_leafTable(new QTableView(this)), m_empty(new EmptyState(this)), m_stack(new QStackedLayout)
{
    m_since->setAccessibleName(tr("Earlier revision to compare with"));
    m_since->setFixedWidth(kRevisionBox);
    m_objectTable->setModel(m_objects);
    setUpTable(m_objectTable, tr("Objects that changed in NetBox"));
    const int widths[] = {110, 130, 240, 420};
    for (int column = 0; column < 4; ++column)
        m_objectTable->setColumnWidth(column, widths[column]);
    m_leafTable->setModel(m_leaves);
    setUpTable(m_leafTable, tr("Intended values that changed"));
    const int leafWidths[] = {110, 84, 500, 260, 180};
    for (int column = 0; column < 5; ++column)
        m_leafTable->setColumnWidth(column, leafWidths[column]);

    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 6, 12, 6);
    bar->setSpacing(8);
    auto* label = makeLabel(Type::Secondary, kSecondaryText, tr("Since"), this);
    label->setBuddy(m_since);
    bar->addWidget(label);
    bar->addWidget(m_since);
    bar->addStretch();
    auto* tables = new QWidget(this);
    auto* lines = new QVBoxLayout(tables);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    const auto addTable = [&](QLabel* caption, QTableView* table, int share) {
        caption->setContentsMargins(14, 8, 14, 6);
        lines->addWidget(caption);
        lines->addWidget(table, share);
    };
    addTable(m_objectCaption, m_objectTable, 2);
    lines->addWidget(makeRule(tables));
    addTable(m_leafCaption, m_leafTable, 3);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(tables);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(makeRule(this));
    layout->addLayout(m_stack, 1);

    connect(m_since, &QComboBox::currentIndexChanged, this, [this] {
        m_before = m_since->currentData().toString();
        askIfNeeded();
        fillTables();
    });
    connect(m_leafTable, &QTableView::activated, this, [this] {
        if (const TextRow* row = currentLeaf())
            Q_EMIT leafWanted(row->place.device, row->place.item);
    });
    connect(m_objectTable, &QTableView::activated, this, [this] { m_leafTable->setFocus(Qt::OtherFocusReason); });
}

void IntentChangePage::setView(std::shared_ptr<const engine::FabricView> view)
{
    m_view = std::move(view);
    const QString newest = q(m_view->intended->revision);
    if (newest != m_newest || m_revisions != m_view->revisions) {
        m_newest = newest;
        m_revisions = m_view->revisions;
        fillRevisions();
        if (isVisible())
            askIfNeeded();
    }
    if (m_comparison != m_view->comparison) {
        m_comparison = m_view->comparison;
        fillTables();
    }
}

void IntentChangePage::fillRevisions()
{
    {
        const QSignalBlocker quiet(m_since);
        m_since->clear();
        if (m_revisions)
            for (const engine::IntentRevision& revision : *m_revisions)
                if (const QString text = q(revision.revision); text != m_newest)
                    m_since->addItem(dateText(revision.keptAt, m_view->time) % u"   "_s % text.left(kShortRevision), text);
        m_since->setCurrentIndex(std::max(0, m_since->findData(m_before)));
        m_before = m_since->currentData().toString();
    }
    m_since->setEnabled(m_since->count() > 0);
    fillTables();
}

void IntentChangePage::askIfNeeded()
{
    const QString question = m_before % u' ' % m_newest;
    const bool answered = m_comparison && q(m_comparison->before) == m_before && q(m_comparison->after) == m_newest;
    if (m_before.isEmpty() || answered || question == m_asked)
        return;
    m_asked = question;
    Q_EMIT comparisonWanted(m_before, m_newest);
}

void IntentChangePage::fillTables()
{
    const bool answered = m_comparison && q(m_comparison->before) == m_before && q(m_comparison->after) == m_newest;
    std::vector<TextRow> objects, leaves;
    if (answered) {
        for (const intent::ObjectChange& change : m_comparison->objects)
            objects.push_back(objectRow(change, m_view->intended->snapshot));
        for (const intent::LeafChange& change : m_comparison->leaves)
            leaves.push_back(leafRow(change, *m_view->schema));
    }
    if (m_before.isEmpty())
        m_empty->set(Status::Info, tr("There is no earlier revision yet"),
                     tr("The last 20 revisions that were read from NetBox are kept."));
    else if (!answered)
        m_empty->set(Status::Queued, tr("Comparing"), tr("The earlier revision is read and mapped."));
    else if (!m_comparison->error.empty())
        m_empty->set(Status::Fault, tr("The two revisions could not be compared"), q(m_comparison->error));
    else
        m_empty->set(Status::InSync, tr("Nothing changed"), tr("Both revisions say the same."));
    m_objects->setRows(std::move(objects));
    m_leaves->setRows(std::move(leaves));
    m_objectCaption->setText(tr("In NetBox: %1").arg(m_objects->rowCount()));
    m_leafCaption->setText(tr("On the devices: %1").arg(m_leaves->rowCount()));
    const bool any = m_objects->rowCount() + m_leaves->rowCount() > 0;
    m_stack->setCurrentIndex(any ? 1 : 0);
    for (QTableView* table : {m_objectTable, m_leafTable})
        if (table->model()->rowCount() > 0 && !table->currentIndex().isValid())
            table->selectRow(0);
    Q_EMIT summaryChanged();
}

void IntentChangePage::showItem(const QString&, const QString& item)
{
    if (const int row = item.isEmpty() ? -1 : m_since->findData(item); row >= 0)
        m_since->setCurrentIndex(row);
    askIfNeeded();
}

const TextRow* IntentChangePage::currentLeaf() const
{
    return m_leaves->at(m_leafTable->currentIndex().row());
}

const TextRow* IntentChangePage::currentObject() const
{
    return m_objects->at(m_objectTable->currentIndex().row());
}

QString IntentChangePage::summary() const
{
    if (m_stack->currentIndex() == 0)
        return {};
    return tr("%1 objects, %2 values since %3").arg(m_objects->rowCount()).arg(m_leaves->rowCount()).arg(m_before.left(kShortRevision));
}

QWidget* IntentChangePage::focusTarget()
{
    if (m_stack->currentIndex() == 0)
        return m_since;
    return m_objects->rowCount() > 0 ? m_objectTable : m_leafTable;
}

void IntentChangePage::findText()
{
    m_since->setFocus(Qt::ShortcutFocusReason);
}

QString IntentChangePage::device() const
{
    const TextRow* row = currentLeaf();
    return row == nullptr ? QString() : row->place.device;
}

QString IntentChangePage::path() const
{
    const TextRow* row = currentLeaf();
    return row == nullptr ? QString() : row->place.item;
}

QString IntentChangePage::object() const
{
    const TextRow* row = currentObject();
    return row == nullptr ? QString() : row->key;
}

QString IntentChangePage::url() const
{
    const TextRow* row = m_leafTable->hasFocus() ? currentLeaf() : currentObject();
    return row == nullptr ? QString() : row->url;
}

} // namespace fc::ui
