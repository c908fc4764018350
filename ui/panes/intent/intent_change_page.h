#pragma once

#include "ui/panes/intent/intent_page.h"

#include <vector>

class QComboBox;
class QLabel;
class QStackedLayout;
class QTableView;

namespace fc::engine {
struct IntentComparison;
struct IntentRevision;
}

namespace fc::ui {

class EmptyState;
class TextTableModel;
struct TextRow;

/// What changed in NetBox since an earlier revision, and what that means for the devices.
class IntentChangePage : public IntentPage
{
    Q_OBJECT

public:
    explicit IntentChangePage(QWidget* parent = nullptr);

    void setView(std::shared_ptr<const engine::FabricView> view) override;
    void showItem(const QString& device, const QString& item) override;
    QString summary() const override;
    QWidget* focusTarget() override;
    void findText() override;
    QString device() const override;
    QString path() const override;
    QString object() const override;
    QString url() const override;
    QString item() const override { return m_before; }
    /// The page is looked at: a comparison is asked for if there is none of these revisions.
    void askIfNeeded();

Q_SIGNALS:
    void comparisonWanted(const QString& before, const QString& after);

private:
    void fillRevisions();
    void fillTables();
    const TextRow* currentLeaf() const;
    const TextRow* currentObject() const;

    std::shared_ptr<const engine::FabricView> m_view;
    std::shared_ptr<const std::vector<engine::IntentRevision>> m_revisions;
    std::shared_ptr<const engine::IntentComparison> m_comparison;
    QString m_newest; ///< revision of the intent that is shown elsewhere
    QString m_before; ///< revision compared with
    QString m_asked;  ///< both, of the last question
    QComboBox* m_since;
    QLabel* m_objectCaption;
    QLabel* m_leafCaption;
    TextTableModel* m_objects;
    QTableView* m_objectTable;
    TextTableModel* m_leaves;
    QTableView* m_leafTable;
    EmptyState* m_empty;
    QStackedLayout* m_stack;
};

} // namespace fc::ui
