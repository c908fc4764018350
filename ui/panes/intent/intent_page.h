#pragma once

#include "engine/fabric_view.h"
#include "ui/models/navigation.h"

#include <QWidget>

#include <memory>

namespace fc::ui {

/// One of the three ways in which the Intent pane shows what devices should be.
class IntentPage : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Never null; the intent in it may be.
    virtual void setView(std::shared_ptr<const engine::FabricView> view) = 0;
    /// `item` without what it begins with for this page: a path, the key of an object, a revision.
    virtual void showItem(const QString& device, const QString& item) = 0;
    virtual QString summary() const = 0; ///< one line for the strip on top
    virtual QWidget* focusTarget() = 0;
    virtual void findText() = 0; ///< Ctrl+F

    // What is current, for the keys that all pages share; empty if there is none.
    virtual QString device() const = 0;
    virtual QString path() const = 0;   ///< as IntentTreeModel::indexOf() understands it
    virtual QString object() const = 0; ///< key of a UsedObject
    virtual QString url() const = 0;    ///< page in NetBox
    virtual QString item() const = 0;   ///< for showItem()

Q_SIGNALS:
    void summaryChanged();
    /// Shows a leaf of a device in the tree.
    void leafWanted(const QString& device, const QString& path);
};

} // namespace fc::ui
