#include "discovery/consistency.h"

#include "model/path.h"
#include "schema/instance.h"
#include "schema/tree_views.h"

#include <algorithm>
#include <tuple>

namespace fc::discovery {

namespace {

void judge(ConsistencyRow& row)
{
    std::map<std::optional<std::string>, std::size_t> counts;
    for (const auto& value : row.values)
        ++counts[value];
    const auto most = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
    row.usual = most->first;
    row.outliers = row.values.size() - most->second;
    row.everyoneDiffers = row.values.size() > 2 && counts.size() == row.values.size();
}

} // namespace

std::vector<LeafValue> leavesOf(const schema::SchemaIndex& index, const model::ConfigTree& tree)
{
    std::vector<LeafValue> leaves;
    schema::forEachLeaf(tree, [&](const model::InstancePath& leaf, const model::Value& value) {
        leaves.push_back({leaf.back().node, model::toString(schema::toPath(index, leaf)), model::toString(value)});
    });
    return leaves;
}

ConsistencyTable compareDevices(const std::vector<DeviceLeaves>& devices)
{
    ConsistencyTable table;
    std::map<std::string, ConsistencyRow> rows;
    for (const DeviceLeaves& device : devices) {
        if (device.problem.empty())
            table.devices.push_back(device.device);
        else
            table.problems.push_back(device.device + ": " + device.problem);
    }
    std::size_t column = 0;
    for (const DeviceLeaves& device : devices) {
        if (!device.problem.empty())
            continue;
        for (const LeafValue& leaf : device.leaves) {
            ConsistencyRow& row = rows.try_emplace(leaf.path).first->second;
            row.values.resize(table.devices.size());
            row.values[column] = leaf.value;
        }
        ++column;
    }
    for (auto& [path, row] : rows) {
        row.path = path;
        judge(row);
        for (std::size_t i = 0; i < row.values.size(); ++i)
            if (!row.everyoneDiffers && row.values[i] != row.usual)
                ++table.differs[table.devices[i]];
        table.rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(table.rows, [](const ConsistencyRow& a, const ConsistencyRow& b) {
        const auto rank = [](const ConsistencyRow& row) {
            return std::tuple(row.outliers == 0, row.everyoneDiffers, row.outliers);
        };
        return rank(a) < rank(b);
    });
    return table;
}

std::string ConsistencyTable::summary() const
{
    std::vector<std::pair<std::string, std::size_t>> worst(differs.begin(), differs.end());
    std::ranges::stable_sort(worst, [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string out;
    for (const auto& [device, count] : worst)
        out += (out.empty() ? "" : "; ") + device + " differs from " + std::to_string(devices.size() - 1) +
               (devices.size() == 2 ? " sibling in " : " siblings in ") + std::to_string(count) +
               (count == 1 ? " leaf" : " leaves");
    return out.empty() ? "no differences" : out;
}

} // namespace fc::discovery
