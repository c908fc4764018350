#pragma once

#include "schema/schema_index.h"
#include "sim/device/constraints.h"
#include "sim/device/eos_content.h"

#include <memory>
#include <utility>

namespace fc::sim {

/// What all devices of a release share: the schema and what is derived from it once. Immutable, thread-safe.
class DeviceModel
{
public:
    explicit DeviceModel(std::shared_ptr<const schema::SchemaIndex> schemaIndex)
        : m_index(std::move(schemaIndex)), m_constraints(*m_index), m_content(*m_index)
    {
    }

    const schema::SchemaIndex& index() const noexcept { return *m_index; }
    const Constraints& constraints() const noexcept { return m_constraints; }
    const EosContent& content() const noexcept { return m_content; }

private:
    std::shared_ptr<const schema::SchemaIndex> m_index;
    Constraints m_constraints;
    EosContent m_content;
};

} // namespace fc::sim
