#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace fc {

/// What kind of thing went wrong. Callers branch on the code, never on the text.
enum class ErrorCode : std::uint8_t {
    Internal,     ///< a bug of ours; fail closed
    Usage,        ///< wrong arguments or an unreadable profile
    Parse,        ///< bytes that are not what they should be (path, JSON, TOML, HTML where JSON belongs)
    Schema,       ///< path or value that the schema does not allow
    NotFound,     ///< the thing named does not exist there
    Transport,    ///< refused, unreachable, closed, deadline
    Tls,          ///< handshake, chain, name
    Auth,         ///< not authenticated or not authorised
    Remote,       ///< the peer answered with an error of its own
    Unsupported,  ///< the peer does not implement it
    Refused,      ///< our own policy says no (no approval, stale approval, altered plan)
    Stale,        ///< what the decision was bound to has moved
    Conflict,     ///< somebody else holds it (lease, lock)
    Incomplete,   ///< an answer that lacks parts; never to be read as "in sync"
    Storage,      ///< disk full, database damaged
    Cancelled,    ///< asked to stop
};

std::string_view toString(ErrorCode code);

/// An expected failure, as a value. Thread-safe to copy.
///
/// text    what failed, in English, one sentence without the subject
/// subject the device, path, object or file it is about ("leaf3 /interfaces/...", "NetBox https://...")
/// state   what state things are in now ("nothing was sent", "unknown until re-read")
/// next    what to do next ("check the password file")
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    std::string text;
    std::string subject;
    std::string state;
    std::string next;
    std::shared_ptr<const Error> cause;

    /// "text [subject] -> state -> next", parts that are empty left out (the form cli.md fixes).
    std::string sentence() const;

    Error&& about(std::string value) && { subject = std::move(value); return std::move(*this); }
    Error&& nowIs(std::string value) && { state = std::move(value); return std::move(*this); }
    Error&& doNext(std::string value) && { next = std::move(value); return std::move(*this); }
    Error&& because(Error inner) &&;
};

/// Shorthand: makeError(ErrorCode::Parse, "column 3: empty key").about("/a[=v]")
inline Error makeError(ErrorCode code, std::string text)
{
    Error error;
    error.code = code;
    error.text = std::move(text);
    return error;
}

} // namespace fc
