#pragma once

#include "ui/bridge/view_bridge.h"
#include "ui/models/palette_model.h"

#include <QAction>
#include <QPointer>
#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QListView;

namespace fc::ui {

/// One field that finds everything: commands, devices, paths, objects, events. Lies over the window, closes with Esc
/// or when the focus leaves it; nothing behind it is blocked.
class CommandPalette : public QWidget
{
    Q_OBJECT

public:
    CommandPalette(ViewBridge& bridge, QWidget* window);

    /// `prefix` is typed already. Actions without text are left out.
    void open(const QString& prefix, const QList<QAction*>& actions, std::function<void(const Place&)> go);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void fill(const QList<QAction*>& actions);
    void place();
    void choose();
    void queryChanged(const QString& query);
    void move(int by);

    ViewBridge& m_bridge;
    PaletteModel m_model;
    QLineEdit* m_field;
    QListView* m_list;
    QLabel* m_none;
    QList<QPointer<QAction>> m_actions;
    QPointer<QWidget> m_focusBefore;
    std::function<void(const Place&)> m_go;
};

} // namespace fc::ui
