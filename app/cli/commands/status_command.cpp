#include "app/cli/context.h"
#include "engine/engine.h"

#include <algorithm>
#include <condition_variable>
#include <iomanip>
#include <iostream>
#include <mutex>

namespace fc::app {

namespace {

std::string age(std::optional<SystemTime> time, SystemTime now)
{
    if (!time)
        return "-";
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now - *time).count();
    if (seconds < 120)
        return std::to_string(std::max<long>(seconds, 0)) + " s";
    if (seconds < 7200)
        return std::to_string(seconds / 60) + " min";
    return std::to_string(seconds / 3600) + " h";
}

std::string configText(const engine::DeviceView& device)
{
    std::string text(engine::toString(device.config));
    std::string counts;
    const auto count = [&](char glyph, int number) {
        if (number > 0)
            counts += std::string(" ") + glyph + std::to_string(number);
    };
    count('+', device.add);
    count('-', device.remove);
    count('~', device.change);
    return text + counts;
}

bool settled(const engine::FabricView& view)
{
    if (view.devices.empty())
        return !view.intent.error.empty();
    return std::ranges::all_of(view.devices, [](const engine::DeviceView& device) {
        return device.config != engine::ConfigState::Unknown && device.session != engine::SessionState::Connecting &&
               device.session != engine::SessionState::Syncing;
    });
}

void printText(Context& context, const engine::FabricView& view)
{
    std::cout << std::left << std::setw(12) << "device" << std::setw(13) << "session" << std::setw(22) << "config"
              << std::setw(13) << "health" << std::setw(13) << "last change" << std::setw(7) << "age" << "note\n";
    for (const engine::DeviceView& device : view.devices) {
        if (!context.wants(device.device.name))
            continue;
        const std::string note = !device.configReason.empty() ? device.configReason : device.healthReason;
        std::cout << std::left << std::setw(12) << device.device.name << std::setw(13)
                  << engine::toString(device.session) << std::setw(22) << configText(device) << std::setw(13)
                  << engine::toString(device.health) << std::setw(13) << age(device.configChangedAt, view.time)
                  << std::setw(7) << age(device.lastData, view.time) << note << '\n';
    }
    std::cout << "intent: " << view.intent.source
              << (view.intent.revision.empty() ? "" : ", revision " + view.intent.revision)
              << (view.intent.error.empty() ? "" : ", error: " + view.intent.error) << '\n';
}

void printJson(Context& context, const engine::FabricView& view)
{
    std::cout << "{\"intent\":{\"source\":" << jsonString(view.intent.source)
              << ",\"revision\":" << jsonString(view.intent.revision) << ",\"error\":" << jsonString(view.intent.error)
              << "},\"devices\":[";
    bool first = true;
    for (const engine::DeviceView& device : view.devices) {
        if (!context.wants(device.device.name))
            continue;
        std::cout << (first ? "" : ",") << "{\"name\":" << jsonString(device.device.name)
                  << ",\"reachable\":" << (device.session == engine::SessionState::Live ? "true" : "false")
                  << ",\"session\":" << jsonString(engine::toString(device.session))
                  << ",\"config\":" << jsonString(engine::toString(device.config))
                  << ",\"health\":" << jsonString(engine::toString(device.health)) << ",\"add\":" << device.add
                  << ",\"change\":" << device.change << ",\"remove\":" << device.remove
                  << ",\"unmanaged\":" << device.unmanaged << ",\"reason\":"
                  << jsonString(!device.configReason.empty() ? device.configReason : device.healthReason) << "}";
        first = false;
    }
    std::cout << "]}\n";
}

int exitCodeOfView(Context& context, const engine::FabricView& view)
{
    bool any = false, complete = view.intent.error.empty();
    for (const engine::DeviceView& device : view.devices)
        if (context.wants(device.device.name)) {
            any = true;
            complete = complete && device.config != engine::ConfigState::Unknown &&
                       device.config != engine::ConfigState::NotCompared;
        }
    return any && complete ? kDone : kIncomplete;
}

int runStatus(Context& context, bool watch)
{
    Result<Workspace*> workspace = context.workspace();
    if (!workspace)
        return context.fail(workspace.error());
    Result<std::unique_ptr<engine::IntentProvider>> intent = (*workspace)->netboxIntent();
    if (!intent)
        return context.fail(intent.error());
    engine::Engine engine((*workspace)->ports(**intent), (*workspace)->engineSettings());
    std::mutex mutex;
    std::condition_variable_any moved;
    bool fresh = false;
    const Handle handle = engine.onViewChanged([&] {
        {
            const std::lock_guard lock(mutex);
            fresh = true;
        }
        moved.notify_all();
    });
    const std::stop_token stop = context.stopToken();
    engine.start();
    const auto deadline = std::chrono::steady_clock::now() + context.callOptions().deadline;
    std::shared_ptr<const engine::FabricView> view = engine.view();
    const auto print = [&] { context.options.json ? printJson(context, *view) : printText(context, *view); };
    while (!stop.stop_requested()) {
        std::unique_lock lock(mutex);
        const bool news = watch ? moved.wait(lock, stop, [&] { return fresh; })
                                : moved.wait_until(lock, stop, deadline, [&] { return fresh; });
        fresh = false;
        lock.unlock();
        view = engine.view();
        if (watch && news && settled(*view))
            print();
        if (!watch && (!news || settled(*view)))
            break;
    }
    if (!watch)
        print();
    return stop.stop_requested() && !watch ? kCancelled : exitCodeOfView(context, *view);
}

} // namespace

void addStatus(CLI::App& app, Context& context)
{
    auto watch = std::make_shared<bool>(false);
    CLI::App* command = app.add_subcommand("status", "one line a device: reachable, config, health, last change");
    command->add_flag("--watch", *watch, "keep printing when something changes");
    command->footer("Example: fabric-orch status --profile lab.toml");
    command->callback([&context, watch] { context.run = [&context, watch] { return runStatus(context, *watch); }; });
}

} // namespace fc::app
