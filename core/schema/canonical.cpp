#include "schema/instance.h"

#include "schema/scalar_compare.h"
#include "schema/scalar_type.h"
#include "schema/tree_views.h"
#include "schema/value_range.h"

#include <algorithm>

namespace fc::schema {

namespace {

using model::LeafList;
using model::Scalar;
using model::Value;

/// Text by which the type decides. A decimal without fraction is an integer to everything but decimal64.
std::string textOf(const TypeInfo& type, const Scalar& scalar)
{
    std::string text = model::toString(scalar);
    const bool decimal = std::holds_alternative<model::Decimal>(scalar);
    if (decimal && type.base != BaseType::Decimal64 && type.base != BaseType::Union && text.ends_with(".0"))
        text.resize(text.size() - 2);
    return text;
}

Result<Scalar> canonicalScalar(const TypeInfo& type, std::string_view homeModule, const Scalar& scalar)
{
    if (const auto* bytes = std::get_if<model::Bytes>(&scalar)) {
        if (type.base == BaseType::Binary && inUnsignedRange(type.range, bytes->data.size()))
            return scalar;
        if (type.base != BaseType::Union)
            return makeError(ErrorCode::Schema, "expected " + describeType(type) + ", got " +
                                                    std::to_string(bytes->data.size()) + " bytes");
    }
    return parseByType(type, textOf(type, scalar), homeModule);
}

std::strong_ordering compareDecimals(const model::Decimal& a, const model::Decimal& b)
{
    const auto power = [](int exponent) {
        std::int64_t value = 1;
        for (int i = 0; i < exponent; ++i)
            value *= 10;
        return value;
    };
    const int shared = std::min<int>(a.fraction, b.fraction);
    const std::int64_t unitA = power(a.fraction - shared);
    const std::int64_t unitB = power(b.fraction - shared);
    // Whole multiples of the coarser unit first, so that nothing has to be scaled up and overflow.
    if (const auto order = a.digits / unitA <=> b.digits / unitB; order != 0)
        return order;
    return unitA > 1 ? a.digits % unitA <=> 0 : 0 <=> b.digits % unitB;
}

} // namespace

bool scalarLess(const Scalar& a, const Scalar& b)
{
    const auto* left = std::get_if<model::Decimal>(&a);
    const auto* right = std::get_if<model::Decimal>(&b);
    if (left != nullptr && right != nullptr)
        return compareDecimals(*left, *right) < 0;
    return a < b;
}

void sortLeafList(const SchemaIndex& index, NodeId leafList, LeafList& list)
{
    if (index.isOrderedByUser(leafList))
        return;
    std::ranges::sort(list, scalarLess);
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

Result<Value> canonical(const SchemaIndex& index, NodeId leaf, const Value& value)
{
    const TypeInfo& type = index.realType(leaf);
    const std::string_view home = index.module(leaf);
    if (index.kind(leaf) != NodeKind::LeafList) {
        if (value.isList())
            return makeError(ErrorCode::Schema, "expected one value, got a list").about(index.schemaPath(leaf));
        Result<Scalar> scalar = canonicalScalar(type, home, value.scalar());
        if (!scalar)
            return std::move(scalar).error().about(index.schemaPath(leaf));
        return Value(std::move(*scalar));
    }
    LeafList list;
    const auto add = [&](const Scalar& entry) -> Status {
        Result<Scalar> scalar = canonicalScalar(type, home, entry);
        if (!scalar)
            return std::move(scalar).error().about(index.schemaPath(leaf));
        list.push_back(std::move(*scalar));
        return {};
    };
    if (!value.isList()) {
        if (Status status = add(value.scalar()); !status)
            return std::move(status).error();
    } else {
        for (const Scalar& entry : value.list())
            if (Status status = add(entry); !status)
                return std::move(status).error();
    }
    sortLeafList(index, leaf, list);
    return Value(std::move(list));
}

bool isDefault(const SchemaIndex& index, NodeId leaf, const Value& value)
{
    const std::optional<Value> standard = leafDefault(index, leaf);
    if (!standard)
        return false;
    const Result<Value> given = canonical(index, leaf, value);
    return given.ok() && *given == *standard;
}

} // namespace fc::schema
