#pragma once

#include "base/result.h"
#include "model/cli_line.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fc::model {

inline constexpr std::size_t kMaxCliBytes = 32U << 20U; ///< a whole running-config of a large chassis is below 8 MiB
inline constexpr std::size_t kMaxCliDepth = 8;          ///< modes around a line; EOS nests four deep

/// A configuration as "show running-config" prints it.
struct CliText
{
    std::vector<CliLine> lines; ///< in the order of the text; lines that only open a mode are in the contexts
    bool ended = false;         ///< closed by "end": a running-config that is not was cut off
};

/// Reads by indentation, whatever its width. Comments ("!"), blank lines, "exit" and banners with their text are
/// skipped; what comes after "end" does not count. Takes any bytes. Errors Parse: larger than kMaxCliBytes, deeper than
/// kMaxCliDepth (names the line).
Result<CliText> parseCliText(std::string_view text);

/// The same form back, three blanks a level, without "end". parseCliText(printCliText(x)).lines == x for lines that
/// parseCliText made.
std::string printCliText(const std::vector<CliLine>& lines);

/// What a person would type to enter the lines in this order: as printCliText, but every mode is left by "exit" before
/// the next begins, so that no line is taken for one of the mode before it.
std::string cliCommands(const std::vector<CliLine>& lines);

/// True if the line and its modes can be typed and mean what they say: no control characters, comments, banners or
/// mode changes, none longer than a CLI takes.
bool isTypable(const CliLine& line);

/// "maximum-paths 8" -> "no maximum-paths 8" and back.
std::string negated(std::string_view line);
/// Without a leading "no ".
std::string_view positiveForm(std::string_view line);

/// Equal for lines that say the same: one blank between words, MAC addresses in one spelling (typed c001.cafe.babe, EOS
/// prints c0:01:ca:fe:ba:be).
std::string comparableLine(std::string_view line);

/// For people: "router bgp 65001 / maximum-paths 8".
std::string toString(const CliLine& line);

} // namespace fc::model
