#include "diff/value_text.h"

#include "model/path.h"

#include <algorithm>

namespace fc::diff {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isPlainWord(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               std::string_view("._:/-").find(c) != std::string_view::npos;
    });
}

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U;
}

std::string shownScalar(schema::BaseType type, const model::Scalar& scalar)
{
    const std::string text = model::toString(scalar);
    if (type == schema::BaseType::IdentityRef)
        return std::string(model::bareName(text));
    if (!std::holds_alternative<std::string>(scalar) || isPlainWord(text))
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    return quoted + '"';
}

} // namespace

std::string shownValue(const schema::SchemaIndex& index, model::NodeId leaf, const model::Value& value)
{
    const schema::BaseType type = index.realType(leaf).base;
    if (!value.isList())
        return shownScalar(type, value.scalar());
    std::string text = "[";
    for (const model::Scalar& scalar : value.list())
        text += (text.size() > 1 ? ", " : "") + shownScalar(type, scalar);
    return text + ']';
}

std::pair<std::size_t, std::size_t> differingRange(std::string_view text, std::string_view other)
{
    const std::size_t shorter = std::min(text.size(), other.size());
    std::size_t front = 0;
    while (front < shorter && text[front] == other[front])
        ++front;
    while (front > 0 && front < text.size() && isContinuation(text[front]))
        --front;
    std::size_t back = 0;
    while (back < shorter - front && text[text.size() - 1 - back] == other[other.size() - 1 - back])
        ++back;
    while (back > 0 && isContinuation(text[text.size() - back]))
        --back;
    return {front, text.size() - front - back};
}

bool naturalLess(std::string_view a, std::string_view b)
{
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (!isDigit(a[i]) || !isDigit(b[j])) {
            if (a[i] != b[j])
                return a[i] < b[j];
            ++i;
            ++j;
            continue;
        }
        const auto number = [](std::string_view text, std::size_t& at) {
            while (at + 1 < text.size() && text[at] == '0' && isDigit(text[at + 1]))
                ++at;
            const std::size_t from = at;
            while (at < text.size() && isDigit(text[at]))
                ++at;
            return text.substr(from, at - from);
        };
        const std::string_view left = number(a, i);
        const std::string_view right = number(b, j);
        if (left.size() != right.size())
            return left.size() < right.size();
        if (left != right)
            return left < right;
    }
    return a.size() - i < b.size() - j;
}

} // namespace fc::diff
