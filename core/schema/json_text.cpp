#include "schema/json_text.h"

#include "schema/ietf_json.h"
#include "schema/scalar_text.h"

#include <nlohmann/json.hpp>

namespace fc::schema {

namespace {

using Json = nlohmann::json;

/// Builds the values while nlohmann's parser, which does not recurse, reads. Keeps number text, which its own tree
/// would turn into double.
class Builder : public nlohmann::json_sax<Json>
{
public:
    explicit Builder(JsonValue& root) : m_root(root) {}

    const Error& error() const { return m_error; }

    bool null() override { return add(JsonValue::Kind::Null, {}) != nullptr; }
    bool boolean(bool value) override { return add(JsonValue::Kind::Boolean, value ? "true" : "false") != nullptr; }
    bool number_integer(number_integer_t value) override
    {
        return add(JsonValue::Kind::Number, std::to_string(value)) != nullptr;
    }
    bool number_unsigned(number_unsigned_t value) override
    {
        return add(JsonValue::Kind::Number, std::to_string(value)) != nullptr;
    }
    bool number_float(number_float_t, const string_t& text) override
    {
        return add(JsonValue::Kind::Number, plainNumber(text)) != nullptr;
    }
    bool string(string_t& value) override { return add(JsonValue::Kind::String, std::move(value)) != nullptr; }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(JsonValue::Kind::Object); }
    bool start_array(std::size_t) override { return open(JsonValue::Kind::Array); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& value) override
    {
        m_name = std::move(value);
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& problem) override
    {
        // nlohmann's text reads "[json.exception.parse_error.101] parse error at line 1, column 2: what".
        const std::string_view text = problem.what();
        const auto colon = text.find(": ");
        const std::string_view what = colon == std::string_view::npos ? text : text.substr(colon + 2);
        m_error = makeError(ErrorCode::Parse, "not JSON at byte " + std::to_string(position) + ": " + std::string(what));
        return false;
    }

private:
    JsonValue* add(JsonValue::Kind kind, std::string text)
    {
        if (++m_count > kMaxJsonValues) {
            m_error = makeError(ErrorCode::Parse, "more than " + std::to_string(kMaxJsonValues) + " JSON values");
            return nullptr;
        }
        JsonValue& value = m_open.empty() ? m_root : m_open.back()->children.emplace_back();
        value.kind = kind;
        value.name = std::move(m_name);
        value.text = std::move(text);
        m_name.clear();
        return &value;
    }

    bool open(JsonValue::Kind kind)
    {
        if (m_open.size() == kMaxJsonDepth) {
            m_error = makeError(ErrorCode::Parse,
                                "JSON nested deeper than " + std::to_string(kMaxJsonDepth) + " levels");
            return false;
        }
        JsonValue* value = add(kind, {});
        // Stays valid: a container gets no further sibling before it is closed.
        m_open.push_back(value);
        return value != nullptr;
    }

    bool close()
    {
        m_open.pop_back();
        return true;
    }

    JsonValue& m_root;
    std::vector<JsonValue*> m_open;
    std::string m_name;
    std::size_t m_count = 0;
    Error m_error = makeError(ErrorCode::Parse, "not JSON");
};

} // namespace

std::string_view describe(JsonValue::Kind kind)
{
    switch (kind) {
    case JsonValue::Kind::Null: return "null";
    case JsonValue::Kind::Boolean: return "true or false";
    case JsonValue::Kind::Number: return "a number";
    case JsonValue::Kind::String: return "a string";
    case JsonValue::Kind::Array: return "an array";
    case JsonValue::Kind::Object: return "an object";
    }
    return "nothing";
}

Result<JsonValue> parseJson(std::string_view json)
{
    JsonValue root;
    Builder builder(root);
    if (!Json::sax_parse(json.begin(), json.end(), &builder))
        return builder.error();
    return root;
}

void appendJsonString(std::string& out, std::string_view text)
{
    static constexpr std::string_view kHex = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                out += "\\u00";
                out += kHex[static_cast<unsigned char>(c) >> 4U];
                out += kHex[static_cast<unsigned char>(c) & 0xFU];
            } else {
                out += c;
            }
        }
    }
    out += '"';
}

} // namespace fc::schema
