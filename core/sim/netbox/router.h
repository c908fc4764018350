#pragma once

#include "base/clock.h"
#include "sim/netbox/http_call.h"
#include "sim/netbox/netbox_api.h"
#include "sim/netbox/store.h"
#include "sim/netbox/writer.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace fc::sim::netbox {

/// Answers REST calls on one set of tables. Thread-safe: readers work on the state at their start, writers take turns
/// and publish a new state only if nothing was refused.
class Router
{
public:
    Router(std::shared_ptr<const Store> store, std::string user, NetboxTokens tokens)
        : m_store(std::move(store)), m_user(std::move(user)), m_tokens(std::move(tokens))
    {
    }

    /// `when` stamps what the call changes. Unknown paths and paths without their last slash are answered before
    /// anybody asks for a token, as NetBox does.
    HttpAnswer answer(const HttpCall& call, SystemTime when);
    std::shared_ptr<const Store> store() const;

private:
    mutable std::mutex m_storeMutex;
    std::shared_ptr<const Store> m_store;
    std::mutex m_writeMutex;
    std::string m_user;
    NetboxTokens m_tokens;

    HttpAnswer dispatch(const HttpCall& call, const WriteContext& context);
    HttpAnswer logEndpoint(std::string_view endpoint, std::optional<Id> id, const HttpCall& call) const;
    HttpAnswer listEndpoint(const Model& model, const HttpCall& call, const WriteContext& context);
    HttpAnswer objectEndpoint(const Model& model, Id id, const HttpCall& call, const WriteContext& context);
    HttpAnswer createRows(const Model& model, const HttpCall& call, const WriteContext& context);
    HttpAnswer changeRows(const Model& model, const HttpCall& call, const WriteContext& context);
    HttpAnswer changeObject(const Model& model, Id id, const HttpCall& call, const WriteContext& context);
    /// Keeps what was written, or only uses up a change id if the answer is a refusal.
    HttpAnswer publish(std::shared_ptr<Store> changed, HttpAnswer answer);
};

/// "2026-11-22T19:07:00.788080Z"
std::string timestamp(SystemTime time);
/// The ETag of an object, from its last_updated.
std::string etag(const Json& row);
/// Scheme and Host header of the caller.
std::string baseOf(const HttpCall& call);

/// Pages without tables: /api/, /api/status/, /api/plugins/, /api/authentication-check/; nullopt for other paths.
std::optional<HttpAnswer> fixedPage(const HttpCall& call, const std::string& user);

} // namespace fc::sim::netbox
