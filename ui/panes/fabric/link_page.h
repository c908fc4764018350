#pragma once

#include "ui/models/detail_models.h"
#include "ui/models/inspector.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace fc::ui {

class PillRow;

/// Page of the inspector about a link: both ends side by side, what differs marked.
class LinkPage : public QWidget
{
    Q_OBJECT

public:
    explicit LinkPage(QWidget* parent = nullptr);

    void show(const LinkDetail& detail);
    void takeFocus();

Q_SIGNALS:
    void deviceChosen(const QString& name);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitRows();

    LinkDetail m_detail;
    QLabel *m_title, *m_subtitle;
    PillRow* m_pills;
    LinkCompareModel m_model;
    QTableView* m_table;
    QPushButton *m_left, *m_right, *m_netbox;
};

} // namespace fc::ui
