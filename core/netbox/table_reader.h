#pragma once

#include "netbox/client.h"
#include "netbox/decoders.h"

#include "intent/object_class.h"

#include <string>
#include <vector>

namespace fc::netbox {

/// Repeats `key` for every id, in as many queries as the request line's length demands. No ids: no queries.
std::vector<Query> chunked(const Client& client, std::string_view endpoint, const Query& common, const std::string& key,
                           const std::vector<std::string>& values);

Error badRow(const Client& client, intent::ObjectClass objectClass, const std::string& problem);

/// Reads all rows of all queries into entities. Error Parse names URL, object and field.
template <typename T>
Result<std::vector<T>> readTable(const Client& client, intent::ObjectClass objectClass,
                                 const std::vector<Query>& queries, bool byCursor, std::stop_token stop)
{
    std::vector<T> out;
    for (const Query& query : queries) {
        auto rows = client.list(intent::namesOf(objectClass).endpoint, query, stop, byCursor);
        if (!rows)
            return std::move(rows).error();
        out.reserve(out.size() + rows->size());
        for (const nlohmann::json& row : *rows) {
            if (const std::string problem = decodeRow(row, out.emplace_back()); !problem.empty())
                return badRow(client, objectClass, problem);
        }
    }
    return out;
}

} // namespace fc::netbox
