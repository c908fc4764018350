#include "http/url.h"

#include <algorithm>
#include <charconv>

namespace fc::http {

namespace {

Error bad(std::string why, std::string_view url)
{
    return makeError(ErrorCode::Usage, "not a usable URL: " + std::move(why))
        .about(std::string(url))
        .nowIs("nothing was sent")
        .doNext("write it as http://HOST[:PORT]/PATH or https://...");
}

} // namespace

std::string Url::origin() const
{
    const bool isV6 = host.find(':') != std::string::npos;
    return scheme + "://" + (isV6 ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

Result<Url> parseUrl(std::string_view text)
{
    Url url;
    const auto printable = [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7f; };
    if (!std::ranges::all_of(text, printable))
        return bad("it has a space or control character", text);
    std::string_view rest = text;
    if (rest.starts_with("http://")) {
        url.scheme = "http";
        url.port = 80;
    } else if (rest.starts_with("https://")) {
        url.scheme = "https";
        url.port = 443;
    } else {
        return bad("it does not begin with http:// or https://", text);
    }
    rest.remove_prefix(url.scheme.size() + 3);
    const auto end = std::min(rest.find_first_of("/?#"), rest.size());
    std::string_view authority = rest.substr(0, end);
    std::string_view target = rest.substr(end);
    target = target.substr(0, std::min(target.find('#'), target.size()));
    url.target = target.starts_with('/') ? std::string(target) : "/" + std::string(target);
    if (authority.find('@') != std::string_view::npos)
        return bad("credentials do not belong into it", text);
    std::string_view port;
    if (authority.starts_with('[')) {
        const auto close = authority.find(']');
        if (close == std::string_view::npos)
            return bad("the bracket of the IPv6 address is not closed", text);
        url.host = std::string(authority.substr(1, close - 1));
        port = authority.substr(close + 1);
        if (!port.empty() && port.front() != ':')
            return bad("something stands between address and port", text);
    } else {
        const auto colon = std::min(authority.find(':'), authority.size());
        url.host = std::string(authority.substr(0, colon));
        port = authority.substr(colon);
    }
    if (url.host.empty())
        return bad("it names no host", text);
    if (!port.empty()) {
        port.remove_prefix(1);
        const auto [stop, error] = std::from_chars(port.data(), port.data() + port.size(), url.port);
        if (error != std::errc() || stop != port.data() + port.size() || url.port == 0)
            return bad("the port is no number from 1 to 65535", text);
    }
    return url;
}

} // namespace fc::http
