#include "sim/netbox/http_call.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace fc::sim::netbox {

namespace {

int hexDigit(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    const int lower = std::tolower(static_cast<unsigned char>(digit));
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string decode(std::string_view text, bool plusIsSpace)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool escape = text[at] == '%' && at + 2 < text.size() && hexDigit(text[at + 1]) >= 0 &&
                            hexDigit(text[at + 2]) >= 0;
        if (escape) {
            out += static_cast<char>(hexDigit(text[at + 1]) * 16 + hexDigit(text[at + 2]));
            at += 2;
        } else {
            out += plusIsSpace && text[at] == '+' ? ' ' : text[at];
        }
    }
    return out;
}

std::string encodeText(std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (std::isalnum(byte) || letter == '-' || letter == '_' || letter == '.' || letter == '~') {
            out += letter;
        } else if (letter == ' ') {
            out += '+';
        } else {
            out += '%';
            out += kDigits[byte >> 4U];
            out += kDigits[byte & 15U];
        }
    }
    return out;
}

} // namespace

void setTarget(HttpCall& call, const std::string& target)
{
    const std::string_view text(target);
    const auto mark = text.find('?');
    call.path = decode(text.substr(0, mark), false);
    call.query.clear();
    if (mark == std::string_view::npos)
        return;
    std::string_view rest = text.substr(mark + 1);
    while (!rest.empty()) {
        const auto end = std::min(rest.find('&'), rest.size());
        const std::string_view pair = rest.substr(0, end);
        const auto equals = std::min(pair.find('='), pair.size());
        if (!pair.empty())
            call.query.emplace_back(decode(pair.substr(0, equals), true),
                                    equals < pair.size() ? decode(pair.substr(equals + 1), true) : std::string());
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

const std::string* find(const Query& query, const std::string& key)
{
    const auto found = std::find_if(query.begin(), query.end(), [&key](const auto& entry) { return entry.first == key; });
    return found == query.end() ? nullptr : &found->second;
}

std::vector<std::string> all(const Query& query, const std::string& key)
{
    std::vector<std::string> values;
    for (const auto& [name, value] : query) {
        if (name == key)
            values.push_back(value);
    }
    return values;
}

std::string encode(Query query)
{
    std::stable_sort(query.begin(), query.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string out;
    for (const auto& [key, value] : query)
        out += (out.empty() ? "" : "&") + encodeText(key) + "=" + encodeText(value);
    return out;
}

} // namespace fc::sim::netbox
