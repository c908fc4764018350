#pragma once

#include "sim/netbox/http_call.h"
#include "sim/netbox/view.h"

#include <optional>
#include <vector>

namespace fc::sim::netbox {

/// Ids of the rows a list query selects, or the body of NetBox's 400 for a filter value it does not take.
/// Several values of one key mean "or", several keys "and". Names NetBox does not know are ignored, as there.
struct Selected
{
    std::vector<Id> ids;
    std::optional<Json> refusal;
};

/// The rows of a model, in its default order or by `ordering`.
Selected select(const View& view, const Model& model, const Query& query);

/// One filter of a query. The last part of a name may be an operator: __n, __gt, __gte, __lt, __lte, __ic, __isw,
/// __iew, __ie, __empty.
struct FilterTerm
{
    std::string name;
    std::string op;
    std::vector<std::string> wanted;
};

/// Groups a query's filters by key; paging, ordering and field selection are left out.
std::vector<FilterTerm> filterTerms(const Query& query);

/// True if the term holds for an object whose values are `have` (none: the field is empty).
bool holds(const FilterTerm& term, const std::vector<std::string>& have);

/// Values of a row for a filter name; nullopt if the model has no such filter.
std::optional<std::vector<std::string>> filterValues(const View& view, const Model& model, const Json& row,
                                                     const std::string& name);

/// True if the model filters by that name (without operator).
bool filterNameKnown(const Model& model, const std::string& name);

/// The model whose objects a filter such as site= or device= names by text; null if it is not of that kind.
const Model* relatedModel(const Model& model, const std::string& name);
/// The text by which that filter knows an object: slug, name or route distinguisher.
std::string relatedText(const View& view, const Model& target, const Json& row, const std::string& name);

} // namespace fc::sim::netbox
