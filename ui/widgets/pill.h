#pragma once

#include "ui/models/status.h"

#include <QWidget>

namespace fc::ui {

/// A tinted pill with glyph and word; its accessible name is its text.
class Pill : public QWidget
{
    Q_OBJECT

public:
    explicit Pill(QWidget* parent = nullptr);
    Pill(Status status, const QString& text, QWidget* parent = nullptr);

    /// Status::None gives a neutral pill without a glyph.
    void set(Status status, const QString& text);
    Status status() const { return m_status; }
    QString text() const { return m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Status m_status = Status::None;
    QString m_text;
};

} // namespace fc::ui
