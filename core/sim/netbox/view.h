#pragma once

#include "sim/netbox/model.h"
#include "sim/netbox/store.h"

#include <map>
#include <string>
#include <vector>

namespace fc::sim::netbox {

/// Which fields of an object an answer shows.
struct Selection
{
    bool brief = false;
    std::vector<std::string> only; ///< fields=, empty: all
    std::vector<std::string> omit; ///< omit=
};

/// Prints rows of one store state as NetBox does. Valid as long as the store it was made from. One thread.
class View
{
public:
    /// base: "http://host:port", from the request's Host header.
    View(const Store& store, std::string base) : m_store(store), m_base(std::move(base)) {}

    const Store& store() const { return m_store; }
    const std::string& base() const { return m_base; }

    Json print(const Model& model, const Json& row, const Selection& selection = {}) const;
    /// null if the object does not exist.
    Json printRef(const Model& model, Id id, Form form) const;
    /// prechange_data / postchange_data: every stored field, ids and plain values.
    Json raw(const Model& model, const Json& row) const;

    std::string display(const Model& model, const Json& row) const;
    std::string displayOf(std::string_view endpoint, Id id) const; ///< empty if there is none
    std::string url(const Model& model, Id id) const;

    /// Custom fields of a model, by name.
    const std::vector<const Json*>& customFields(const Model& model) const;

    /// Stored value or the model's fallback.
    static const Json& value(const Model& model, const Json& row, std::string_view field);
    static Id idOf(const Json& row);

private:
    const Store& m_store;
    std::string m_base;
    mutable std::map<const Model*, std::vector<const Json*>> m_customFields; ///< asked for once a row

    Json printField(const Model& model, const Field& field, const Json& row) const;
    Json printTerminations(const Json& ends) const;
};

/// The target row of a Ref field, or null. `endpoint` must be that field's.
const Json* follow(const View& view, std::string_view endpoint, const Json& row, std::string_view field);
/// Number of rows of `endpoint` whose `field` refers to this row.
Json countOf(const View& view, const Json& row, std::string_view endpoint, std::string_view field);

} // namespace fc::sim::netbox
