#include "ui/models/fabric_tally.h"

#include "schema/schema_index.h"
#include "ui/bridge/qt_strings.h"
#include "ui/models/status.h"

namespace fc::ui {

namespace {

void countSession(const engine::DeviceView& device, FabricTally& tally)
{
    using enum engine::SessionState;
    if (device.health == engine::HealthState::Late)
        ++tally.late;
    else if (device.session == Live)
        ++tally.live;
    else if (device.health == engine::HealthState::Unreachable || device.session == Backoff)
        ++tally.down;
}

void countConfig(const engine::DeviceView& device, FabricTally& tally)
{
    using enum engine::ConfigState;
    const int open = openHunks(device);
    if (device.config == Drift) {
        ++tally.drifted;
        tally.driftHunks += open;
    }
    if (device.config == InSync || device.config == Verified)
        ++tally.inSync;
    if (device.config == NotCompared || device.config == Unknown)
        ++tally.notCompared;
    tally.changed += open > 0 ? 1 : 0;
    tally.open += open;
    tally.approved += device.approved;
    tally.rejected += device.rejected;
    tally.deferred += device.deferred;
    tally.add += device.add;
    tally.remove += device.remove;
    tally.change += device.change;
}

} // namespace

FabricTally tallyOf(const engine::FabricView& view)
{
    FabricTally tally;
    for (const engine::DeviceView& device : view.devices) {
        countSession(device, tally);
        countConfig(device, tally);
    }
    return tally;
}

QString releaseOf(const engine::FabricView& view)
{
    using namespace Qt::StringLiterals;
    if (view.schema == nullptr)
        return {};
    QString release = q(view.schema->release());
    if (release.startsWith(u"eos-"_s))
        release = u"EOS "_s + release.mid(4);
    return release;
}

} // namespace fc::ui
