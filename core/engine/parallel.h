#pragma once

#include <cstddef>
#include <functional>

namespace fc::engine {

/// Runs task(0) ... task(count - 1) on at most `threads` threads and returns when all are done. Tasks must not throw.
void runParallel(std::size_t count, std::size_t threads, const std::function<void(std::size_t)>& task);

} // namespace fc::engine
