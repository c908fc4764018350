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

/// Both tables are sorted by id. `visit` is called with the row before and the row after; one of them may be nullptr.
template <typename T>
void walkBoth(const std::vector<T>& was, const std::vector<T>& is, const auto& visit)
{
    auto old = was.begin();
    auto fresh = is.begin();
    while (old != was.end() || fresh != is.end()) {
        const bool gone = fresh == is.end() || (old != was.end() && old->id < fresh->id);
        const bool added = old == was.end() || (fresh != is.end() && fresh->id < old->id);
        visit(added ? nullptr : &*old, gone ? nullptr : &*fresh);
        old += added ? 0 : 1;
        fresh += gone ? 0 : 1;
    }
}

/// Tables of `before` by class, untyped: visitTables hands out one snapshot's tables at a time.
std::array<const void*, kObjectClassCount> tablesOf(const IntentSnapshot& before)
{
    std::array<const void*, kObjectClassCount> out{};
    visitTables([&](ObjectClass c, const auto& table) { out.at(static_cast<std::size_t>(c)) = &table; }, before.tables());
    return out;
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
    const auto earlier = tablesOf(before);
    std::vector<ObjectChange> out;
    visitTables(
        [&](ObjectClass objectClass, const auto& table) {
            const auto at = static_cast<std::size_t>(objectClass);
            if (!before.info().read.at(at) || !after.info().read.at(at))
                return;
            using Table = std::remove_cvref_t<decltype(table)>;
            walkBoth(*static_cast<const Table*>(earlier.at(at)), table, [&](const auto* was, const auto* is) {
                if (is == nullptr)
                    out.push_back({objectClass, was->id, nameOf(before, *was), ChangeKind::Removed, {}});
                else if (was == nullptr)
                    out.push_back({objectClass, is->id, nameOf(after, *is), ChangeKind::Added, {}});
                else if (auto fields = fieldsBetween(*was, *is); !fields.empty())
                    out.push_back({objectClass, is->id, nameOf(after, *is), ChangeKind::Changed, std::move(fields)});
            });
        },
        after.tables());
    return out;
}

std::vector<RowRef> rowsBetween(const IntentSnapshot& before, const IntentSnapshot& after)
{
    const auto earlier = tablesOf(before);
    std::vector<RowRef> out;
    visitTables(
        [&](ObjectClass objectClass, const auto& table) {
            using Table = std::remove_cvref_t<decltype(table)>;
            const auto at = static_cast<std::size_t>(objectClass);
            walkBoth(*static_cast<const Table*>(earlier.at(at)), table, [&](const auto* was, const auto* is) {
                if (was == nullptr || is == nullptr || !(*was == *is))
                    out.push_back({objectClass, was != nullptr ? was->id : is->id});
            });
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
