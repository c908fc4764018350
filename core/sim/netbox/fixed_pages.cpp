#include "sim/netbox/answers.h"
#include "sim/netbox/router.h"

#include <map>

namespace fc::sim::netbox {

namespace {

Json status()
{
    return {{"django-version", "6.1.2"},
            {"hostname", "fabric-lab"},
            {"installed_apps", {{"netbox_bgp", "0.20.2"}, {"rest_framework", "3.18.0"}}},
            {"netbox-version", "4.7.3"},
            {"netbox-full-version", "4.7.3"},
            {"plugins", {{"netbox_bgp", "0.20.2"}}},
            {"python-version", "3.13.5"},
            {"rq-workers-running", 1}};
}

Json apiRoot(const std::string& base)
{
    Json root = Json::object();
    for (const char* app : {"circuits", "core", "dcim", "extras", "ipam", "plugins", "status", "tenancy", "users",
                            "virtualization", "vpn", "wireless"})
        root[app] = base + "/api/" + app + "/";
    return root;
}

/// Every endpoint of the plugin, with the two under their older names too.
Json bgpRoot(const std::string& base)
{
    constexpr std::string_view kPrefix = "plugins/bgp/";
    std::map<std::string, std::string> paths;
    for (const auto& model : models()) {
        for (const auto path : {model.endpoint, model.urlPath}) {
            if (path.starts_with(kPrefix))
                paths[std::string(path.substr(kPrefix.size()))] = base + "/api/" + std::string(path) + "/";
        }
    }
    Json root = Json::object();
    for (const auto& [name, url] : paths)
        root[name] = url;
    return root;
}

Json user(const std::string& base, const std::string& name)
{
    return {{"id", 1},
            {"url", base + "/api/users/users/1/"},
            {"display_url", base + "/users/users/1/"},
            {"display", name},
            {"username", name},
            {"first_name", ""},
            {"last_name", ""},
            {"email", ""},
            {"is_active", true},
            {"date_joined", "2026-01-01T00:00:00.000000Z"},
            {"last_login", nullptr},
            {"groups", Json::array()},
            {"permissions", Json::array()}};
}

} // namespace

std::optional<HttpAnswer> fixedPage(const HttpCall& call, const std::string& userName)
{
    const std::string base = baseOf(call);
    Json body;
    if (call.path == "/api/")
        body = apiRoot(base);
    else if (call.path == "/api/status/")
        body = status();
    else if (call.path == "/api/plugins/")
        body = {{"installed-plugins", base + "/api/plugins/installed-plugins/"},
                {"bgp", base + "/api/plugins/bgp/"}};
    else if (call.path == "/api/plugins/bgp/")
        body = bgpRoot(base);
    else if (call.path == "/api/authentication-check/")
        body = user(base, userName);
    else
        return std::nullopt;
    return call.method == "GET" ? jsonAnswer(200, body) : methodNotAllowed(call.method);
}

} // namespace fc::sim::netbox
