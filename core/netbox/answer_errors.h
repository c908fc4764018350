#pragma once

#include "base/http_client.h"
#include "base/result.h"

#include <string>

namespace fc::netbox {

/// True for answers that a proxy gives while NetBox restarts: worth asking again.
bool isPassing(int status);

/// What an answer that is no success means, by status, content type and text (facts/netbox-intent.md 1.2, 1.5).
/// `url` is what was asked. Also handles 200 with a page instead of JSON. Precondition: the answer is not usable.
Error errorOf(const HttpResponse& answer, const std::string& url);

bool isJson(const HttpResponse& answer);

/// The URL as people want it in a message: at most 160 characters.
std::string shortUrl(const std::string& url);

} // namespace fc::netbox
