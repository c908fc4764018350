#pragma once

#include "base/clock.h"

#include <QString>

#include <string>
#include <string_view>

namespace fc::ui {

/// UTF-8 inside, QString made once at the model edge.
inline QString q(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
inline std::string s(const QString& text) { return text.toStdString(); }

/// "08:14:22", local time.
QString clockText(SystemTime time);
/// "22 Nov 08:14:22", local time; the year only when it is not this one.
QString dateText(SystemTime time, SystemTime now);
/// How long ago, short: "0.3 s", "11 s", "6 min", "3 h", "2 d". Times in the future count as now.
QString ageText(SystemTime then, SystemTime now);
/// "38.4 Mb/s", three significant digits, decimal prefixes.
QString bitRateText(double bitsPerSecond);
/// "1,240": a whole number with the group separator of the pictures.
QString countText(double value);

} // namespace fc::ui
