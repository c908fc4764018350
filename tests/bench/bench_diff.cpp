#include "diff/tree_diff.h"
#include "schema/ietf_json.h"
#include "schema/schema_locator.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace {

using namespace fc;

std::shared_ptr<const schema::SchemaIndex> index()
{
    static const auto opened = schema::openBundledIndex();
    if (!opened)
        std::abort();
    return *opened;
}

model::ConfigTree labTree(const std::string& device)
{
    std::ifstream file(FC_SOURCE_DIR "/../shared/data/lab-10/" + device + ".json");
    std::stringstream text;
    text << file.rdbuf();
    Result<model::ConfigTree> tree = schema::decodeDocument(*index(), text.str(), schema::Strictness::Strict);
    if (!tree)
        std::abort();
    return *tree;
}

/// Another value in every leaf-th description-like leaf: 20 edits spread over the tree.
model::ConfigTree edited(const model::ConfigTree& tree)
{
    model::TreeEditor editor(tree, index()->keepsOrder());
    int edits = 0;
    for (int port = 1; edits < 20 && port <= 40; ++port) {
        const auto path = model::parsePath("/network-instances/network-instance[name=default]/vlans/vlan[vlan-id=" +
                                           std::to_string(100 + port) + "]/config/name");
        const auto at = schema::toInstancePath(*index(), *path);
        if (at) {
            editor.set(*at, model::Value::text("vlan"));
            ++edits;
        }
    }
    return std::move(editor).commit();
}

/// What a device costs per comparison in the console: the normalised trees are made anew each time.
void compare(benchmark::State& state, const model::ConfigTree& intended, const model::ConfigTree& running)
{
    const diff::TreeDiff differ(index());
    const schema::Ownership everything = schema::Ownership::everything();
    std::size_t hunks = 0;
    for (auto _ : state) {
        const diff::DiffResult result = differ.compare("leaf1", intended, running, everything);
        hunks = result.hunks.size();
        benchmark::DoNotOptimize(hunks);
    }
    state.counters["hunks"] = static_cast<double>(hunks);
    state.counters["leaves"] = static_cast<double>(running.leafCount());
}

void leaf1AgainstItself(benchmark::State& state)
{
    compare(state, labTree("leaf1"), labTree("leaf1"));
}
BENCHMARK(leaf1AgainstItself)->Unit(benchmark::kMicrosecond);

void leaf1AgainstLeaf2(benchmark::State& state)
{
    compare(state, labTree("leaf1"), labTree("leaf2"));
}
BENCHMARK(leaf1AgainstLeaf2)->Unit(benchmark::kMicrosecond);

void leaf1AgainstItselfWith20Edits(benchmark::State& state)
{
    const model::ConfigTree tree = labTree("leaf1");
    compare(state, tree, edited(tree));
}
BENCHMARK(leaf1AgainstItselfWith20Edits)->Unit(benchmark::kMicrosecond);

} // namespace
