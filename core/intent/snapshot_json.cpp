#include "intent/snapshot_json.h"

#include "base/digest.h"
#include "intent/entity_fields.h"

#include <limits>

namespace fc::intent {

namespace {

using nlohmann::json;

struct Writer
{
    json& object;

    template <typename T>
    void operator()(const char* key, const T& value)
    {
        if (!(value == T{}))
            object[key] = value;
    }
    // An interface is enabled unless it says otherwise, so the rare case is the one worth writing down.
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

} // namespace

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

std::string revisionOf(const IntentTables& tables)
{
    const json content = tablesToJson(tables, RowContent::Meaning);
    return sha256Hex(content.dump(-1, ' ', false, json::error_handler_t::replace));
}

} // namespace fc::intent
