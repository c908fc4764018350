#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace fc::test {

/// One recorded exchange with a real NetBox 4.7.3 (../shared/data/netbox-4.7.3).
struct Recorded
{
    std::string name;   ///< "read/devices"
    std::string method;
    std::string target; ///< path and query as sent
    int status = 0;
    std::string body;
    nlohmann::json meta;

    nlohmann::json json() const { return nlohmann::json::parse(body, nullptr, false); }
};

/// Every exchange of a folder ("read", "errors"), sorted by name.
const std::vector<Recorded>& recorded(const std::string& folder);
Recorded recorded(const std::string& folder, const std::string& name);

/// Replaces what no two servers share: scheme and host of URLs, points in time, request ids.
nlohmann::json normalised(const nlohmann::json& value);

/// Where two documents differ, "/results/3/name: \"a\" | \"b\"", at most `limit` lines. Empty: equal.
std::vector<std::string> differences(const nlohmann::json& expected, const nlohmann::json& actual,
                                     std::size_t limit = 40);
/// The same for structure only: keys and JSON types.
std::vector<std::string> shapeDifferences(const nlohmann::json& expected, const nlohmann::json& actual,
                                          std::size_t limit = 40);

/// Text of a document, for comparisons whose failure should be readable.
inline std::string asText(const nlohmann::json& value) { return value.dump(); }
std::string joined(const std::vector<std::string>& lines);

} // namespace fc::test
