#include "intent/intent_snapshot.h"

#include "intent/snapshot_json.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace fc::intent {

namespace {

using nlohmann::json;

constexpr const char* kFormat = "fabric-console-intent";
constexpr int kVersion = 1;
constexpr std::uintmax_t kMaxFile = 256ULL * 1024 * 1024;
constexpr int kMaxDepth = 16;

json infoToJson(const IntentSnapshot& snapshot)
{
    const SnapshotInfo& info = snapshot.info();
    json out = {{"source", info.source},
                {"server_version", info.serverVersion},
                {"fetched_at", toIso8601(info.fetchedAt)},
                {"fetched_at_ms",
                 std::chrono::duration_cast<std::chrono::milliseconds>(info.fetchedAt.time_since_epoch()).count()},
                {"watermark", info.watermark},
                {"torn", info.torn},
                {"plugins", info.plugins}};
    json read = json::array();
    for (const ObjectClassNames& names : objectClasses()) {
        if (info.read.at(static_cast<std::size_t>(names.objectClass)))
            read.push_back(std::string(names.key));
    }
    out["read"] = std::move(read);
    json findings = json::array();
    for (const Finding& f : info.findings) {
        findings.push_back({{"rule", f.rule}, {"severity", std::string(toString(f.severity))}, {"device", f.device},
                            {"type", f.objectType}, {"id", f.objectId}, {"display", f.display}, {"url", f.url},
                            {"message", f.message}, {"hint", f.hint}});
    }
    out["findings"] = std::move(findings);
    return out;
}

/// A member of an object that may come from anywhere: the fallback if it is absent or of another type.
std::string textAt(const json& object, const char* key)
{
    const auto it = object.find(key);
    return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

std::int64_t numberAt(const json& object, const char* key)
{
    const auto it = object.find(key);
    return it != object.end() && it->is_number_integer() ? it->get<std::int64_t>() : 0;
}

SnapshotInfo infoFromJson(const json& object)
{
    SnapshotInfo info;
    info.source = textAt(object, "source");
    info.serverVersion = textAt(object, "server_version");
    info.fetchedAt = SystemTime(std::chrono::milliseconds(numberAt(object, "fetched_at_ms")));
    info.watermark = numberAt(object, "watermark");
    info.torn = object.value("torn", json(false)) == json(true);
    if (const auto plugins = object.find("plugins"); plugins != object.end() && plugins->is_object()) {
        for (const auto& [name, version] : plugins->items()) {
            if (version.is_string())
                info.plugins.emplace(name, version.get<std::string>());
        }
    }
    if (const auto read = object.find("read"); read != object.end() && read->is_array()) {
        for (const ObjectClassNames& names : objectClasses())
            info.read.at(static_cast<std::size_t>(names.objectClass)) =
                std::find(read->begin(), read->end(), json(std::string(names.key))) != read->end();
    }
    if (const auto findings = object.find("findings"); findings != object.end() && findings->is_array()) {
        for (const json& item : *findings) {
            if (!item.is_object())
                continue;
            Finding f;
            f.rule = textAt(item, "rule");
            const std::string severity = textAt(item, "severity");
            f.severity = severity == "info" ? Severity::Info : severity == "warning" ? Severity::Warning : Severity::Error;
            f.device = textAt(item, "device");
            f.objectType = textAt(item, "type");
            f.objectId = numberAt(item, "id");
            f.display = textAt(item, "display");
            f.url = textAt(item, "url");
            f.message = textAt(item, "message");
            f.hint = textAt(item, "hint");
            info.findings.push_back(std::move(f));
        }
    }
    return info;
}

Error damaged(std::string_view fileName, std::string why)
{
    return makeError(ErrorCode::Parse, "not a usable intent snapshot: " + std::move(why))
        .about(std::string(fileName))
        .nowIs("nothing was read from it")
        .doNext("write a new one with: fabric-orch intent fetch -o FILE");
}

} // namespace

std::string toText(const IntentSnapshot& snapshot)
{
    const json file = {{"format", kFormat},
                       {"version", kVersion},
                       {"revision", snapshot.revision()},
                       {"info", infoToJson(snapshot)},
                       {"classes", tablesToJson(snapshot.tables(), RowContent::All)}};
    return file.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

Result<IntentSnapshotPtr> snapshotFromText(std::string_view text, std::string_view fileName)
{
    bool tooDeep = false;
    const json file = json::parse(
        text,
        [&tooDeep](int depth, json::parse_event_t, json&) {
            tooDeep = tooDeep || depth > kMaxDepth;
            return !tooDeep;
        },
        false);
    if (tooDeep)
        return damaged(fileName, "nested too deeply");
    if (file.is_discarded() || !file.is_object())
        return damaged(fileName, "not a JSON object");
    if (textAt(file, "format") != kFormat)
        return damaged(fileName, "its \"format\" is not " + std::string(kFormat));
    if (numberAt(file, "version") != kVersion)
        return damaged(fileName, "its version is " + std::to_string(numberAt(file, "version")) + ", this program reads " +
                                     std::to_string(kVersion));
    const auto classes = file.find("classes");
    const auto info = file.find("info");
    if (classes == file.end() || !classes->is_object() || info == file.end() || !info->is_object())
        return damaged(fileName, "\"info\" or \"classes\" is missing");
    auto tables = tablesFromJson(*classes);
    if (!tables)
        return damaged(fileName, tables.error().text);
    auto snapshot = std::make_shared<const IntentSnapshot>(std::move(tables).value(), infoFromJson(*info));
    if (snapshot->revision() != textAt(file, "revision"))
        return damaged(fileName, "content and revision do not belong together: somebody altered it");
    return IntentSnapshotPtr(std::move(snapshot));
}

Status writeSnapshotFile(const IntentSnapshot& snapshot, const std::string& path)
{
    const auto failed = [&](const char* what) {
        return makeError(ErrorCode::Storage, std::string(what) + ": " + std::strerror(errno))
            .about(path)
            .nowIs("an earlier file of that name is untouched")
            .doNext("check the disk and the folder's permissions");
    };
    // A name of its own beside the target: a reader never sees half a file, and the rename stays on one disk.
    const std::string temporary = path + ".part";
    {
        std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
        if (!out)
            return failed("cannot write");
        const std::string text = toText(snapshot);
        out.write(text.data(), static_cast<std::streamsize>(text.size()));
        out.close();
        if (!out) {
            const Error error = failed("cannot write");
            std::error_code ignored;
            std::filesystem::remove(temporary, ignored);
            return error;
        }
    }
    std::error_code renamed;
    std::filesystem::rename(temporary, path, renamed);
    if (renamed) {
        errno = renamed.value();
        const Error error = failed("cannot rename");
        std::error_code ignored;
        std::filesystem::remove(temporary, ignored);
        return error;
    }
    return {};
}

Result<IntentSnapshotPtr> readSnapshotFile(const std::string& path)
{
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error)
        return makeError(ErrorCode::NotFound, "cannot read the intent snapshot: " + error.message())
            .about(path)
            .nowIs("no intent was loaded")
            .doNext("write one with: fabric-orch intent fetch -o FILE");
    if (size > kMaxFile)
        return damaged(path, "larger than 256 MiB");
    std::ifstream in(path, std::ios::binary);
    std::string text(static_cast<std::size_t>(size), '\0');
    in.read(text.data(), static_cast<std::streamsize>(size));
    if (!in)
        return makeError(ErrorCode::Storage, std::string("cannot read the intent snapshot: ") + std::strerror(errno))
            .about(path)
            .nowIs("no intent was loaded")
            .doNext("check the disk and the file's permissions");
    return snapshotFromText(text, path);
}

} // namespace fc::intent
