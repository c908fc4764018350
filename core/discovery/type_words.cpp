#include "discovery/type_words.h"

#include "schema/schema_facts.h"

#include <algorithm>

namespace fc::discovery {

using schema::BaseType;
using schema::SchemaIndex;
using schema::TypeInfo;

namespace {

/// "68..65535 | 70000" -> "68 to 65535 or 70000".
std::string rangeWords(std::string_view range)
{
    std::string out;
    for (std::size_t i = 0; i < range.size(); ++i) {
        if (range.substr(i).starts_with("..")) {
            out += " to ";
            ++i;
        } else if (range.substr(i).starts_with(" | ")) {
            out += " or ";
            i += 2;
        } else {
            out.push_back(range[i]);
        }
    }
    return out;
}

std::string listed(const std::vector<std::string_view>& names, std::size_t limit)
{
    std::string out;
    for (std::size_t i = 0; i < std::min(limit, names.size()); ++i)
        out.append(i > 0 ? ", " : "").append(names[i].substr(names[i].find(':') + 1));
    if (names.size() > limit)
        out += " and " + std::to_string(names.size() - limit) + " more";
    return out;
}

std::string withRange(const std::string& what, const std::string& joint, const TypeInfo& type)
{
    return type.range.empty() ? what : what + joint + rangeWords(type.range);
}

} // namespace

std::string typeWords(const SchemaIndex& index, const TypeInfo& type, std::size_t names)
{
    switch (type.base) {
    case BaseType::None: return "no value";
    case BaseType::Binary: return withRange("bytes", ", length ", type);
    case BaseType::Bits: return "any of " + listed(type.names, names);
    case BaseType::Boolean: return "true or false";
    case BaseType::Decimal64:
        return withRange("number with " + std::to_string(type.fractionDigits) + " decimals", ", ", type);
    case BaseType::Empty: return "present or not";
    case BaseType::Enumeration: return "one of " + listed(type.names, names);
    case BaseType::IdentityRef: return "one of " + listed(type.names, names);
    case BaseType::InstanceIdentifier: return "path of an instance";
    case BaseType::LeafRef:
        return (type.leafrefTarget.value == 0 ? std::string("as another leaf")
                                              : "as " + index.schemaPath(type.leafrefTarget)) +
               ": " + typeWords(index, type.members.front(), names);
    case BaseType::String: return type.range.empty() ? "text" : "text of " + rangeWords(type.range) + " characters";
    case BaseType::Union: {
        std::string out;
        std::vector<std::string> seen;
        for (const TypeInfo& member : type.members) {
            std::string words = typeWords(index, member, names);
            if (std::ranges::find(seen, words) != seen.end())
                continue;
            out += (out.empty() ? "" : "; or ") + words;
            seen.push_back(std::move(words));
        }
        return out;
    }
    default:
        return withRange("whole number", " ", type);
    }
}

std::string accessWords(std::uint8_t access)
{
    std::string out;
    const auto add = [&](std::uint8_t bit, const char* word) {
        if (access & bit)
            out += (out.empty() ? "" : ", ") + std::string(word);
    };
    add(schema::AccessGet, "get");
    add(schema::AccessSubscribe, "sample, on-change");
    add(schema::AccessSet, "set");
    return out.empty() ? "nothing" : out;
}

std::string typeSignature(const SchemaIndex& index, const TypeInfo& type)
{
    std::string out(schema::toString(type.base));
    if (!type.range.empty())
        out.append(" ").append(type.range);
    if (type.fractionDigits > 0)
        out += " digits " + std::to_string(type.fractionDigits);
    if (!type.names.empty()) {
        out += "{";
        for (std::size_t i = 0; i < type.names.size(); ++i)
            out.append(i > 0 ? "|" : "").append(type.names[i]);
        out += "}";
    }
    if (type.base == BaseType::LeafRef)
        return type.leafrefTarget.value == 0 ? out : out + " -> " + index.schemaPath(type.leafrefTarget);
    if (!type.members.empty()) {
        out += "(";
        for (std::size_t i = 0; i < type.members.size(); ++i)
            out += (i > 0 ? ", " : "") + typeSignature(index, type.members[i]);
        out += ")";
    }
    return out;
}

} // namespace fc::discovery
