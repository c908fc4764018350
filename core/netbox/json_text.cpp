#include "netbox/json_text.h"

#include <string>

namespace fc::netbox {

namespace {

constexpr int kMaxDepth = 32;

/// Walks the text without building anything: finds out whether it is JSON, how deep, and if not, where it breaks.
class Inspector final : public nlohmann::json_sax<nlohmann::json>
{
public:
    const std::string& problem() const { return m_problem; }

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return enter(); }
    bool key(string_t&) override { return true; }
    bool end_object() override { return leave(); }
    bool start_array(std::size_t) override { return enter(); }
    bool end_array() override { return leave(); }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& reason) override
    {
        const std::string what = reason.what();
        const bool badText = what.find("UTF-8") != std::string::npos;
        const bool ended = what.find("unexpected end of input") != std::string::npos ||
                           what.find("missing closing quote") != std::string::npos;
        m_problem = badText ? "is not valid UTF-8" : ended ? "ends too early" : "is not JSON";
        m_problem += " (byte " + std::to_string(position) + ")";
        return false;
    }

private:
    bool enter()
    {
        if (++m_depth <= kMaxDepth)
            return true;
        m_problem = "is nested more than " + std::to_string(kMaxDepth) + " levels deep";
        return false;
    }
    bool leave()
    {
        --m_depth;
        return true;
    }

    int m_depth = 0;
    std::string m_problem;
};

} // namespace

Result<nlohmann::json> parseJson(std::string_view text)
{
    Inspector inspector;
    if (!nlohmann::json::sax_parse(text, &inspector))
        return makeError(ErrorCode::Parse, "the answer " + inspector.problem());
    return nlohmann::json::parse(text, nullptr, false);
}

} // namespace fc::netbox
