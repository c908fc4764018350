#include "netbox/parallel.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <thread>

namespace fc::netbox {

Status runParallel(std::vector<Task> tasks, std::size_t width, std::stop_token stop)
{
    std::stop_source local;
    const std::stop_callback forward(stop, [&local] { local.request_stop(); });
    std::mutex mutex;
    std::size_t next = 0;
    std::optional<Error> failure;

    const auto work = [&] {
        while (true) {
            std::size_t mine = 0;
            {
                const std::scoped_lock lock(mutex);
                if (next >= tasks.size() || local.stop_requested())
                    return;
                mine = next++;
            }
            auto status = tasks[mine](local.get_token());
            if (status.ok())
                continue;
            const std::scoped_lock lock(mutex);
            if (!failure)
                failure = std::move(status).error();
            local.request_stop();
        }
    };
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < std::min(std::max<std::size_t>(width, 1), tasks.size()); ++i)
            threads.emplace_back(work);
    }
    if (stop.stop_requested())
        return makeError(ErrorCode::Cancelled, "reading NetBox was stopped")
            .nowIs("the intent was not read; what was read before stays as it is");
    if (failure)
        return std::move(*failure);
    return {};
}

} // namespace fc::netbox
