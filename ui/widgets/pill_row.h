#pragma once

#include "ui/models/inspector.h"

#include <QWidget>

#include <vector>

namespace fc::ui {

/// Pills one after the other, wrapping to the next line.
class PillRow : public QWidget
{
    Q_OBJECT

public:
    explicit PillRow(QWidget* parent = nullptr);

    void setPills(const std::vector<DetailPill>& pills);

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<QRect> places(int width) const;

    std::vector<DetailPill> m_pills;
};

} // namespace fc::ui
