#pragma once

#include "base/result.h"

#include <cstddef>
#include <string>
#include <vector>

namespace fc::store {

struct PlanRecord
{
    std::string id;
    std::string digest;  ///< of the document, as plan/plan_file.h makes it
    std::string created; ///< ISO 8601 UTC
    std::string text;    ///< the whole plan document
};

/// Port: plan documents by id. Thread-safe; several processes may share one.
class PlanStore
{
public:
    virtual ~PlanStore() = default;
    /// Durable on return. The same id with the same text is fine, with another text it is Conflict.
    virtual Status save(const PlanRecord& plan) = 0;
    /// Errors: NotFound, Storage. Whether the text is unaltered is for the reader of the document to check.
    virtual Result<PlanRecord> load(const std::string& id) const = 0;
    /// Newest first, without text.
    virtual Result<std::vector<PlanRecord>> list(std::size_t limit) const = 0;
};

} // namespace fc::store
