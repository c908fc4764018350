#pragma once

#include "ui/models/detail_models.h"
#include "ui/models/inspector.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace fc::ui {

class Callout;
class FixedList;
class PillRow;

/// Page of the inspector about a device.
class DevicePage : public QWidget
{
    Q_OBJECT

public:
    explicit DevicePage(QWidget* parent = nullptr);

    void show(const DeviceDetail& detail);
    void takeFocus();

Q_SIGNALS:
    void reviewRequested(const QString& device, const QString& hunk);
    void linkChosen(int viewLink);
    void reconnectRequested(const QString& device);

private:
    void buildHead();
    void buildDifferences();
    void buildLinks();
    void setFacts(const std::vector<DetailFact>& facts);
    void setDifferences();

    DeviceDetail m_detail;
    QLabel *m_name, *m_subtitle, *m_differTitle, *m_differNote, *m_more, *m_linksTitle;
    PillRow* m_pills;
    Callout* m_problem;
    QGridLayout* m_facts;
    struct FactLabels
    {
        QLabel *label, *value, *note;
    };
    std::vector<FactLabels> m_factLabels;
    DetailRowModel m_hunks, m_links;
    FixedList *m_hunkList, *m_linkList;
    QPushButton *m_review, *m_reconnect;
    QToolButton* m_netbox;
};

} // namespace fc::ui
