#include "model/path.h"

#include <algorithm>
#include <optional>

namespace fc::model {

namespace {

void appendUtf8(std::string& out, char32_t code)
{
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | (code >> 6));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | (code >> 12));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (code >> 18));
        out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

class Parser
{
public:
    explicit Parser(std::string_view text) : m_text(text) {}

    Result<Path> run()
    {
        Path path;
        if (Status status = readOrigin(path); !status)
            return std::move(status).error();
        if (path.origin == "cli") {
            // One elem holds the whole command, slashes included (gnmi-protocol.md section 6, row 24).
            if (!atEnd())
                path.elems.push_back({std::string(m_text.substr(m_at)), {}});
            return path;
        }
        if (!atEnd() && peek() == '/')
            ++m_at;
        while (!atEnd()) {
            Result<PathElem> elem = readElem();
            if (!elem)
                return std::move(elem).error();
            path.elems.push_back(std::move(*elem));
            if (atEnd())
                break;
            if (peek() != '/')
                return fail("text after a key");
            ++m_at;
        }
        return path;
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    char peek() const { return m_text[m_at]; }

    Error fail(const std::string& what) const
    {
        return makeError(ErrorCode::Parse, "column " + std::to_string(m_at + 1) + ": " + what)
            .about(std::string(m_text))
            .doNext("write it as /name[key=value]/name; put \\ before ] in a value");
    }

    /// The text before ":" is an origin iff it has no "/" or "[" and ":" is followed by "/" or the end.
    Status readOrigin(Path& path)
    {
        const std::size_t colon = m_text.find(':');
        if (m_text.empty() || m_text.front() == '/' || colon == std::string_view::npos)
            return {};
        const std::string_view before = m_text.substr(0, colon);
        const bool followed = colon + 1 == m_text.size() || m_text[colon + 1] == '/';
        if (!followed || before.find('/') != std::string_view::npos || before.find('\\') != std::string_view::npos)
            return {};
        if (before.empty())
            return fail("empty origin");
        if (before.find('[') != std::string_view::npos)
            return fail("bracket in the origin");
        path.origin = before;
        m_at = colon + 1;
        if (path.origin == "cli" && !atEnd())
            ++m_at;
        return {};
    }

    /// At a backslash: consumes the escape and returns what it stands for.
    Result<std::string> readEscape()
    {
        ++m_at;
        if (atEnd())
            return fail("dangling escape");
        const char c = m_text[m_at++];
        if (c == 'n')
            return std::string("\n");
        if (c == 'r')
            return std::string("\r");
        if (c == 'u' || c == 'U')
            return readCodePoint(c == 'u' ? 4 : 8);
        return std::string(1, c);
    }

    Result<std::string> readCodePoint(std::size_t digits)
    {
        if (m_at + digits > m_text.size())
            return fail("short unicode escape");
        char32_t code = 0;
        for (std::size_t i = 0; i < digits; ++i) {
            const char c = m_text[m_at];
            const auto digit = std::string_view("0123456789abcdef").find(static_cast<char>(c | 0x20));
            const bool isDigit = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
            if (!isDigit)
                return fail("bad unicode escape");
            code = code * 16 + static_cast<char32_t>(c <= '9' ? c - '0' : static_cast<int>(digit));
            ++m_at;
        }
        if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
            return fail("unicode escape outside the code points");
        std::string out;
        appendUtf8(out, code);
        return out;
    }

    Result<PathElem> readElem()
    {
        PathElem elem;
        const std::size_t start = m_at;
        while (!atEnd() && peek() != '/' && peek() != '[') {
            if (peek() == ']')
                return fail("] without [");
            if (peek() == '\\') {
                Result<std::string> escaped = readEscape();
                if (!escaped)
                    return std::move(escaped).error();
                elem.name += *escaped;
            } else {
                elem.name += m_text[m_at++];
            }
        }
        if (elem.name.empty())
            return fail("empty element name");
        const std::string_view raw = m_text.substr(start, m_at - start);
        if (raw == ".." || raw == ".")
            return fail("relative segments are not allowed");
        while (!atEnd() && peek() == '[') {
            if (Status status = readKey(elem); !status)
                return std::move(status).error();
        }
        std::ranges::sort(elem.keys);
        return elem;
    }

    Status readKey(PathElem& elem)
    {
        ++m_at;
        PathKey key;
        if (Status status = readUntil('=', "key name", key.name); !status)
            return status;
        if (key.name.empty())
            return fail("empty key name");
        if (Status status = readUntil(']', "key value", key.value); !status)
            return status;
        if (key.value.empty())
            return fail("empty key value");
        if (elem.key(key.name) != nullptr)
            return fail("key " + key.name + " given twice");
        elem.keys.push_back(std::move(key));
        return {};
    }

    /// Reads up to and over `end`; a key name may not hold "]" unescaped.
    Status readUntil(char end, const char* what, std::string& out)
    {
        while (!atEnd() && peek() != end) {
            if (end == '=' && peek() == ']')
                return fail("key without a value");
            if (peek() == '\\') {
                Result<std::string> escaped = readEscape();
                if (!escaped)
                    return std::move(escaped).error();
                out += *escaped;
            } else {
                out += m_text[m_at++];
            }
        }
        if (atEnd())
            return fail(std::string("unterminated ") + what);
        ++m_at;
        return {};
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace

Result<Path> parsePath(std::string_view text)
{
    return Parser(text).run();
}

} // namespace fc::model
