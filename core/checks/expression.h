#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Conditions of a team's own checks: small, typed at run time, bounded in everything.
///
///     expression = or;  or = and { "or" and };  and = not { "and" not };  not = [ "not" ] comparison
///     comparison = operand [ ("==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "contains" | "matches") operand ]
///     operand    = text | number | "true" | "false" | "null" | field | "count" "(" field ")" | list | "(" expression ")"
///     list       = "[" [ operand { "," operand } ] "]";  field = name { "." name }
namespace fc::checks {

struct ExprList;
/// null (monostate), bool, number, text, list.
using ExprValue = std::variant<std::monostate, bool, std::int64_t, std::string, std::shared_ptr<const ExprList>>;
struct ExprList
{
    std::vector<ExprValue> items;
};

/// For messages: "null", "true", "9214", the text itself, "40, 34".
std::string textOf(const ExprValue& value);

/// What a field is on the row at hand; null for a relation that leads nowhere.
using FieldReader = std::function<ExprValue(const std::vector<std::string>& path)>;

/// A parsed expression. Immutable; copies share.
class Expression
{
public:
    static constexpr std::size_t kLongest = 2000; ///< bytes of text
    static constexpr int kDeepest = 24;           ///< nested parentheses, lists and nots
    static constexpr std::size_t kMostNodes = 256;

    /// Errors: Usage, "column 7: ...".
    static Result<Expression> parse(std::string_view text);

    /// `budget` goes down with every step and every byte compared; nullopt when it is used up. Comparing values of
    /// different kinds is not equal and not ordered, never an error.
    std::optional<ExprValue> evaluate(const FieldReader& read, std::size_t& budget) const;
    /// Evaluates to true. Anything but true is false.
    std::optional<bool> holds(const FieldReader& read, std::size_t& budget) const;

    /// Paths of the fields it reads, each once.
    const std::vector<std::vector<std::string>>& fields() const noexcept { return m_fields; }

    struct Node;

private:
    std::shared_ptr<const Node> m_root;
    std::vector<std::vector<std::string>> m_fields;
};

} // namespace fc::checks
