// The comparison on the lab's documents: goal <= 0.1 ms CPU a device. Reads ../shared/data/lab-10; skips without it.
#include "diff/side_by_side.h"
#include "diff/tree_diff.h"
#include "plan/plan.h"
#include "schema/ietf_json.h"
#include "schema/schema_locator.h"
#include "schema/tree_views.h"

#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace fc;

namespace {

const diff::TreeDiff& differ()
{
    static const diff::TreeDiff instance(schema::openBundledIndex().value());
    return instance;
}

model::ConfigTree labTree(const std::string& device)
{
    std::ifstream file(std::string(FC_SOURCE_DIR) + "/../shared/data/lab-10/" + device + ".json");
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    auto tree = schema::decodeDocument(differ().index(), text, schema::Strictness::Lenient);
    return tree ? *tree : model::ConfigTree();
}

const std::vector<std::string>& devices()
{
    static const std::vector<std::string> names = {"leaf1", "leaf2", "leaf3", "leaf4", "leaf5",
                                                   "leaf6", "leaf7", "leaf8", "spine1", "spine2"};
    return names;
}

/// `count` description-like text leaves changed, spread over the document.
model::ConfigTree edited(const model::ConfigTree& tree, std::size_t count)
{
    std::vector<model::InstancePath> texts;
    schema::forEachLeaf(tree, [&](const model::InstancePath& path, const model::Value& value) {
        const bool isText = !value.isList() && std::holds_alternative<std::string>(value.scalar());
        if (isText && differ().index().name(path.back().node) == "description")
            texts.push_back(path);
    });
    schema::forEachLeaf(tree, [&](const model::InstancePath& path, const model::Value& value) {
        if (!value.isList() && std::holds_alternative<std::uint64_t>(value.scalar()) &&
            !differ().index().isKey(path.back().node))
            texts.push_back(path);
    });
    model::TreeEditor editor(tree, differ().index().keepsOrder());
    for (std::size_t i = 0; i < count && i < texts.size(); ++i) {
        const model::TreeNode& leaf = *tree.find(texts[i]);
        const bool isText = std::holds_alternative<std::string>(leaf.value->scalar());
        editor.set(texts[i], isText ? model::Value::text("edited " + std::to_string(i))
                                    : model::Value::unsignedInteger(i + 1));
    }
    return std::move(editor).commit();
}

void compareAll(benchmark::State& state, const std::vector<std::pair<model::ConfigTree, model::ConfigTree>>& pairs)
{
    if (pairs.empty() || pairs.front().first.isEmpty()) {
        state.SkipWithError("../shared/data/lab-10 is not there");
        return;
    }
    std::size_t hunks = 0;
    std::size_t leaves = 0;
    for (auto _ : state) {
        hunks = 0;
        for (const auto& [intended, running] : pairs) {
            const auto result = differ().compare("dut", intended, running, schema::Ownership::everything());
            hunks += result.hunks.size();
            benchmark::DoNotOptimize(result.hunks.data());
        }
    }
    for (const auto& pair : pairs)
        leaves += pair.first.leafCount();
    state.counters["devices"] = static_cast<double>(pairs.size());
    state.counters["hunks"] = static_cast<double>(hunks);
    state.counters["leaves"] = static_cast<double>(leaves);
    state.counters["ms_per_device"] =
        benchmark::Counter(static_cast<double>(pairs.size()) / 1e3,
                           benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

/// Separate documents with equal content: nothing is shared, every hash has been computed.
void inSync(benchmark::State& state)
{
    std::vector<std::pair<model::ConfigTree, model::ConfigTree>> pairs;
    for (const std::string& name : devices())
        pairs.emplace_back(labTree(name), labTree(name));
    compareAll(state, pairs);
}
BENCHMARK(inSync)->Unit(benchmark::kMicrosecond);

void twentyEdits(benchmark::State& state)
{
    std::vector<std::pair<model::ConfigTree, model::ConfigTree>> pairs;
    for (const std::string& name : devices())
        pairs.emplace_back(labTree(name), edited(labTree(name), 20));
    compareAll(state, pairs);
}
BENCHMARK(twentyEdits)->Unit(benchmark::kMicrosecond);

void oneEdit(benchmark::State& state)
{
    std::vector<std::pair<model::ConfigTree, model::ConfigTree>> pairs;
    for (const std::string& name : devices())
        pairs.emplace_back(labTree(name), edited(labTree(name), 1));
    compareAll(state, pairs);
}
BENCHMARK(oneEdit)->Unit(benchmark::kMicrosecond);

void leaf1AgainstLeaf2(benchmark::State& state)
{
    compareAll(state, {{labTree("leaf1"), labTree("leaf2")}});
}
BENCHMARK(leaf1AgainstLeaf2)->Unit(benchmark::kMicrosecond);

void rowsOfTwentyEdits(benchmark::State& state)
{
    const model::ConfigTree tree = labTree("leaf7");
    if (tree.isEmpty()) {
        state.SkipWithError("../shared/data/lab-10 is not there");
        return;
    }
    const auto result = differ().compare("leaf7", tree, edited(tree, 20), schema::Ownership::everything());
    for (auto _ : state)
        benchmark::DoNotOptimize(diff::sideBySide(differ().index(), result));
}
BENCHMARK(rowsOfTwentyEdits)->Unit(benchmark::kMicrosecond);

/// What is paid once per program: rules and defaults resolved against the index.
void buildDiffer(benchmark::State& state)
{
    const auto index = schema::openBundledIndex().value();
    for (auto _ : state)
        benchmark::DoNotOptimize(diff::TreeDiff(index));
}
BENCHMARK(buildDiffer)->Unit(benchmark::kMillisecond);

} // namespace
