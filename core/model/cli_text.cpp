#include "model/cli_text.h"

#include <algorithm>
#include <cctype>

namespace fc::model {

namespace {

constexpr std::string_view kNo = "no ";
constexpr std::string_view kBlanks = " \t\r";
constexpr std::size_t kLongestTyped = 1'000;
constexpr std::size_t kIndent = 3;

struct OpenLine
{
    std::size_t indent;
    std::size_t line; ///< index into the lines read so far
};

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(kBlanks);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string_view takeLine(std::string_view& text)
{
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    return line;
}

bool opensBanner(std::string_view line)
{
    return line.starts_with("banner ");
}

bool isTypableText(std::string_view text)
{
    const bool hasControl = std::ranges::any_of(text, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) == 0x7f;
    });
    return !text.empty() && text.size() <= kLongestTyped && !hasControl && trimmed(text) == text &&
           !text.starts_with('!') && !opensBanner(text) && text != "exit" && text != "end" && text != "abort" &&
           text != "commit";
}

/// A MAC address in any of its three spellings as twelve digits, any other word as it is.
std::string comparableWord(std::string_view word)
{
    constexpr std::size_t kDigits = 12;
    const auto isSeparator = [](char c) { return c == '.' || c == ':' || c == '-'; };
    const bool isDotted = word.size() == 14 && word[4] == '.' && word[9] == '.';
    const bool isPaired = word.size() == 17 && isSeparator(word[2]) && word[2] != '.';
    if (!isDotted && !isPaired)
        return std::string(word);
    std::string digits;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const bool mayPart = isDotted ? i % 5 == 4 : i % 3 == 2;
        if (mayPart ? word[i] != word[isDotted ? 4 : 2] : std::isxdigit(static_cast<unsigned char>(word[i])) == 0)
            return std::string(word);
        if (!mayPart)
            digits += static_cast<char>(std::tolower(static_cast<unsigned char>(word[i])));
    }
    return digits.size() == kDigits ? digits : std::string(word);
}

/// Prints lines, leaving the modes that a line shares with the one before it open.
class Printer
{
public:
    explicit Printer(bool leavesModes) : m_leavesModes(leavesModes) {}

    void add(const CliLine& line)
    {
        const auto parted = std::ranges::mismatch(m_open, line.context).in1;
        closeTo(static_cast<std::size_t>(parted - m_open.begin()));
        while (m_open.size() < line.context.size()) {
            const std::string& mode = line.context[m_open.size()];
            print(mode);
            m_open.push_back(mode);
        }
        print(line.text);
    }

    std::string finish() &&
    {
        closeTo(0);
        return std::move(m_out);
    }

private:
    void closeTo(std::size_t depth)
    {
        while (m_open.size() > depth) {
            if (m_leavesModes)
                print("exit");
            m_open.pop_back();
        }
    }

    void print(std::string_view text) { m_out.append(m_open.size() * kIndent, ' ').append(text).append("\n"); }

    bool m_leavesModes;
    std::vector<std::string> m_open;
    std::string m_out;
};

std::string printed(const std::vector<CliLine>& lines, bool leavesModes)
{
    Printer printer(leavesModes);
    for (const CliLine& line : lines)
        printer.add(line);
    return std::move(printer).finish();
}

} // namespace

Result<CliText> parseCliText(std::string_view text)
{
    if (text.size() > kMaxCliBytes)
        return makeError(ErrorCode::Parse, "the configuration is larger than " + std::to_string(kMaxCliBytes >> 20U) + " MiB");
    CliText out;
    std::vector<bool> isMode;
    std::vector<OpenLine> open;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::string_view raw = takeLine(text);
        const std::string_view line = trimmed(raw);
        if (line.empty() || line.starts_with('!') || line == "exit")
            continue;
        const std::size_t indent = raw.find_first_not_of(kBlanks);
        if (opensBanner(line)) {
            while (!text.empty() && trimmed(takeLine(text)) != "EOF")
                ++number;
            continue;
        }
        while (!open.empty() && open.back().indent >= indent)
            open.pop_back();
        if (line == "end" && open.empty()) {
            out.ended = true;
            break;
        }
        if (open.size() > kMaxCliDepth)
            return makeError(ErrorCode::Parse, "line " + std::to_string(number) + ": more than " +
                                                   std::to_string(kMaxCliDepth) + " modes around a line");
        CliLine read;
        if (!open.empty()) {
            const std::size_t parent = open.back().line;
            isMode[parent] = true;
            read.context = out.lines[parent].context;
            read.context.push_back(out.lines[parent].text);
        }
        read.text = std::string(line);
        open.push_back({indent, out.lines.size()});
        out.lines.push_back(std::move(read));
        isMode.push_back(false);
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < out.lines.size(); ++i)
        if (!isMode[i]) {
            if (kept != i)
                out.lines[kept] = std::move(out.lines[i]);
            ++kept;
        }
    out.lines.resize(kept);
    return out;
}

std::string printCliText(const std::vector<CliLine>& lines)
{
    return printed(lines, false);
}

std::string cliCommands(const std::vector<CliLine>& lines)
{
    return printed(lines, true);
}

bool isTypable(const CliLine& line)
{
    return line.context.size() <= kMaxCliDepth && isTypableText(line.text) &&
           std::ranges::all_of(line.context, isTypableText);
}

std::string negated(std::string_view line)
{
    return line.starts_with(kNo) ? std::string(line.substr(kNo.size())) : std::string(kNo) + std::string(line);
}

std::string_view positiveForm(std::string_view line)
{
    return line.starts_with(kNo) ? line.substr(kNo.size()) : line;
}

std::string comparableLine(std::string_view line)
{
    std::string out;
    while (!line.empty()) {
        const std::size_t from = line.find_first_not_of(kBlanks);
        if (from == std::string_view::npos)
            break;
        const std::size_t to = line.find_first_of(kBlanks, from);
        out += (out.empty() ? "" : " ") + comparableWord(line.substr(from, to - from));
        line = to == std::string_view::npos ? std::string_view() : line.substr(to);
    }
    return out;
}

std::string toString(const CliLine& line)
{
    std::string text;
    for (const std::string& mode : line.context)
        text += mode + " / ";
    return text + line.text;
}

} // namespace fc::model
