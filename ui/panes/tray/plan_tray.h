#pragma once

#include "ui/panes/pane.h"

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace fc::ui {

class Pill;

/// The 44 px strip under every pane: what is decided, and the one button that sends it. Lives on the GUI thread.
class PlanTray : public QWidget
{
    Q_OBJECT

public:
    explicit PlanTray(const PaneContext& context, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Tally
    {
        int approved = 0, deferred = 0, rejected = 0, open = 0, devices = 0;
    };
    Tally tally(const engine::FabricView& view) const;
    void update(const engine::FabricView& view);
    void applyNow();

    PaneContext m_context;
    QLabel* m_title;
    QLabel* m_line;
    Pill* m_approved;
    Pill* m_rejected;
    Pill* m_deferred;
    Pill* m_open;
    QPushButton* m_readWarnings; ///< shown while an approval waits for its warnings to be acknowledged
    QPushButton* m_dropApproval; ///< as above
    QPushButton* m_review;
    QPushButton* m_apply;
};

} // namespace fc::ui
