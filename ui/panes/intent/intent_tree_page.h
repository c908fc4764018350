#pragma once

#include "ui/panes/intent/intent_page.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QModelIndex;
class QSortFilterProxyModel;
class QTreeView;

namespace fc::engine {
struct IntentBook;
}

namespace fc::ui {

class IntentTreeModel;

/// The configuration that one device should have, every value with the object it comes from.
class IntentTreePage : public IntentPage
{
    Q_OBJECT

public:
    explicit IntentTreePage(QWidget* parent = nullptr);

    void setView(std::shared_ptr<const engine::FabricView> view) override;
    void showItem(const QString& device, const QString& item) override;
    QString summary() const override;
    QWidget* focusTarget() override;
    void findText() override;
    QString device() const override;
    QString path() const override;
    QString object() const override;
    QString url() const override;
    QString item() const override { return path(); }
    /// +1 the next device, -1 the one before; stays at the ends.
    void stepDevice(int by);

private:
    void showDevice();
    void showDetail();
    void select(const QString& path);
    QModelIndex current() const; ///< of the model, not of the filter

    std::shared_ptr<const engine::FabricView> m_view;
    std::shared_ptr<const engine::IntentBook> m_book;
    QString m_problem; ///< why the device has no document
    QComboBox* m_devices;
    QLineEdit* m_filter;
    IntentTreeModel* m_model;
    QSortFilterProxyModel* m_proxy;
    QTreeView* m_tree;
    QLabel* m_path;
    QLabel* m_origins;
};

} // namespace fc::ui
