#include "ui/delegates/tokens.h"

#include <algorithm>
#include <cmath>

namespace fc::ui {

namespace {

QColor rgb(unsigned value)
{
    return QColor::fromRgb(static_cast<QRgb>(0xFF000000U | value));
}

ToneColours toned(unsigned ink, unsigned tint, unsigned onSelection)
{
    return {rgb(ink), rgb(tint), rgb(onSelection)};
}

Tokens light()
{
    Tokens t;
    t.scheme = Scheme::Light;
    t.win = rgb(0xF1F2F4), t.panel = rgb(0xFFFFFF), t.sunk = rgb(0xF8F9FA);
    t.rail = rgb(0x15171B), t.railText = rgb(0xA4A9B2), t.railCurrent = rgb(0x2A2D33), t.railInk = rgb(0xFFFFFF);
    t.line = rgb(0xE1E3E7), t.line2 = rgb(0xC6CAD1), t.ctl = rgb(0x858B95);
    t.text = rgb(0x16181D), t.t2 = rgb(0x474C55), t.t3 = rgb(0x626872), t.disabled = rgb(0x9A9FA8);
    t.hover = rgb(0xEEF0F2), t.selection = rgb(0xE3E6EA), t.selectionText = t.text;
    t.iris = rgb(0x4A4FC4), t.link = rgb(0x7B818B), t.weft = rgb(0x868C96);
    t.danger = rgb(0xB3261E);
    t.wordHighlight = rgb(0xEBDDA4), t.hatch = rgb(0xE4E7EB);
    t.tones = {ToneColours{t.t2, t.hover, t.t2},          toned(0x007A5A, 0xE6F2EE, 0x006B4F),
               toned(0x0072B2, 0xE5F1F8, 0x00659E),       toned(0xB34700, 0xFAEEE6, 0xA33E00),
               toned(0x7D6300, 0xF7F2DF, 0x6B5500),       toned(0x8F4A7A, 0xF5ECF2, 0x864372),
               toned(0xB3261E, 0xF9E9E8, 0xA8221B)};
    return t;
}

Tokens dark()
{
    Tokens t;
    t.scheme = Scheme::Dark;
    t.win = rgb(0x131417), t.panel = rgb(0x1A1C20), t.sunk = rgb(0x16181B);
    t.rail = rgb(0x0C0D0F), t.railText = rgb(0x8D939D), t.railCurrent = rgb(0x2A2D33), t.railInk = rgb(0xFFFFFF);
    t.line = rgb(0x2A2D33), t.line2 = rgb(0x3E424A), t.ctl = rgb(0x727882);
    t.text = rgb(0xECEDF0), t.t2 = rgb(0xB4B9C2), t.t3 = rgb(0x9AA0AA), t.disabled = rgb(0x5C626C);
    t.hover = rgb(0x212429), t.selection = rgb(0x2D3138), t.selectionText = t.text;
    t.iris = rgb(0xAAB0FF), t.link = rgb(0x7A808A), t.weft = rgb(0x666C76);
    t.danger = rgb(0xC9372C);
    t.wordHighlight = rgb(0x55521F), t.hatch = rgb(0x24272C);
    t.tones = {ToneColours{t.t2, t.selection, t.t2},      toned(0x2FC39A, 0x1B2D2B, 0x2FC39A),
               toned(0x56B4E9, 0x1E2C37, 0x56B4E9),       toned(0xFF9E4A, 0x32281F, 0xFF9E4A),
               toned(0xF0E442, 0x2E2E20, 0xF0E442),       toned(0xCC79A7, 0x2E2530, 0xD98FBA),
               toned(0xFF8A80, 0x362626, 0xFF8A80)};
    return t;
}

/// High contrast keeps the geometry of the plain scheme: borders take the text colour, a selected row is inverted.
Tokens highContrast(bool onBlack)
{
    Tokens t = onBlack ? dark() : light();
    t.scheme = onBlack ? Scheme::HighContrastDark : Scheme::HighContrastLight;
    t.text = onBlack ? rgb(0xFFFFFF) : rgb(0x000000);
    t.win = t.panel = t.sunk = onBlack ? rgb(0x000000) : rgb(0xFFFFFF);
    t.rail = rgb(0x000000), t.railText = t.railInk = rgb(0xFFFFFF), t.railCurrent = rgb(0x3A3A3A);
    t.line = t.line2 = t.ctl = t.link = t.weft = t.text;
    t.t2 = t.t3 = t.disabled = onBlack ? rgb(0xD9DCE2) : rgb(0x2B2F36);
    t.hover = onBlack ? rgb(0x2A2A2A) : rgb(0xE6E6E6);
    t.selection = t.text, t.selectionText = t.panel;
    t.iris = onBlack ? rgb(0xC9CDFF) : rgb(0x1F23A8);
    const std::array<unsigned, 6> inks = onBlack
        ? std::array<unsigned, 6>{0x5CE6BF, 0x8CD0F8, 0xFFBE85, 0xFFF476, 0xF0A6CF, 0xFFB3AC}
        : std::array<unsigned, 6>{0x00543E, 0x004A75, 0x7A3000, 0x574500, 0x6B2F59, 0x8C0F0A};
    t.tones.at(0) = {t.t2, t.panel, t.panel};
    for (std::size_t i = 0; i < inks.size(); ++i)
        t.tones.at(i + 1) = {rgb(inks.at(i)), t.panel, t.panel};
    return t;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

const Tokens& tokensFor(Scheme scheme)
{
    static const std::array<Tokens, 4> kAll{light(), dark(), highContrast(false), highContrast(true)};
    return kAll.at(static_cast<std::size_t>(scheme));
}

QPalette paletteFor(const Tokens& t)
{
    QPalette p;
    const auto all = [&p](QPalette::ColorRole role, const QColor& colour) { p.setColor(role, colour); };
    all(QPalette::Window, t.win);
    all(QPalette::Button, t.win);
    all(QPalette::Base, t.panel);
    all(QPalette::AlternateBase, t.sunk);
    all(QPalette::ToolTipBase, t.panel);
    all(QPalette::WindowText, t.text);
    all(QPalette::Text, t.text);
    all(QPalette::ButtonText, t.text);
    all(QPalette::ToolTipText, t.text);
    all(kSecondaryText, t.t2);
    all(QPalette::PlaceholderText, t.t3);
    all(QPalette::Highlight, t.selection);
    all(QPalette::HighlightedText, t.selectionText);
    all(QPalette::Link, t.iris);
    all(QPalette::LinkVisited, t.iris);
    all(QPalette::Light, t.panel);
    all(QPalette::Midlight, t.hover);
    all(QPalette::Mid, t.line);
    all(QPalette::Dark, t.line2);
    all(QPalette::Shadow, t.line2);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, t.disabled);
    return p;
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace fc::ui
