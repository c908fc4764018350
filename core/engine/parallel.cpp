#include "engine/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace fc::engine {

void runParallel(std::size_t count, std::size_t threads, const std::function<void(std::size_t)>& task)
{
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < count; i = next++)
            task(i);
    };
    std::vector<std::jthread> workers;
    const std::size_t extra = std::min(count, std::max<std::size_t>(threads, 1));
    for (std::size_t i = 1; i < extra; ++i)
        workers.emplace_back(work);
    work();
}

} // namespace fc::engine
