#include "sim/server/faults.h"

#include <charconv>

namespace fc::sim {

Status Faults::add(std::string_view kind, const std::string& argument)
{
    if (kind == "none") {
        *this = {};
    } else if (kind == "refuse") {
        refuse = true;
    } else if (kind == "wrong-auth") {
        wrongAuth = true;
    } else if (kind == "unauthenticated") {
        unauthenticated = true;
    } else if (kind == "silent") {
        silent = true;
    } else if (kind == "truncate") {
        truncate = true;
    } else if (kind == "never-sync") {
        neverSync = true;
    } else if (kind == "double-sync") {
        doubleSync = true;
    } else if (kind == "slow") {
        unsigned milliseconds = 0;
        const auto [end, error] =
            std::from_chars(argument.data(), argument.data() + argument.size(), milliseconds);
        if (error != std::errc{} || end != argument.data() + argument.size() || milliseconds > 600'000)
            return makeError(ErrorCode::Usage, "slow needs milliseconds from 0 to 600000").about(argument);
        slow = std::chrono::milliseconds(milliseconds);
    } else if (kind == "set-error") {
        if (argument.empty())
            return makeError(ErrorCode::Usage, "set-error needs the text to fail with");
        setError = argument;
    } else if (kind == "erase-cli") {
        if (argument.empty())
            return makeError(ErrorCode::Usage, "erase-cli needs the mode whose lines go, as \"router bgp 65001\"");
        eraseCli = argument;
    } else {
        return makeError(ErrorCode::Usage, "unknown fault")
            .about(std::string(kind))
            .doNext("use none, refuse, wrong-auth, unauthenticated, silent, slow MS, set-error TEXT, erase-cli MODE, truncate, "
                    "never-sync or double-sync");
    }
    return {};
}

} // namespace fc::sim
