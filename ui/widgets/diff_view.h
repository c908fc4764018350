#pragma once

#include "engine/console_service.h"
#include "ui/models/diff_lines.h"
#include "ui/widgets/diff_cell_text.h"

#include <QAbstractScrollArea>

#include <map>
#include <vector>

namespace fc::ui {

struct Tokens;

inline constexpr int kDiffRow = 24;      ///< px, the first row of a line of the tree
inline constexpr int kDiffTextLeft = 27; ///< px from the left of a column to its text; before it stand edge and glyph

/// Intended and running side by side, decisions in the gutter between them. Paints itself; below 900 px both sides
/// share one column; a text that is longer than its column takes more rows. Up and Down go from change to change, the
/// other keys are actions of the pane.
class DiffView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit DiffView(QWidget* parent = nullptr);

    /// Keeps the current change and the scroll position where they still exist.
    void setLines(std::vector<DiffLine> lines, std::map<QString, Status> decisions);
    void setUnified(bool unified);
    bool isUnified() const;
    /// Makes a change current and scrolls to it. False if it is not shown.
    bool showHunk(const QString& hunk);
    void showDevice(const QString& device);
    QString currentHunk() const { return m_current; }
    QString currentDevice() const;

    void nextChange(int step);
    void nextDevice(int step);
    /// Opens or closes the fold nearest to the current change, above it (-1) or below (+1).
    void toggleFold(int direction);

    /// Where the texts of a line begin, and where the gutter ends; for titles over the columns.
    struct Titles
    {
        int intended = 0, gutterEnd = 0;
        int running = -1; ///< -1: both sides share the first column
    };
    Titles titles() const;

Q_SIGNALS:
    void currentChanged(const QString& hunk);
    void decided(const QString& hunk, fc::engine::Verdict verdict);
    void foldToggled(const QString& device, const QString& key);
    void columnsChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Columns
    {
        QRect left, gutter, right, ruler; ///< x and width count
    };
    Columns columns() const;
    int lineHeight(const DiffLine& line) const;
    int lineAt(int y) const; ///< content coordinates; -1 below the end
    QRect lineRect(int index) const; ///< viewport coordinates
    void layOutLines(); ///< after the lines, the width or the layout changed
    CellRuns sideRuns(const DiffLine& line, bool intended) const;
    CellRuns unifiedRuns(const DiffLine& line) const;
    int textRoom(const QRect& column, const DiffLine& line) const;
    void updateScrollBar();
    void scrollTo(int index);
    void setCurrent(const QString& hunk);
    QRect buttonRect(const QRect& gutter, int button) const;
    int buttonAt(int line, const QPoint& point) const;

    void paintLine(QPainter& painter, const QRect& area, const DiffLine& line, int index, const Tokens& tokens) const;
    void paintDevice(QPainter& painter, const QRect& area, const DiffLine& line, const Tokens& tokens) const;
    void paintFold(QPainter& painter, const QRect& area, const DiffLine& line, const Tokens& tokens) const;
    void paintEdge(QPainter& painter, const QRect& area, const DiffLine& line, const Tokens& tokens) const;
    void paintSide(QPainter& painter, const QRect& area, const DiffLine& line, bool intended, const Tokens& tokens) const;
    void paintUnified(QPainter& painter, const QRect& area, const DiffLine& line, const Tokens& tokens) const;
    void paintGutter(QPainter& painter, const QRect& area, const DiffLine& line, int index, const Tokens& tokens) const;
    void paintRuler(QPainter& painter, const QRect& area, const Tokens& tokens) const;

    std::vector<DiffLine> m_lines;
    std::vector<int> m_tops; ///< content y of each line, and of the end
    std::map<QString, Status> m_decisions;
    QString m_current;
    bool m_unifiedWanted = false;
    int m_hoverLine = -1;
    int m_hoverButton = -1;
};

} // namespace fc::ui
