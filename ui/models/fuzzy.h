#pragma once

#include <QString>

namespace fc::ui {

/// How well the words of a query match a text; higher is better, negative: no match. Case does not matter.
/// Every word must match, as a substring (best at a word start) or with its letters in order.
/// An empty query matches everything with 0.
int fuzzyScore(const QString& query, const QString& text);

} // namespace fc::ui
