#pragma once

#include "model/config_tree.h"
#include "schema/schema_index.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace fc::discovery {

/// One leaf of a device as text.
struct LeafValue
{
    schema::NodeId node;
    std::string path;  ///< with keys, as people type it
    std::string value;
    bool operator==(const LeafValue&) const = default;
};

/// Every leaf of a document in tree order.
std::vector<LeafValue> leavesOf(const schema::SchemaIndex& index, const model::ConfigTree& tree);

/// What one device answered for a path.
struct DeviceLeaves
{
    std::string device;
    std::vector<LeafValue> leaves;
    std::string problem; ///< why it did not answer; then it is not compared
};

struct ConsistencyRow
{
    std::string path;
    std::vector<std::optional<std::string>> values; ///< by device, in the order of the table; nullopt: not there
    std::optional<std::string> usual; ///< what most of those that answered have; nullopt: most have nothing
    std::size_t outliers = 0;         ///< devices that have something else
    bool everyoneDiffers = false;     ///< no value twice: an address or name of its own, not an outlier
};

/// The same path on devices of one role side by side.
struct ConsistencyTable
{
    std::vector<std::string> devices; ///< those that answered
    std::vector<ConsistencyRow> rows; ///< outliers first, the rarest deviation on top; then by path
    std::map<std::string, std::size_t> differs; ///< device -> rows in which it is an outlier
    std::vector<std::string> problems; ///< "leaf5: connection refused"

    /// "leaf7 differs from 7 siblings in 4 leaves", worst first, one sentence a device; "no differences" if none.
    std::string summary() const;
};

ConsistencyTable compareDevices(const std::vector<DeviceLeaves>& devices);

} // namespace fc::discovery
