#pragma once

#include "ui/panes/intent/intent_page.h"

#include <QFuture>

class QLineEdit;
class QSortFilterProxyModel;
class QTableView;

namespace fc::engine {
struct IntentBook;
}

namespace fc::ui {

class TextTableModel;
class UseModel;
struct ObjectUses;
struct TextRow;

/// The intent the other way round: objects of NetBox, and which values of which devices come from each.
class IntentObjectPage : public IntentPage
{
    Q_OBJECT

public:
    explicit IntentObjectPage(QWidget* parent = nullptr);

    void setView(std::shared_ptr<const engine::FabricView> view) override;
    void showItem(const QString& device, const QString& item) override;
    QString summary() const override;
    QWidget* focusTarget() override;
    void findText() override;
    QString device() const override;
    QString path() const override;
    QString object() const override;
    QString url() const override;
    QString item() const override { return object(); }

private:
    struct Reading; ///< what a worker makes of a book
    void take(const std::shared_ptr<const Reading>& reading);
    void showUses();
    void select(const QString& key, const QString& device);
    const TextRow* current() const;

    std::shared_ptr<const engine::FabricView> m_view;
    std::shared_ptr<const engine::IntentBook> m_book; ///< read or being read
    std::shared_ptr<const ObjectUses> m_uses;
    QString m_wanted, m_wantedDevice; ///< asked for before the reading was there
    QLineEdit* m_filter;
    TextTableModel* m_objects;
    QSortFilterProxyModel* m_proxy;
    QTableView* m_table;
    UseModel* m_useModel;
    QTableView* m_useTable;
};

} // namespace fc::ui
