#include "recording.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

namespace fc::test {

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

std::string readFile(const fs::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

fs::path root() { return fs::path(FC_SOURCE_DIR) / "../shared/data/netbox-4.7.3"; }

std::string withoutHost(const std::string& text)
{
    constexpr std::string_view kScheme = "http://";
    if (!text.starts_with(kScheme))
        return text;
    const auto slash = text.find('/', kScheme.size());
    return slash == std::string::npos ? text : text.substr(slash);
}

void compare(const Json& expected, const Json& actual, const std::string& where, bool values, std::size_t limit,
             std::vector<std::string>& out)
{
    if (out.size() >= limit)
        return;
    if (expected.is_object() && actual.is_object()) {
        for (const auto& [key, value] : expected.items()) {
            if (actual.contains(key))
                compare(value, actual[key], where + "/" + key, values, limit, out);
            else
                out.push_back(where + "/" + key + ": missing");
        }
        for (const auto& [key, value] : actual.items()) {
            if (!expected.contains(key))
                out.push_back(where + "/" + key + ": not in the recording");
        }
        return;
    }
    if (expected.is_array() && actual.is_array()) {
        if (values && expected.size() != actual.size()) {
            out.push_back(where + ": " + std::to_string(expected.size()) + " entries | " +
                          std::to_string(actual.size()));
        }
        for (std::size_t index = 0; index < std::min(expected.size(), actual.size()); ++index)
            compare(expected[index], actual[index], where + "/" + std::to_string(index), values, limit, out);
        return;
    }
    const bool sameType =
        expected.type() == actual.type() || (expected.is_number_integer() && actual.is_number_integer());
    if (!sameType)
        out.push_back(where + ": " + std::string(expected.type_name()) + " " + expected.dump() + " | " +
                      actual.type_name() + " " + actual.dump());
    else if (values && expected != actual)
        out.push_back(where + ": " + expected.dump() + " | " + actual.dump());
}

} // namespace

const std::vector<Recorded>& recorded(const std::string& folder)
{
    static std::map<std::string, std::vector<Recorded>> read;
    auto& found = read[folder];
    if (!found.empty())
        return found;
    constexpr std::string_view kMeta = ".meta.json";
    for (const auto& entry : fs::directory_iterator(root() / folder)) {
        const std::string file = entry.path().filename().string();
        if (!file.ends_with(kMeta))
            continue;
        Recorded exchange;
        const std::string stem = file.substr(0, file.size() - kMeta.size());
        exchange.name = folder + "/" + stem;
        exchange.meta = Json::parse(readFile(entry.path()));
        exchange.method = exchange.meta.value("method", "");
        const std::string query = exchange.meta.value("query", "");
        exchange.target = exchange.meta.value("path", "") + (query.empty() ? "" : "?" + query);
        exchange.status = exchange.meta.value("status", 0);
        const fs::path json = root() / folder / (stem + ".json");
        exchange.body = readFile(fs::exists(json) ? json : root() / folder / (stem + ".html"));
        found.push_back(std::move(exchange));
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return found;
}

Recorded recorded(const std::string& folder, const std::string& name)
{
    for (const auto& exchange : recorded(folder)) {
        if (exchange.name == folder + "/" + name)
            return exchange;
    }
    return {};
}

Json normalised(const Json& value)
{
    static const std::set<std::string> kTimes{"created", "last_updated", "time", "date_joined", "request_id"};
    if (value.is_object()) {
        Json out = Json::object();
        for (const auto& [key, member] : value.items())
            out[key] = kTimes.contains(key) && member.is_string() ? Json("*") : normalised(member);
        return out;
    }
    if (value.is_array()) {
        Json out = Json::array();
        for (const auto& entry : value)
            out.push_back(normalised(entry));
        return out;
    }
    return value.is_string() ? Json(withoutHost(value.get<std::string>())) : value;
}

std::vector<std::string> differences(const Json& expected, const Json& actual, std::size_t limit)
{
    std::vector<std::string> out;
    compare(expected, actual, "", true, limit, out);
    return out;
}

std::vector<std::string> shapeDifferences(const Json& expected, const Json& actual, std::size_t limit)
{
    std::vector<std::string> out;
    compare(expected, actual, "", false, limit, out);
    return out;
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const auto& line : lines)
        text += line + "\n";
    return text;
}

} // namespace fc::test
