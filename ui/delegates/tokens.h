#pragma once

#include "ui/models/status.h"

#include <QColor>
#include <QPalette>

#include <array>
#include <cstdint>

namespace fc::ui {

enum class Scheme : std::uint8_t { Light, Dark, HighContrastLight, HighContrastDark };

/// Ink on panel, tint behind it, and the ink to use when the row behind is selected.
struct ToneColours
{
    QColor ink;
    QColor tint;
    QColor onSelection;
};

/// Every colour of the look, as data. Chrome has no hue; a hue is a fact about a device, iris is focus and links.
struct Tokens
{
    Scheme scheme = Scheme::Light;
    QColor win, panel, sunk;
    QColor rail, railText, railCurrent, railInk;
    QColor line, line2, ctl;
    QColor text, t2, t3, disabled;
    QColor hover, selection, selectionText;
    QColor iris;
    QColor link, weft;
    QColor danger;          ///< fill of destructive buttons; white on it
    QColor wordHighlight;   ///< behind the differing part of a changed value
    QColor hatch;           ///< filler where one side has nothing
    std::array<ToneColours, 7> tones; ///< by Tone

    const ToneColours& tone(Tone tone) const { return tones.at(static_cast<std::size_t>(tone)); }
    const ToneColours& tone(Status status) const { return tone(toneOf(status)); }
    bool isDark() const { return scheme == Scheme::Dark || scheme == Scheme::HighContrastDark; }
    bool isHighContrast() const { return scheme >= Scheme::HighContrastLight; }
};

/// Second text colour (t2) for labels: the palette has no role of its own for it. t3 is PlaceholderText.
inline constexpr QPalette::ColorRole kSecondaryText = QPalette::BrightText;

const Tokens& tokensFor(Scheme scheme);
QPalette paletteFor(const Tokens& tokens);
/// WCAG 2 contrast ratio of two opaque colours, 1 to 21.
double contrastRatio(const QColor& a, const QColor& b);

/// Sizes of the 4 px grid, logical pixels at 100 %.
namespace metric {
inline constexpr int kGrid = 4;
inline constexpr int kRail = 56, kRailItem = 52, kTop = 44, kTray = 44, kStatus = 24;
inline constexpr int kPaneHeader = 40, kDockTitle = 30, kTableHeader = 26;
inline constexpr int kRowCompact = 22, kRowNormal = 26, kRowComfortable = 32;
inline constexpr int kButton = 28, kButtonSmall = 24, kField = 28, kPill = 18, kBadge = 16;
inline constexpr int kRadius = 4, kCardRadius = 6, kPillRadius = 9, kBadgeRadius = 3;
inline constexpr int kScrollBar = 10;
inline constexpr int kInspector = 344;
inline constexpr int kSelvedge = 5;
} // namespace metric

} // namespace fc::ui
