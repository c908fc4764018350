#include "fuzz/fuzz_target.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

namespace {

namespace fs = std::filesystem;

std::string contentOf(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// The seed, the seed cut short, and the seed with single bits turned: what breaks most parsers, without a fuzzer.
std::size_t runVariants(const fc::fuzz::Target& target, const std::string& seed)
{
    constexpr std::size_t kSteps = 64;
    const std::size_t stride = std::max<std::size_t>(1, seed.size() / kSteps);
    target.run(seed);
    std::size_t runs = 1;
    for (std::size_t at = 0; at < seed.size(); at += stride) {
        target.run(std::string_view(seed).substr(0, at));
        std::string turned = seed;
        turned[at] = static_cast<char>(turned[at] ^ (1 << (at % 8)));
        target.run(turned);
        runs += 2;
    }
    return runs;
}

} // namespace

/// usage: fuzz_replay CORPORA [NAME]. Exit 1 if a target has no seeds; a finding aborts.
int main(int argc, char** argv)
{
    if (argc < 2)
        return 3;
    int status = 0;
    for (const fc::fuzz::Target& target : fc::fuzz::targets()) {
        if (argc > 2 && target.name != argv[2])
            continue;
        std::vector<fs::path> seeds;
        std::error_code error;
        for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(argv[1]) / target.name, error))
            if (entry.is_regular_file(error))
                seeds.push_back(entry.path());
        std::ranges::sort(seeds);
        std::size_t runs = 0;
        for (const fs::path& seed : seeds) {
            // Names the seed before it runs: an abort says no more than that.
            std::fprintf(stderr, "%s\n", seed.c_str());
            runs += runVariants(target, contentOf(seed));
        }
        std::printf("%s: %zu seeds, %zu runs\n", target.name.c_str(), seeds.size(), runs);
        if (seeds.empty())
            status = 1;
    }
    return status;
}
