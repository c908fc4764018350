#pragma once

class QWidget;

namespace fc::ui {

/// 1 px line down the layout it is put into, between the columns of a pane.
QWidget* makeColumnRule(QWidget* parent);

} // namespace fc::ui
