#include "ui/panes/services/services_pane.h"

#include "ui/bridge/qt_strings.h"
#include "ui/delegates/tokens.h"
#include "ui/models/service_model.h"
#include "ui/models/status.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pane_frame.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/table_setup.h"

#include <QAction>
#include <QDesktopServices>
#include <QHeaderView>
#include <QLabel>
#include <QStackedLayout>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kNameWidth = 112, kDetailWidth = 128, kDeviceWidth = 98, kSentenceHeight = 34;
} // namespace

ServicesPane::ServicesPane(const PaneContext& context, QWidget* parent)
    : Pane(context, parent), m_header(new PaneHeader(tr("Services"), this)),
      m_which(new Segmented(tr("Table"), {tr("VLAN, VNI, VRF"), tr("BGP, EVPN")}, this)), m_model(new ServiceModel(this)),
      m_table(new QTableView(this)), m_sentence(makeValueLabel(Type::Secondary, {}, this)), m_empty(new EmptyState(this)),
      m_stack(new QStackedLayout)
{
    m_table->setModel(m_model);
    setUpTable(m_table, tr("Services down, devices across"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setDefaultSectionSize(kDeviceWidth);
    m_sentence->setFixedHeight(kSentenceHeight);
    m_sentence->setContentsMargins(14, 0, 14, 0);
    m_sentence->setAccessibleName(tr("The selected cell"));
    m_header->addRight(m_which);
    auto* body = new QWidget(this);
    auto* lines = new QVBoxLayout(body);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(m_table, 1);
    lines->addWidget(makeRule(body));
    lines->addWidget(m_sentence);
    layOutPane(this, m_header, m_stack, m_empty, body);
    connect(m_which, &Segmented::currentChanged, this, &ServicesPane::refill);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) { m_sentence->setText(m_model->sentence(current)); });
    connect(m_table, &QTableView::activated, this, &ServicesPane::showDevice);
    addActions();
}

void ServicesPane::addActions()
{
    const auto add = [this](const QString& text, const QKeySequence& keys, auto slot) {
        auto* action = new QAction(text, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    add(tr("Show the device"), QKeySequence(Qt::Key_D), [this] { showDevice(); });
    add(tr("Open the service in NetBox"), QKeySequence(Qt::Key_O), [this] { openInNetbox(); });
    add(tr("Services or sessions"), QKeySequence(Qt::Key_G), [this] { m_which->setCurrent(1 - m_which->current()); });
}

QString ServicesPane::id() const
{
    return u"services"_s;
}

QString ServicesPane::title() const
{
    return tr("Services");
}

QString ServicesPane::iconName() const
{
    return u"table"_s;
}

void ServicesPane::setView(std::shared_ptr<const engine::FabricView> view)
{
    if (m_seen && view->services == m_matrix)
        return;
    m_seen = true;
    m_matrix = view->services;
    refill();
}

void ServicesPane::refill()
{
    const bool first = m_model->columnCount() == 0;
    m_model->setMatrix(m_matrix, m_which->current() == 0 ? ServiceTable::Services : ServiceTable::Sessions);
    if (first && m_matrix) {
        m_table->setColumnWidth(ServiceModel::Name, kNameWidth);
        m_table->setColumnWidth(ServiceModel::Detail, kDetailWidth);
    }
    int wrong = 0, uneven = 0;
    if (m_matrix)
        for (const auto* rows : {&m_matrix->services, &m_matrix->sessions})
            for (const checks::ServiceRow& row : *rows)
                for (std::size_t i = 0; i < row.cells.size(); ++i) {
                    wrong += !row.cells[i].matches();
                    uneven += m_matrix->isAsymmetric(row, i);
                }
    m_header->setSummary(m_matrix ? tr("%1 not as intended, %2 uneven in a pair").arg(wrong).arg(uneven) : QString());
    if (!m_matrix)
        m_empty->set(Status::Queued, tr("No services are known yet"),
                     tr("They come with the first intent that is read from NetBox."));
    else if (m_model->rowCount() == 0)
        m_empty->set(Status::Info, tr("NetBox names no service here"), tr("A VLAN counts where an interface carries it."));
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
    if (m_model->rowCount() > 0 && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model->index(0, ServiceModel::FirstDevice));
    m_sentence->setText(m_model->sentence(m_table->currentIndex()));
}

void ServicesPane::showDevice()
{
    if (const QString device = m_model->deviceAt(m_table->currentIndex().column()); !device.isEmpty())
        context().go({u"fabric"_s, device, {}});
}

void ServicesPane::openInNetbox()
{
    const int row = m_table->currentIndex().row();
    const QUrl url = row < 0 || row >= m_model->rowCount() ? QUrl() : QUrl(q(m_model->row(row).object.url));
    // The address is NetBox's; nothing but a web page is opened.
    if (url.scheme() == u"http"_s || url.scheme() == u"https"_s)
        QDesktopServices::openUrl(url);
    else
        context().say(tr("NetBox has no page for this row"));
}

void ServicesPane::goTo(const Place& place)
{
    if (!place.item.isEmpty())
        m_which->setCurrent(place.item.startsWith(u"bgp "_s) || place.item.startsWith(u"evpn "_s) ? 1 : 0);
    const QModelIndex now = m_table->currentIndex();
    const int row = place.item.isEmpty() ? now.row() : m_model->find(place.item);
    const int column = place.device.isEmpty() ? now.column() : m_model->columnOf(place.device);
    if (row >= 0)
        m_table->setCurrentIndex(m_model->index(row, column < 0 ? static_cast<int>(ServiceModel::FirstDevice) : column));
}

Place ServicesPane::place() const
{
    const QModelIndex now = m_table->currentIndex();
    if (!now.isValid() || now.row() >= m_model->rowCount())
        return {id(), {}, {}};
    return {id(), m_model->deviceAt(now.column()), q(m_model->row(now.row()).key)};
}

QWidget* ServicesPane::focusTarget()
{
    return m_stack->currentIndex() == 1 ? static_cast<QWidget*>(m_table) : m_empty;
}

} // namespace fc::ui
