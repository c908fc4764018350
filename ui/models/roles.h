#pragma once

#include <Qt>

namespace fc::ui {

/// Roles that table models share and TableDelegate draws.
inline constexpr int kStatusRole = Qt::UserRole + 50; ///< int of Status: glyph before the text, text in its ink
inline constexpr int kMonoRole = Qt::UserRole + 51;   ///< bool: numbers, ids, paths

} // namespace fc::ui
