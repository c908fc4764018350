#pragma once

#include "ui/models/diff_lines.h"
#include "ui/panes/pane.h"

#include <QUndoStack>

class QLineEdit;
class QListView;
class QPushButton;
class QStackedLayout;

namespace fc::ui {

class ChangeListModel;
class ColumnTitles;
class DiffView;
class EmptyState;
class HunkInspector;
class PaneHeader;
class Segmented;

/// Intended and running side by side for the whole fabric; decisions hunk by hunk.
class DiffPane : public Pane
{
    Q_OBJECT

public:
    explicit DiffPane(const PaneContext& context, QWidget* parent = nullptr);

    QString id() const override;
    QString title() const override;
    QString iconName() const override;
    void setView(std::shared_ptr<const engine::FabricView> view) override;
    int badge(const engine::FabricView& view) const override;
    void goTo(const Place& place) override;
    Place place() const override;
    QWidget* focusTarget() override;
    /// Adds the button and the key that ask for draftRequested().
    void offerDraft();

Q_SIGNALS:
    /// What NetBox would have to hold so that this device runs what is intended.
    void draftRequested(const QString& device);

private:
    void requestDraft();
    void makeActions();
    void rebuild();
    void showInspector(const QString& hunk);
    void decide(const QStringList& hunks, engine::Verdict verdict);
    /// Undecided hunks of one device.
    QStringList openHunksOf(const QString& device) const;
    void selectInList(const QString& hunk);

    std::shared_ptr<const engine::FabricView> m_view;
    PaneHeader* m_header;
    QLineEdit* m_filter;
    QLineEdit* m_reason;
    ChangeListModel* m_changes;
    QListView* m_list;
    DiffView* m_diff;
    ColumnTitles* m_titles;
    HunkInspector* m_inspector;
    Segmented* m_layoutChoice;
    QPushButton* m_unmanaged;
    QPushButton* m_draft;
    EmptyState* m_empty;
    QStackedLayout* m_stack;
    QUndoStack m_undo;
    DiffLineOptions m_options;
    QString m_asked; ///< the device that goTo() named last
};

} // namespace fc::ui
