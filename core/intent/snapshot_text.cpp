#include "intent/snapshot_text.h"

#include "base/digest.h"
#include "intent/entity_fields.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>

namespace fc::intent {

namespace {

using nlohmann::json;

constexpr const char* kFormat = "fabric-console-intent";
constexpr int kVersion = 1;
constexpr int kMaxDepth = 16;

enum class RowContent {
    Meaning, ///< what the revision covers: without display text and time stamps
    All
};

struct Writer
{
    json& object;

    template <typename T>
    void operator()(const char* key, const T& value)
    {
        if (!(value == T{}))
            object[key] = value;
    }
    // Always written: false is not what every flag means when it is absent.
    void operator()(const char* key, const bool& value) { object[key] = value; }
    template <typename T>
    void operator()(const char* key, const std::optional<T>& value)
    {
        if (value)
            object[key] = *value;
    }
    void operator()(const char* key, const std::vector<CableEnd>& ends)
    {
        json array = json::array();
        for (const CableEnd& end : ends) {
            json row = json::object();
            Writer writer{row};
            visitFields(writer, end);
            array.push_back(std::move(row));
        }
        object[key] = std::move(array);
    }
};

class Reader
{
public:
    Reader(const json& object, std::string where) : m_object(object), m_where(std::move(where)) {}

    const std::string& problem() const { return m_problem; }

    template <typename T>
    void operator()(const char* key, T& value)
    {
        const auto it = m_object.find(key);
        if (it != m_object.end() && !read(*it, value))
            fail(key);
    }

private:
    static bool read(const json& j, std::string& out)
    {
        if (!j.is_string())
            return false;
        out = j.get_ref<const std::string&>();
        return true;
    }
    static bool read(const json& j, bool& out)
    {
        if (!j.is_boolean())
            return false;
        out = j.get<bool>();
        return true;
    }
    static bool read(const json& j, std::int64_t& out)
    {
        if (!j.is_number_integer() || (j.is_number_unsigned() && j.get<std::uint64_t>() >
                                           static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())))
            return false;
        out = j.get<std::int64_t>();
        return true;
    }
    static bool read(const json& j, int& out)
    {
        std::int64_t wide = 0;
        if (!read(j, wide) || wide < 0 || wide > 128)
            return false;
        out = static_cast<int>(wide);
        return true;
    }
    template <typename T>
    static bool read(const json& j, std::optional<T>& out)
    {
        out.emplace();
        return read(j, *out);
    }
    static bool read(const json& j, CableEnd& out)
    {
        if (!j.is_object())
            return false;
        Reader reader(j, {});
        visitFields(reader, out);
        return reader.problem().empty();
    }
    template <typename T>
    static bool read(const json& j, std::vector<T>& out)
    {
        if (!j.is_array())
            return false;
        out.reserve(j.size());
        for (const json& item : j) {
            if (!read(item, out.emplace_back()))
                return false;
        }
        return true;
    }

    void fail(const char* key)
    {
        if (m_problem.empty())
            m_problem = m_where + ": field \"" + key + "\" has the wrong type or range";
    }

    const json& m_object;
    std::string m_where;
    std::string m_problem;
};

json tablesToJson(const IntentTables& tables, RowContent content)
{
    json classes = json::object();
    visitTables(
        [&](ObjectClass objectClass, const auto& table) {
            json rows = json::array();
            for (const auto& entity : table) {
                json row = json::object();
                row["id"] = entity.id;
                Writer writer{row};
                if (content == RowContent::All) {
                    writer("display", entity.display);
                    writer("last_updated", entity.lastUpdated);
                }
                visitFields(writer, entity);
                rows.push_back(std::move(row));
            }
            classes[std::string(namesOf(objectClass).key)] = std::move(rows);
        },
        tables);
    return classes;
}

Result<IntentTables> tablesFromJson(const json& classes)
{
    IntentTables tables;
    std::string problem;
    visitTables(
        [&](ObjectClass objectClass, auto& table) {
            const std::string key(namesOf(objectClass).key);
            const auto rows = classes.find(key);
            if (rows == classes.end() || !problem.empty())
                return;
            if (!rows->is_array()) {
                problem = key + ": not a list";
                return;
            }
            table.reserve(rows->size());
            for (const json& row : *rows) {
                const std::string where = key + " row " + std::to_string(table.size() + 1);
                if (!row.is_object()) {
                    problem = where + ": not an object";
                    return;
                }
                auto& entity = table.emplace_back();
                Reader reader(row, where);
                reader("id", entity.id);
                reader("display", entity.display);
                reader("last_updated", entity.lastUpdated);
                visitFields(reader, entity);
                if (!reader.problem().empty()) {
                    problem = reader.problem();
                    return;
                }
            }
        },
        tables);
    if (!problem.empty())
        return makeError(ErrorCode::Parse, problem);
    return tables;
}

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

} // namespace

Error unusableSnapshot(std::string_view fileName, std::string why)
{
    return makeError(ErrorCode::Parse, "not a usable intent snapshot: " + std::move(why))
        .about(std::string(fileName))
        .nowIs("nothing was read from it")
        .doNext("write a new one with: fabric-orch intent fetch -o FILE");
}

std::string revisionOf(const IntentTables& tables)
{
    const json content = tablesToJson(tables, RowContent::Meaning);
    return sha256Hex(content.dump(-1, ' ', false, json::error_handler_t::replace));
}

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
        return unusableSnapshot(fileName, "nested too deeply");
    if (file.is_discarded() || !file.is_object())
        return unusableSnapshot(fileName, "not a JSON object");
    if (textAt(file, "format") != kFormat)
        return unusableSnapshot(fileName, "its \"format\" is not " + std::string(kFormat));
    if (numberAt(file, "version") != kVersion)
        return unusableSnapshot(fileName, "its version is " + std::to_string(numberAt(file, "version")) + ", this program reads " +
                                     std::to_string(kVersion));
    const auto classes = file.find("classes");
    const auto info = file.find("info");
    if (classes == file.end() || !classes->is_object() || info == file.end() || !info->is_object())
        return unusableSnapshot(fileName, "\"info\" or \"classes\" is missing");
    auto tables = tablesFromJson(*classes);
    if (!tables)
        return unusableSnapshot(fileName, tables.error().text);
    auto snapshot = std::make_shared<const IntentSnapshot>(std::move(tables).value(), infoFromJson(*info));
    if (snapshot->revision() != textAt(file, "revision"))
        return unusableSnapshot(fileName, "content and revision do not belong together: somebody altered it");
    return IntentSnapshotPtr(std::move(snapshot));
}

} // namespace fc::intent
