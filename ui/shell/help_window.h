#pragma once

#include <QWidget>

class QListWidget;
class QTextBrowser;

namespace fc::ui {

/// Shows the pages of resources/help, compiled in: works offline, opens nothing outside by itself.
class HelpWindow : public QWidget
{
    Q_OBJECT

public:
    explicit HelpWindow(QWidget* parent);

    /// The page of that name, the start page if there is none.
    void open(const QString& topic);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void list();
    void show(const QString& topic);

    QListWidget* m_topics;
    QTextBrowser* m_page;
};

} // namespace fc::ui
