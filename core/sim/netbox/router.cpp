#include "sim/netbox/router.h"

#include "base/json_depth.h"
#include "sim/netbox/answers.h"
#include "sim/netbox/auth.h"
#include "sim/netbox/change_log.h"
#include "sim/netbox/filter.h"
#include "sim/netbox/listing.h"
#include "sim/netbox/view.h"

#include <charconv>
#include <ctime>
#include <random>

namespace fc::sim::netbox {

namespace {

constexpr std::string_view kApi = "/api/";
constexpr std::string_view kChanges = "core/object-changes";
constexpr std::string_view kTypes = "core/object-types";

std::string uuid()
{
    thread_local std::mt19937_64 generator{std::random_device{}()};
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text = "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx";
    for (char& letter : text) {
        if (letter == 'x')
            letter = kDigits[generator() & 15U];
    }
    return text;
}

std::optional<Id> idFrom(std::string_view text)
{
    Id id = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), id);
    if (result.ec != std::errc() || result.ptr != text.data() + text.size() || text.empty())
        return std::nullopt;
    return id;
}

bool isWrite(const std::string& method)
{
    return method != "GET" && method != "HEAD";
}

/// What NetBox checks before it looks at the content of a write.
std::optional<HttpAnswer> refuseBody(const HttpCall& call, Json& body)
{
    if (!call.contentType.empty() && !call.contentType.starts_with("application/json"))
        return detail(415, "Unsupported media type \"" + call.contentType.substr(0, call.contentType.find(';')) +
                               "\" in request.");
    if (nestsTooDeep(call.body))
        return detail(400, "JSON parse error - nested too deep");
    body = Json::parse(call.body, nullptr, false);
    if (body.is_discarded())
        return detail(400, "JSON parse error - Expecting value");
    return std::nullopt;
}

HttpAnswer bulkRefusal(const char* verb, std::size_t total, const Json& errors)
{
    return jsonAnswer(400, {{"detail", std::to_string(errors.size()) + " of " + std::to_string(total) +
                                           " objects could not be " + verb + "."},
                            {"errors", errors}});
}

Json indexed(std::size_t index, const Json& errors)
{
    return {{"index", index}, {"errors", errors}};
}

} // namespace

std::string timestamp(SystemTime time)
{
    const auto since = time.time_since_epoch();
    const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(since).count() % 1'000'000;
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 40> text{};
    const auto length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts);
    std::string fraction = std::to_string(micros < 0 ? micros + 1'000'000 : micros);
    return std::string(text.data(), length) + "." + std::string(6 - fraction.size(), '0') + fraction + "Z";
}

std::string etag(const Json& row)
{
    std::string time = row.value("last_updated", "");
    if (!time.empty() && time.back() == 'Z')
        time.replace(time.size() - 1, 1, "+00:00");
    return "W/\"" + time + "\"";
}

std::string baseOf(const HttpCall& call)
{
    return "http://" + call.host;
}

std::shared_ptr<const Store> Router::store() const
{
    const std::lock_guard lock(m_storeMutex);
    return m_store;
}

HttpAnswer Router::answer(const HttpCall& call, SystemTime when)
{
    const WriteContext context{timestamp(when), m_user, uuid()};
    HttpAnswer answer = dispatch(call, context);
    if (answer.status != 301) {
        answer.headers.emplace_back("API-Version", "4.7");
        answer.headers.emplace_back("X-Request-ID", context.requestId);
        answer.headers.emplace_back("Vary", "HX-Request, Accept-Language, Cookie, origin");
    }
    return answer;
}

HttpAnswer Router::dispatch(const HttpCall& call, const WriteContext& context)
{
    if (!call.path.starts_with(kApi))
        return pageNotFound();
    if (!call.path.ends_with('/')) {
        const std::string query = encode(call.query);
        return redirect(call.path + "/" + (query.empty() ? "" : "?" + query));
    }
    std::string_view rest = std::string_view(call.path).substr(kApi.size());
    rest = rest.substr(0, rest.empty() ? 0 : rest.size() - 1);
    const auto slash = rest.rfind('/');
    const auto id = slash == std::string_view::npos ? std::nullopt : idFrom(rest.substr(slash + 1));
    const std::string_view endpoint = id ? rest.substr(0, slash) : rest;
    const bool logged = endpoint == kChanges || endpoint == kTypes;
    const Model* model = modelOf(endpoint);
    auto page = fixedPage(call, m_user);
    if (!page && !logged && !model)
        return pageNotFound();
    if (!call.trusted) {
        if (auto refusal = refuseUnauthenticated(call, m_tokens))
            return *refusal;
    }
    if (call.accept.find("xml") != std::string::npos && call.accept.find('*') == std::string::npos)
        return detail(406, "Could not satisfy the request Accept header.");
    if (const auto* format = find(call.query, "format"); format && *format != "json")
        return detail(404, "Not found.");
    if (page)
        return *page;
    if (logged)
        return logEndpoint(endpoint, id, call);
    return id ? objectEndpoint(*model, *id, call, context) : listEndpoint(*model, call, context);
}

HttpAnswer Router::logEndpoint(std::string_view endpoint, std::optional<Id> id, const HttpCall& call) const
{
    if (isWrite(call.method))
        return methodNotAllowed(call.method);
    const auto state = store();
    const View view(*state, baseOf(call));
    if (endpoint == kTypes)
        return objectTypes(view, call);
    return id ? changeDetail(view, call, *id) : changeList(view, call);
}

HttpAnswer Router::listEndpoint(const Model& model, const HttpCall& call, const WriteContext& context)
{
    if (call.method == "POST")
        return createRows(model, call, context);
    if (call.method == "PATCH" || call.method == "DELETE")
        return changeRows(model, call, context);
    if (isWrite(call.method))
        return methodNotAllowed(call.method);
    const auto state = store();
    const View view(*state, baseOf(call));
    auto selected = select(view, model, call.query);
    if (selected.refusal)
        return jsonAnswer(400, *selected.refusal);
    const Selection selection = selectionOf(call.query);
    return listAnswer(call.query, view.base() + call.path, std::move(selected.ids),
                      [&](Id id) { return view.print(model, *state->find(model, id), selection); });
}

HttpAnswer Router::objectEndpoint(const Model& model, Id id, const HttpCall& call, const WriteContext& context)
{
    if (call.method == "PATCH" || call.method == "DELETE")
        return changeObject(model, id, call, context);
    if (isWrite(call.method))
        return methodNotAllowed(call.method);
    const auto state = store();
    const Json* row = state->find(model, id);
    if (!row)
        return notFound(model);
    const View view(*state, baseOf(call));
    auto answer = jsonAnswer(200, view.print(model, *row, selectionOf(call.query)));
    answer.headers.emplace_back("ETag", etag(*row));
    return answer;
}

HttpAnswer Router::createRows(const Model& model, const HttpCall& call, const WriteContext& context)
{
    Json body;
    if (auto refusal = refuseBody(call, body))
        return *refusal;
    const std::lock_guard lock(m_writeMutex);
    auto changed = std::make_shared<Store>(*store());
    Writer writer(*changed, context);
    const bool bulk = body.is_array();
    const Json inputs = bulk ? body : Json::array({body});
    Json errors = Json::array();
    std::vector<Id> ids;
    for (std::size_t index = 0; index < inputs.size(); ++index) {
        Id id = 0;
        if (const auto refusal = writer.create(model, inputs[index], id))
            errors.push_back(bulk ? indexed(index, *refusal) : *refusal);
        else
            ids.push_back(id);
    }
    if (!errors.empty())
        return publish(changed, bulk ? bulkRefusal("created", inputs.size(), errors) : jsonAnswer(400, errors[0]));
    const View view(*changed, baseOf(call));
    Json printed = Json::array();
    for (const Id id : ids)
        printed.push_back(view.print(model, *changed->find(model, id)));
    return publish(changed, jsonAnswer(201, bulk ? printed : printed[0]));
}

HttpAnswer Router::changeRows(const Model& model, const HttpCall& call, const WriteContext& context)
{
    Json body;
    if (auto refusal = refuseBody(call, body))
        return *refusal;
    if (!body.is_array())
        return jsonAnswer(400, {{"non_field_errors", Json::array({"Expected a list of items."})}});
    const bool removing = call.method == "DELETE";
    const std::lock_guard lock(m_writeMutex);
    auto changed = std::make_shared<Store>(*store());
    Writer writer(*changed, context);
    Json errors = Json::array();
    for (std::size_t index = 0; index < body.size(); ++index) {
        const Json& entry = body[index];
        const Id id = entry.is_object() && entry.contains("id") && entry["id"].is_number_integer()
                          ? entry["id"].get<Id>()
                          : Id(0);
        if (!changed->find(model, id)) {
            errors.push_back(indexed(index, fieldError("id", "Object with this ID does not exist.")));
        } else if (removing) {
            if (const auto why = writer.remove(model, id))
                return publish(changed, detail(409, *why));
        } else if (const auto refusal = writer.update(model, id, entry)) {
            errors.push_back(indexed(index, *refusal));
        }
    }
    if (!errors.empty())
        return publish(changed, bulkRefusal(removing ? "deleted" : "updated", body.size(), errors));
    if (removing) {
        HttpAnswer answer;
        answer.status = 204;
        return publish(changed, answer);
    }
    const View view(*changed, baseOf(call));
    Json printed = Json::array();
    for (const auto& entry : body)
        printed.push_back(view.print(model, *changed->find(model, entry["id"].get<Id>())));
    return publish(changed, jsonAnswer(200, printed));
}

HttpAnswer Router::changeObject(const Model& model, Id id, const HttpCall& call, const WriteContext& context)
{
    const std::lock_guard lock(m_writeMutex);
    auto changed = std::make_shared<Store>(*store());
    const Json* row = changed->find(model, id);
    if (!row)
        return notFound(model);
    if (!call.ifMatch.empty() && call.ifMatch != "*" && call.ifMatch != etag(*row)) {
        auto lost = detail(412, "Precondition failed.");
        lost.headers.emplace_back("ETag", etag(*row));
        return lost;
    }
    Writer writer(*changed, context);
    if (call.method == "DELETE") {
        if (const auto why = writer.remove(model, id))
            return publish(changed, detail(409, *why));
        HttpAnswer gone;
        gone.status = 204;
        return publish(changed, gone);
    }
    Json body;
    if (auto refusal = refuseBody(call, body))
        return *refusal;
    if (const auto refusal = writer.update(model, id, body))
        return publish(changed, jsonAnswer(400, *refusal));
    const Json* updated = changed->find(model, id);
    auto answer = jsonAnswer(200, View(*changed, baseOf(call)).print(model, *updated));
    answer.headers.emplace_back("ETag", etag(*updated));
    return publish(changed, answer);
}

HttpAnswer Router::publish(std::shared_ptr<Store> changed, HttpAnswer answer)
{
    if (answer.status >= 400) {
        changed = std::make_shared<Store>(*store());
        changed->skipChangeId();
    }
    const std::lock_guard lock(m_storeMutex);
    m_store = std::move(changed);
    return answer;
}

} // namespace fc::sim::netbox
