// YANG discovery. Goals: multi-term search <= 0.5 ms, similar letters <= 3 ms, worst keystroke <= 5 ms over every node;
// compile of the release <= 2x libyang's own load and compile of the same modules; opening <= 20 ms.
#include "discovery/path_search.h"
#include "schema/schema_locator.h"
#if __has_include(<libyang/libyang.h>)
#include "yang_libyang/compiler.h"

#include <libyang/libyang.h>
#define FC_HAS_LIBYANG 1
#endif

#include <benchmark/benchmark.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

using namespace fc;
using namespace fc::discovery;

namespace {

const PathSearch& search()
{
    static const PathSearch instance(std::make_shared<const PathCatalog>(schema::openBundledIndex().value()));
    return instance;
}

/// Growth of resident memory by index and search. Comes first: later the heap has room that others left.
void residentMemory(benchmark::State& state)
{
    const auto resident = [] {
        std::ifstream stream("/proc/self/statm");
        long pages = 0;
        stream >> pages >> pages;
        return static_cast<double>(pages) * 4096.0 / (1024.0 * 1024.0);
    };
    const double before = resident();
    const PathSearch fresh(std::make_shared<const PathCatalog>(schema::openBundledIndex().value()));
    for (auto _ : state)
        benchmark::DoNotOptimize(fresh.run(parseQuery("bgp evpn")).total);
    state.counters["MiB"] = resident() - before;
}
BENCHMARK(residentMemory)->Iterations(3)->Unit(benchmark::kMicrosecond);

void ask(benchmark::State& state, const char* line)
{
    const Query query = parseQuery(line);
    std::size_t total = 0;
    for (auto _ : state)
        total = search().run(query).total;
    state.counters["matches"] = static_cast<double>(total);
}
BENCHMARK_CAPTURE(ask, three_words, "bgp neigh evpn")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ask, words_and_filters, "bgp !counter type:enum rw:yes module:openconfig*")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ask, similar_letters, "ifmtu")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ask, similar_letters_long, "nwinstprotobgpneigh")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ask, one_letter, "a")->Unit(benchmark::kMicrosecond);

/// CPU of this thread: what a keystroke costs, however busy the machine is.
double threadMicros()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

/// Every prefix of lines as people type them: the median, the 99th percentile and the worst of all keystrokes.
void keystrokes(benchmark::State& state)
{
    const std::vector<std::string> lines{"bgp evpn prefixes received", "interface counters in-octets on:change",
                                         "ifmtu", "vlan !state type:enum rw:yes", "network-instance/vlans/vlan/config",
                                         "key:vni module:arista*", "hostname", "oper-status", "xqzj nothing like it"};
    std::vector<double> micros;
    for (auto _ : state)
        for (const std::string& line : lines)
            for (std::size_t length = 1; length <= line.size(); ++length) {
                const double start = threadMicros();
                benchmark::DoNotOptimize(search().run(parseQuery(std::string_view(line).substr(0, length))).total);
                micros.push_back(threadMicros() - start);
            }
    std::ranges::sort(micros);
    state.counters["p50_us"] = micros[micros.size() / 2];
    state.counters["p99_us"] = micros[micros.size() * 99 / 100];
    state.counters["worst_us"] = micros.back();
}
BENCHMARK(keystrokes)->Unit(benchmark::kMillisecond);

void openIndexAndSearch(benchmark::State& state)
{
    for (auto _ : state) {
        const PathSearch fresh(std::make_shared<const PathCatalog>(schema::openBundledIndex().value()));
        benchmark::DoNotOptimize(fresh.catalog().size());
    }
}
BENCHMARK(openIndexAndSearch)->Unit(benchmark::kMillisecond);

#ifdef FC_HAS_LIBYANG
const std::string kModels = FC_SOURCE_DIR "/../shared/yang/eos-4.35.0F";

void compileRelease(benchmark::State& state)
{
    for (auto _ : state)
        if (!yang_libyang::compileModels(kModels).ok())
            state.SkipWithError("no models folder");
}
BENCHMARK(compileRelease)->Unit(benchmark::kMillisecond)->Iterations(5);

/// The floor: libyang loads and compiles the same modules, nothing else.
void libyangAlone(benchmark::State& state)
{
    for (auto _ : state) {
        ly_log_options(0);
        ly_ctx* context = nullptr;
        ly_ctx_new(kModels.c_str(), LY_CTX_EXPLICIT_COMPILE | LY_CTX_REF_IMPLEMENTED | LY_CTX_DISABLE_SEARCHDIR_CWD, &context);
        std::ifstream list(kModels + "/modules.list");
        for (std::string name; list >> name;)
            ly_ctx_load_module(context, name.c_str(), nullptr, nullptr);
        ly_ctx_compile(context);
        ly_ctx_destroy(context);
    }
}
BENCHMARK(libyangAlone)->Unit(benchmark::kMillisecond)->Iterations(5);
#endif

} // namespace
