#pragma once

#include <QFont>

#include <cstdint>

namespace fc::ui {

/// The type scale, logical pixels. Numbers that change or align are mono (Qt 6.4 cannot switch on tabular figures).
enum class Type : std::uint8_t {
    Body,            ///< 13
    BodyMedium,      ///< 13, weight 500: buttons
    BodyStrong,      ///< 13, weight 600: names
    Secondary,       ///< 12
    SecondaryStrong, ///< 12, weight 600: section and dock titles
    Caption,         ///< 11
    CaptionMedium,   ///< 11, weight 500: pills, table headers
    Rail,            ///< 10
    PaneTitle,       ///< 14, weight 600
    Title,           ///< 17, weight 600: what the inspector is about
    EmptyTitle,      ///< 15, weight 600
    Welcome,         ///< 22, weight 600
    Mono,            ///< 12
    MonoStrong,      ///< 12, weight 600
    MonoTable,       ///< 11
    MonoBig,         ///< 34
};

/// Inter and JetBrains Mono where installed, the system's sans and mono elsewhere. Cheap; GUI and painting threads.
QFont fontOf(Type type);

} // namespace fc::ui
