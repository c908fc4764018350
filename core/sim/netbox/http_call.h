#pragma once

#include <string>
#include <utility>
#include <vector>

namespace fc::sim::netbox {

/// Query parameters in the order sent, decoded. A key may repeat.
using Query = std::vector<std::pair<std::string, std::string>>;

/// One HTTP request, independent of the HTTP library.
struct HttpCall
{
    std::string method;
    std::string path;   ///< decoded, without query
    Query query;
    std::string host;   ///< Host header
    std::string authorization;
    std::string accept;
    std::string contentType;
    std::string ifMatch;
    std::string origin; ///< set by browsers on requests made by a page
    std::string body;
    std::size_t requestLineBytes = 0;
    bool trusted = false; ///< made inside the lab: no token needed
};

struct HttpAnswer
{
    int status = 200;
    std::string contentType = "application/json";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
};

/// Splits "/path/?a=1&b=%2C" into call.path and call.query, percent-decoded ("+" is a space in the query).
void setTarget(HttpCall& call, const std::string& target);

/// First value of a key, or null.
const std::string* find(const Query& query, const std::string& key);
/// Every value of a key.
std::vector<std::string> all(const Query& query, const std::string& key);
/// "a=1&b=%2C": keys sorted, values of one key in order, encoded as NetBox writes them into next and previous.
std::string encode(Query query);

} // namespace fc::sim::netbox
