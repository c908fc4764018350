#pragma once

#include "intent/intent_snapshot.h"
#include "model/config_tree.h"
#include "model/value.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// Private to core/intent: NetBox objects for running leaves, tried out by unmanaged_adoption.cpp.
namespace fc::intent {

/// A field of a request. Numbers below 0 are ids of objects that the draft itself makes.
using DraftValue = std::variant<bool, std::int64_t, std::string, std::vector<ObjectId>>;

/// The fields of a request in the order in which they were set.
class DraftBody
{
public:
    using Field = std::pair<std::string, DraftValue>;

    DraftBody() = default;
    DraftBody(std::initializer_list<Field> fields) : m_fields(fields) {}
    const std::vector<Field>& fields() const noexcept { return m_fields; }
    bool contains(std::string_view name) const { return std::ranges::find(m_fields, name, &Field::first) != m_fields.end(); }
    /// Made if it is not there.
    DraftValue& operator[](std::string_view name)
    {
        const auto found = std::ranges::find(m_fields, name, &Field::first);
        return found != m_fields.end() ? found->second : m_fields.emplace_back(std::string(name), false).second;
    }
    bool refersTo(ObjectId id) const;

private:
    std::vector<Field> m_fields;
};

/// A leaf that is to be explained.
struct AdoptionLeaf
{
    model::InstancePath at;
    std::string path;              ///< for people
    std::string pattern;           ///< without keys
    std::vector<std::string> keys; ///< outermost first
    model::Value value;
    std::string reason;            ///< why it could not be expressed, where that is known before it is tried
};

/// An object that is made or changed.
struct DraftObject
{
    ObjectClass objectClass;
    ObjectId id = 0; ///< below 0: made by this draft
    std::string what;
    DraftBody body;
    std::vector<std::size_t> leaves; ///< that it is there for
    bool kept = false;
    bool isLag = false;
};

/// Turns leaves into objects, on a copy of the tables. What it cannot say gets its reason in the leaf.
class Adopter
{
public:
    Adopter(const IntentTables& tables, const Device& device, std::vector<AdoptionLeaf>& leaves)
        : m_tables(tables), m_device(device), m_leaves(leaves)
    {
    }

    void draft();
    const IntentTables& tables() const { return m_tables; }
    std::deque<DraftObject>& objects() { return m_objects; }

private:
    template <typename Row>
    static Row* rowWith(std::vector<Row>& rows, ObjectId id)
    {
        const auto found = std::ranges::find(rows, id, &Entity::id);
        return found == rows.end() ? nullptr : &*found;
    }

    /// The draft's entry for an object, made at its first change.
    DraftObject& objectFor(ObjectClass objectClass, ObjectId id, const std::string& what);
    ObjectId freshId() { return --m_lastId; }
    ObjectId vlanWith(std::int64_t vid, std::size_t leaf, const std::string& name = {});
    std::string runningVlanName(std::int64_t vid) const;
    void takeVlan(std::size_t i);
    ObjectId vrfNamed(const std::string& name, std::size_t leaf);
    void takeVrf(std::size_t i);
    std::string portTitle(const Interface& port) const { return "interface " + m_device.name + " " + port.name; }

    /// nullptr for what NetBox cannot hold as an interface of its own.
    Interface* portNamed(const std::string& name, std::size_t leaf);
    void takeInterface(std::size_t i);
    void takeAddress(std::size_t i);

    /// The device's own address that reaches a neighbour: in its subnet, else that of its first loopback.
    const IpAddress* localFor(const std::string& neighbour) const;
    static std::optional<std::uint32_t> v4Of(std::string_view text);
    void takeSession(std::size_t i);
    void takeRemoteAs(BgpSession& session, DraftObject& object, const std::string& text, AdoptionLeaf& leaf) const;
    std::string textAt(const AdoptionLeaf& beside, std::string_view field) const;
    BgpSession* newSession(AdoptionLeaf& leaf, const std::string& neighbour, std::size_t i);
    ObjectId remoteAddress(const std::string& text, std::size_t leaf);

    IntentTables m_tables;
    const Device& m_device;
    std::vector<AdoptionLeaf>& m_leaves;
    std::deque<DraftObject> m_objects; ///< references stay valid while it grows
    ObjectId m_lastId = 0;
};

} // namespace fc::intent
