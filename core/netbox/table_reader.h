#pragma once

#include "netbox/client.h"
#include "netbox/decoders.h"

#include "intent/object_class.h"

#include <functional>
#include <string>
#include <vector>

namespace fc::netbox {

/// Repeats `key` for every id, in as many queries as the request line's length demands. No ids: no queries.
std::vector<Query> chunked(const Client& client, std::string_view endpoint, const Query& common, const std::string& key,
                           const std::vector<std::string>& values);

/// Reads all rows of all queries into entities; `look`, if there is one, sees each row as it came. Error Parse names URL,
/// object and field.
template <typename T>
Result<std::vector<T>> readTable(const Client& client, intent::ObjectClass objectClass,
                                 const std::vector<Query>& queries, std::stop_token stop,
                                 const std::function<void(const nlohmann::json&)>& look = {})
{
    std::vector<T> out;
    for (const Query& query : queries) {
        const std::size_t before = out.size();
        const auto begin = [&] { out.resize(before); };
        const auto take = [&](const nlohmann::json& row) {
            if (look)
                look(row);
            return decodeRow(row, out.emplace_back());
        };
        if (auto status = client.eachRow(intent::namesOf(objectClass).endpoint, query, begin, take, stop); !status)
            return std::move(status).error();
    }
    return out;
}

} // namespace fc::netbox
