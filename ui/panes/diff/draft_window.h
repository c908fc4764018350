#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace fc::ui {

/// A text a person takes elsewhere: read, copied, saved. Here: the draft of NetBox objects that would explain what a
/// device runs.
class DraftWindow : public QWidget
{
    Q_OBJECT

public:
    explicit DraftWindow(QWidget* parent = nullptr);

    /// `summary`: one line of what it is; `fileName` is offered when it is saved.
    void open(const QString& title, const QString& summary, const QString& text, const QString& fileName);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_summary;
    QPlainTextEdit* m_text;
    QString m_fileName;
};

} // namespace fc::ui
