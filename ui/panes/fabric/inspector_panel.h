#pragma once

#include "engine/fabric_view.h"
#include "ui/models/inspector.h"

#include <QWidget>

class QStackedWidget;

namespace fc::ui {

class DevicePage;
class LinkPage;

/// The 344 px panel at the right of the topology: what is selected, in full.
class InspectorPanel : public QWidget
{
    Q_OBJECT

public:
    explicit InspectorPanel(QWidget* parent = nullptr);

    void showNothing();
    void showDevice(const DeviceDetail& detail);
    void showLink(const LinkDetail& detail);
    /// Puts the focus on the first thing one can do.
    void takeFocus();

Q_SIGNALS:
    void closed();
    void reviewRequested(const QString& device, const QString& hunk); ///< hunk may be empty
    void linkChosen(int viewLink);      ///< index into FabricView::links
    void deviceChosen(const QString& name);
    void reconnectRequested(const QString& device);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QStackedWidget* m_pages;
    QWidget* m_nothing;
    DevicePage* m_device;
    LinkPage* m_link;
};

} // namespace fc::ui
