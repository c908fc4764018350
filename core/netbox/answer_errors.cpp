#include "netbox/answer_errors.h"

#include "netbox/json_text.h"

#include <array>
#include <string_view>

namespace fc::netbox {

namespace {

using nlohmann::json;

constexpr std::size_t kLongestQuote = 300;

std::string quoted(std::string text)
{
    for (char& c : text) {
        if (static_cast<unsigned char>(c) < 0x20)
            c = ' ';
    }
    if (text.size() > kLongestQuote)
        text = text.substr(0, kLongestQuote) + "...";
    return "\"" + text + "\"";
}

/// {"detail": "..."} if the body is that.
std::string detailOf(const HttpResponse& answer)
{
    if (!isJson(answer))
        return {};
    const auto body = parseJson(answer.body);
    if (!body || !body->is_object())
        return {};
    const auto detail = body->find("detail");
    return detail != body->end() && detail->is_string() ? detail->get<std::string>() : std::string();
}

/// {"site": ["Select a valid choice."]}, ["start and offset ..."] and the like as one line.
void flatten(const json& value, const std::string& field, std::string& out)
{
    if (value.is_object()) {
        for (const auto& [key, inner] : value.items())
            flatten(inner, key == "__all__" || key == "non_field_errors" || key == "detail" ? field : key, out);
    } else if (value.is_array()) {
        for (const json& inner : value)
            flatten(inner, field, out);
    } else if (value.is_string()) {
        out += (out.empty() ? "" : "; ") + (field.empty() ? "" : field + ": ") + value.get<std::string>();
    }
}

Error make(ErrorCode code, std::string text, const std::string& url, std::string next)
{
    return makeError(code, std::move(text))
        .about("NetBox " + shortUrl(url))
        .nowIs("the intent was not read; what was read before stays as it is")
        .doNext(std::move(next));
}

Error forbidden(const HttpResponse& answer, const std::string& url)
{
    struct Case
    {
        std::string_view begins;
        std::string_view text;
        std::string_view next;
    };
    static constexpr std::array<Case, 10> kCases{{
        {"Invalid v1 token", "NetBox does not know this token", "check the token in the profile's token file"},
        {"Invalid v2 token", "NetBox does not know this token", "check the token in the profile's token file"},
        {"Invalid token", "NetBox does not know this token", "check the token in the profile's token file"},
        {"Token expired", "the token has expired", "create a new token in NetBox and put it into the token file"},
        {"Token disabled", "the token is disabled", "enable it in NetBox, or use another one"},
        {"User inactive", "the token's user is inactive", "activate the user in NetBox, or use another user's token"},
        {"Source IP", "the token may not be used from this host", "allow this host's address in the token's settings"},
        {"Authentication credentials were not provided", "NetBox got no token",
         "name a token file in the profile, and check that no proxy removes the Authorization header"},
        {"Invalid authorization header", "NetBox could not read the Authorization header",
         "check that the token file holds the token and nothing else"},
        {"You do not have permission", "the token's user may not view this",
         "give the user the view right on these objects"},
    }};
    const std::string detail = detailOf(answer);
    for (const Case& known : kCases) {
        if (detail.starts_with(known.begins))
            return make(ErrorCode::Auth, std::string(known.text) + " (" + quoted(detail) + ")", url, std::string(known.next));
    }
    if (!detail.empty())
        return make(ErrorCode::Auth, "NetBox refuses: " + quoted(detail), url, "check the token and its user's rights");
    return make(ErrorCode::Auth, "access is refused with HTTP " + std::to_string(answer.status) + " by something that is not NetBox's API",
                url, "check the URL and what a proxy in front of NetBox demands");
}

Error notFound(const HttpResponse& answer, const std::string& url)
{
    if (isJson(answer)) {
        const std::string detail = detailOf(answer);
        return make(ErrorCode::NotFound, "NetBox has no such object" + (detail.empty() ? "" : ": " + quoted(detail)), url,
                    "read the intent again");
    }
    if (url.find("/api/plugins/bgp/") != std::string::npos)
        return make(ErrorCode::Unsupported, "the netbox-bgp plugin does not answer", url,
                    "check that its version fits this NetBox: an unsuitable one is skipped when NetBox starts");
    return make(ErrorCode::NotFound, "there is no NetBox API at this address", url, "check the NetBox URL in the profile");
}

Error serverFault(const HttpResponse& answer, const std::string& url)
{
    std::string what;
    if (isJson(answer)) {
        if (const auto body = parseJson(answer.body); body && body->is_object()) {
            for (const char* key : {"exception", "error"}) {
                const auto it = body->find(key);
                if (it != body->end() && it->is_string())
                    what += (what.empty() ? "" : ": ") + it->get<std::string>();
            }
        }
    }
    return make(ErrorCode::Remote,
                "NetBox failed with HTTP " + std::to_string(answer.status) + (what.empty() ? "" : ", " + quoted(what)), url,
                "look into NetBox's own log, then read the intent again");
}

} // namespace

bool isPassing(int status)
{
    return status == 429 || status == 502 || status == 503 || status == 504;
}

bool isJson(const HttpResponse& answer)
{
    const std::string type = answer.header("Content-Type");
    return type.find("application/json") != std::string::npos || type.find("+json") != std::string::npos;
}

std::string shortUrl(const std::string& url)
{
    constexpr std::size_t kLongest = 160;
    return url.size() <= kLongest ? url : url.substr(0, kLongest) + "...";
}

Error errorOf(const HttpResponse& answer, const std::string& url)
{
    const std::string code = "HTTP " + std::to_string(answer.status);
    if (answer.status == 401 || answer.status == 403)
        return forbidden(answer, url);
    if (answer.status == 404)
        return notFound(answer, url);
    if (answer.status >= 300 && answer.status < 400)
        return make(ErrorCode::Remote, "NetBox sends us elsewhere (" + code + " to " + quoted(answer.header("Location")) + ")",
                    url, "put the address it names into the profile");
    if (answer.status == 429)
        return make(ErrorCode::Transport, "the proxy in front of NetBox wants fewer requests (" + code + ")", url,
                    "wait a moment, then read the intent again");
    if (isPassing(answer.status))
        return make(ErrorCode::Transport, "the proxy in front of NetBox answers " + code + ": NetBox is down or restarting",
                    url, "wait for NetBox, then read the intent again");
    if (answer.status >= 500)
        return serverFault(answer, url);
    if (answer.status >= 200 && answer.status < 300)
        return make(ErrorCode::Parse, "a web page came where NetBox's JSON belongs, most likely a login page", url,
                    "check the NetBox URL, and let /api pass the single sign-on");
    if (isJson(answer)) {
        std::string what;
        if (const auto body = parseJson(answer.body))
            flatten(*body, "", what);
        return make(ErrorCode::Remote, "NetBox refuses the request (" + code + ")" + (what.empty() ? "" : ": " + quoted(what)),
                    url, "check site and role slugs in the profile");
    }
    return make(ErrorCode::Remote, "the web server in front of NetBox refuses the request (" + code + ")", url,
                "check the NetBox URL in the profile");
}

} // namespace fc::netbox
