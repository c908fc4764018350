#include "ui/delegates/fonts.h"

#include <QStringList>

#include <array>

namespace fc::ui {

namespace {

using namespace Qt::StringLiterals;

struct TypeFacts
{
    int px;
    QFont::Weight weight;
    bool mono;
};

/// In the order of the enum.
constexpr std::array<TypeFacts, 16> kScale{{
    {13, QFont::Normal, false},
    {13, QFont::Medium, false},
    {13, QFont::DemiBold, false},
    {12, QFont::Normal, false},
    {12, QFont::DemiBold, false},
    {11, QFont::Normal, false},
    {11, QFont::Medium, false},
    {10, QFont::Normal, false},
    {14, QFont::DemiBold, false},
    {17, QFont::DemiBold, false},
    {15, QFont::DemiBold, false},
    {22, QFont::DemiBold, false},
    {12, QFont::Normal, true},
    {12, QFont::DemiBold, true},
    {11, QFont::Normal, true},
    {34, QFont::Normal, true},
}};

} // namespace

QFont fontOf(Type type)
{
    static const QStringList kSans{u"Inter"_s, u"Noto Sans"_s, u"DejaVu Sans"_s, u"sans-serif"_s};
    static const QStringList kMono{u"JetBrains Mono"_s, u"DejaVu Sans Mono"_s, u"monospace"_s};
    const TypeFacts& facts = kScale.at(static_cast<std::size_t>(type));
    QFont font;
    font.setFamilies(facts.mono ? kMono : kSans);
    font.setStyleHint(facts.mono ? QFont::Monospace : QFont::SansSerif);
    font.setPixelSize(facts.px);
    font.setWeight(facts.weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace fc::ui
