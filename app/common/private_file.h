#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace fc::app {

/// Writes a file that only its owner may read, in folders (made if missing) that only their owner may enter; what was
/// there is replaced as a whole or not at all. Error: Storage.
Status writePrivateFile(const std::string& file, std::string_view text);

} // namespace fc::app
