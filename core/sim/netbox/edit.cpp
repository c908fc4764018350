#include "sim/netbox/edit.h"

#include "base/json_depth.h"
#include "sim/netbox/filter.h"
#include "sim/netbox/view.h"

namespace fc::sim::netbox {

namespace {

/// "dcim/interfaces?device=leaf3&name=Vlan50" -> its id.
Result<Id> oneObject(const Store& store, const std::string& reference)
{
    HttpCall call;
    setTarget(call, reference);
    const Model* model = modelOf(call.path);
    const auto refuse = [&reference](const std::string& text) {
        return makeError(ErrorCode::NotFound, text).about(reference).nowIs("the lab's NetBox is unchanged");
    };
    if (!model)
        return refuse("no such kind of NetBox object");
    const auto selected = select(View(store, {}), *model, call.query);
    if (selected.refusal || selected.ids.size() != 1)
        return refuse(selected.ids.empty() ? "no NetBox object matches" : "several NetBox objects match");
    return selected.ids.front();
}

Status resolve(const Store& store, Json& value)
{
    if (value.is_string() && value.get_ref<const std::string&>().starts_with('@')) {
        auto id = oneObject(store, value.get<std::string>().substr(1));
        if (!id)
            return std::move(id).error();
        value = *id;
    } else if (value.is_structured()) {
        for (auto& entry : value) {
            if (auto good = resolve(store, entry); !good)
                return good;
        }
    }
    return {};
}

} // namespace

Result<HttpCall> resolveEdit(const Store& store, const NetboxEdit& edit)
{
    HttpCall call;
    call.method = edit.method;
    call.host = "127.0.0.1";
    call.trusted = true;
    call.path = "/api/" + edit.endpoint + "/";
    if (!edit.object.empty()) {
        auto id = oneObject(store, edit.endpoint + "?" + edit.object);
        if (!id)
            return std::move(id).error();
        call.path += std::to_string(*id) + "/";
    }
    if (edit.body.empty())
        return call;
    Json body = nestsTooDeep(edit.body) ? Json(Json::value_t::discarded) : Json::parse(edit.body, nullptr, false);
    if (body.is_discarded())
        return makeError(ErrorCode::Parse, "the body is not JSON").about(edit.method + " " + call.path);
    if (auto good = resolve(store, body); !good)
        return std::move(good).error();
    call.body = body.dump();
    return call;
}

} // namespace fc::sim::netbox
