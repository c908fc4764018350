#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace fc::sim {

/// Answer to one control call: an HTTP status and a JSON document.
struct ControlAnswer
{
    int status = 200;
    std::string body = "{}";
};

/// Steers the lab from outside: POST /lab/ctl/<verb> with a JSON body ("" if none was sent). Called on a server
/// thread, several at once; must be thread-safe and must not call NetboxApi::stop().
using ControlHook = std::function<ControlAnswer(std::string_view verb, std::string_view jsonBody)>;

} // namespace fc::sim
