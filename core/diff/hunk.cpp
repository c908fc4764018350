#include "diff/hunk.h"

#include "base/digest.h"

namespace fc::diff {

namespace {

constexpr std::size_t kIdDigits = 12;

/// Each field with its length, so that no two hunks make the same text.
void add(std::string& text, std::string_view field)
{
    text += std::to_string(field.size());
    text += ':';
    text += field;
}

/// Digest of what the hunk would do, the id being its beginning.
std::string identity(const Hunk& hunk)
{
    const std::string path = model::toString(hunk.path);
    std::string text;
    text.reserve(hunk.device.size() + path.size() + hunk.newJson.size() + 32);
    add(text, hunk.device);
    add(text, toString(hunk.op));
    add(text, path);
    add(text, hunk.newJson);
    return sha256Hex(text);
}

std::string fingerprint(std::string text, const Hunk& hunk)
{
    add(text, hunk.oldJson);
    for (const model::Origin& origin : hunk.origins) {
        add(text, origin.type);
        add(text, std::to_string(origin.id));
        add(text, origin.field);
        add(text, origin.lastUpdated);
    }
    return sha256Hex(text);
}

} // namespace

std::string_view toString(Op op)
{
    switch (op) {
    case Op::Add: return "add";
    case Op::Remove: return "remove";
    case Op::Change: return "change";
    case Op::Move: return "move";
    }
    return "unknown";
}

char glyph(Op op)
{
    switch (op) {
    case Op::Add: return '+';
    case Op::Remove: return '-';
    case Op::Change: return '~';
    case Op::Move: return '^';
    }
    return '?';
}

model::Path cliPath(const std::vector<std::string>& context, const std::string& topic)
{
    model::Path path{"cli", {}};
    for (const std::string& mode : context)
        path.elems.push_back({mode, {}});
    path.elems.push_back({topic, {}});
    return path;
}

std::string jsonText(std::string_view text)
{
    static constexpr char kHex[] = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            out += '\\';
        if (byte < 0x20) {
            out += "\\u00";
            out += kHex[byte >> 4U];
            out += kHex[byte & 15U];
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string hunkId(const Hunk& hunk)
{
    return identity(hunk).substr(0, kIdDigits);
}

std::string hunkFingerprint(const Hunk& hunk)
{
    return fingerprint(identity(hunk), hunk);
}

void seal(Hunk& hunk)
{
    std::string digest = identity(hunk);
    hunk.id = digest.substr(0, kIdDigits);
    hunk.fingerprint = fingerprint(std::move(digest), hunk);
}

} // namespace fc::diff
