#pragma once

#include "ui/models/status.h"

#include <QWidget>

class QLabel;

namespace fc::ui {

/// A tinted card: what is wrong and what happens next. Inline, never a dialog.
class Callout : public QWidget
{
    Q_OBJECT

public:
    explicit Callout(QWidget* parent = nullptr);

    /// Hides itself when the text is empty.
    void set(Status status, const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Status m_status = Status::Warning;
    QLabel* m_text;
};

} // namespace fc::ui
