#include "netbox/reading.h"

#include <unordered_map>

namespace fc::netbox {

namespace {

using intent::Interface;
using intent::ObjectClass;
using intent::ObjectId;

/// Id of an interface that is above itself along `member`, or 0.
ObjectId inCircle(const std::vector<Interface>& rows, ObjectId Interface::*member)
{
    std::unordered_map<ObjectId, ObjectId> above;
    for (const Interface& row : rows) {
        if (row.*member != 0)
            above.emplace(row.id, row.*member);
    }
    std::unordered_map<ObjectId, ObjectId> visitedFrom; // node -> the start whose walk came by first
    for (const auto& [start, ignored] : above) {
        for (auto at = above.find(start); at != above.end(); at = above.find(at->second)) {
            const auto [visit, first] = visitedFrom.emplace(at->first, start);
            if (first)
                continue;
            if (visit->second == start)
                return at->first;
            break;
        }
    }
    return 0;
}

} // namespace

Status Reading::checkRows() const
{
    const auto refuse = [&](ObjectId id, const char* field) -> Status {
        return makeError(ErrorCode::Parse, "NetBox gave rows that cannot be: following \"" + std::string(field) +
                                               "\" of interface id " + std::to_string(id) + " leads back to itself")
            .about("NetBox " + m_client.baseUrl() + "/api/" +
                   std::string(intent::namesOf(ObjectClass::Interface).endpoint) + "/")
            .nowIs("the intent was not read; what was read before stays as it is")
            .doNext("look at this object in NetBox");
    };
    if (const ObjectId id = inCircle(tables.interfaces, &Interface::parent); id != 0)
        return refuse(id, "parent");
    if (const ObjectId id = inCircle(tables.interfaces, &Interface::lag); id != 0)
        return refuse(id, "lag");
    return {};
}

} // namespace fc::netbox
