#include "sim/device/cli_residue.h"

#include <algorithm>
#include <array>

namespace fc::sim {

namespace {

constexpr std::size_t kMaxDepth = 8;

bool opensMode(std::string_view line)
{
    constexpr std::array<std::string_view, 9> modes{"interface ", "router ",  "vlan ",         "management ",
                                                    "mlag configuration", "vrf instance ", "address-family ",
                                                    "route-map ", "ip access-list "};
    return std::ranges::any_of(modes, [&](std::string_view mode) { return line.starts_with(mode); });
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::size_t indentOf(std::string_view line)
{
    return line.find_first_not_of(' ');
}

/// Commands of which a mode holds one: the next value takes the place of the one before.
std::string_view singleCommandOf(std::string_view line)
{
    constexpr std::array<std::string_view, 4> commands{"maximum-paths ", "ip virtual-router mac-address ",
                                                       "service routing protocols model ", "router-id "};
    const auto found = std::ranges::find_if(commands, [&](std::string_view command) { return line.starts_with(command); });
    return found == commands.end() ? std::string_view() : *found;
}

void enterInto(std::vector<CliResidue::Line>& level, const std::vector<CliResidue::Line>& lines)
{
    for (const CliResidue::Line& line : lines) {
        if (line.text.starts_with("no ")) {
            const std::string positive = line.text.substr(3);
            const auto removed = std::erase_if(level, [&](const CliResidue::Line& old) {
                return old.text == positive || old.text.starts_with(positive + " ");
            });
            if (removed > 0)
                continue;
        } else {
            // What shows as "no X" is on by default: turned on again it does not show at all.
            if (std::erase_if(level, [&](const CliResidue::Line& old) { return old.text == "no " + line.text; }) > 0)
                continue;
            if (const std::string_view single = singleCommandOf(line.text); !single.empty())
                std::erase_if(level, [&](const CliResidue::Line& old) {
                    return old.text != line.text && singleCommandOf(old.text) == single;
                });
        }
        auto it = std::ranges::find(level, line.text, &CliResidue::Line::text);
        if (it == level.end())
            it = level.insert(level.end(), {line.text, {}});
        enterInto(it->children, line.children);
    }
}

void print(const std::vector<CliResidue::Line>& lines, std::size_t depth, std::string& out)
{
    for (const CliResidue::Line& line : lines) {
        out.append(depth * 3, ' ').append(line.text).append("\n");
        print(line.children, depth + 1, out);
    }
}

} // namespace

std::vector<CliResidue::Line> CliResidue::parse(std::string_view text)
{
    std::vector<Line> top;
    std::vector<std::size_t> indents; ///< of the chain of last lines
    bool inFlatMode = false;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view raw = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        const std::string_view line = trimmed(raw);
        if (line.empty() || line == "!" || line == "configure" || line == "end")
            continue;
        const std::size_t indent = indentOf(raw);
        if (line == "exit") {
            // Where lines are indented, the next one's indentation says which modes were left.
            if (indent == 0) {
                inFlatMode = false;
                indents.clear();
            }
            continue;
        }
        while (!indents.empty() && indents.back() >= indent)
            indents.pop_back();
        const bool belongsToMode = indent == 0 && inFlatMode && !opensMode(line) && !top.empty();
        std::vector<Line>* level = &top;
        if (belongsToMode) {
            level = &top.back().children;
        } else {
            for (std::size_t depth = 0; depth < indents.size() && !level->empty(); ++depth)
                level = &level->back().children;
        }
        level->push_back({std::string(line), {}});
        if (indent == 0 && !belongsToMode)
            inFlatMode = opensMode(line);
        else if (indent > 0)
            inFlatMode = false;
        if (indents.size() < kMaxDepth)
            indents.push_back(indent);
    }
    return top;
}

void CliResidue::enter(const std::vector<Line>& lines)
{
    enterInto(m_lines, lines);
}

void CliResidue::eraseContext(const std::string& line)
{
    std::erase_if(m_lines, [&](const Line& old) { return old.text == line; });
}

std::vector<std::string> CliResidue::contexts() const
{
    std::vector<std::string> found;
    for (const Line& line : m_lines)
        found.push_back(line.text);
    return found;
}

bool CliResidue::contains(std::string_view context, std::string_view line) const
{
    const auto it = std::ranges::find(m_lines, context, &Line::text);
    return it != m_lines.end() && std::ranges::find(it->children, line, &Line::text) != it->children.end();
}

std::string CliResidue::text() const
{
    std::string out;
    print(m_lines, 0, out);
    return out;
}

} // namespace fc::sim
