#pragma once

#include "base/result.h"

#include <cstddef>
#include <functional>
#include <stop_token>
#include <vector>

namespace fc::netbox {

using Task = std::function<Status(std::stop_token)>;

/// Runs tasks on up to `width` threads and joins them. The first error stops the others and is returned; a stop from
/// outside gives Cancelled.
Status runParallel(std::vector<Task> tasks, std::size_t width, std::stop_token stop);

} // namespace fc::netbox
