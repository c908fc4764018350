#include "netbox/change_log.h"

#include "netbox/row_reader.h"

#include <algorithm>
#include <array>

namespace fc::netbox {

namespace {

using intent::ChangePoll;
using intent::IntentChange;
using nlohmann::json;

constexpr std::int64_t kLookBack = 200;
constexpr std::size_t kRemembered = 2000;
constexpr std::string_view kEndpoint = "core/object-changes";
constexpr const char* kChangeFields = "id,time,user_name,request_id,action,changed_object_type,changed_object_id";

/// Types that no snapshot holds rows of, but whose change can alter rows without a change record of their own.
constexpr std::array<std::string_view, 7> kIndirectTypes{"dcim.cabletermination", "dcim.devicerole", "dcim.virtualchassis",
                                                         "dcim.platform",         "extras.customfield",
                                                         "extras.customfieldchoiceset", "ipam.fhrpgroup"};

bool touches(std::string_view type)
{
    return intent::classOfType(type).has_value() || std::ranges::find(kIndirectTypes, type) != kIndirectTypes.end();
}

void addClassOf(const std::string& type, std::set<intent::ObjectClass>& out)
{
    if (const auto objectClass = intent::classOfType(type))
        out.insert(*objectClass);
    else if (type == "dcim.cabletermination")
        out.insert(intent::ObjectClass::Cable);
    else if (touches(type))
        out.insert(intent::ObjectClass::Site); // may be anything: a site means everything
}

Result<std::vector<json>> rowsAbove(const Client& client, std::int64_t id, const char* fields, std::stop_token stop)
{
    return client.list(kEndpoint, {{"id__gt", std::to_string(std::max<std::int64_t>(id, 0))}, {"fields", fields}}, stop);
}

IntentChange changeOf(const json& row)
{
    RowReader in(row);
    IntentChange change;
    change.id = in.id();
    change.time = in.text("time");
    change.objectType = in.text("changed_object_type");
    change.objectId = in.number("changed_object_id").value_or(0);
    change.action = in.choice("action");
    change.requestId = in.text("request_id");
    change.user = in.text("user_name");
    change.touchesIntent = touches(change.objectType);
    return change;
}

} // namespace

Result<std::int64_t> newestChange(const Client& client, std::stop_token stop)
{
    auto body = client.get(kEndpoint, toText({{"limit", "1"}, {"ordering", "-id"}, {"fields", "id,time"}}), stop);
    if (!body)
        return std::move(body).error();
    const auto results = body->is_object() ? body->find("results") : body->end();
    if (!body->is_object() || results == body->end() || !results->is_array())
        return makeError(ErrorCode::Parse, "the change log's answer is JSON, but no list with \"results\"")
            .about("NetBox " + client.baseUrl() + "/api/" + std::string(kEndpoint) + "/")
            .nowIs("the intent was not read; what was read before stays as it is")
            .doNext("read the intent again");
    if (results->empty())
        return std::int64_t{0};
    RowReader row(results->front());
    const std::int64_t id = row.id();
    if (!row.problem().empty())
        return makeError(ErrorCode::Parse, "NetBox gave a change-log row that cannot be read: " + row.problem())
            .about("NetBox " + client.baseUrl() + "/api/" + std::string(kEndpoint) + "/")
            .nowIs("the intent was not read; what was read before stays as it is")
            .doNext("read the intent again");
    return id;
}

Result<std::set<intent::ObjectClass>> classesTouched(const Client& client, std::int64_t since, std::stop_token stop)
{
    auto rows = rowsAbove(client, since, "id,changed_object_type", stop);
    if (!rows)
        return std::move(rows).error();
    std::set<intent::ObjectClass> out;
    for (const json& row : *rows) {
        RowReader in(row);
        addClassOf(in.text("changed_object_type"), out);
    }
    return out;
}

std::set<intent::ObjectClass> classesOf(const std::vector<IntentChange>& changes)
{
    std::set<intent::ObjectClass> out;
    for (const IntentChange& change : changes)
        addClassOf(change.objectType, out);
    return out;
}

Result<std::vector<IntentChange>> changesSince(const Client& client, std::int64_t since, std::stop_token stop)
{
    auto rows = rowsAbove(client, since, kChangeFields, stop);
    if (!rows)
        return std::move(rows).error();
    std::vector<IntentChange> out;
    out.reserve(rows->size());
    for (const json& row : *rows)
        out.push_back(changeOf(row));
    return out;
}

void ChangeLog::remember(std::int64_t id)
{
    m_told.insert(id);
    m_order.push_back(id);
    if (m_order.size() > kRemembered) {
        m_told.erase(m_order.front());
        m_order.pop_front();
    }
}

Result<ChangePoll> ChangeLog::poll(const Client& client, std::int64_t since, std::stop_token stop)
{
    auto rows = rowsAbove(client, since - kLookBack, kChangeFields, stop);
    if (!rows)
        return std::move(rows).error();
    ChangePoll out;
    out.watermark = since;
    const auto idOf = [](const json& row) { return row["id"].get<std::int64_t>(); };
    if (since > 0 && (rows->empty() || idOf(rows->back()) < since)) {
        out.fullReadNeeded = true;
        out.reason = "NetBox's change log ends before what was read last: it was cleared, or the database was restored";
        out.watermark = rows->empty() ? 0 : idOf(rows->back());
    } else if (since > 0 && idOf(rows->front()) > since) {
        out.fullReadNeeded = true;
        out.reason = "NetBox's change log no longer reaches back to what was read last";
    }
    for (const json& row : *rows) {
        const std::int64_t id = idOf(row);
        const bool known = m_told.contains(id);
        if (!known)
            remember(id);
        // Rows at or below the snapshot's watermark are in the snapshot, unless they turn up late.
        const bool late = id <= since && !known && m_primed;
        out.watermark = std::max(out.watermark, id);
        if (known || (id <= since && !late))
            continue;
        out.changes.push_back(changeOf(row));
    }
    m_primed = true;
    return out;
}

} // namespace fc::netbox
