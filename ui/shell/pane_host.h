#pragma once

#include "ui/panes/pane.h"

#include <QWidget>

#include <vector>

class QStackedLayout;

namespace fc::ui {

/// Holds the panes, shows one, and remembers the places a person has been to.
class PaneHost : public QWidget
{
    Q_OBJECT

public:
    explicit PaneHost(ViewBridge& bridge, QWidget* parent = nullptr);

    /// Any pane fits into what the window gives it. Asking all of them, hidden ones too, is most of the cost of
    /// showing the window.
    bool hasHeightForWidth() const override { return false; }
    QSize sizeHint() const override { return {1040, 680}; }
    QSize minimumSizeHint() const override { return {0, 0}; }

    void add(Pane* pane);
    const std::vector<Pane*>& panes() const { return m_panes; }
    int current() const { return m_current; }
    Pane* currentPane() const;
    /// Index of the pane with this id; -1 if there is none.
    int indexOf(const QString& id) const;

    /// Both remember where the person was. An unknown pane id is ignored.
    void showPane(int index);
    void goTo(const Place& place);
    bool canGoBack() const { return !m_back.empty(); }
    bool canGoForward() const { return !m_forward.empty(); }
    void back();
    void forward();

Q_SIGNALS:
    void currentChanged(int index);
    void historyChanged();

private:
    void switchTo(int index);
    void visit(const Place& place);

    ViewBridge& m_bridge;
    QStackedLayout* m_stack;
    std::vector<Pane*> m_panes;
    int m_current = -1;
    std::vector<Place> m_back;
    std::vector<Place> m_forward;
};

} // namespace fc::ui
