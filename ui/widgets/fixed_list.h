#pragma once

#include <QListView>

namespace fc::ui {

/// A list as high as its rows, for inspectors: the page scrolls, not the list. One tab stop; Enter or a click activates.
class FixedList : public QListView
{
    Q_OBJECT

public:
    explicit FixedList(const QString& name, QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

Q_SIGNALS:
    void chosen(const QModelIndex& index);
};

} // namespace fc::ui
