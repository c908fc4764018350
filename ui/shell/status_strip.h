#pragma once

#include "engine/fabric_view.h"

#include <QWidget>

namespace fc::ui {

class RunLabel;

/// The 24 px line at the bottom: reachability, rate, lag | plan, drift, release. Hidden facts are not shown as zero.
class StatusStrip : public QWidget
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget* parent = nullptr);

    void setView(const engine::FabricView& view);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    RunLabel* addCell();

    RunLabel *m_live, *m_late, *m_down, *m_rate, *m_lag, *m_intent;
    RunLabel *m_plan, *m_drift, *m_release;
};

} // namespace fc::ui
