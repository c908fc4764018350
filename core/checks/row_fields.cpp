#include "checks/row_fields.h"

#include "intent/entity_fields.h"

#include <algorithm>
#include <array>

namespace fc::checks {

namespace {

constexpr std::array<std::pair<std::string_view, ObjectClass>, 12> kClasses{{
    {"site", ObjectClass::Site}, {"device", ObjectClass::Device}, {"interface", ObjectClass::Interface},
    {"cable", ObjectClass::Cable}, {"ip-address", ObjectClass::IpAddress}, {"prefix", ObjectClass::Prefix},
    {"vlan", ObjectClass::Vlan}, {"vrf", ObjectClass::Vrf}, {"route-target", ObjectClass::RouteTarget},
    {"l2vpn", ObjectClass::L2vpn}, {"peer-group", ObjectClass::BgpPeerGroup}, {"session", ObjectClass::BgpSession},
}};

struct Relation
{
    ObjectClass of;
    std::string_view field;
    ObjectClass to;
};

constexpr std::array<Relation, 24> kRelations{{
    {ObjectClass::Device, "site", ObjectClass::Site}, {ObjectClass::Device, "primary_ip", ObjectClass::IpAddress},
    {ObjectClass::Device, "mlag_peer", ObjectClass::Device}, {ObjectClass::Device, "vtep_interface", ObjectClass::Interface},
    {ObjectClass::Interface, "device", ObjectClass::Device}, {ObjectClass::Interface, "parent", ObjectClass::Interface},
    {ObjectClass::Interface, "lag", ObjectClass::Interface}, {ObjectClass::Interface, "untagged_vlan", ObjectClass::Vlan},
    {ObjectClass::Interface, "cable", ObjectClass::Cable}, {ObjectClass::Interface, "vrf", ObjectClass::Vrf},
    {ObjectClass::IpAddress, "vrf", ObjectClass::Vrf}, {ObjectClass::IpAddress, "assigned_object", ObjectClass::Interface},
    {ObjectClass::Prefix, "vrf", ObjectClass::Vrf}, {ObjectClass::Prefix, "vlan", ObjectClass::Vlan},
    {ObjectClass::Vlan, "site", ObjectClass::Site},
    {ObjectClass::BgpSession, "device", ObjectClass::Device}, {ObjectClass::BgpSession, "local_address", ObjectClass::IpAddress},
    {ObjectClass::BgpSession, "remote_address", ObjectClass::IpAddress}, {ObjectClass::BgpSession, "peer_group", ObjectClass::BgpPeerGroup},
    {ObjectClass::BgpSession, "prefix_list_in", ObjectClass::PrefixList}, {ObjectClass::BgpSession, "prefix_list_out", ObjectClass::PrefixList},
    {ObjectClass::BgpPeerGroup, "prefix_list_in", ObjectClass::PrefixList}, {ObjectClass::BgpPeerGroup, "prefix_list_out", ObjectClass::PrefixList},
    {ObjectClass::Device, "asn", ObjectClass::Asn},
}};

const Relation* relationOf(ObjectClass of, std::string_view field)
{
    const auto it = std::ranges::find_if(kRelations, [&](const Relation& one) { return one.of == of && one.field == field; });
    return it == kRelations.end() ? nullptr : &*it;
}

ExprValue valueOf(const std::string& text) { return text; }
ExprValue valueOf(bool flag) { return flag; }
ExprValue valueOf(std::int64_t number) { return number; }
ExprValue valueOf(int number) { return std::int64_t{number}; }
ExprValue valueOf(const std::optional<std::int64_t>& number) { return number ? ExprValue(*number) : ExprValue(); }

ExprValue listOf(std::vector<ExprValue> items)
{
    auto list = std::make_shared<ExprList>();
    list->items = std::move(items);
    return std::shared_ptr<const ExprList>(std::move(list));
}

ExprValue valueOf(const std::vector<std::string>& texts)
{
    return listOf({texts.begin(), texts.end()});
}

ExprValue valueOf(const std::vector<ObjectId>& ids)
{
    return listOf({ids.begin(), ids.end()});
}

ExprValue valueOf(const std::vector<intent::CableEnd>& ends)
{
    std::vector<ExprValue> items;
    for (const intent::CableEnd& end : ends)
        items.emplace_back(end.deviceName + " " + end.objectName);
    return listOf(std::move(items));
}

/// Finds one field among those a row describes itself with.
struct FieldFinder
{
    std::string_view wanted;
    std::optional<ExprValue> value;

    template <typename T>
    void operator()(std::string_view key, const T& member)
    {
        if (key == wanted)
            value = valueOf(member);
    }
};

struct FieldLister
{
    std::vector<std::string> names{"id", "display"};

    template <typename T>
    void operator()(std::string_view key, const T&)
    {
        names.emplace_back(key);
    }
};

/// Calls visit(table) with the table of a class.
template <typename Visit>
void withTable(const intent::IntentTables& tables, ObjectClass objectClass, Visit visit)
{
    intent::visitTables(
        [&](ObjectClass current, const auto& table) {
            if (current == objectClass)
                visit(table);
        },
        tables);
}

const intent::Entity* rowWith(const FabricFacts& facts, ObjectClass objectClass, ObjectId id)
{
    const intent::Entity* found = nullptr;
    withTable(facts.tables(), objectClass, [&](const auto& table) {
        const auto it = std::ranges::lower_bound(table, id, {}, &intent::Entity::id);
        if (it != table.end() && it->id == id)
            found = &*it;
    });
    return found;
}

/// Fields of a class as a row of it has them, without a row.
std::vector<std::string> fieldNames(ObjectClass objectClass)
{
    FieldLister lister;
    static const intent::IntentTables kNone;
    withTable(kNone, objectClass, [&](const auto& table) {
        using Row = typename std::decay_t<decltype(table)>::value_type;
        const Row row{};
        intent::visitFields(lister, row);
    });
    return lister.names;
}

ExprValue plainField(const FabricFacts& facts, RowRef row, std::string_view name)
{
    if (name == "id")
        return row.row->id;
    if (name == "display")
        return row.row->display;
    FieldFinder finder{name, {}};
    withTable(facts.tables(), row.objectClass, [&](const auto& table) {
        using Row = typename std::decay_t<decltype(table)>::value_type;
        intent::visitFields(finder, static_cast<const Row&>(*row.row));
    });
    return finder.value.value_or(ExprValue());
}

} // namespace

std::optional<ObjectClass> classNamed(std::string_view word)
{
    for (const auto& [name, objectClass] : kClasses)
        if (name == word)
            return objectClass;
    return std::nullopt;
}

std::string classWords()
{
    std::string out;
    for (const auto& [name, objectClass] : kClasses)
        out += (out.empty() ? "" : ", ") + std::string(name);
    return out;
}

std::string fieldProblem(ObjectClass objectClass, const std::vector<std::string>& path)
{
    constexpr std::size_t kLongestPath = 4;
    if (path.size() > kLongestPath)
        return "a field can follow at most three relations";
    for (std::size_t i = 0; i < path.size(); ++i) {
        const auto names = fieldNames(objectClass);
        const std::string type(intent::namesOf(objectClass).type);
        if (std::ranges::find(names, path[i]) == names.end()) {
            std::string list;
            for (const std::string& name : names)
                list += (list.empty() ? "" : ", ") + name;
            return type + " has no field \"" + path[i].substr(0, 80) + "\"; it has " + list;
        }
        if (i + 1 == path.size())
            break;
        const Relation* relation = relationOf(objectClass, path[i]);
        if (relation == nullptr)
            return "\"" + path[i] + "\" of " + type + " leads to no other object";
        objectClass = relation->to;
    }
    return {};
}

std::vector<RowRef> rowsOf(const FabricFacts& facts, ObjectClass objectClass)
{
    std::vector<RowRef> out;
    withTable(facts.tables(), objectClass, [&](const auto& table) {
        for (const auto& row : table)
            out.push_back({objectClass, &row});
    });
    return out;
}

ExprValue fieldOf(const FabricFacts& facts, RowRef row, const std::vector<std::string>& path)
{
    for (std::size_t i = 0; i < path.size(); ++i) {
        const Relation* relation = relationOf(row.objectClass, path[i]);
        ExprValue value = plainField(facts, row, path[i]);
        const auto* id = std::get_if<std::int64_t>(&value);
        if (relation == nullptr)
            return value;
        if (id == nullptr || *id == 0)
            return {};
        if (i + 1 == path.size())
            return value;
        row = {relation->to, rowWith(facts, relation->to, *id)};
        if (row.row == nullptr)
            return {};
    }
    return {};
}

std::vector<const DeviceFacts*> devicesOf(const FabricFacts& facts, RowRef row)
{
    const auto one = [](const DeviceFacts* device) {
        return device == nullptr ? std::vector<const DeviceFacts*>() : std::vector<const DeviceFacts*>{device};
    };
    const auto ofPort = [&](ObjectId id) {
        const PortFacts* port = facts.port(id);
        return one(port == nullptr ? nullptr : port->device);
    };
    switch (row.objectClass) {
    case ObjectClass::Device: return one(facts.device(row.row->id));
    case ObjectClass::Interface: return ofPort(row.row->id);
    case ObjectClass::IpAddress: return ofPort(static_cast<const intent::IpAddress*>(row.row)->assignedObject);
    case ObjectClass::BgpSession: return one(facts.device(static_cast<const intent::BgpSession*>(row.row)->device));
    case ObjectClass::Vlan: {
        const VlanService* vlan = facts.vlan(row.row->id);
        return vlan == nullptr ? one(nullptr) : vlan->devices;
    }
    case ObjectClass::Vrf: {
        const VrfService* vrf = facts.vrf(row.row->id);
        return vrf == nullptr ? one(nullptr) : vrf->devices;
    }
    case ObjectClass::Cable: {
        std::vector<const DeviceFacts*> out;
        const auto& cable = static_cast<const intent::Cable&>(*row.row);
        for (const auto* side : {&cable.a, &cable.b})
            for (const intent::CableEnd& end : *side)
                if (const DeviceFacts* device = facts.device(end.device))
                    out.push_back(device);
        return out;
    }
    default: return {};
    }
}

} // namespace fc::checks
