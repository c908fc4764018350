#pragma once

#include "ui/panes/pane.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QTableView;

namespace fc::ui {

class EventFilter;
class EventModel;
class PaneHeader;

/// What happened, as it happens: sessions, comparisons, NetBox changes, decisions, applies.
class EventsPane : public Pane
{
    Q_OBJECT

public:
    explicit EventsPane(const PaneContext& context, QWidget* parent = nullptr);

    QString id() const override;
    QString title() const override;
    QString iconName() const override;
    void setView(std::shared_ptr<const engine::FabricView> view) override;
    void goTo(const Place& place) override;
    Place place() const override;
    QWidget* focusTarget() override;

private:
    void showDetail();
    void countRows();
    bool atEnd() const;

    PaneHeader* m_header;
    QLineEdit* m_filter;
    QLabel* m_verdict;
    EventModel* m_model;
    EventFilter* m_rows;
    QTableView* m_table;
    QPlainTextEdit* m_detail;
    std::uint64_t m_dropped = 0;
};

} // namespace fc::ui
