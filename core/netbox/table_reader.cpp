#include "netbox/table_reader.h"

namespace fc::netbox {

std::vector<Query> chunked(const Client& client, std::string_view endpoint, const Query& common, const std::string& key,
                           const std::vector<std::string>& values)
{
    constexpr std::size_t kPaging = 64; // limit, ordering and what `next` adds
    const std::size_t taken = toText(common).size() + kPaging;
    const std::size_t whole = client.roomForQuery(endpoint);
    const std::size_t room = taken < whole ? whole - taken : 0;
    std::vector<Query> out;
    std::size_t used = 0;
    for (const std::string& value : values) {
        const std::size_t cost = toText({{key, value}}).size() + 1;
        if (out.empty() || used + cost > room) {
            out.push_back(common);
            used = 0;
        }
        out.back().emplace_back(key, value);
        used += cost;
    }
    return out;
}

} // namespace fc::netbox
