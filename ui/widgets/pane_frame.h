#pragma once

class QStackedLayout;
class QWidget;

namespace fc::ui {

/// A list with what belongs to its current row at the right, a rule between them; the list takes the room that is left.
QWidget* makeListAndDetail(QWidget* list, QWidget* detail, QWidget* parent);

/// Lays out a pane: header, and below it either what says that there is nothing (index 0) or the body (index 1).
void layOutPane(QWidget* pane, QWidget* header, QStackedLayout* stack, QWidget* empty, QWidget* body);

} // namespace fc::ui
