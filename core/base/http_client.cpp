#include "base/http_client.h"

#include <algorithm>
#include <cctype>

namespace fc {

std::string HttpResponse::header(std::string_view name) const
{
    const auto same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    };
    for (const auto& [key, value] : headers)
        if (std::ranges::equal(key, name, same))
            return value;
    return {};
}

} // namespace fc
