#pragma once

#include "base/result.h"

namespace fc::store {

/// The code of a failure, by value: the result may be a temporary. Internal, which no store gives, for success.
template <typename T>
ErrorCode codeOf(const T& result)
{
    return result.ok() ? ErrorCode::Internal : result.error().code;
}

} // namespace fc::store
