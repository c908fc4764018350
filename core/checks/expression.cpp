#include "checks/expression.h"

#include "schema/instance_pattern.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace fc::checks {

enum class ExprOp : std::uint8_t { Or, And, Not, Equal, Unequal, Less, LessEqual, Greater, GreaterEqual, In, Contains, Matches,
                                   Value, Field, Count, List };

struct Expression::Node
{
    ExprOp op = ExprOp::Value;
    ExprValue value;
    std::vector<std::string> path;
    std::vector<std::shared_ptr<const Node>> parts;
};

namespace {

using NodePtr = std::shared_ptr<const Expression::Node>;

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isNamePart(char c)
{
    return isNameStart(c) || (c >= '0' && c <= '9') || c == '-';
}

/// Recursive descent; every level counts against kDeepest, every node against kMostNodes.
class ExprParser
{
public:
    explicit ExprParser(std::string_view text) : m_text(text) {}

    Result<NodePtr> whole()
    {
        NodePtr root = alternatives(0);
        skip();
        if (m_problem.empty() && m_at < m_text.size())
            fail("nothing more is expected here");
        if (!m_problem.empty())
            return makeError(ErrorCode::Usage, m_problem);
        return root;
    }

    std::vector<std::vector<std::string>> fields;

private:
    NodePtr fail(const std::string& why)
    {
        if (m_problem.empty())
            m_problem = "column " + std::to_string(m_at + 1) + ": " + why;
        return nullptr;
    }

    NodePtr make(ExprOp op, std::vector<NodePtr> parts, ExprValue value = {}, std::vector<std::string> path = {})
    {
        if (++m_nodes > Expression::kMostNodes)
            return fail("the expression has too many parts");
        auto node = std::make_shared<Expression::Node>();
        node->op = op;
        node->parts = std::move(parts);
        node->value = std::move(value);
        node->path = std::move(path);
        return node;
    }

    void skip()
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t' || m_text[m_at] == '\n' || m_text[m_at] == '\r'))
            ++m_at;
    }

    bool take(std::string_view sign)
    {
        skip();
        if (!m_text.substr(m_at).starts_with(sign))
            return false;
        m_at += sign.size();
        return true;
    }

    bool takeWord(std::string_view word)
    {
        skip();
        const std::string_view rest = m_text.substr(m_at);
        if (!rest.starts_with(word) || (rest.size() > word.size() && isNamePart(rest[word.size()])))
            return false;
        m_at += word.size();
        return true;
    }

    NodePtr alternatives(int depth)
    {
        if (depth > Expression::kDeepest)
            return fail("nested too deeply");
        NodePtr left = conjunction(depth);
        while (m_problem.empty() && takeWord("or"))
            left = make(ExprOp::Or, {left, conjunction(depth)});
        return left;
    }

    NodePtr conjunction(int depth)
    {
        NodePtr left = negation(depth);
        while (m_problem.empty() && takeWord("and"))
            left = make(ExprOp::And, {left, negation(depth)});
        return left;
    }

    NodePtr negation(int depth)
    {
        if (depth > Expression::kDeepest)
            return fail("nested too deeply");
        if (takeWord("not"))
            return make(ExprOp::Not, {negation(depth + 1)});
        return comparison(depth);
    }

    NodePtr comparison(int depth)
    {
        static constexpr std::array<std::pair<std::string_view, ExprOp>, 6> kSigns{{{"==", ExprOp::Equal},
            {"!=", ExprOp::Unequal}, {"<=", ExprOp::LessEqual}, {">=", ExprOp::GreaterEqual}, {"<", ExprOp::Less},
            {">", ExprOp::Greater}}};
        static constexpr std::array<std::pair<std::string_view, ExprOp>, 3> kWords{
            {{"in", ExprOp::In}, {"contains", ExprOp::Contains}, {"matches", ExprOp::Matches}}};
        NodePtr left = operand(depth);
        if (!m_problem.empty())
            return left;
        for (const auto& [sign, op] : kSigns)
            if (take(sign))
                return make(op, {left, operand(depth)});
        for (const auto& [word, op] : kWords)
            if (takeWord(word))
                return make(op, {left, operand(depth)});
        return left;
    }

    NodePtr operand(int depth)
    {
        skip();
        if (m_at >= m_text.size())
            return fail("a field or a value is missing");
        const char c = m_text[m_at];
        if (c == '"' || c == '\'')
            return text(c);
        if (c == '(') {
            ++m_at;
            NodePtr inner = alternatives(depth + 1);
            return m_problem.empty() && !take(")") ? fail("a closing parenthesis is missing") : inner;
        }
        if (c == '[')
            return list(depth);
        if (c == '-' || (c >= '0' && c <= '9'))
            return number();
        if (takeWord("true"))
            return make(ExprOp::Value, {}, true);
        if (takeWord("false"))
            return make(ExprOp::Value, {}, false);
        if (takeWord("null"))
            return make(ExprOp::Value, {}, std::monostate());
        if (takeWord("count")) {
            if (!take("("))
                return fail("count needs a field in parentheses");
            NodePtr counted = field();
            return m_problem.empty() && !take(")") ? fail("a closing parenthesis is missing") : make(ExprOp::Count, {counted});
        }
        return field();
    }

    NodePtr text(char quote)
    {
        const auto end = m_text.find(quote, m_at + 1);
        if (end == std::string_view::npos)
            return fail("the closing quote is missing");
        std::string value(m_text.substr(m_at + 1, end - m_at - 1));
        m_at = end + 1;
        return make(ExprOp::Value, {}, std::move(value));
    }

    NodePtr number()
    {
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(m_text.data() + m_at, m_text.data() + m_text.size(), value);
        if (error != std::errc())
            return fail("this is no whole number");
        m_at = static_cast<std::size_t>(end - m_text.data());
        if (m_at < m_text.size() && (isNamePart(m_text[m_at]) || m_text[m_at] == '.'))
            return fail("this is no whole number; put texts in quotes");
        return make(ExprOp::Value, {}, value);
    }

    NodePtr list(int depth)
    {
        ++m_at;
        std::vector<NodePtr> items;
        while (m_problem.empty() && !take("]")) {
            if (!items.empty() && !take(","))
                return fail("a comma or a closing bracket is missing");
            if (depth + 1 > Expression::kDeepest)
                return fail("nested too deeply");
            items.push_back(operand(depth + 1));
        }
        return make(ExprOp::List, std::move(items));
    }

    NodePtr field()
    {
        std::vector<std::string> path;
        do {
            skip();
            const std::size_t start = m_at;
            while (m_at < m_text.size() && (m_at == start ? isNameStart(m_text[m_at]) : isNamePart(m_text[m_at])))
                ++m_at;
            if (m_at == start)
                return fail("a field or a value is expected");
            path.emplace_back(m_text.substr(start, m_at - start));
        } while (m_at < m_text.size() && m_text[m_at] == '.' && ++m_at > 0);
        if (std::ranges::find(fields, path) == fields.end())
            fields.push_back(path);
        return make(ExprOp::Field, {}, {}, std::move(path));
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_nodes = 0;
    std::string m_problem;
};

std::size_t costOf(const ExprValue& value)
{
    if (const auto* text = std::get_if<std::string>(&value))
        return 1 + text->size();
    const auto* list = std::get_if<std::shared_ptr<const ExprList>>(&value);
    std::size_t cost = 1;
    if (list != nullptr)
        for (const ExprValue& item : (*list)->items)
            cost += costOf(item);
    return cost;
}

bool equalValues(const ExprValue& a, const ExprValue& b)
{
    if (a.index() != b.index())
        return false;
    const auto* left = std::get_if<std::shared_ptr<const ExprList>>(&a);
    return left == nullptr ? a == b
                           : std::ranges::equal((*left)->items, std::get<std::shared_ptr<const ExprList>>(b)->items, equalValues);
}

bool ordered(ExprOp op, const ExprValue& a, const ExprValue& b)
{
    const bool comparable = a.index() == b.index() && (std::holds_alternative<std::int64_t>(a) || std::holds_alternative<std::string>(a));
    if (!comparable)
        return false;
    switch (op) {
    case ExprOp::Less: return a < b;
    case ExprOp::LessEqual: return !(b < a);
    case ExprOp::Greater: return b < a;
    default: return !(a < b);
    }
}

/// `item` is in a list, or is part of a text.
bool holdsItem(const ExprValue& whole, const ExprValue& item)
{
    if (const auto* list = std::get_if<std::shared_ptr<const ExprList>>(&whole))
        return std::ranges::any_of((*list)->items, [&](const ExprValue& one) { return equalValues(one, item); });
    const auto* text = std::get_if<std::string>(&whole);
    const auto* part = std::get_if<std::string>(&item);
    return text != nullptr && part != nullptr && text->find(*part) != std::string::npos;
}

bool patternFits(const ExprValue& value, const ExprValue& pattern)
{
    const auto* glob = std::get_if<std::string>(&pattern);
    if (glob == nullptr)
        return false;
    if (const auto* text = std::get_if<std::string>(&value))
        return schema::globMatches(*glob, *text);
    const auto* list = std::get_if<std::shared_ptr<const ExprList>>(&value);
    return list != nullptr && std::ranges::any_of((*list)->items, [&](const ExprValue& one) {
        const auto* text = std::get_if<std::string>(&one);
        return text != nullptr && schema::globMatches(*glob, *text);
    });
}

bool isTrue(const ExprValue& value)
{
    const bool* flag = std::get_if<bool>(&value);
    return flag != nullptr && *flag;
}

/// Walks a parsed expression for one row.
struct ExprRun
{
    const FieldReader& read;
    std::size_t& budget;
    bool spent = false;

    bool pay(std::size_t cost)
    {
        spent = spent || cost > budget;
        budget -= std::min(cost, budget);
        return !spent;
    }

    ExprValue of(const Expression::Node& node)
    {
        if (!pay(1))
            return {};
        switch (node.op) {
        case ExprOp::Value: return node.value;
        case ExprOp::Field: {
            ExprValue value = read(node.path);
            pay(costOf(value));
            return value;
        }
        case ExprOp::Count: return count(of(*node.parts.front()));
        case ExprOp::List: {
            auto list = std::make_shared<ExprList>();
            for (const NodePtr& part : node.parts)
                list->items.push_back(of(*part));
            return std::shared_ptr<const ExprList>(std::move(list));
        }
        case ExprOp::Not: return !isTrue(of(*node.parts.front()));
        case ExprOp::Or: return isTrue(of(*node.parts[0])) || isTrue(of(*node.parts[1]));
        case ExprOp::And: return isTrue(of(*node.parts[0])) && isTrue(of(*node.parts[1]));
        default: return compare(node.op, of(*node.parts[0]), of(*node.parts[1]));
        }
    }

    static ExprValue count(const ExprValue& value)
    {
        const auto* list = std::get_if<std::shared_ptr<const ExprList>>(&value);
        if (list != nullptr)
            return static_cast<std::int64_t>((*list)->items.size());
        return std::int64_t{std::holds_alternative<std::monostate>(value) ? 0 : 1};
    }

    ExprValue compare(ExprOp op, const ExprValue& a, const ExprValue& b)
    {
        const bool product = op == ExprOp::Matches || op == ExprOp::Contains || op == ExprOp::In;
        if (!pay(product ? costOf(a) * costOf(b) : costOf(a) + costOf(b)))
            return {};
        switch (op) {
        case ExprOp::Equal: return equalValues(a, b);
        case ExprOp::Unequal: return !equalValues(a, b);
        case ExprOp::In: return holdsItem(b, a);
        case ExprOp::Contains: return holdsItem(a, b);
        case ExprOp::Matches: return patternFits(a, b);
        default: return ordered(op, a, b);
        }
    }
};

} // namespace

std::string textOf(const ExprValue& value)
{
    if (const bool* flag = std::get_if<bool>(&value))
        return *flag ? "true" : "false";
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return std::to_string(*number);
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    std::string out;
    if (const auto* list = std::get_if<std::shared_ptr<const ExprList>>(&value))
        for (const ExprValue& item : (*list)->items)
            out += (out.empty() ? "" : ", ") + textOf(item);
    return std::holds_alternative<std::monostate>(value) ? "null" : out;
}

Result<Expression> Expression::parse(std::string_view text)
{
    if (text.size() > kLongest)
        return makeError(ErrorCode::Usage, "the expression is longer than " + std::to_string(kLongest) + " characters");
    ExprParser parser(text);
    auto root = parser.whole();
    if (!root)
        return std::move(root).error();
    Expression out;
    out.m_root = std::move(*root);
    out.m_fields = std::move(parser.fields);
    return out;
}

std::optional<ExprValue> Expression::evaluate(const FieldReader& read, std::size_t& budget) const
{
    ExprRun run{read, budget};
    ExprValue value = run.of(*m_root);
    return run.spent ? std::nullopt : std::optional(std::move(value));
}

std::optional<bool> Expression::holds(const FieldReader& read, std::size_t& budget) const
{
    const auto value = evaluate(read, budget);
    return value ? std::optional(isTrue(*value)) : std::nullopt;
}

} // namespace fc::checks
