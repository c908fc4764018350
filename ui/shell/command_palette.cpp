#include "ui/shell/command_palette.h"

#include "ui/delegates/glyphs.h"
#include "ui/delegates/icons.h"
#include "ui/delegates/parts.h"
#include "ui/delegates/style.h"
#include "ui/models/palette_lookup.h"
#include "ui/widgets/labels.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWidth = 720;
constexpr int kRowsShown = 12;
constexpr std::uint64_t kEvents = 2000;

/// Glyph or icon, name, detail, and the shortcut at the right.
class PaletteDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {kWidth, metric::kRowComfortable};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& t = tokensOf(option.widget);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        if (selected || option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, selected ? t.selection : t.hover);
        const auto status = static_cast<Status>(index.data(PaletteModel::StatusRole).toInt());
        const QString iconName = index.data(PaletteModel::IconRole).toString();
        const QRect symbol(option.rect.left() + 14, option.rect.top() + (option.rect.height() - 16) / 2, 16, 16);
        const QColor second = selected && t.isHighContrast() ? t.selectionText : t.t3;
        if (status != Status::None)
            paintGlyph(*painter, symbol, status, selected ? t.tone(status).onSelection : t.tone(status).ink);
        else if (!iconName.isEmpty())
            paintIcon(*painter, symbol, iconName, second);
        QRect rest = option.rect.adjusted(42, 0, -14, 0);
        if (const QString keys = index.data(PaletteModel::KeysRole).toString(); !keys.isEmpty()) {
            const int width = keyCapWidth(keys);
            paintKeyCap(*painter, QRect(rest.right() + 1 - width, rest.top(), width, rest.height()), keys, second, t.line2);
            rest.setRight(rest.right() - width - 12);
        }
        const auto kind = static_cast<PaletteKind>(index.data(PaletteModel::KindRole).toInt());
        const Type type = kind == PaletteKind::Path ? Type::Mono : Type::Body;
        const QString detail = index.data(PaletteModel::DetailRole).toString();
        // What is looked for comes first: a detail that has no room beside it is left out.
        const int taken = drawText(*painter, rest, type, t.selectionText, index.data(Qt::DisplayRole).toString());
        if (taken + 12 + textWidth(Type::Secondary, detail) <= rest.width())
            drawText(*painter, rest.adjusted(taken + 12, 0, 0, 0), Type::Secondary, second, detail);
    }
};

} // namespace

CommandPalette::CommandPalette(ViewBridge& bridge, QWidget* window)
    : QWidget(window), m_bridge(bridge), m_field(new QLineEdit(this)), m_list(new QListView(this)),
      m_none(makeLabel(Type::Body, QPalette::PlaceholderText, tr("Nothing is called so"), this))
{
    setAccessibleName(tr("Command palette"));
    m_field->setPlaceholderText(tr("Search, or an IP, MAC, AS, VLAN, VNI  > command  @ device  / path  # object  ! event"));
    m_field->setAccessibleName(tr("Search everything"));
    m_field->installEventFilter(this);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Results"));
    m_none->setAlignment(Qt::AlignCenter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 10, 1, 6);
    layout->setSpacing(8);
    auto* fieldRow = new QHBoxLayout;
    fieldRow->setContentsMargins(10, 0, 10, 0);
    fieldRow->addWidget(m_field);
    layout->addLayout(fieldRow);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_none, 1);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::queryChanged);
    connect(m_field, &QLineEdit::returnPressed, this, &CommandPalette::choose);
    connect(m_list, &QListView::clicked, this, &CommandPalette::choose);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (isVisible() && now != nullptr && now != m_field && !isAncestorOf(now))
            hide();
    });
    window->installEventFilter(this);
    hide();
}

void CommandPalette::open(const QString& prefix, const QList<QAction*>& actions, std::function<void(const Place&)> go)
{
    m_go = std::move(go);
    if (!isVisible())
        m_focusBefore = QApplication::focusWidget();
    m_model.setLookup([view = m_bridge.view()](const QString& query) { return answersTo(*view, query); });
    fill(actions);
    m_field->setText(prefix);
    queryChanged(prefix);
    place();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::fill(const QList<QAction*>& actions)
{
    std::vector<PaletteEntry> entries = paletteEntries(*m_bridge.view());
    m_actions.clear();
    for (QAction* action : actions) {
        if (action->text().isEmpty() || !action->isEnabled() || action->isSeparator())
            continue;
        PaletteEntry entry;
        entry.text = action->text().remove(u'&');
        entry.keys = action->shortcut().toString(QKeySequence::NativeText);
        entry.detail = !action->isCheckable() ? QString() : action->isChecked() ? tr("on") : tr("off");
        entry.iconName = u"chevron-right"_s;
        entry.command = static_cast<int>(m_actions.size());
        m_actions.append(action);
        entries.push_back(std::move(entry));
    }
    const std::uint64_t last = m_bridge.view()->lastEventId;
    for (PaletteEntry& entry : paletteEntries(m_bridge.service().eventsSince(last > kEvents ? last - kEvents : 0, kEvents)))
        entries.push_back(std::move(entry));
    m_model.setEntries(std::move(entries));
}

void CommandPalette::queryChanged(const QString& query)
{
    m_model.setQuery(query);
    m_list->setCurrentIndex(m_model.index(0, 0));
    m_none->setVisible(m_model.rowCount() == 0);
    m_list->setVisible(m_model.rowCount() > 0);
}

void CommandPalette::place()
{
    const int width = std::min(kWidth, parentWidget()->width() - 40);
    const int height = std::min(52 + kRowsShown * metric::kRowComfortable, parentWidget()->height() - 80);
    setGeometry((parentWidget()->width() - width) / 2, 52, width, height);
}

void CommandPalette::choose()
{
    const PaletteEntry* chosen = m_model.at(m_list->currentIndex().row());
    if (chosen == nullptr)
        return;
    const PaletteEntry entry = *chosen;
    m_model.remember(entry);
    hide();
    if (entry.kind != PaletteKind::Command) {
        m_go(entry.place);
    } else if (QAction* action = m_actions.value(entry.command)) {
        action->trigger();
    }
}

void CommandPalette::move(int by)
{
    const int rows = m_model.rowCount();
    if (rows == 0)
        return;
    const int row = (m_list->currentIndex().row() + by + rows) % rows;
    m_list->setCurrentIndex(m_model.index(row, 0));
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && isVisible())
            place();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Escape: hide(); return true;
    case Qt::Key_Down: move(1); return true;
    case Qt::Key_Up: move(-1); return true;
    case Qt::Key_PageDown: move(std::min(kRowsShown, m_model.rowCount() - 1 - m_list->currentIndex().row())); return true;
    case Qt::Key_PageUp: move(-std::min(kRowsShown, m_list->currentIndex().row())); return true;
    default: return false;
    }
}

void CommandPalette::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    if (m_focusBefore != nullptr && (QApplication::focusWidget() == nullptr || isAncestorOf(QApplication::focusWidget())))
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokensOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.panel);
    painter.setPen(t.ctl);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace fc::ui
