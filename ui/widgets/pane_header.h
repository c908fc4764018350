#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace fc::ui {

/// The 40 px strip on top of a pane: title, one line of summary, then the pane's controls at the right.
class PaneHeader : public QWidget
{
    Q_OBJECT

public:
    explicit PaneHeader(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setSummary(const QString& summary);
    /// After the summary, at the left.
    void addLeft(QWidget* widget);
    /// At the right end, in the order added.
    void addRight(QWidget* widget);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_title;
    QLabel* m_summary;
    QHBoxLayout* m_left;
    QHBoxLayout* m_right;
};

} // namespace fc::ui
