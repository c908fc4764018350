#include "yang_libyang/type_reader.h"

#include "yang_libyang/leafref.h"
#include "yang_libyang/ly_context.h"

#include <algorithm>
#include <set>

namespace fc::yang_libyang {

using schema::BaseType;
using schema::TypeFact;

namespace {

std::string decimalBound(std::int64_t value, unsigned digits)
{
    model::Scalar scalar = model::Decimal{value, static_cast<std::uint8_t>(digits)};
    return model::toString(scalar);
}

/// libyang keeps bounds of unsigned types and lengths as unsigned, of the others as signed.
std::string rangeText(const lysc_range* range, LY_DATA_TYPE base, unsigned digits)
{
    std::string out;
    if (!range)
        return out;
    for (const auto& part : sized(range->parts)) {
        const auto bound = [&](std::int64_t asSigned, std::uint64_t asUnsigned) {
            if (base < LY_TYPE_DEC64)
                return std::to_string(asUnsigned);
            return base == LY_TYPE_DEC64 ? decimalBound(asSigned, digits) : std::to_string(asSigned);
        };
        const std::string low = bound(part.min_64, part.min_u64);
        const std::string high = bound(part.max_64, part.max_u64);
        if (!out.empty())
            out += " | ";
        out += low == high ? low : low + ".." + high;
    }
    return out;
}

void readItems(lysc_type_bitenum_item* items, bool isEnum, TypeFact& fact)
{
    bool counts = true;
    for (const lysc_type_bitenum_item& item : sized(items)) {
        const std::int64_t value = isEnum ? std::int64_t{item.value} : std::int64_t{item.position};
        counts = counts && value == static_cast<std::int64_t>(fact.values.size());
        fact.names.emplace_back(item.name);
        fact.values.push_back(value);
    }
    if (counts)
        fact.values.clear();
}

/// Derived identities that a value may take: enabled, of implemented modules, at any distance.
void collectDerived(const lysc_ident* base, std::set<const lysc_ident*>& out)
{
    for (const lysc_ident* derived : sized(base->derived))
        if (out.insert(derived).second)
            collectDerived(derived, out);
}

bool dependsOnNode(const lysc_type* type)
{
    if (type->basetype == LY_TYPE_LEAFREF)
        return true;
    if (type->basetype != LY_TYPE_UNION)
        return false;
    const auto members = sized(reinterpret_cast<const lysc_type_union*>(type)->types);
    return std::ranges::any_of(members, dependsOnNode);
}

template <typename T>
const T& as(const lysc_type* type)
{
    return *reinterpret_cast<const T*>(type);
}

} // namespace

BaseType baseTypeOf(LY_DATA_TYPE type)
{
    switch (type) {
    case LY_TYPE_BINARY: return BaseType::Binary;
    case LY_TYPE_UINT8: return BaseType::Uint8;
    case LY_TYPE_UINT16: return BaseType::Uint16;
    case LY_TYPE_UINT32: return BaseType::Uint32;
    case LY_TYPE_UINT64: return BaseType::Uint64;
    case LY_TYPE_STRING: return BaseType::String;
    case LY_TYPE_BITS: return BaseType::Bits;
    case LY_TYPE_BOOL: return BaseType::Boolean;
    case LY_TYPE_DEC64: return BaseType::Decimal64;
    case LY_TYPE_EMPTY: return BaseType::Empty;
    case LY_TYPE_ENUM: return BaseType::Enumeration;
    case LY_TYPE_IDENT: return BaseType::IdentityRef;
    case LY_TYPE_INST: return BaseType::InstanceIdentifier;
    case LY_TYPE_LEAFREF: return BaseType::LeafRef;
    case LY_TYPE_UNION: return BaseType::Union;
    case LY_TYPE_INT8: return BaseType::Int8;
    case LY_TYPE_INT16: return BaseType::Int16;
    case LY_TYPE_INT32: return BaseType::Int32;
    case LY_TYPE_INT64: return BaseType::Int64;
    case LY_TYPE_UNKNOWN: break;
    }
    return BaseType::None;
}

TypedefNames::TypedefNames(const ly_ctx* context)
{
    const auto take = [this](const lys_module& module, lysp_tpdf* typedefs) {
        for (const lysp_tpdf& definition : sized(typedefs)) {
            if (!definition.type.compiled)
                continue;
            std::string name = std::string(module.name) + ":" + definition.name;
            const auto [it, added] = m_names.try_emplace(definition.type.compiled, name);
            if (!added && name < it->second)
                it->second = std::move(name);
        }
    };
    std::uint32_t index = 0;
    while (const lys_module* module = ly_ctx_get_module_iter(context, &index)) {
        if (!module->parsed)
            continue;
        take(*module, module->parsed->typedefs);
        for (const lysp_include& include : sized(module->parsed->includes))
            if (include.submodule)
                take(*module, include.submodule->typedefs);
    }
}

std::string TypedefNames::of(const lysc_type* type) const
{
    const auto it = m_names.find(type);
    return it == m_names.end() ? std::string() : it->second;
}

std::uint32_t TypeReader::add(const lysc_node* leaf, const lysc_type* type)
{
    const bool shared = !dependsOnNode(type);
    if (shared) {
        const auto it = m_known.find(type);
        if (it != m_known.end())
            return it->second;
    }
    TypeFact fact = read(leaf, type);
    m_types.push_back(std::move(fact));
    const auto index = static_cast<std::uint32_t>(m_types.size() - 1);
    if (shared)
        m_known.emplace(type, index);
    return index;
}

TypeFact TypeReader::read(const lysc_node* leaf, const lysc_type* type)
{
    TypeFact fact;
    fact.base = baseTypeOf(type->basetype);
    switch (fact.base) {
    case BaseType::Binary: fact.range = rangeText(as<lysc_type_bin>(type).length, type->basetype, 0); break;
    case BaseType::String: fact.range = rangeText(as<lysc_type_str>(type).length, type->basetype, 0); break;
    case BaseType::Decimal64:
        fact.fractionDigits = as<lysc_type_dec>(type).fraction_digits;
        fact.range = rangeText(as<lysc_type_dec>(type).range, type->basetype, fact.fractionDigits);
        break;
    case BaseType::Bits: readItems(as<lysc_type_bits>(type).bits, false, fact); break;
    case BaseType::Enumeration: readItems(as<lysc_type_enum>(type).enums, true, fact); break;
    case BaseType::IdentityRef:
        fact.names = identityNames(as<lysc_type_identityref>(type));
        for (const lysc_ident* base : sized(as<lysc_type_identityref>(type).bases))
            fact.bases.push_back(std::string(base->module->name) + ":" + base->name);
        std::ranges::sort(fact.bases);
        break;
    case BaseType::LeafRef:
        fact.members.push_back(add(leaf, as<lysc_type_leafref>(type).realtype));
        if (const lysc_node* target = leafrefTarget(leaf, as<lysc_type_leafref>(type)))
            fact.target = schemaPath(target);
        break;
    case BaseType::Union:
        for (const lysc_type* member : sized(as<lysc_type_union>(type).types))
            fact.members.push_back(add(leaf, member));
        break;
    case BaseType::Boolean:
    case BaseType::Empty:
    case BaseType::InstanceIdentifier:
    case BaseType::None: break;
    default: fact.range = rangeText(as<lysc_type_num>(type).range, type->basetype, 0);
    }
    return fact;
}

const std::vector<std::string>& TypeReader::identityNames(const lysc_type_identityref& type)
{
    const auto bases = sized(type.bases);
    const std::vector<const lysc_ident*> key(bases.begin(), bases.end());
    const auto known = m_identities.find(key);
    if (known != m_identities.end())
        return known->second;

    // With several bases an identity must be derived from each of them (RFC 7950, 9.10.2).
    std::set<const lysc_ident*> common;
    for (std::size_t i = 0; i < bases.size(); ++i) {
        std::set<const lysc_ident*> derived;
        collectDerived(bases[i], derived);
        if (i == 0)
            common = std::move(derived);
        else
            std::erase_if(common, [&](const lysc_ident* ident) { return !derived.contains(ident); });
    }
    std::vector<std::string> names;
    for (const lysc_ident* ident : common)
        if (ident->module->implemented && lys_identity_iffeature_value(ident) == LY_SUCCESS)
            names.push_back(std::string(ident->module->name) + ":" + ident->name);
    std::ranges::sort(names);
    return m_identities.emplace(key, std::move(names)).first->second;
}

} // namespace fc::yang_libyang
