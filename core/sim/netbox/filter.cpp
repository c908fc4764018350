#include "sim/netbox/filter.h"

#include "sim/fabric/ipv4.h"
#include "sim/netbox/answers.h"
#include "sim/netbox/ordering.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cctype>

namespace fc::sim::netbox {

namespace {

constexpr std::array<std::string_view, 9> kNoFilters{"limit", "offset", "start", "ordering", "fields",
                                                     "exclude", "omit", "brief", "format"};
constexpr std::array<std::string_view, 10> kOperators{"n", "gt", "gte", "lt", "lte", "ic", "isw", "iew", "ie", "empty"};

std::optional<Id> number(const std::string& text)
{
    Id value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (result.ec != std::errc() || result.ptr != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return text;
}

/// Three-way: by value if both are numbers, else as text (ISO times sort as text).
int compare(const std::string& a, const std::string& b)
{
    const auto x = number(a);
    const auto y = number(b);
    if (x && y)
        return *x < *y ? -1 : *x > *y ? 1 : 0;
    return a.compare(b);
}

bool matches(const std::string& op, const std::string& have, const std::string& want)
{
    if (op.empty() || op == "n")
        return have == want || ((have == "true" || have == "false") && lower(want) == have);
    if (op == "ie")
        return lower(have) == lower(want);
    if (op == "ic")
        return lower(have).find(lower(want)) != std::string::npos;
    if (op == "isw")
        return lower(have).starts_with(lower(want));
    if (op == "iew")
        return lower(have).ends_with(lower(want));
    const int order = compare(have, want);
    if (op == "gt")
        return order > 0;
    if (op == "gte")
        return order >= 0;
    if (op == "lt")
        return order < 0;
    return order <= 0;
}

/// Filters that compare prefixes rather than text.
bool prefixHolds(const FilterTerm& term, const std::string& have)
{
    const auto own = parseIpv4Prefix(have);
    return own.ok() && std::any_of(term.wanted.begin(), term.wanted.end(), [&](const std::string& text) {
        auto wanted = parseIpv4Prefix(text.find('/') == std::string::npos ? text + "/32" : text);
        if (!wanted)
            return false;
        if (term.name == "contains")
            return own->length <= wanted->length && own->contains(wanted->address);
        const bool longer = term.name == "within" ? own->length > wanted->length : own->length >= wanted->length;
        return longer && wanted->contains(own->address);
    });
}

/// parent= on addresses, within=, within_include= and contains= on prefixes; nullopt: not such a filter.
std::optional<bool> prefixFilter(const Model& model, const Json& row, const FilterTerm& term)
{
    if (model.endpoint == "ipam/ip-addresses" && term.name == "parent")
        return prefixHolds(term, row.value("address", ""));
    const bool known = term.name == "within" || term.name == "within_include" || term.name == "contains";
    if (model.endpoint == "ipam/prefixes" && known)
        return prefixHolds(term, row.value("prefix", ""));
    return std::nullopt;
}

/// A value no object has: NetBox refuses it for filters by id or by related object.
std::optional<Json> refuse(const View& view, const Model& model, const FilterTerm& term)
{
    for (const auto& value : term.wanted) {
        if (value == "null")
            continue;
        const bool numeric = term.name == "id" || term.name.ends_with("_id");
        if (numeric && term.op.empty() && filterNameKnown(model, term.name)) {
            if (!number(value))
                return fieldError(term.name, "Enter a whole number.");
        }
        const auto target = relatedModel(model, term.name);
        if (!target || !term.op.empty())
            continue;
        const auto& rows = view.store().rows(*target);
        const bool exists = std::any_of(rows.begin(), rows.end(), [&](const auto& entry) {
            return relatedText(view, *target, *entry.second, term.name) == value;
        });
        if (!exists)
            return fieldError(term.name,
                              "Select a valid choice. " + value + " is not one of the available choices.");
    }
    return std::nullopt;
}

bool rowHolds(const View& view, const Model& model, const Json& row, const std::vector<FilterTerm>& terms)
{
    return std::all_of(terms.begin(), terms.end(), [&](const FilterTerm& term) {
        if (const auto special = prefixFilter(model, row, term))
            return *special;
        const auto have = filterValues(view, model, row, term.name);
        return !have || holds(term, *have);
    });
}

} // namespace

std::vector<FilterTerm> filterTerms(const Query& query)
{
    std::vector<FilterTerm> terms;
    for (const auto& [key, value] : query) {
        if (std::find(kNoFilters.begin(), kNoFilters.end(), key) != kNoFilters.end())
            continue;
        FilterTerm term{key, key == "q" ? "ic" : "", {value}};
        const auto split = key.rfind("__");
        if (split != std::string::npos) {
            const std::string op = key.substr(split + 2);
            if (std::find(kOperators.begin(), kOperators.end(), op) != kOperators.end()) {
                term.name = key.substr(0, split);
                term.op = op;
            }
        }
        // tag=a&tag=b asks for both tags; any other repeated key for one of the values.
        const auto same = std::find_if(terms.begin(), terms.end(), [&term](const FilterTerm& other) {
            return other.name == term.name && other.op == term.op && term.name != "tag";
        });
        if (same == terms.end())
            terms.push_back(std::move(term));
        else
            same->wanted.push_back(value);
    }
    return terms;
}

bool holds(const FilterTerm& term, const std::vector<std::string>& have)
{
    if (term.op == "empty")
        return have.empty() == (lower(term.wanted.front()) == "true");
    const bool any = std::any_of(term.wanted.begin(), term.wanted.end(), [&](const std::string& want) {
        if (want == "null")
            return have.empty();
        return std::any_of(have.begin(), have.end(),
                           [&](const std::string& value) { return matches(term.op, value, want); });
    });
    return term.op == "n" ? !any : any;
}

Selected select(const View& view, const Model& model, const Query& query)
{
    Selected selected;
    const auto terms = filterTerms(query);
    for (const auto& term : terms) {
        if (auto refusal = refuse(view, model, term)) {
            selected.refusal = std::move(refusal);
            return selected;
        }
    }
    for (const auto& [id, row] : view.store().rows(model)) {
        if (rowHolds(view, model, *row, terms))
            selected.ids.push_back(id);
    }
    order(view, model, query, selected.ids);
    return selected;
}

} // namespace fc::sim::netbox
