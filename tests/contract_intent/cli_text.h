#pragma once

#include "model/cli_line.h"

#include <sstream>
#include <string>
#include <vector>

namespace fc::test {

/// The lines of a NAME.cli of ../shared/data/lab-10: three spaces a level. A line above a deeper one is a mode.
inline std::vector<model::CliLine> cliLines(const std::string& text)
{
    std::vector<std::pair<std::size_t, std::string>> raw;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        const auto start = line.find_first_not_of(' ');
        if (start != std::string::npos)
            raw.emplace_back(start / 3, line.substr(start));
    }
    std::vector<model::CliLine> out;
    std::vector<std::string> modes;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        modes.resize(raw[i].first);
        if (i + 1 < raw.size() && raw[i + 1].first > raw[i].first)
            modes.push_back(raw[i].second);
        else
            out.push_back({modes, raw[i].second});
    }
    return out;
}

inline std::string textOf(const model::CliLine& line)
{
    std::string out;
    for (const std::string& mode : line.context)
        out += mode + " / ";
    return out + line.text;
}

} // namespace fc::test
