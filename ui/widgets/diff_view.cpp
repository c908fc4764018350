#include "ui/widgets/diff_view.h"

#include "ui/delegates/tokens.h"
#include "ui/widgets/focus_ring.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kFold = 22, kHeader = 32;
constexpr int kGutter = 104, kRuler = 12;
constexpr int kUnifiedBelow = 520; ///< width of this widget: below it a side cannot hold a value
constexpr int kButtonWidth = 27, kButtonHeight = 18;
} // namespace

DiffView::DiffView(QWidget* parent) : QAbstractScrollArea(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    setAccessibleName(tr("Differences, intended and running"));
    paintsOwnFocus(this);
    m_tops.push_back(0);
}

int DiffView::lineHeight(const DiffLine& line) const
{
    switch (line.kind) {
    case DiffLine::Kind::Device: return kHeader;
    case DiffLine::Kind::Fold:
    case DiffLine::Kind::Unmanaged: return kFold;
    case DiffLine::Kind::Note: return kDiffRow;
    case DiffLine::Kind::Tree: break;
    }
    const Columns parts = columns();
    const int rows = isUnified() ? rowsOf(unifiedRuns(line), textRoom(parts.left, line))
                                 : std::max(rowsOf(sideRuns(line, true), textRoom(parts.left, line)),
                                            rowsOf(sideRuns(line, false), textRoom(parts.right, line)));
    return kDiffRow + (rows - 1) * kCellRowHeight;
}

void DiffView::layOutLines()
{
    m_tops.assign(1, 0);
    for (const DiffLine& line : m_lines)
        m_tops.push_back(m_tops.back() + lineHeight(line));
    updateScrollBar();
    viewport()->update();
}

void DiffView::setLines(std::vector<DiffLine> lines, std::map<QString, Status> decisions)
{
    m_lines = std::move(lines);
    m_decisions = std::move(decisions);
    layOutLines();
    const bool stillThere =
        std::ranges::any_of(m_lines, [&](const DiffLine& line) { return !line.hunk.isEmpty() && line.hunk == m_current; });
    if (!stillThere) {
        const auto first = std::ranges::find_if(m_lines, [](const DiffLine& line) { return !line.hunk.isEmpty(); });
        m_current = first == m_lines.end() ? QString() : first->hunk;
        Q_EMIT currentChanged(m_current);
    }
}

void DiffView::setUnified(bool unified)
{
    m_unifiedWanted = unified;
    layOutLines();
    Q_EMIT columnsChanged();
}

DiffView::Titles DiffView::titles() const
{
    const Columns parts = columns();
    return {parts.left.left() + kDiffTextLeft, parts.gutter.left() + parts.gutter.width(),
            isUnified() ? -1 : parts.right.left() + kDiffTextLeft};
}

bool DiffView::isUnified() const
{
    return m_unifiedWanted || viewport()->width() < kUnifiedBelow;
}

void DiffView::updateScrollBar()
{
    verticalScrollBar()->setRange(0, std::max(0, m_tops.back() - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height() - kHeader);
    verticalScrollBar()->setSingleStep(kDiffRow);
}

int DiffView::lineAt(int y) const
{
    const auto above = std::ranges::upper_bound(m_tops, y);
    const auto index = above - m_tops.begin() - 1;
    return index >= 0 && static_cast<std::size_t>(index) < m_lines.size() ? static_cast<int>(index) : -1;
}

QRect DiffView::lineRect(int index) const
{
    const auto at = static_cast<std::size_t>(index);
    return {0, m_tops[at] - verticalScrollBar()->value(), viewport()->width(), m_tops[at + 1] - m_tops[at]};
}

DiffView::Columns DiffView::columns() const
{
    const int width = viewport()->width() - kRuler;
    Columns columns;
    columns.ruler = {width, 0, kRuler, viewport()->height()};
    if (isUnified()) {
        columns.left = {0, 0, width - kGutter, 0};
        columns.gutter = {width - kGutter, 0, kGutter, 0};
        return columns;
    }
    const int side = (width - kGutter) / 2;
    columns.left = {0, 0, side, 0};
    columns.gutter = {side, 0, kGutter, 0};
    columns.right = {side + kGutter, 0, width - side - kGutter, 0};
    return columns;
}

void DiffView::scrollTo(int index)
{
    const auto at = static_cast<std::size_t>(index);
    const int value = verticalScrollBar()->value();
    // The device header sticks to the top and covers one line there.
    if (m_tops[at] - kHeader < value)
        verticalScrollBar()->setValue(m_tops[at] - kHeader);
    else if (m_tops[at + 1] > value + viewport()->height())
        verticalScrollBar()->setValue(m_tops[at + 1] - viewport()->height() + kDiffRow);
}

bool DiffView::showHunk(const QString& hunk)
{
    const auto line = std::ranges::find_if(m_lines, [&](const DiffLine& each) { return each.hunk == hunk; });
    if (hunk.isEmpty() || line == m_lines.end())
        return false;
    setCurrent(hunk);
    scrollTo(static_cast<int>(line - m_lines.begin()));
    return true;
}

void DiffView::showDevice(const QString& device)
{
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        if (m_lines[i].device == device) {
            verticalScrollBar()->setValue(m_tops[i]);
            for (std::size_t j = i; j < m_lines.size() && m_lines[j].device == device; ++j)
                if (!m_lines[j].hunk.isEmpty()) {
                    setCurrent(m_lines[j].hunk);
                    return;
                }
            return;
        }
}

QString DiffView::currentDevice() const
{
    const auto line = std::ranges::find_if(m_lines, [&](const DiffLine& each) { return each.hunk == m_current; });
    return m_current.isEmpty() || line == m_lines.end() ? QString() : line->device;
}

void DiffView::setCurrent(const QString& hunk)
{
    if (hunk == m_current)
        return;
    m_current = hunk;
    viewport()->update();
    Q_EMIT currentChanged(hunk);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void DiffView::nextChange(int step)
{
    std::vector<QString> order;
    for (const DiffLine& line : m_lines)
        if (!line.hunk.isEmpty() && (order.empty() || order.back() != line.hunk))
            order.push_back(line.hunk);
    if (order.empty())
        return;
    const auto here = std::ranges::find(order, m_current);
    const auto at = here == order.end() ? 0 : here - order.begin() + step;
    showHunk(order[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(at, 0, std::ssize(order) - 1))]);
}

void DiffView::nextDevice(int step)
{
    std::vector<QString> devices;
    for (const DiffLine& line : m_lines)
        if (line.kind == DiffLine::Kind::Device)
            devices.push_back(line.device);
    if (devices.empty())
        return;
    const auto here = std::ranges::find(devices, currentDevice());
    const auto at = here == devices.end() ? 0 : here - devices.begin() + step;
    showDevice(devices[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(at, 0, std::ssize(devices) - 1))]);
}

void DiffView::toggleFold(int direction)
{
    const auto here = std::ranges::find_if(m_lines, [&](const DiffLine& line) { return !line.hunk.isEmpty() && line.hunk == m_current; });
    if (here == m_lines.end())
        return;
    auto at = here - m_lines.begin();
    while (at >= 0 && at < std::ssize(m_lines)) {
        const DiffLine& line = m_lines[static_cast<std::size_t>(at)];
        if (line.kind == DiffLine::Kind::Fold) {
            Q_EMIT foldToggled(line.device, QString::fromStdString(line.row.foldKey));
            return;
        }
        if (line.kind == DiffLine::Kind::Device)
            return;
        at += direction;
    }
}

QRect DiffView::buttonRect(const QRect& gutter, int button) const
{
    const int left = gutter.left() + (gutter.width() - 3 * kButtonWidth) / 2;
    return {left + button * kButtonWidth, gutter.top() + (gutter.height() - kButtonHeight) / 2, kButtonWidth, kButtonHeight};
}

int DiffView::buttonAt(int line, const QPoint& point) const
{
    const auto at = static_cast<std::size_t>(line);
    if (line < 0 || !m_lines[at].row.firstOfHunk || m_lines[at].hunk.isEmpty())
        return -1;
    QRect gutter = columns().gutter;
    const QRect row = lineRect(line);
    gutter.setTop(row.top());
    gutter.setHeight(kDiffRow);
    for (int button = 0; button < 3; ++button)
        if (buttonRect(gutter, button).contains(point))
            return button;
    return -1;
}

void DiffView::mousePressEvent(QMouseEvent* event)
{
    const QPoint point = event->position().toPoint();
    const int index = lineAt(point.y() + verticalScrollBar()->value());
    if (event->button() != Qt::LeftButton || index < 0)
        return;
    const DiffLine& line = m_lines[static_cast<std::size_t>(index)];
    if (line.kind == DiffLine::Kind::Fold) {
        Q_EMIT foldToggled(line.device, QString::fromStdString(line.row.foldKey));
        return;
    }
    if (line.hunk.isEmpty())
        return;
    const QString hunk = line.hunk;
    const bool isDecided = m_decisions.count(hunk) > 0;
    const int button = buttonAt(index, point);
    setCurrent(hunk);
    if (button < 0)
        return;
    // A decided hunk shows its decision there; a click takes it back.
    if (isDecided)
        Q_EMIT decided(hunk, engine::Verdict::Clear);
    else
        Q_EMIT decided(hunk, button == 0   ? engine::Verdict::Approve
                             : button == 1 ? engine::Verdict::Reject
                                           : engine::Verdict::Defer);
}

void DiffView::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint point = event->position().toPoint();
    const int line = lineAt(point.y() + verticalScrollBar()->value());
    const int button = buttonAt(line, point);
    if (line != m_hoverLine || button != m_hoverButton) {
        m_hoverLine = line;
        m_hoverButton = button;
        viewport()->update();
    }
    const bool fold = line >= 0 && m_lines[static_cast<std::size_t>(line)].kind == DiffLine::Kind::Fold;
    viewport()->setCursor(fold || button >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void DiffView::keyPressEvent(QKeyEvent* event)
{
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Down: nextChange(1); return;
    case Qt::Key_Up: nextChange(-1); return;
    case Qt::Key_F8: nextChange(shift ? -1 : 1); return;
    case Qt::Key_Home: verticalScrollBar()->setValue(0); return;
    case Qt::Key_End: verticalScrollBar()->setValue(verticalScrollBar()->maximum()); return;
    case Qt::Key_PageDown: verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepAdd); return;
    case Qt::Key_PageUp: verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub); return;
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

void DiffView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void DiffView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void DiffView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOutLines();
    Q_EMIT columnsChanged();
}

} // namespace fc::ui
