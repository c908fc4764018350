#include "sim/netbox/listing.h"

#include "sim/netbox/answers.h"
#include "sim/netbox/view.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace fc::sim::netbox {

namespace {

constexpr Id kDefaultPage = 50;  // PAGINATE_COUNT
constexpr Id kLargestPage = 1000; // MAX_PAGE_SIZE
constexpr Id kFurthestOffset = 1'000'000'000'000; // far beyond any table; sums stay in range

std::optional<Id> number(const Query& query, const std::string& key)
{
    const auto* text = find(query, key);
    Id value = 0;
    if (!text)
        return std::nullopt;
    const auto result = std::from_chars(text->data(), text->data() + text->size(), value);
    if (result.ec != std::errc() || result.ptr != text->data() + text->size())
        return std::nullopt;
    return value;
}

Id pageSize(const Query& query)
{
    const auto limit = number(query, "limit");
    if (!limit || *limit < 0)
        return kDefaultPage;
    return *limit == 0 ? kLargestPage : std::min(*limit, kLargestPage);
}

void replace(Query& query, const std::string& key, Id value)
{
    std::erase_if(query, [&key](const auto& entry) { return entry.first == key; });
    query.emplace_back(key, std::to_string(value));
}

HttpAnswer bareRefusal(const char* text)
{
    return jsonAnswer(400, Json::array({text}));
}

Json printAll(const std::vector<Id>& ids, std::size_t from, std::size_t to, const std::function<Json(Id)>& print)
{
    Json results = Json::array();
    for (std::size_t index = from; index < to; ++index)
        results.push_back(print(ids[index]));
    return results;
}

HttpAnswer cursorPage(const Query& query, const std::string& address, std::vector<Id> ids, Id size,
                      const std::function<Json(Id)>& print)
{
    const auto start = number(query, "start");
    if (!start || *start < 0)
        return bareRefusal("Invalid 'start' parameter: must be a non-negative integer.");
    if (find(query, "offset"))
        return bareRefusal("'start' and 'offset' are mutually exclusive.");
    if (find(query, "ordering"))
        return bareRefusal("Ordering cannot be specified in conjunction with cursor-based pagination.");
    std::sort(ids.begin(), ids.end());
    const auto first = std::lower_bound(ids.begin(), ids.end(), *start);
    const auto from = static_cast<std::size_t>(first - ids.begin());
    const auto to = std::min(ids.size(), from + static_cast<std::size_t>(size));
    Json next;
    if (to < ids.size()) {
        Query following = query;
        replace(following, "limit", size);
        replace(following, "start", ids[to - 1] + 1);
        next = address + "?" + encode(following);
    }
    return jsonAnswer(
        200, {{"count", nullptr}, {"next", next}, {"previous", nullptr}, {"results", printAll(ids, from, to, print)}});
}

std::vector<std::string> names(const Query& query, const std::string& key)
{
    std::vector<std::string> list;
    for (const auto& value : all(query, key)) {
        std::size_t at = 0;
        while (at <= value.size()) {
            const auto end = std::min(value.find(',', at), value.size());
            if (end > at)
                list.push_back(value.substr(at, end - at));
            at = end + 1;
        }
    }
    return list;
}

} // namespace

Selection selectionOf(const Query& query)
{
    Selection selection;
    const auto* brief = find(query, "brief");
    selection.brief = brief && (*brief == "true" || *brief == "True" || *brief == "1");
    selection.only = names(query, "fields");
    selection.omit = names(query, "omit");
    return selection;
}

HttpAnswer listAnswer(const Query& query, const std::string& address, std::vector<Id> ids,
                      const std::function<Json(Id)>& print)
{
    const Id size = pageSize(query);
    if (find(query, "start"))
        return cursorPage(query, address, std::move(ids), size, print);
    const Id offset = std::clamp<Id>(number(query, "offset").value_or(0), 0, kFurthestOffset);
    const Id count = static_cast<Id>(ids.size());
    Json next;
    Json previous;
    if (offset + size < count) {
        Query following = query;
        replace(following, "limit", size);
        replace(following, "offset", offset + size);
        next = address + "?" + encode(following);
    }
    if (offset > 0) {
        Query before = query;
        replace(before, "limit", size);
        replace(before, "offset", offset - size);
        if (offset - size <= 0)
            std::erase_if(before, [](const auto& entry) { return entry.first == "offset"; });
        previous = address + "?" + encode(before);
    }
    const auto from = static_cast<std::size_t>(std::min(offset, count));
    const auto to = static_cast<std::size_t>(std::min(offset + size, count));
    return jsonAnswer(200, {{"count", count},
                            {"next", next},
                            {"previous", previous},
                            {"results", printAll(ids, from, to, print)}});
}

} // namespace fc::sim::netbox
