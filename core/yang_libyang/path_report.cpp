#include "yang_libyang/path_report.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <vector>

namespace fc::yang_libyang {

namespace {

using nlohmann::json;
namespace fs = std::filesystem;

struct MetaEntry
{
    std::uint8_t access = schema::AccessNone;
    std::string since;
};
using MetaReport = std::unordered_map<std::string, MetaEntry>;

/// Splits one CSV line (RFC 4180 quoting; the reports have no line breaks inside fields).
std::vector<std::string> csvFields(const std::string& line)
{
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') {
            fields.back().push_back('"');
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            fields.emplace_back();
        } else if (c != '\r') {
            fields.back().push_back(c);
        }
    }
    return fields;
}

std::string withoutLeadingSlash(std::string path)
{
    if (path.starts_with('/'))
        path.erase(0, 1);
    return path;
}

/// "Origination=2023-06-20 00:00:00 +0000 UTC;4.30.1;congo-rel" -> "4.30.1"; empty for "0.00.0" (not released yet).
std::string originRelease(const json& tags)
{
    if (!tags.is_array())
        return {};
    for (const json& tag : tags) {
        const auto* text = tag.get_ptr<const std::string*>();
        if (!text || !text->starts_with("Origination="))
            continue;
        const std::size_t first = text->find(';');
        if (first == std::string::npos)
            return {};
        const std::string release = text->substr(first + 1, text->find(';', first + 1) - first - 1);
        return release.starts_with("0.") ? std::string() : release;
    }
    return {};
}

bool flag(const json& object, const char* name)
{
    const auto it = object.find(name);
    return it != object.end() && it->is_boolean() && it->get<bool>();
}

std::string lowered(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

Result<MetaReport> readMeta(const fs::path& file, std::string& release)
{
    MetaReport report;
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return report;
    std::ostringstream text;
    text << stream.rdbuf();
    const json document = json::parse(text.str(), nullptr, false);
    const auto entries = document.is_object() ? document.find("ocpaths") : document.end();
    if (document.is_discarded() || entries == document.end() || !entries->is_object() || !entries->contains("ocpaths") ||
        !(*entries)["ocpaths"].is_array())
        return makeError(ErrorCode::Parse, "not a path report in JSON: no ocpaths").about(file.string());

    if (document.contains("nos") && document["nos"].is_string() && document.contains("softwareVersion") &&
        document["softwareVersion"].is_string())
        release = lowered(document["nos"].get<std::string>()) + "-" + document["softwareVersion"].get<std::string>();
    for (const json& entry : (*entries)["ocpaths"]) {
        const bool good = entry.is_object() && entry.contains("name") && entry["name"].is_string();
        if (!good || !entry.contains("gnmiRpc") || !entry["gnmiRpc"].is_object())
            return makeError(ErrorCode::Parse, "an entry of ocpaths lacks name or gnmiRpc").about(file.string());
        const json& rpc = entry["gnmiRpc"];
        MetaEntry meta;
        meta.access = static_cast<std::uint8_t>((flag(rpc, "get") ? schema::AccessGet : 0) |
                                                (flag(rpc, "set") ? schema::AccessSet : 0) |
                                                (flag(rpc, "subscribe") ? schema::AccessSubscribe : 0));
        if (entry.contains("tags"))
            meta.since = originRelease(entry["tags"]);
        report.insert_or_assign(withoutLeadingSlash(entry["name"].get<std::string>()), std::move(meta));
    }
    return report;
}

std::optional<std::uint8_t> accessOf(const std::string& word, const MetaEntry* meta)
{
    constexpr std::uint8_t kRead = schema::AccessGet | schema::AccessSubscribe;
    const std::uint8_t ceiling = meta ? meta->access : static_cast<std::uint8_t>(kRead | schema::AccessSet);
    if (word == "read+write")
        return ceiling;
    if (word == "read")
        return static_cast<std::uint8_t>(ceiling & kRead);
    if (word == "not-supported")
        return std::uint8_t{schema::AccessNone};
    if (word.empty())
        return static_cast<std::uint8_t>(meta ? meta->access & kRead : 0);
    return std::nullopt;
}

} // namespace

Result<PathReport> readPathReport(const std::string& folder)
{
    PathReport report;
    auto meta = readMeta(fs::path(folder) / "meta-pathreport.json", report.release);
    if (!meta)
        return std::move(meta).error();
    const fs::path file = fs::path(folder) / "pathreport.csv";
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return report;
    report.present = true;

    std::string line;
    std::getline(stream, line);
    const std::vector<std::string> header = csvFields(line);
    const auto pathColumn = static_cast<std::size_t>(std::ranges::find(header, "PATH") - header.begin());
    const auto accessColumn = static_cast<std::size_t>(std::ranges::find(header, "ACCESS") - header.begin());
    if (pathColumn == header.size() || accessColumn == header.size())
        return makeError(ErrorCode::Parse, "line 1: no columns PATH and ACCESS").about(file.string());
    for (std::size_t number = 2; std::getline(stream, line); ++number) {
        const std::vector<std::string> fields = csvFields(line);
        if (fields.size() != header.size())
            return makeError(ErrorCode::Parse, "line " + std::to_string(number) + ": another number of columns")
                .about(file.string());
        const std::string path = withoutLeadingSlash(fields[pathColumn]);
        const auto it = meta->find(path);
        const auto access = accessOf(fields[accessColumn], it == meta->end() ? nullptr : &it->second);
        if (!access)
            return makeError(ErrorCode::Parse, "line " + std::to_string(number) + ": unknown ACCESS '" +
                                                   fields[accessColumn] + "'")
                .about(file.string());
        report.paths.insert_or_assign(path, PathSupport{*access, it == meta->end() ? "" : it->second.since,
                                                         !fields[accessColumn].empty()});
    }
    return report;
}

} // namespace fc::yang_libyang
