#pragma once

#include <QAction>
#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace fc::ui {

/// A window that lists every key that works now: those of the pane first, then those of the window.
class KeySheet : public QWidget
{
    Q_OBJECT

public:
    explicit KeySheet(QWidget* parent);

    void open(const QString& paneTitle, const QList<QAction*>& pane, const QList<QAction*>& window);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addSection(const QString& title, const QList<QAction*>& actions, QVBoxLayout* into);

    QWidget* m_body = nullptr;
};

} // namespace fc::ui
