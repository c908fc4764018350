#pragma once

#include "sim/netbox/http_call.h"
#include "sim/netbox/view.h"

#include <string>
#include <vector>

namespace fc::sim::netbox {

/// Compares as NetBox sorts names: digits by value ("leaf2" before "leaf10").
bool naturalLess(const std::string& a, const std::string& b);

/// Sorts ids (given ascending) by ordering=name or ordering=-name, several separated by commas. An unknown name is
/// ignored, as NetBox does; without a known one the model's default order applies. Ties keep ascending ids.
void order(const View& view, const Model& model, const Query& query, std::vector<Id>& ids);

} // namespace fc::sim::netbox
