#include "discovery/query.h"

#include "schema/instance_pattern.h"

#include <algorithm>
#include <array>
#include <optional>

namespace fc::discovery {

namespace {

constexpr std::size_t kMaxLine = 1000;
constexpr std::size_t kMaxWords = 32;

struct FilterName
{
    std::string_view name;
    FilterKind kind;
    std::string_view values; ///< the only ones allowed, separated by blanks; empty: any
    std::string_view example;
};

constexpr std::array<FilterName, 14> kFilters{{
    {"type", FilterKind::Type, "", "enum"},
    {"kind", FilterKind::Kind, "container list leaf leaf-list anydata rpc action input output notification", "list"},
    {"rw", FilterKind::Rw, "yes no", "yes"},
    {"on", FilterKind::On, "change sample get set", "change"},
    {"module", FilterKind::Module, "", "arista*"},
    {"key", FilterKind::Key, "", "vni"},
    {"default", FilterKind::Default, "", "yes"},
    {"units", FilterKind::Units, "", "octets"},
    {"status", FilterKind::Status, "current deprecated obsolete", "deprecated"},
    {"since", FilterKind::Since, "", "4.35"},
    {"enum", FilterKind::Enum, "", "L3VRF"},
    {"identity", FilterKind::Enum, "", "BGP"},
    {"desc", FilterKind::Text, "", "prefixes"},
    {"unit", FilterKind::Units, "", "seconds"},
}};

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool isWordOf(std::string_view list, std::string_view word)
{
    for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1))
        if ((at == 0 || list[at - 1] == ' ') && (at + word.size() == list.size() || list[at + word.size()] == ' '))
            return true;
    return false;
}

struct Word
{
    std::string text;
    bool quoted = false;
    bool negated = false;
};

std::vector<Word> splitWords(std::string_view line)
{
    std::vector<Word> words;
    for (std::size_t i = 0; i < line.size();) {
        if (line[i] == ' ' || line[i] == '\t') {
            ++i;
            continue;
        }
        Word word;
        if (line[i] == '!' && i + 1 < line.size() && line[i + 1] != ' ') {
            word.negated = true;
            ++i;
        }
        if (line[i] == '"') {
            const std::size_t end = std::min(line.find('"', i + 1), line.size());
            word.text = lowered(line.substr(i + 1, end - i - 1));
            word.quoted = true;
            i = std::min(end + 1, line.size());
        } else {
            const std::size_t end = std::min(line.find_first_of(" \t", i), line.size());
            word.text = lowered(line.substr(i, end - i));
            i = end;
        }
        if (!word.text.empty())
            words.push_back(std::move(word));
    }
    return words;
}

const FilterName* filterOf(std::string_view name)
{
    const auto it = std::ranges::find(kFilters, name, &FilterName::name);
    return it == kFilters.end() ? nullptr : it;
}

void addWord(const Word& word, Query& query)
{
    const std::size_t colon = word.quoted ? std::string::npos : word.text.find(':');
    if (colon == std::string::npos || word.text.find('/') < colon) {
        query.terms.push_back({word.text, word.negated, word.quoted});
        return;
    }
    const std::string name = word.text.substr(0, colon);
    const std::string value = word.text.substr(colon + 1);
    const FilterName* filter = filterOf(name);
    if (!filter) {
        // "openconfig-if-ip:ipv4" is a path with a module prefix, not a filter.
        if (name.find('-') != std::string::npos) {
            query.filters.push_back({FilterKind::Module, name, word.negated});
            if (!value.empty())
                query.terms.push_back({value, word.negated, false});
        } else {
            query.problem = "there is no filter \"" + name + ":\"; known are type kind rw on module key default units "
                            "status since enum desc";
        }
        return;
    }
    if (value.empty())
        return; // being typed
    if (!filter->values.empty() && !isWordOf(filter->values, value)) {
        // What is being typed must not flash as an error: the start of an allowed value filters nothing yet.
        const bool partial = (" " + std::string(filter->values)).find(" " + value) != std::string::npos;
        if (!partial)
            query.problem = name + ": is one of " + std::string(filter->values);
        return;
    }
    query.filters.push_back({filter->kind, value, word.negated});
}

/// Letters of `term` in order; from the end, so that the last name is preferred. Empty if they are not there.
std::vector<std::size_t> letters(std::string_view term, std::string_view text)
{
    std::vector<std::size_t> places;
    std::size_t at = text.size();
    for (std::size_t i = term.size(); i-- > 0;) {
        while (at > 0 && text[at - 1] != term[i])
            --at;
        if (at == 0)
            return {};
        places.push_back(--at);
    }
    std::ranges::reverse(places);
    return places;
}

} // namespace

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), lower);
    return out;
}

bool matchesGlob(std::string_view pattern, std::string_view text)
{
    if (pattern.find_first_of("*?") == std::string_view::npos)
        return text.find(pattern) != std::string_view::npos;
    return schema::globMatches(pattern, text);
}

Query parseQuery(std::string_view line)
{
    Query query;
    if (line.size() > kMaxLine)
        query.problem = "only the first 1,000 characters are used";
    std::vector<Word> words = splitWords(line.substr(0, kMaxLine));
    if (words.size() > kMaxWords) {
        query.problem = "only the first 32 words are used";
        words.resize(kMaxWords);
    }
    for (const Word& word : words)
        addWord(word, query);
    return query;
}

const std::vector<std::pair<std::string_view, std::string_view>>& filterNames()
{
    static const auto names = [] {
        std::vector<std::pair<std::string_view, std::string_view>> out;
        for (const FilterName& filter : kFilters)
            if (filter.name != "unit")
                out.emplace_back(filter.name, filter.example);
        return out;
    }();
    return names;
}

std::vector<std::pair<std::size_t, std::size_t>> highlights(const Query& query, std::string_view text, bool similar)
{
    const std::string low = lowered(text);
    std::vector<bool> marked(text.size(), false);
    for (const Term& term : query.terms) {
        if (term.negated || term.text.empty())
            continue;
        bool found = false;
        for (std::size_t at = low.find(term.text); at != std::string::npos; at = low.find(term.text, at + term.text.size())) {
            std::fill_n(marked.begin() + static_cast<std::ptrdiff_t>(at), term.text.size(), true);
            found = true;
        }
        if (!found && similar && !term.quoted)
            for (const std::size_t at : letters(term.text, low))
                marked[at] = true;
    }
    std::vector<std::pair<std::size_t, std::size_t>> spans;
    for (std::size_t i = 0; i < marked.size(); ++i) {
        if (!marked[i])
            continue;
        if (!spans.empty() && spans.back().first + spans.back().second == i)
            ++spans.back().second;
        else
            spans.emplace_back(i, 1);
    }
    return spans;
}

} // namespace fc::discovery
