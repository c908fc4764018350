#include "ui/panes/intent/intent_tree_page.h"

#include "engine/intent_book.h"
#include "ui/bridge/qt_strings.h"
#include "ui/delegates/style.h"
#include "ui/delegates/table_delegate.h"
#include "ui/delegates/tokens.h"
#include "ui/models/intent_tree_model.h"
#include "ui/models/object_uses.h"
#include "ui/models/roles.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDeviceBox = 150, kDetailHeight = 82;

/// "leaf1 Ethernet1, dcim.interface #27, field mtu, last edited 2026-11-22 08:01".
QString originSentence(const model::Origin& origin)
{
    QString text = q(origin.display.empty() ? origin.type : origin.display);
    text += u", "_s % q(origin.type);
    if (origin.id > 0)
        text += u" #"_s % QString::number(origin.id);
    if (!origin.field.empty())
        text += IntentTreePage::tr(", field %1").arg(q(origin.field));
    if (!origin.lastUpdated.empty())
        text += IntentTreePage::tr(", last edited %1").arg(editedText(origin.lastUpdated));
    return text;
}

} // namespace

IntentTreePage::IntentTreePage(QWidget* parent)
    : IntentPage(parent), m_devices(new QComboBox(this)), m_filter(new QLineEdit(this)), m_model(new IntentTreeModel(this)),
      m_proxy(new QSortFilterProxyModel(this)), m_tree(new QTreeView(this)),
      m_path(makeValueLabel(Type::Mono, {}, this)), m_origins(makeValueLabel(Type::Secondary, {}, this))
{
    m_devices->setAccessibleName(tr("Device whose intent is shown"));
    m_devices->setFixedWidth(kDeviceBox);
    m_filter->setPlaceholderText(tr("Filter by path, value or object"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_proxy->setSourceModel(m_model);
    m_proxy->setRecursiveFilteringEnabled(true);
    m_proxy->setFilterKeyColumn(-1);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_tree->setModel(m_proxy);
    m_tree->setItemDelegate(new TableDelegate(kStatusRole, kMonoRole, m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIndentation(14);
    m_tree->setMouseTracking(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setAccessibleName(tr("Intended configuration and where it comes from"));
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->header()->setStretchLastSection(true);
    const int widths[] = {400, 190, 190, 130, 170, 130};
    for (int column = 0; column < IntentTreeModel::ColumnCount; ++column)
        m_tree->setColumnWidth(column, widths[column]);

    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 6, 12, 6);
    bar->setSpacing(8);
    bar->addWidget(m_devices);
    bar->addWidget(m_filter, 1);
    auto* detail = new QWidget(this);
    detail->setFixedHeight(kDetailHeight);
    auto* words = new QVBoxLayout(detail);
    words->setContentsMargins(14, 8, 14, 8);
    words->setSpacing(4);
    letWrap(m_path);
    letWrap(m_origins);
    m_path->setAccessibleName(tr("Path of the selected value"));
    m_origins->setAccessibleName(tr("Where the selected value comes from"));
    words->addWidget(m_path);
    words->addWidget(m_origins);
    words->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(makeRule(this));
    layout->addWidget(m_tree, 1);
    layout->addWidget(makeRule(this));
    layout->addWidget(detail);

    connect(m_devices, &QComboBox::currentIndexChanged, this, &IntentTreePage::showDevice);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        const QString kept = path();
        m_proxy->setFilterFixedString(text);
        if (!text.isEmpty())
            m_tree->expandAll();
        select(kept);
    });
    connect(m_filter, &QLineEdit::returnPressed, this, [this] { m_tree->setFocus(Qt::OtherFocusReason); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &IntentTreePage::showDetail);
}

void IntentTreePage::setView(std::shared_ptr<const engine::FabricView> view)
{
    m_view = std::move(view);
    if (m_book == m_view->intended)
        return;
    m_book = m_view->intended;
    QStringList names;
    for (const model::FabricDevice& device : m_book->inventory.devices)
        names << q(device.name);
    QStringList shown;
    for (int i = 0; i < m_devices->count(); ++i)
        shown << m_devices->itemText(i);
    if (names != shown) {
        const QSignalBlocker quiet(m_devices);
        const QString kept = m_devices->currentText();
        m_devices->clear();
        m_devices->addItems(names);
        m_devices->setCurrentIndex(std::max<int>(0, static_cast<int>(names.indexOf(kept))));
    }
    showDevice();
}

void IntentTreePage::showDevice()
{
    if (!m_book)
        return;
    const QString kept = path();
    const auto document = m_book->documents.find(s(device()));
    const auto problem = m_book->problems.find(s(device()));
    m_problem = problem == m_book->problems.end() ? QString() : q(problem->second.sentence());
    const bool other = m_model->rowCount() == 0;
    m_model->setDocument(document == m_book->documents.end()
                             ? nullptr
                             : std::shared_ptr<const intent::IntentDocument>(m_book, &document->second),
                         m_view->schema);
    if (other || !current().isValid()) {
        m_tree->expandToDepth(0);
        select(kept);
    }
    showDetail();
    Q_EMIT summaryChanged();
}

void IntentTreePage::stepDevice(int by)
{
    m_devices->setCurrentIndex(std::clamp(m_devices->currentIndex() + by, 0, std::max(0, m_devices->count() - 1)));
}

QModelIndex IntentTreePage::current() const
{
    return m_proxy->mapToSource(m_tree->currentIndex());
}

void IntentTreePage::select(const QString& path)
{
    QModelIndex found = m_proxy->mapFromSource(m_model->indexOf(path));
    if (!found.isValid())
        found = m_proxy->index(0, 0);
    if (!found.isValid())
        return;
    m_tree->setCurrentIndex(found);
    m_tree->scrollTo(found, QAbstractItemView::PositionAtCenter);
}

void IntentTreePage::showItem(const QString& device, const QString& item)
{
    if (const int row = device.isEmpty() ? -1 : m_devices->findText(device); row >= 0)
        m_devices->setCurrentIndex(row);
    if (item.isEmpty())
        return;
    m_filter->clear();
    select(item);
}

void IntentTreePage::showDetail()
{
    if (!m_problem.isEmpty()) {
        m_path->setText(tr("%1 has no intended configuration").arg(device()));
        m_origins->setText(m_problem);
        return;
    }
    m_path->setText(path());
    QStringList sentences;
    const auto& origins = m_model->originsAt(current());
    for (const model::Origin& origin : origins)
        sentences << originSentence(origin);
    if (!origins.empty() && !origins.front().rule.empty())
        sentences << tr("by the rule %1").arg(q(origins.front().rule));
    m_origins->setText(sentences.join(u"  \u2190  "_s));
}

QString IntentTreePage::summary() const
{
    if (!m_problem.isEmpty())
        return m_problem;
    return m_model->lines() == 0 ? tr("%1 values").arg(m_model->leaves())
                                 : tr("%1 values, %2 CLI lines").arg(m_model->leaves()).arg(m_model->lines());
}

QWidget* IntentTreePage::focusTarget()
{
    return m_tree;
}

void IntentTreePage::findText()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

QString IntentTreePage::device() const
{
    return m_devices->currentText();
}

QString IntentTreePage::path() const
{
    return m_model->pathAt(current());
}

QString IntentTreePage::object() const
{
    const auto& origins = m_model->originsAt(current());
    return origins.empty() ? QString() : q(objectKey(origins.front()));
}

QString IntentTreePage::url() const
{
    // The nearest origin that has a page: an entry of the fabric file has none.
    for (const model::Origin& origin : m_model->originsAt(current()))
        if (!origin.url.empty())
            return q(origin.url);
    return {};
}

} // namespace fc::ui
