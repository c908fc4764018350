#include "base/error.h"

#include <array>

namespace fc {

std::string_view toString(ErrorCode code)
{
    static constexpr std::array<std::string_view, 16> kNames{
        "internal", "usage",   "parse", "schema",  "not_found",  "transport", "tls",    "auth",
        "remote",   "unsupported", "refused", "stale", "conflict", "incomplete", "storage", "cancelled"};
    return kNames.at(static_cast<std::size_t>(code));
}

std::string Error::sentence() const
{
    std::string out = text;
    if (!subject.empty())
        out += " [" + subject + "]";
    if (!state.empty())
        out += " -> " + state;
    if (!next.empty())
        out += " -> " + next;
    return out;
}

Error&& Error::because(Error inner) &&
{
    cause = std::make_shared<const Error>(std::move(inner));
    return std::move(*this);
}

} // namespace fc
