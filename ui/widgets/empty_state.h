#pragma once

#include "ui/models/status.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace fc::ui {

/// What a pane shows when it has nothing to list: glyph, one sentence, one line of why, at most two buttons.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);

    void set(Status status, const QString& sentence, const QString& line);
    QPushButton* addButton(const QString& text, bool primary = false);

private:
    QWidget* m_glyph;
    QLabel* m_sentence;
    QLabel* m_line;
    QHBoxLayout* m_buttons;
};

} // namespace fc::ui
