// The mapper on a synthetic fabric of 4 spines and 996 leafs in pairs, 2 VRFs, 200 VLANs of which each pair carries 20 as
// L2VNI and gateway, 4 hosts a pair: goals <= 2 s CPU for all devices, <= 400 MB, <= 50 ms for an edited VLAN.
#include "intent/mapper.h"
#include "intent/touched_devices.h"
#include "schema/schema_locator.h"
#include "tests/support/clos_intent.h"

#include <benchmark/benchmark.h>

#include <sys/resource.h>

#include <memory>
#include <string>

using namespace fc;
using namespace fc::intent;

namespace {

constexpr int kLeafs = 996;

const std::shared_ptr<const schema::SchemaIndex>& schemaIndex()
{
    static const std::shared_ptr<const schema::SchemaIndex> index = schema::openBundledIndex().value();
    return index;
}

const Mapper& mapper()
{
    static const Mapper instance =
        Mapper::create(*schemaIndex(), readFabricFile(FC_SOURCE_DIR "/resources/demo/fabric.toml").value()).value();
    return instance;
}

const IntentSnapshot& clos()
{
    static const IntentSnapshot snapshot(test::ClosIntent(kLeafs).tables, test::closInfo());
    return snapshot;
}

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

void mapWholeFabric(benchmark::State& state)
{
    const IntentSnapshot& snapshot = clos();
    mapper();
    std::size_t leaves = 0;
    for (auto _ : state) {
        leaves = 0;
        const FabricIndex index(snapshot);
        for (const Device& device : snapshot.tables().devices)
            leaves += mapper().map(index, device.name)->tree.leafCount();
    }
    state.counters["devices"] = static_cast<double>(snapshot.tables().devices.size());
    state.counters["leaves"] = static_cast<double>(leaves);
    state.counters["rows"] = static_cast<double>(snapshot.totalRows());
    state.counters["peak_MB"] = peakMegabytes();
}
BENCHMARK(mapWholeFabric)->Unit(benchmark::kMillisecond)->Iterations(1);

/// From the new snapshot to the new documents of the devices that a renamed VLAN concerns.
void remapAfterOneVlan(benchmark::State& state)
{
    const FabricIndex before(clos());
    IntentTables tables = clos().tables();
    tables.vlans.at(5).name = "renamed";
    const IntentSnapshot edited(std::move(tables), test::closInfo());
    std::size_t devices = 0;
    for (auto _ : state) {
        const FabricIndex after(edited);
        const auto named = affectedDevices(before, after);
        devices = named.size();
        for (const std::string& name : named)
            benchmark::DoNotOptimize(mapper().map(after, name)->tree.hash());
    }
    state.counters["devices"] = static_cast<double>(devices);
}
BENCHMARK(remapAfterOneVlan)->Unit(benchmark::kMillisecond);

} // namespace
