#include "sim/netbox/auth.h"

#include "sim/netbox/answers.h"

#include <random>
#include <string_view>

namespace fc::sim {

NetboxTokens NetboxTokens::random()
{
    std::random_device source;
    const auto draw = [&source](std::string_view alphabet, std::size_t count) {
        std::uniform_int_distribution<std::size_t> index(0, alphabet.size() - 1);
        std::string text;
        while (text.size() < count)
            text += alphabet[index(source)];
        return text;
    };
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    return {draw("0123456789abcdef", 40), "nbt_" + draw(kLetters, 12) + "." + draw(kLetters, 40)};
}

namespace netbox {

namespace {

bool sameSecret(const std::string& expected, std::string_view sent)
{
    if (expected.empty() || expected.size() != sent.size())
        return false;
    unsigned different = 0;
    for (std::size_t index = 0; index < sent.size(); ++index)
        different |= static_cast<unsigned char>(expected[index]) ^ static_cast<unsigned char>(sent[index]);
    return different == 0;
}

} // namespace

std::optional<HttpAnswer> refuseUnauthenticated(const HttpCall& call, const NetboxTokens& tokens)
{
    const std::string_view header = call.authorization;
    const auto space = header.find(' ');
    const std::string_view keyword = header.substr(0, space);
    if (keyword != "Bearer" && keyword != "Token")
        return detail(403, "Authentication credentials were not provided.");
    const std::string_view value = space == std::string_view::npos ? std::string_view() : header.substr(space + 1);
    if (value.empty() || value.find(' ') != std::string_view::npos)
        return detail(403, "Invalid authorization header: Must be in the form \"Bearer <key>.<token>\" or "
                           "\"Token <token>\"");
    if (value.starts_with("nbt_"))
        return sameSecret(tokens.v2, value) ? std::nullopt : std::optional(detail(403, "Invalid v2 token"));
    return sameSecret(tokens.v1, value) ? std::nullopt : std::optional(detail(403, "Invalid v1 token"));
}

} // namespace netbox

} // namespace fc::sim
