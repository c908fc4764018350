#pragma once

#include "sim/netbox/http_call.h"
#include "sim/netbox/model.h"

#include <string>
#include <string_view>

/// The bodies NetBox 4.7.3 sends.
namespace fc::sim::netbox {

HttpAnswer jsonAnswer(int status, const Json& body);
/// {"detail": text}
HttpAnswer detail(int status, std::string_view text);
HttpAnswer htmlAnswer(int status, std::string_view title, std::string_view text);
/// The page NetBox sends for a path it does not know.
HttpAnswer pageNotFound();
HttpAnswer notFound(const Model& model); ///< "No Interface matches the given query."
HttpAnswer methodNotAllowed(std::string_view method);
/// A path without its last slash: where to go instead.
HttpAnswer redirect(const std::string& location);
/// What gunicorn says to a request line it does not take.
HttpAnswer requestLineTooLong(std::size_t bytes, std::size_t limit);
/// {"field": ["text"]}
Json fieldError(std::string_view field, std::string_view text);

} // namespace fc::sim::netbox
