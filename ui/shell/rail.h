#pragma once

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace fc::ui {

class RailButton;

/// The 56 px bar of panes at the left edge. Dark in both themes.
class Rail : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(QWidget* parent = nullptr);

    /// keys is what opens it ("Ctrl+1"), for tooltip and screen reader.
    void addItem(const QString& iconName, const QString& text, const QString& keys);
    void setCurrent(int index);
    /// 0 takes the badge away.
    void setBadge(int index, int count);

Q_SIGNALS:
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_layout;
    std::vector<RailButton*> m_buttons;
};

} // namespace fc::ui
