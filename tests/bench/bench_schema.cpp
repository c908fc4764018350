// Start-up cost of the schema: goal <= 20 ms CPU for open + checksum + resolve 1,000 paths.
#include "schema/schema_index.h"
#include "schema/schema_locator.h"
#include "schema/schema_pack.h"

#include <benchmark/benchmark.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using namespace fc;
using schema::NodeId;
using schema::SchemaIndex;

namespace {

/// Every twelfth node of the release, as people type paths: without prefixes where that is unambiguous.
std::vector<std::string> typedPaths(const SchemaIndex& index, std::size_t count)
{
    std::vector<std::string> paths;
    const std::size_t step = index.nodeCount() / count;
    for (std::size_t i = 0; i < count; ++i) {
        const NodeId node{static_cast<std::uint32_t>(1 + i * step)};
        std::string bare;
        for (NodeId at = node; at.value != 0; at = index.parent(at))
            bare.insert(0, "/" + std::string(index.name(at)));
        const auto found = index.resolve(model::parsePath(bare).value());
        paths.push_back(found && *found == node ? bare : index.schemaPath(node));
    }
    return paths;
}

std::string packFile()
{
    return schema::schemaFolders().front() + "/eos-4.35.0F.fcs";
}

void openChecksumResolve1000(benchmark::State& state)
{
    const auto paths = typedPaths(*schema::openBundledIndex().value(), 1000);
    for (auto _ : state) {
        const auto index = SchemaIndex::open(packFile());
        for (const std::string& path : paths)
            benchmark::DoNotOptimize((*index)->resolve(model::parsePath(path).value()).ok());
    }
}
BENCHMARK(openChecksumResolve1000)->Unit(benchmark::kMillisecond);

void openAndChecksum(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(SchemaIndex::open(packFile()).ok());
}
BENCHMARK(openAndChecksum)->Unit(benchmark::kMillisecond);

void resolve1000(benchmark::State& state)
{
    const auto index = schema::openBundledIndex().value();
    std::vector<model::Path> paths;
    for (const std::string& path : typedPaths(*index, 1000))
        paths.push_back(model::parsePath(path).value());
    for (auto _ : state)
        for (const model::Path& path : paths)
            benchmark::DoNotOptimize(index->resolve(path).ok());
}
BENCHMARK(resolve1000)->Unit(benchmark::kMillisecond);

void parseAndPackFacts(benchmark::State& state)
{
    std::ifstream stream(FC_SOURCE_DIR "/resources/schema/eos-4.35.0F.facts", std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    const std::string facts = text.str();
    for (auto _ : state)
        benchmark::DoNotOptimize(schema::packFacts(schema::parseFacts(facts).value()).ok());
}
BENCHMARK(parseAndPackFacts)->Unit(benchmark::kMillisecond);

} // namespace
