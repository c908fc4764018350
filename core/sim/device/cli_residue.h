#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fc::sim {

/// The part of a running configuration that only the CLI can express: lines in contexts, three blanks per level.
class CliResidue
{
public:
    struct Line
    {
        std::string text; ///< without indentation
        std::vector<Line> children;
    };

    CliResidue() = default;
    /// By indentation where there is any; otherwise lines after one that opens a mode belong to that mode.
    static std::vector<Line> parse(std::string_view text);

    /// Enters lines as the CLI would: contexts merge, "no X" removes X and what starts with "X ", "X" removes "no X", a
    /// command that a mode holds one of takes the place of its last value.
    void enter(const std::vector<Line>& lines);
    /// Removes a top-level context with everything below.
    void eraseContext(const std::string& line);
    std::vector<std::string> contexts() const;
    bool contains(std::string_view context, std::string_view line) const;

    /// As "show running-config" prints it.
    std::string text() const;

private:
    std::vector<Line> m_lines;
};

} // namespace fc::sim
