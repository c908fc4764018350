#pragma once

#include "ui/panes/pane.h"

class QScrollArea;
class QStackedLayout;
class QTableView;

namespace fc::ui {

class EmptyState;
class HistoryModel;
class PaneHeader;

/// Every apply: who, why, what was sent, how it ended.
class HistoryPane : public Pane
{
    Q_OBJECT

public:
    explicit HistoryPane(const PaneContext& context, QWidget* parent = nullptr);

    QString id() const override;
    QString title() const override;
    QString iconName() const override;
    void setView(std::shared_ptr<const engine::FabricView> view) override;
    void goTo(const Place& place) override;
    Place place() const override;
    QWidget* focusTarget() override;

private:
    void showDetail(int row);

    std::shared_ptr<const std::vector<engine::HistoryEntry>> m_entries;
    PaneHeader* m_header;
    HistoryModel* m_model;
    QTableView* m_table;
    QScrollArea* m_detail;
    EmptyState* m_empty;
    QStackedLayout* m_stack;
};

} // namespace fc::ui
