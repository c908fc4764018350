#include "discovery/path_search.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <unordered_map>

namespace fc::discovery {

using schema::NodeId;
using schema::NodeKind;

namespace {

// What a match in a node's own name is worth; each level below the name costs kPerLevel, down to kLeast.
constexpr std::int16_t kWhole = 120, kStart = 90, kWordStart = 75, kInside = 45, kKeyValue = 40;
constexpr std::int16_t kPerLevel = 9, kLeast = 8;
constexpr std::int16_t kPerDepth = 2;
constexpr std::int16_t kLeaf = 10, kWritable = 6, kServed = 8, kAbsent = -60;

std::int16_t nameScore(std::string_view name, std::string_view term)
{
    const std::size_t at = name.find(term);
    if (at == std::string_view::npos)
        return 0;
    if (at == 0)
        return name.size() == term.size() ? kWhole : kStart;
    for (std::size_t next = at; next != std::string_view::npos; next = name.find(term, next + 1))
        if (name[next - 1] == '-' || name[next - 1] == '_' || name[next - 1] == '.')
            return kWordStart;
    return kInside;
}

std::int16_t inherited(std::int16_t above)
{
    return above == 0 ? std::int16_t{0} : std::max<std::int16_t>(kLeast, static_cast<std::int16_t>(above - kPerLevel));
}

} // namespace

PathSearch::PathSearch(std::shared_ptr<const PathCatalog> catalog) : m_catalog(std::move(catalog))
{
    for (const std::string_view name : m_catalog->names()) {
        m_nameStarts.push_back(static_cast<std::uint32_t>(m_lowNames.size()));
        m_lowNames.append(lowered(name)).push_back('\n');
    }
    m_nameStarts.push_back(static_cast<std::uint32_t>(m_lowNames.size()));
    for (const std::string& type : m_catalog->types())
        m_lowTypes.push_back(lowered(type));
    m_parents.resize(m_catalog->size());
    m_nameNumbers.resize(m_catalog->size());
    for (std::uint32_t id = 0; id < size(); ++id) {
        m_parents[id] = m_catalog->parent(EntryId{id}).value;
        m_nameNumbers[id] = m_catalog->nameNumber(EntryId{id});
    }
    // Thousands of lists have keys of a handful of types.
    const schema::SchemaIndex& index = m_catalog->schema();
    std::unordered_map<const schema::TypeInfo*, std::uint32_t> known;
    for (std::uint32_t id = 1; id <= index.nodeCount(); ++id) {
        if (index.kind(NodeId{id}) != NodeKind::List)
            continue;
        for (const NodeId key : index.keys(NodeId{id})) {
            const schema::TypeInfo& type = index.realType(key);
            if (type.names.empty())
                continue;
            const auto [it, added] = known.try_emplace(&type, static_cast<std::uint32_t>(m_keyWords.size()));
            if (added) {
                std::string& words = m_keyWords.emplace_back();
                for (const std::string_view name : type.names)
                    words.append(" ").append(lowered(name.substr(name.find(':') + 1)));
            }
            m_keyTypes.emplace_back(EntryId{id}, it->second);
        }
    }
    m_rank.resize(size());
    for (std::uint32_t id = 1; id < size(); ++id) {
        const EntryId entry{id};
        int rank = 300 - kPerDepth * static_cast<int>(m_catalog->depth(entry));
        if (m_catalog->carriesValue(entry))
            rank += kLeaf + (m_catalog->isConfig(entry) ? kWritable : 0);
        switch (m_catalog->support(entry)) {
        case Support::Served: rank += kServed; break;
        case Support::Absent: rank += kAbsent; break;
        default: break;
        }
        m_rank[id] = static_cast<std::int16_t>(rank);
    }
}

void PathSearch::setTexts(std::shared_ptr<const schema::TextBook> texts)
{
    m_texts = std::move(texts);
    m_lowTexts.clear();
    if (!m_texts)
        return;
    m_lowTexts.resize(m_catalog->schema().nodeCount() + 1);
    for (std::uint32_t id = 1; id < m_lowTexts.size(); ++id)
        if (const schema::NodeText* text = m_texts->of(NodeId{id})) {
            m_lowTexts[id] = lowered(text->description);
            std::ranges::replace(m_lowTexts[id], '\n', ' ');
        }
}

bool PathSearch::matchTerm(const std::string& term, Scores& scores) const
{
    if (term.find('/') != std::string::npos) {
        matchParts(term, scores);
        return true;
    }
    // All names in one text: most terms are in a few of thousands of names.
    std::vector<std::int16_t> byName(m_nameStarts.size() - 1);
    bool any = false;
    const char* const begin = m_lowNames.data();
    const char* const end = begin + m_lowNames.size();
    for (const char* at = begin; at < end && !term.empty();) {
        at = static_cast<const char*>(::memmem(at, static_cast<std::size_t>(end - at), term.data(), term.size()));
        if (!at)
            break;
        const auto next = std::ranges::upper_bound(m_nameStarts, static_cast<std::uint32_t>(at - begin));
        const auto number = static_cast<std::uint32_t>(next - m_nameStarts.begin() - 1);
        byName[number] = nameScore(nameText(number), term);
        any = any || byName[number] != 0;
        at = begin + *next;
    }
    if (!any)
        return false;
    for (std::uint32_t id = 1; id < size(); ++id)
        scores[id] = std::max(byName[m_nameNumbers[id]], inherited(scores[m_parents[id]]));
    return true;
}

/// "neighbor/state/pref": the first part ends a name, the last begins one, those between are whole names. An absolute
/// path, "/interfaces/int", has to begin at the root.
void PathSearch::matchParts(const std::string& term, Scores& scores) const
{
    std::vector<std::string_view> parts;
    for (std::string_view rest = term; !rest.empty();) {
        const std::size_t slash = std::min(rest.find('/'), rest.size());
        parts.push_back(rest.substr(0, slash));
        rest.remove_prefix(std::min(slash + 1, rest.size()));
    }
    const bool absolute = !parts.empty() && parts.front().empty();
    if (absolute)
        parts.erase(parts.begin());
    const bool open = !term.ends_with('/');
    if (parts.empty() || parts.size() > 62)
        return;
    // Bit i of a node: parts 0..i match a chain of names that ends here.
    std::vector<std::uint64_t> chains(size(), 0);
    const std::size_t last = parts.size() - 1;
    for (std::uint32_t id = 1; id < size(); ++id) {
        const std::string_view name = lowName(id);
        const std::uint32_t above = m_parents[id];
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const std::string_view part = parts[i].substr(parts[i].find(':') + 1);
            const bool first = i == 0;
            const bool whole = name == part;
            const bool fits = whole || (first && !absolute && last > 0 && name.ends_with(part)) ||
                              (i == last && open && name.starts_with(part)) ||
                              (first && last == 0 && !absolute && name.find(part) != std::string_view::npos);
            const bool follows = first ? !absolute || above == 0 : (chains[above] >> (i - 1) & 1U) != 0;
            if (fits && follows)
                chains[id] |= std::uint64_t{1} << i;
        }
        const std::int16_t own = (chains[id] >> last & 1U) != 0 ? (name == parts[last] ? kWhole : kStart) : std::int16_t{0};
        scores[id] = std::max(own, inherited(scores[above]));
    }
}

/// "evpn" is no name on the way to a neighbour's prefixes but a value of a key there: afi-safi[afi-safi-name=L2VPN_EVPN].
void PathSearch::matchKeyValues(const std::string& term, Scores& scores) const
{
    bool any = false;
    std::vector<bool> fits;
    for (const std::string& words : m_keyWords) {
        fits.push_back(words.find(term) != std::string::npos);
        any = any || fits.back();
    }
    if (!any)
        return;
    for (const auto& [list, words] : m_keyTypes)
        if (fits[words])
            scores[list.value] = std::max(scores[list.value], kKeyValue);
    for (std::uint32_t id = 1; id < size(); ++id)
        scores[id] = std::max(scores[id], inherited(scores[m_parents[id]]));
}

/// Letters in order anywhere on the path. The best way to place them is worked out along the tree: a node goes on from
/// where its parent stood, so every name is read once.
void PathSearch::matchSimilar(const std::string& term, Scores& scores) const
{
    constexpr std::size_t kMaxLetters = 24;
    constexpr std::int16_t kNone = -1;
    constexpr std::int16_t kLetter = 1, kAtWord = 9, kNext = 6;
    const std::size_t letters = term.size();
    if (letters == 0 || letters > kMaxLetters)
        return;
    const std::size_t width = letters + 1;
    // best[e * width + j]: most points with the first j letters placed at or above node e.
    std::vector<std::int16_t> best(size() * width, kNone);
    best[0] = 0;
    // Which letters of the term a character is: most characters of a path are none.
    std::array<std::uint32_t, 256> places{};
    for (std::size_t j = 0; j < letters; ++j)
        places[static_cast<unsigned char>(term[j])] |= 1U << j;
    std::vector<std::int16_t> joined(width); // points with letter j placed exactly on the character before
    for (std::uint32_t id = 1; id < size(); ++id) {
        std::int16_t* row = &best[id * width];
        const std::int16_t* above = &best[m_parents[id] * width];
        std::copy_n(above, width, row);
        std::uint32_t joinedAt = 0; // bit j: joined[j] holds
        char before = '-';
        for (const char c : lowName(id)) {
            const bool atWord = before == '-' || before == '_';
            before = c;
            std::uint32_t now = 0;
            // From the last letter down, so that one character is not taken for two letters.
            for (std::uint32_t left = places[static_cast<unsigned char>(c)]; left != 0;) {
                const std::size_t j = 31U - static_cast<std::size_t>(std::countl_zero(left));
                left &= ~(1U << j);
                std::int16_t points = kNone;
                if (row[j] != kNone)
                    points = static_cast<std::int16_t>(row[j] + (atWord ? kAtWord : kLetter));
                if ((joinedAt >> j & 1U) != 0)
                    points = std::max(points, static_cast<std::int16_t>(joined[j] + kNext));
                if (points == kNone)
                    continue;
                joined[j + 1] = points;
                now |= 1U << (j + 1);
                row[j + 1] = std::max(row[j + 1], points);
            }
            joinedAt = now;
        }
        // Only where the last letter falls into the node's own name: what is below matches by its parent.
        if (row[letters] != kNone)
            scores[id] = row[letters] > above[letters]
                             ? static_cast<std::int16_t>(std::max(1, row[letters] * 8 / static_cast<int>(letters)))
                             : inherited(scores[m_parents[id]]);
    }
}

SearchResult PathSearch::collect(const std::vector<Scores>& scores, const std::vector<bool>& passes,
                                 const SearchOptions& options) const
{
    SearchResult result;
    std::vector<Hit> hits;
    for (std::uint32_t id = 1; id < size(); ++id) {
        if (!passes.empty() && !passes[id])
            continue;
        std::int32_t score = m_rank[id];
        bool all = true;
        for (const Scores& term : scores) {
            if (term[id] <= 0) {
                all = false;
                break;
            }
            score += term[id];
        }
        const EntryId entry{id};
        if (!all || (options.leavesOnly && !m_catalog->carriesValue(entry)))
            continue;
        if (options.effectiveOnly) {
            const Support support = m_catalog->support(entry);
            result.hiddenNotServed += support == Support::NotServed ? 1 : 0;
            result.hiddenAbsent += support == Support::Absent ? 1 : 0;
            result.hiddenOperations += support == Support::Operation ? 1 : 0;
            if (support != Support::Served)
                continue;
        }
        hits.push_back({entry, score});
    }
    result.total = hits.size();
    const auto better = [](const Hit& a, const Hit& b) {
        return a.score != b.score ? a.score > b.score : a.entry.value < b.entry.value;
    };
    const std::size_t keep = options.limit == 0 ? hits.size() : std::min(options.limit, hits.size());
    std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(keep), hits.end(), better);
    hits.resize(keep);
    result.hits = std::move(hits);
    return result;
}

SearchResult PathSearch::run(const Query& query, const SearchOptions& options) const
{
    const std::vector<bool> passes = passing(query);
    std::vector<Scores> scores;
    bool possible = true;
    for (const Term& term : query.terms) {
        if (term.negated)
            continue;
        Scores& row = scores.emplace_back(size(), std::int16_t{0});
        const bool inNames = matchTerm(term.text, row);
        if (term.quoted)
            for (std::uint32_t id = 1; id < m_lowTexts.size(); ++id)
                if (row[id] == 0 && m_lowTexts[id].find(term.text) != std::string::npos)
                    row[id] = kInside;
        possible = possible && (inNames || (term.quoted && !m_lowTexts.empty()));
    }
    SearchResult result = possible ? collect(scores, passes, options) : SearchResult();
    if (result.total > 0 || scores.empty())
        return result;
    const SearchResult inNames = result;
    std::size_t row = 0;
    for (const Term& term : query.terms)
        if (!term.negated)
            matchKeyValues(term.text, scores[row++]);
    result = collect(scores, passes, options);
    result.byKeyValue = true;
    if (result.total > 0)
        return result;
    if (inNames.hiddenNotServed + inNames.hiddenAbsent + inNames.hiddenOperations > 0)
        return inNames;
    row = 0;
    for (const Term& term : query.terms) {
        if (term.negated)
            continue;
        Scores& score = scores[row++];
        const bool found = std::ranges::any_of(score, [](std::int16_t points) { return points > 0; });
        if (!term.quoted && term.text.find('/') == std::string::npos && (!found || scores.size() == 1)) {
            std::ranges::fill(score, std::int16_t{0});
            matchSimilar(term.text, score);
        }
    }
    result = collect(scores, passes, options);
    result.similar = result.total > 0;
    return result;
}

SearchResult PathSearch::runTexts(const Query& query, const SearchOptions& options) const
{
    if (!m_texts || query.terms.empty())
        return {};
    std::vector<bool> passes = passing(query);
    passes.resize(size(), true);
    std::vector<Scores> scores;
    Scores inText(size(), 0);
    for (const Term& term : query.terms) {
        if (term.negated)
            continue;
        Scores& row = scores.emplace_back(size(), std::int16_t{0});
        matchTerm(term.text, row);
        for (std::uint32_t id = 1; id < m_lowTexts.size(); ++id)
            if (row[id] == 0 && m_lowTexts[id].find(term.text) != std::string::npos) {
                row[id] = kInside;
                inText[id] = 1;
            }
    }
    // What every word of is in the path stands in the first tier already.
    for (std::uint32_t id = 1; id < size(); ++id)
        if (inText[id] == 0)
            passes[id] = false;
    return collect(scores, passes, options);
}

} // namespace fc::discovery
