#include "engine/engine_impl.h"

#include <set>

namespace fc::engine {

/// Job strand.
IntentComparison Engine::Impl::compared(const std::string& before, const std::string& after)
{
    IntentComparison out{before, after, {}, {}, {}};
    const auto bookAt = [this](const std::string& revision) -> Result<IntentBookPtr> {
        const IntentBookPtr newest = currentView()->intended;
        if (newest && (revision.empty() || newest->revision == revision))
            return newest;
        return ports.intent.at(revision);
    };
    const Result<IntentBookPtr> older = bookAt(before), newer = bookAt(after);
    if (!older || !newer) {
        out.error = (older ? newer : older).error().sentence();
        return out;
    }
    out.before = (*older)->revision;
    out.after = (*newer)->revision;
    if ((*older)->snapshot && (*newer)->snapshot)
        out.objects = intent::changesBetween(*(*older)->snapshot, *(*newer)->snapshot);
    const auto documentOf = [](const IntentBook& in, const std::string& device) {
        const auto found = in.documents.find(device);
        return found == in.documents.end() ? nullptr : &found->second;
    };
    std::set<std::string> seen;
    for (const IntentBookPtr& side : {*newer, *older})
        for (const model::FabricDevice& device : side->inventory.devices) {
            if (stopping.stop_requested())
                return out; // nobody will see it
            // The same document in both books is not looked at.
            if (!seen.insert(device.name).second ||
                (*older)->documents.shared(device.name) == (*newer)->documents.shared(device.name))
                continue;
            std::vector<intent::LeafChange> moved = intent::changesBetween(
                documentOf(**older, device.name), documentOf(**newer, device.name), *ports.schema);
            out.leaves.insert(out.leaves.end(), std::make_move_iterator(moved.begin()), std::make_move_iterator(moved.end()));
        }
    return out;
}

void Engine::Impl::runCompare(const std::string& before, const std::string& after)
{
    auto made = std::make_shared<const IntentComparison>(compared(before, after));
    if (!made->error.empty())
        event(Severity::Error, "netbox", {}, "two revisions of the intent were not compared", made->error);
    control->post([this, made] {
        comparison = made;
        publish();
    });
}

void Engine::compareIntent(std::string before, std::string after)
{
    m_impl->jobs->post([impl = m_impl.get(), before = std::move(before), after = std::move(after)] {
        impl->runCompare(before, after);
    });
}

} // namespace fc::engine
