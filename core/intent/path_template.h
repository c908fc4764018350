#pragma once

#include "base/result.h"
#include "model/config_tree.h"
#include "schema/schema_index.h"

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace fc::intent {

/// A schema path whose NodeIds were looked up once; keys are filled in per use. Which lists stand on the way and how
/// many keys each has is asked of the index.
class PathTemplate
{
public:
    PathTemplate() = default;
    /// `text` without keys: "/interfaces/interface/config/name". Error Schema if the index does not have it.
    static Result<PathTemplate> resolve(const schema::SchemaIndex& index, std::string_view text);

    model::NodeId leaf() const { return m_steps.empty() ? model::NodeId{} : m_steps.back().node; }
    /// Key values of all lists on the way, outermost first, each in schema key order. Precondition: as many as needed.
    model::InstancePath at(std::initializer_list<std::string_view> keys) const;

private:
    struct Step
    {
        model::NodeId node;
        std::size_t keyCount = 0;
    };
    std::vector<Step> m_steps;
};

} // namespace fc::intent
