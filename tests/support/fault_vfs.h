#pragma once

#include <string>

namespace fc::test {

/// What the fault VFS does at its Nth write, sync, truncate or delete, counted from 1 over all files.
enum class Fault { None, Kill, DiskFull };

/// Registers (once) a SQLite VFS named "fc-fault" on top of the default one. Writes stay in memory until their file is
/// synced, as if the page cache were lost with the process: after a SIGKILL the disk holds only what was synced.
/// One process at a time may use a store through it.
void installFaultVfs(Fault fault = Fault::None, int atOperation = 0);
/// Operations counted so far.
int faultVfsOperations();

inline constexpr const char* kFaultVfs = "fc-fault";

} // namespace fc::test
