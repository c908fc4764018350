#include "ui/panes/intent/intent_object_page.h"

#include "engine/intent_book.h"
#include "ui/bridge/qt_strings.h"
#include "ui/models/object_uses.h"
#include "ui/models/text_table_model.h"
#include "ui/models/use_model.h"
#include "ui/widgets/column_rule.h"
#include "ui/widgets/table_setup.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPromise>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QThreadPool>
#include <QVBoxLayout>

namespace fc::ui {

using namespace Qt::StringLiterals;

struct IntentObjectPage::Reading
{
    std::shared_ptr<const ObjectUses> uses;
    std::vector<TextRow> rows;
};

IntentObjectPage::IntentObjectPage(QWidget* parent)
    : IntentPage(parent), m_filter(new QLineEdit(this)),
      m_objects(new TextTableModel({tr("Object"), tr("Type"), tr("Values"), tr("Devices")}, {2, 3}, this)),
      m_proxy(new QSortFilterProxyModel(this)), m_table(new QTableView(this)), m_useModel(new UseModel(this)),
      m_useTable(new QTableView(this))
{
    m_filter->setPlaceholderText(tr("Filter objects, e.g. VLAN 40"));
    m_filter->setAccessibleName(tr("Filter objects"));
    m_filter->setClearButtonEnabled(true);
    m_proxy->setSourceModel(m_objects);
    m_proxy->setFilterKeyColumn(-1);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(m_proxy);
    setUpTable(m_table, tr("Objects that the intent comes from"));
    const int widths[] = {210, 120, 64, 64};
    for (int column = 0; column < 4; ++column)
        m_table->setColumnWidth(column, widths[column]);
    m_useTable->setModel(m_useModel);
    setUpTable(m_useTable, tr("What comes from the selected object"));
    const int useWidths[] = {84, 420, 140, 120, 150};
    for (int column = 0; column < UseModel::ColumnCount; ++column)
        m_useTable->setColumnWidth(column, useWidths[column]);

    auto* left = new QWidget(this);
    auto* leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 6, 0, 0);
    leftLayout->setSpacing(6);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 0, 12, 0);
    bar->addWidget(m_filter);
    leftLayout->addLayout(bar);
    leftLayout->addWidget(m_table, 1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(left, 2);
    layout->addWidget(makeColumnRule(this));
    layout->addWidget(m_useTable, 3);

    connect(m_filter, &QLineEdit::textChanged, m_proxy, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_filter, &QLineEdit::returnPressed, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &IntentObjectPage::showUses);
    connect(m_table, &QTableView::activated, this, [this] {
        m_useTable->setFocus(Qt::OtherFocusReason);
        if (!m_useTable->currentIndex().isValid())
            m_useTable->selectRow(0);
    });
    connect(m_useTable, &QTableView::activated, this, [this](const QModelIndex& at) {
        Q_EMIT leafWanted(m_useModel->deviceAt(at.row()), m_useModel->pathAt(at.row()));
    });
}

void IntentObjectPage::setView(std::shared_ptr<const engine::FabricView> view)
{
    m_view = std::move(view);
    if (m_book == m_view->intended)
        return;
    m_book = m_view->intended;
    // A large fabric has a million origins: they are read on another thread, and only when somebody looks.
    auto promise = std::make_shared<QPromise<std::shared_ptr<const Reading>>>();
    promise->future().then(this, [this](const std::shared_ptr<const Reading>& reading) { take(reading); });
    QThreadPool::globalInstance()->start([promise, book = m_book, schema = m_view->schema] {
        promise->start();
        auto reading = std::make_shared<Reading>();
        reading->uses = usesOf(book, *schema);
        for (const UsedObject& object : reading->uses->objects)
            reading->rows.push_back({q(object.key),
                                     {q(object.display), q(typeWord(object.type)), QString::number(object.uses.size()),
                                      QString::number(object.devices)},
                                     Status::None, {}, q(object.url)});
        promise->addResult(std::shared_ptr<const Reading>(std::move(reading)));
        promise->finish();
    });
}

void IntentObjectPage::take(const std::shared_ptr<const Reading>& reading)
{
    if (reading->uses->book != m_book)
        return;
    m_uses = reading->uses;
    m_objects->setRows(reading->rows);
    if (!m_wanted.isEmpty())
        select(std::exchange(m_wanted, {}), m_wantedDevice);
    else if (!m_table->currentIndex().isValid())
        m_table->selectRow(0);
    showUses();
    Q_EMIT summaryChanged();
}

const TextRow* IntentObjectPage::current() const
{
    return m_objects->at(m_proxy->mapToSource(m_table->currentIndex()).row());
}

void IntentObjectPage::showUses()
{
    const TextRow* row = current();
    m_useModel->setObject(m_uses, row == nullptr || !m_uses ? -1 : m_uses->find(s(row->key)), m_view ? m_view->schema : nullptr);
    Q_EMIT summaryChanged();
}

void IntentObjectPage::select(const QString& key, const QString& device)
{
    m_filter->clear();
    const QModelIndex found = m_proxy->mapFromSource(m_objects->index(m_objects->find(key), 0));
    m_table->setCurrentIndex(found);
    if (found.isValid())
        m_table->scrollTo(found, QAbstractItemView::PositionAtCenter);
    for (int row = 0; !device.isEmpty() && row < m_useModel->rowCount(); ++row)
        if (m_useModel->deviceAt(row) == device) {
            m_useTable->selectRow(row);
            break;
        }
}

void IntentObjectPage::showItem(const QString& device, const QString& item)
{
    if (item.isEmpty())
        return;
    if (m_uses && m_uses->book == m_book) {
        select(item, device);
    } else {
        m_wanted = item;
        m_wantedDevice = device;
    }
}

QString IntentObjectPage::summary() const
{
    if (!m_uses)
        return tr("Reading where each value comes from");
    const TextRow* row = current();
    return row == nullptr ? tr("No value on any device comes from this object")
                          : tr("%1: %2 values on %3 devices").arg(row->cells.value(0), row->cells.value(2), row->cells.value(3));
}

QWidget* IntentObjectPage::focusTarget()
{
    return m_table;
}

void IntentObjectPage::findText()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

QString IntentObjectPage::device() const
{
    return m_useModel->deviceAt(std::max(0, m_useTable->currentIndex().row()));
}

QString IntentObjectPage::path() const
{
    return m_useModel->pathAt(std::max(0, m_useTable->currentIndex().row()));
}

QString IntentObjectPage::object() const
{
    const TextRow* row = current();
    return row == nullptr ? QString() : row->key;
}

QString IntentObjectPage::url() const
{
    const TextRow* row = current();
    return row == nullptr ? QString() : row->url;
}

} // namespace fc::ui
