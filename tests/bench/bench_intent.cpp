// The mapper on a synthetic fabric of 4 spines and 996 leafs in pairs, 2 VRFs, 200 VLANs of which each pair carries 20 as
// L2VNI and gateway, 4 hosts a pair: goals <= 2 s CPU for all devices, <= 400 MB, <= 50 ms for an edited VLAN.
#include "intent/fabric_mapping.h"
#include "intent/mapper.h"
#include "schema/schema_locator.h"
#include "tests/support/clos_intent.h"

#include <benchmark/benchmark.h>

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <functional>
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

const IntentSnapshotPtr& clos()
{
    static const auto snapshot = std::make_shared<const IntentSnapshot>(test::ClosIntent(kLeafs).tables, test::closInfo());
    return snapshot;
}

/// Of the process, now; 0 where /proc does not tell.
double residentMegabytes()
{
    std::ifstream file("/proc/self/statm");
    double pages = 0.0;
    double resident = 0.0;
    file >> pages >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024.0 * 1024.0);
}

/// Every document is kept, as the console keeps them.
void mapWholeFabric(benchmark::State& state)
{
    const IntentSnapshotPtr& snapshot = clos();
    mapper();
    const double before = residentMegabytes();
    std::size_t leaves = 0;
    for (auto _ : state) {
        const FabricMappingPtr mapping = mapFabric(mapper(), snapshot);
        leaves = 0;
        for (const auto& [device, document] : mapping->documents)
            leaves += document.tree.leafCount();
        state.counters["documents_MB"] = residentMegabytes() - before;
    }
    state.counters["snapshot_MB"] = before;
    state.counters["devices"] = static_cast<double>(snapshot->tables().devices.size());
    state.counters["leaves"] = static_cast<double>(leaves);
    state.counters["rows"] = static_cast<double>(snapshot->totalRows());
}
BENCHMARK(mapWholeFabric)->Unit(benchmark::kMillisecond)->Iterations(1);

/// From the new snapshot to the new documents of the devices that an edit concerns; the others are taken over.
void remapAfter(benchmark::State& state, const std::function<void(IntentTables&)>& edit)
{
    const FabricMappingPtr before = mapFabric(mapper(), clos());
    IntentTables tables = clos()->tables();
    edit(tables);
    const auto edited = std::make_shared<const IntentSnapshot>(std::move(tables), test::closInfo());
    std::size_t devices = 0;
    FabricMappingPtr kept;
    for (auto _ : state) {
        const FabricMappingPtr after = mapFabric(mapper(), edited, before.get());
        devices = after->mapped.size();
        state.PauseTiming(); // letting go of them again is not the question
        kept = after;
        state.ResumeTiming();
    }
    state.counters["devices"] = static_cast<double>(devices);
}

/// A VLAN that 49 pairs carry.
void remapAfterOneStretchedVlan(benchmark::State& state)
{
    remapAfter(state, [](IntentTables& tables) { tables.vlans.at(5).name = "renamed"; });
}
BENCHMARK(remapAfterOneStretchedVlan)->Unit(benchmark::kMillisecond)->Iterations(3);

/// The gateway of a VLAN on one leaf: it and its peer.
void remapAfterOneSvi(benchmark::State& state)
{
    remapAfter(state, [](IntentTables& tables) {
        std::ranges::find(tables.interfaces, std::string("Vlan105"), &Interface::name)->description = "renamed";
    });
}
BENCHMARK(remapAfterOneSvi)->Unit(benchmark::kMillisecond)->Iterations(10);

} // namespace
