#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <chrono>
#include <string>

namespace fc::app {

/// A keychain that is locked asks its person to open it: this long at most.
inline constexpr std::chrono::milliseconds kKeychainPatience{60'000};

/// The secret that the desktop's keychain (freedesktop Secret Service: GNOME Keyring, KWallet, KeePassXC) keeps under
/// the attributes service=fabric-console, key=`name`. Runs secret-tool (package libsecret-tools) without a shell and
/// waits for it; call it before windows and sessions start.
/// Errors: Unsupported (secret-tool is not installed), NotFound (no such entry; says how to store one), Transport (no
/// keychain answers, or not within `patience`), those of secretFromText.
Result<Secret> readKeychain(const std::string& name, std::chrono::milliseconds patience = kKeychainPatience);

/// Keeps it there, in place of an older one of that name. The secret goes through a pipe, never through an argument.
/// Errors as readKeychain, without NotFound.
Status storeKeychain(const std::string& name, const Secret& secret, std::chrono::milliseconds patience = kKeychainPatience);

/// secret-tool is on PATH. Says nothing about a keychain that would answer it.
bool hasKeychainTool();

} // namespace fc::app
