#include "engine/engine_impl.h"

#include "diff/cli_rules.h"
#include "engine/parallel.h"

#include <algorithm>

namespace fc::engine {

namespace {

constexpr std::size_t kLineReadersAtOnce = 8;

/// Of a whole running-config only what the intent can claim is kept: it is some thousand lines a device.
void keepClaimable(std::vector<model::CliLine>& lines, const intent::IntentDocument& document)
{
    std::set<std::vector<std::string>> modes;
    for (const model::IntendedCliLine& line : document.cli)
        modes.insert(line.line.context);
    std::erase_if(lines, [&](const model::CliLine& line) {
        return !modes.contains(line.context) && diff::cliRuleOf(line) == nullptr;
    });
}

} // namespace

void Engine::Impl::askForLines()
{
    if (stopping.stop_requested())
        return;
    std::vector<std::string> names;
    for (auto& [name, live] : devices)
        if (book && live.board.wantsLines(*book, ports.clock.now()))
            names.push_back(name);
    if (!names.empty())
        jobs->post([this, names, wanted = book] { readLines(names, wanted); });
}

void Engine::Impl::readLines(const std::vector<std::string>& names, const IntentBookPtr& wanted)
{
    runParallel(names.size(), kLineReadersAtOnce, [&](std::size_t i) {
        Result<std::vector<model::CliLine>> lines = ports.running.readCli(names[i], stopping.get_token());
        if (!lines)
            event(lines.error(), "plan", names[i]);
        else if (const auto document = wanted->documents.shared(names[i]))
            keepClaimable(*lines, *document);
        auto shared = std::make_shared<Result<std::vector<model::CliLine>>>(std::move(lines));
        control->post([this, name = names[i], shared] {
            if (const auto live = devices.find(name); live != devices.end())
                live->second.board.takeLines(std::move(*shared));
            markDirty(name);
        });
    });
}

} // namespace fc::engine
