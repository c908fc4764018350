#include "engine/engine_impl.h"
#include "engine/manual_change.h"

namespace fc::engine {

namespace {

Error noManualStore(const std::string& device)
{
    return makeError(ErrorCode::Unsupported, "changes by hand are not kept here")
        .about(device)
        .nowIs("nothing was planned")
        .doNext("change the intent instead");
}

} // namespace

void ConsoleService::planChange(ManualEdit) {}

void ConsoleService::withdrawChange(std::int64_t, std::string, std::string) {}

void Engine::layOver(Impl& impl)
{
    Result<IntentBookPtr> book = impl.ports.intent.refresh({}, {}, impl.stopping.get_token());
    if (book)
        impl.takeBook(std::move(*book));
    else
        impl.event(book.error(), "plan", {});
}

void Engine::planChange(ManualEdit edit)
{
    m_impl->jobs->post([impl = m_impl.get(), edit = std::move(edit)] {
        store::ManualChangeStore* changes = impl->ports.manual;
        Result<store::ManualChange> change = checkedChange(*impl->ports.schema, edit);
        if (change && changes) {
            change->when = toIso8601(impl->ports.clock.now());
            change = changes->add(*change);
        }
        if (!change || !changes) {
            impl->event(change ? noManualStore(edit.device) : change.error(), "plan", edit.device);
            return;
        }
        impl->event(Severity::Info, "user", change->device,
                    change->who + " asked for a change, " + manualName(change->sequence), change->reason, change->path);
        layOver(*impl);
    });
}

void Engine::withdrawChange(std::int64_t change, std::string who, std::string reason)
{
    m_impl->jobs->post([impl = m_impl.get(), change, who = std::move(who), reason = std::move(reason)] {
        store::ManualChangeStore* changes = impl->ports.manual;
        const Status gone = changes ? changes->withdraw(change, who, toIso8601(impl->ports.clock.now()), reason)
                                    : Status(noManualStore({}));
        if (!gone) {
            impl->event(gone.error(), "plan", {});
            return;
        }
        impl->event(Severity::Info, "user", {}, who + " withdrew the change " + manualName(change), reason);
        layOver(*impl);
    });
}

} // namespace fc::engine
