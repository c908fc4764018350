#include "sim/netbox/ordering.h"

#include "sim/fabric/ipv4.h"

#include <algorithm>
#include <cctype>
#include <unordered_map>

namespace fc::sim::netbox {

namespace {

struct SortKey
{
    std::string field;
    bool descending = false;
};

/// What a row sorts by: numbers before text, empty last.
struct SortValue
{
    bool empty = true;
    bool numeric = false;
    Id number = 0;
    std::string text;
};

int compare(const SortValue& a, const SortValue& b)
{
    if (a.empty != b.empty)
        return a.empty ? 1 : -1;
    if (a.numeric && b.numeric)
        return a.number < b.number ? -1 : a.number > b.number ? 1 : 0;
    if (naturalLess(a.text, b.text))
        return -1;
    return naturalLess(b.text, a.text) ? 1 : 0;
}

/// Addresses and prefixes sort by number; the shorter prefix comes first.
SortValue networkValue(const std::string& text)
{
    const auto prefix = parseIpv4Prefix(text);
    if (!prefix)
        return {false, false, 0, text};
    return {false, true, (static_cast<Id>(prefix->address) << 6U) + prefix->length, {}};
}

SortValue sortValue(const View& view, const Model& model, const Json& row, const std::string& name)
{
    if (name == "id")
        return {false, true, View::idOf(row), {}};
    const Json& value = View::value(model, row, name);
    const Field* field = model.field(name);
    if (value.is_null() || !field)
        return {};
    if (field->kind == Kind::Ref)
        return {false, false, 0, view.displayOf(field->target, value.get<Id>())};
    if (name == "address" || name == "prefix")
        return networkValue(value.get<std::string>());
    if (value.is_number_integer())
        return {false, true, value.get<Id>(), {}};
    if (value.is_string())
        return {value.get_ref<const std::string&>().empty(), false, 0, value.get<std::string>()};
    return {false, false, 0, value.dump()};
}

std::vector<SortKey> sortKeys(const Model& model, const Query& query)
{
    std::vector<SortKey> keys;
    if (const auto* wanted = find(query, "ordering")) {
        std::string rest = *wanted;
        while (!rest.empty()) {
            const auto end = std::min(rest.find(','), rest.size());
            SortKey key{rest.substr(0, end), false};
            if (key.field.starts_with('-'))
                key = {key.field.substr(1), true};
            const Field* field = model.field(key.field);
            if (field && field->kind != Kind::Computed)
                keys.push_back(std::move(key));
            rest.erase(0, end + 1);
        }
    }
    if (keys.empty()) {
        for (const auto name : model.order)
            keys.push_back({std::string(name), false});
    }
    return keys;
}

} // namespace

bool naturalLess(const std::string& a, const std::string& b)
{
    const auto digit = [](char letter) { return std::isdigit(static_cast<unsigned char>(letter)) != 0; };
    std::size_t x = 0;
    std::size_t y = 0;
    while (x < a.size() && y < b.size()) {
        if (digit(a[x]) && digit(b[y])) {
            std::size_t endX = x;
            std::size_t endY = y;
            while (endX < a.size() && digit(a[endX]))
                ++endX;
            while (endY < b.size() && digit(b[endY]))
                ++endY;
            while (x < endX - 1 && a[x] == '0')
                ++x;
            while (y < endY - 1 && b[y] == '0')
                ++y;
            if (endX - x != endY - y)
                return endX - x < endY - y;
            const int order = a.compare(x, endX - x, b, y, endY - y);
            if (order != 0)
                return order < 0;
            x = endX;
            y = endY;
        } else {
            if (a[x] != b[y])
                return a[x] < b[y];
            ++x;
            ++y;
        }
    }
    return a.size() - x < b.size() - y;
}

void order(const View& view, const Model& model, const Query& query, std::vector<Id>& ids)
{
    const auto keys = sortKeys(model, query);
    if (keys.size() == 1 && keys.front().field == "id") {
        if (keys.front().descending)
            std::reverse(ids.begin(), ids.end());
        return;
    }
    std::unordered_map<Id, std::vector<SortValue>> values;
    values.reserve(ids.size());
    for (const Id id : ids) {
        auto& list = values[id];
        for (const auto& key : keys)
            list.push_back(sortValue(view, model, *view.store().find(model, id), key.field));
    }
    std::stable_sort(ids.begin(), ids.end(), [&](Id a, Id b) {
        const auto& x = values.at(a);
        const auto& y = values.at(b);
        for (std::size_t index = 0; index < keys.size(); ++index) {
            const int result = compare(x[index], y[index]);
            if (result != 0)
                return keys[index].descending ? result > 0 : result < 0;
        }
        return false;
    });
}

} // namespace fc::sim::netbox
