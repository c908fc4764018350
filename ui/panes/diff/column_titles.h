#pragma once

#include <QString>
#include <QWidget>

namespace fc::ui {

class DiffView;

/// Titles that stand over the texts of a DiffView's columns; over the gutter, which way approving works.
class ColumnTitles : public QWidget
{
    Q_OBJECT

public:
    explicit ColumnTitles(const DiffView& view, QWidget* parent = nullptr);

    /// Where each side comes from: "NetBox, read 08:13:41".
    void setSources(const QString& intended, const QString& running);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const DiffView& m_view;
    QString m_intended, m_running;
};

} // namespace fc::ui
