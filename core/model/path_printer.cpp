#include "model/path.h"

namespace fc::model {

namespace {

bool isPlain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

/// Backslash before every character of `special`; control characters in the spelling of gnmi-path-strings.
void appendEscaped(std::string& out, std::string_view text, std::string_view special)
{
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t start = i;
        while (i < text.size() && isPlain(text[i]))
            ++i;
        out.append(text, start, i - start);
        if (i == text.size())
            return;
        const char c = text[i++];
        if (c == '\n') {
            out += "\\n";
        } else if (c == '\r') {
            out += "\\r";
        } else {
            if (special.find(c) != std::string_view::npos)
                out += '\\';
            out += c;
        }
    }
}

void append(std::string& out, const PathElem& elem)
{
    // ".." would read as a relative segment; every other name is safe once the structure characters are escaped.
    if (elem.name == ".." || elem.name == ".")
        out += '\\';
    appendEscaped(out, elem.name, "/[]\\");
    for (const PathKey& key : elem.keys) {
        out += '[';
        appendEscaped(out, key.name, "=]\\");
        out += '=';
        appendEscaped(out, key.value, "]\\");
        out += ']';
    }
}

} // namespace

std::string toString(const PathElem& elem)
{
    std::string out;
    append(out, elem);
    return out;
}

std::string toString(const Path& path)
{
    std::string out;
    if (!path.origin.empty())
        out = path.origin + ":";
    out += '/';
    if (path.origin == "cli" && path.elems.size() == 1)
        return out + path.elems.front().name;
    for (std::size_t i = 0; i < path.elems.size(); ++i) {
        if (i > 0)
            out += '/';
        append(out, path.elems[i]);
    }
    return out;
}

} // namespace fc::model
