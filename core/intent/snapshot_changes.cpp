#include "intent/snapshot_changes.h"

#include "intent/entity_fields.h"

namespace fc::intent {

namespace {

struct FieldTexts
{
    std::vector<std::pair<std::string, std::string>> texts;

    void operator()(const char* key, const std::string& value) { texts.emplace_back(key, value); }
    void operator()(const char* key, const bool& value) { texts.emplace_back(key, value ? "true" : "false"); }
    void operator()(const char* key, const int& value) { texts.emplace_back(key, std::to_string(value)); }
    void operator()(const char* key, const std::int64_t& value)
    {
        texts.emplace_back(key, value == 0 ? std::string() : std::to_string(value));
    }
    void operator()(const char* key, const std::optional<std::int64_t>& value)
    {
        texts.emplace_back(key, value ? std::to_string(*value) : std::string());
    }
    void operator()(const char* key, const std::vector<ObjectId>& values)
    {
        std::string text;
        for (const ObjectId value : values)
            text += (text.empty() ? "" : ", ") + std::to_string(value);
        texts.emplace_back(key, std::move(text));
    }
    void operator()(const char* key, const std::vector<std::string>& values)
    {
        std::string text;
        for (const std::string& value : values)
            text += (text.empty() ? "" : ", ") + value;
        texts.emplace_back(key, std::move(text));
    }
    void operator()(const char* key, const std::vector<CableEnd>& ends)
    {
        std::string text;
        for (const CableEnd& end : ends)
            text += (text.empty() ? "" : ", ") +
                    (end.deviceName.empty() ? end.objectType + " " + std::to_string(end.object)
                                            : end.deviceName + " " + end.objectName);
        texts.emplace_back(key, std::move(text));
    }
};

template <typename T>
std::string nameOf(const IntentSnapshot& snapshot, const T& row)
{
    if constexpr (std::is_same_v<T, Interface>) {
        const Device* device = snapshot.device(row.device);
        return (device != nullptr ? device->name + " " : std::string()) + row.name;
    } else if constexpr (std::is_same_v<T, IpAddress>) {
        return row.address + "/" + std::to_string(row.prefixLength);
    } else if constexpr (std::is_same_v<T, PolicyRule>) {
        return row.display.empty() ? "rule " + std::to_string(row.index) : row.display;
    } else {
        return row.display.empty() ? "id " + std::to_string(row.id) : row.display;
    }
}

template <typename T>
std::vector<FieldChange> fieldsBetween(const T& before, const T& after)
{
    FieldTexts was;
    FieldTexts is;
    visitFields(was, before);
    visitFields(is, after);
    std::vector<FieldChange> out;
    for (std::size_t i = 0; i < is.texts.size(); ++i) {
        if (was.texts[i].second != is.texts[i].second)
            out.push_back({is.texts[i].first, was.texts[i].second, is.texts[i].second});
    }
    return out;
}

/// Both tables are sorted by id.
template <typename T>
void compare(ObjectClass objectClass, const IntentSnapshot& before, const std::vector<T>& was, const IntentSnapshot& after,
             const std::vector<T>& is, std::vector<ObjectChange>& out)
{
    auto old = was.begin();
    auto fresh = is.begin();
    while (old != was.end() || fresh != is.end()) {
        if (fresh == is.end() || (old != was.end() && old->id < fresh->id)) {
            out.push_back({objectClass, old->id, nameOf(before, *old), ChangeKind::Removed, {}});
            ++old;
        } else if (old == was.end() || fresh->id < old->id) {
            out.push_back({objectClass, fresh->id, nameOf(after, *fresh), ChangeKind::Added, {}});
            ++fresh;
        } else {
            if (auto fields = fieldsBetween(*old, *fresh); !fields.empty())
                out.push_back({objectClass, fresh->id, nameOf(after, *fresh), ChangeKind::Changed, std::move(fields)});
            ++old;
            ++fresh;
        }
    }
}

} // namespace

std::string_view toString(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::Added: return "added";
    case ChangeKind::Removed: return "removed";
    case ChangeKind::Changed: break;
    }
    return "changed";
}

std::vector<ObjectChange> changesBetween(const IntentSnapshot& before, const IntentSnapshot& after)
{
    std::array<const void*, kObjectClassCount> earlier{};
    visitTables([&](ObjectClass c, const auto& table) { earlier.at(static_cast<std::size_t>(c)) = &table; }, before.tables());
    std::vector<ObjectChange> out;
    visitTables(
        [&](ObjectClass objectClass, const auto& table) {
            const auto at = static_cast<std::size_t>(objectClass);
            if (!before.info().read.at(at) || !after.info().read.at(at))
                return;
            using Table = std::remove_cvref_t<decltype(table)>;
            compare(objectClass, before, *static_cast<const Table*>(earlier.at(at)), after, table, out);
        },
        after.tables());
    return out;
}

std::array<ChangeCounts, kObjectClassCount> countsOf(const std::vector<ObjectChange>& changes)
{
    std::array<ChangeCounts, kObjectClassCount> out{};
    for (const ObjectChange& change : changes) {
        ChangeCounts& counts = out.at(static_cast<std::size_t>(change.objectClass));
        ++(change.kind == ChangeKind::Added ? counts.added
           : change.kind == ChangeKind::Removed ? counts.removed
                                                : counts.changed);
    }
    return out;
}

} // namespace fc::intent
