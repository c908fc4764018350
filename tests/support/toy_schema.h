#pragma once

#include "schema/schema_facts.h"
#include "schema/schema_index.h"
#include "schema/schema_pack.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace fc::test {

/// A small schema with one leaf per YANG base type and with the corners that EOS hardly has: names that two modules
/// define, presence, user order, keyless lists, identities of one name. Modules "toy" (base) and "aug", "more" (augments).
///
///   toy:top     one leaf per type, unions, lists            (see makeToyFacts for the ranges)
///   toy:twin    the same root name in two modules
///   aug:twin
inline schema::SchemaFacts makeToyFacts()
{
    using schema::BaseType;
    using schema::NodeKind;
    schema::SchemaFacts facts;
    facts.release = "toy-1";
    facts.modules = {{"aug", ""}, {"more", ""}, {"toy", "2026-01-01"}};

    const auto type = [&](schema::TypeFact fact) {
        facts.types.push_back(std::move(fact));
        return static_cast<std::uint32_t>(facts.types.size() - 1);
    };
    const auto plain = [&](BaseType base, std::string range = {}) { return type({base, std::move(range), 0, {}, {}, {}}); };
    const auto named = [&](BaseType base, std::vector<std::string> names) {
        return type({base, {}, 0, std::move(names), {}, {}});
    };
    const auto leaf = [&](std::string path, std::uint32_t id, bool config = true) -> schema::NodeFact& {
        schema::NodeFact node;
        node.path = std::move(path);
        node.kind = NodeKind::Leaf;
        node.config = config;
        node.type = id;
        facts.nodes.push_back(std::move(node));
        return facts.nodes.back();
    };
    const auto leafList = [&](std::string path, std::uint32_t id, bool byUser = false) {
        schema::NodeFact& node = leaf(std::move(path), id);
        node.kind = NodeKind::LeafList;
        node.orderedByUser = byUser;
    };
    const auto inner = [&](std::string path, std::vector<std::string> keys = {}, bool config = true) -> schema::NodeFact& {
        schema::NodeFact node;
        node.path = std::move(path);
        node.kind = keys.empty() ? NodeKind::Container : NodeKind::List;
        node.config = config;
        node.keys = std::move(keys);
        facts.nodes.push_back(std::move(node));
        return facts.nodes.back();
    };

    const auto int8 = plain(BaseType::Int8);
    const auto uint16 = plain(BaseType::Uint16);
    const auto string = plain(BaseType::String);
    const auto decimal = type({BaseType::Decimal64, "-5.5..5.5 | 100..max", 2, {}, {}, {}});
    const auto identity = named(BaseType::IdentityRef, {"aug:BOTH", "aug:ONLY", "aug:OWN", "more:BOTH", "toy:OWN"});
    const auto enumeration = named(BaseType::Enumeration, {"LACP", "STATIC"});
    const auto vlanOrName = type({BaseType::Union, {}, 0, {}, {string, plain(BaseType::Uint16, "1..4094"), enumeration}, {}});
    const auto reference = type({BaseType::LeafRef, {}, 0, {}, {uint16}, "/toy:top/uint16"});

    inner("/toy:top");
    leaf("/toy:top/int8", int8);
    leaf("/toy:top/int16", plain(BaseType::Int16, "-10..-1 | 5"));
    leaf("/toy:top/int32", plain(BaseType::Int32));
    leaf("/toy:top/int64", plain(BaseType::Int64));
    leaf("/toy:top/uint8", plain(BaseType::Uint8)).defaults = {"7"};
    leaf("/toy:top/uint16", uint16);
    leaf("/toy:top/uint32", plain(BaseType::Uint32, "1..max"));
    leaf("/toy:top/uint64", plain(BaseType::Uint64));
    leaf("/toy:top/decimal", decimal).defaults = {"2.5"};
    leaf("/toy:top/boolean", plain(BaseType::Boolean)).defaults = {"true"};
    leaf("/toy:top/empty", plain(BaseType::Empty));
    leaf("/toy:top/enumeration", enumeration);
    leaf("/toy:top/bits", named(BaseType::Bits, {"first", "second", "third"}));
    leaf("/toy:top/binary", plain(BaseType::Binary, "1..4"));
    leaf("/toy:top/identity", identity).defaults = {"toy:OWN"};
    leaf("/toy:top/string", plain(BaseType::String, "1..5"));
    leaf("/toy:top/instance", plain(BaseType::InstanceIdentifier));
    leaf("/toy:top/reference", reference);
    leaf("/toy:top/union", vlanOrName);
    leaf("/toy:top/wide-union", type({BaseType::Union, {}, 0, {}, {plain(BaseType::Uint64), decimal, string}, {}}));
    leaf("/toy:top/identity-union", type({BaseType::Union, {}, 0, {}, {string, identity}, {}}));
    leaf("/toy:top/counter", uint16, false);
    leafList("/toy:top/numbers", vlanOrName);
    leafList("/toy:top/decimals", decimal);
    leafList("/toy:top/in-order", string, true);
    leaf("/toy:top/same", string);
    leaf("/toy:top/aug:same", uint16);
    leaf("/toy:top/aug:extra", string);
    leaf("/toy:top/more:extra", string);
    inner("/toy:top/switch").presence = true;
    leaf("/toy:top/switch/note", string).defaults = {"none"};
    leaf("/toy:top/switch/seen", string, false);
    inner("/toy:top/inner");
    leaf("/toy:top/inner/deep", string);
    leaf("/toy:top/inner/aug:added", string);
    inner("/toy:top/item", {"kind", "number"});
    leaf("/toy:top/item/kind", identity);
    leaf("/toy:top/item/number", reference);
    leaf("/toy:top/item/note", string);
    leaf("/toy:top/item/seen", string, false);
    inner("/toy:top/rule", {"name"}).orderedByUser = true;
    leaf("/toy:top/rule/name", string);
    leaf("/toy:top/rule/action", enumeration);
    inner("/toy:top/log", {}, false).kind = NodeKind::List;
    leaf("/toy:top/log/text", string, false);
    inner("/toy:top/blob").kind = NodeKind::AnyData;
    inner("/toy:twin");
    leaf("/toy:twin/left", string);
    inner("/aug:twin");
    leaf("/aug:twin/right", string);
    schema::canonicalise(facts);
    return facts;
}

inline std::shared_ptr<const schema::SchemaIndex> makeToySchema()
{
    return schema::SchemaIndex::fromBytes(schema::packFacts(makeToyFacts()).value()).value();
}

} // namespace fc::test
