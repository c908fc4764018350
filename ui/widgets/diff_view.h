#pragma once

#include "engine/console_service.h"
#include "ui/models/diff_lines.h"

#include <QAbstractScrollArea>

#include <map>
#include <vector>

namespace fc::ui {

struct Tokens;

/// Intended and running side by side, decisions in the gutter between them. Paints itself; below 900 px both sides
/// share one column. Keys: J/K or F8 next and previous change, ] and [ device, A X D decide, U takes back, Z folds,
/// Enter opens a fold.
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

Q_SIGNALS:
    void currentChanged(const QString& hunk);
    void decided(const QString& hunk, fc::engine::Verdict verdict);
    void foldToggled(const QString& device, const QString& key);
    void foldAllToggled();

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
    void updateScrollBar();
    void scrollTo(int index);
    void setCurrent(const QString& hunk);
    QRect buttonRect(const QRect& gutter, int button) const;
    int buttonAt(int line, const QPoint& point) const;

    void paintLine(QPainter& painter, const QRect& area, const DiffLine& line, int index, const Tokens& tokens) const;
    void paintDevice(QPainter& painter, const QRect& area, const DiffLine& line, const Tokens& tokens) const;
    void paintFold(QPainter& painter, const QRect& area, const DiffLine& line, const Tokens& tokens) const;
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
