#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace fc {

/// A secret that does not print. reveal() is the only way out; call it where the bytes leave for the peer.
class Secret
{
public:
    Secret() = default;
    explicit Secret(std::string value) : m_value(std::move(value)) {}
    const std::string& reveal() const noexcept { return m_value; }
    bool empty() const noexcept { return m_value.empty(); }

private:
    std::string m_value;
};

/// First line of a file that only its owner may read (mode & 077 == 0), trailing CR/LF trimmed.
/// Errors: NotFound, Refused (mode too open, names it and the chmod to run), Parse (control characters inside).
Result<Secret> readSecretFile(const std::string& path);

/// From an environment variable; NotFound if it is not set.
Result<Secret> readSecretEnvironment(const std::string& name);

/// A secret that came from `source` (named in errors), trailing CR/LF trimmed. Errors: Parse (characters outside
/// printable ASCII).
Result<Secret> secretFromText(std::string text, const std::string& source);

} // namespace fc
