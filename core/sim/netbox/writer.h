#pragma once

#include "base/result.h"
#include "sim/fabric/blueprint.h"
#include "sim/netbox/model.h"
#include "sim/netbox/store.h"

#include <optional>
#include <string>
#include <vector>

namespace fc::sim::netbox {

/// Who writes, when, and within which request; goes into the change log.
struct WriteContext
{
    std::string time;
    std::string user;
    std::string requestId;
};

/// Body of a 400 answer: field name -> messages.
using Refusal = std::optional<Json>;

/// Checks and applies writes on one store. After a refusal the store may be half written: drop it.
class Writer
{
public:
    Writer(Store& store, WriteContext context) : m_store(store), m_context(std::move(context)) {}

    /// On success `id` is that of the new object.
    Refusal create(const Model& model, const Json& input, Id& id);
    /// The object has to exist. A write that changes nothing leaves no line in the change log, but counts as written.
    Refusal update(const Model& model, Id id, const Json& input);
    /// Deletes the object and what cannot live without it, and clears references. If something protects it, nothing
    /// happens and the sentence of NetBox's 409 is returned.
    std::optional<std::string> remove(const Model& model, Id id);

private:
    Store& m_store;
    WriteContext m_context;

    void log(const Model& model, Id id, const std::string& action, const RowPtr& before, const RowPtr& after,
             const std::string& message);
    void save(const Model& model, Json row, const std::string& message);
    void linkCable(const Json& cable, bool attach);
    void drop(const Model& model, Id id);
};

/// Fills an empty store with the rows of a fabric, in written or printed form, logged as created in that order.
/// Rows may refer to later ones. Error: Parse (names endpoint, row and field).
Status seed(Store& store, const std::vector<FabricBlueprint::Table>& tables, const WriteContext& context);

/// Takes the writable fields of `input` over into `row` and checks types, choices and references. Field errors are
/// collected, as NetBox reports all of them at once.
Refusal takeFields(const Store& store, const Model& model, const Json& input, Json& row, bool creating);

/// Rules across fields and rows: uniqueness, VLAN modes, LAG membership, duplicate addresses. May correct the row
/// where NetBox does (tagged VLANs vanish with the mode).
Refusal checkRules(const Store& store, const Model& model, const Json& input, Json& row);

/// True if the text is an IPv4 or IPv6 address with prefix length.
bool isNetworkText(const std::string& text);

} // namespace fc::sim::netbox
