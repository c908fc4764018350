#pragma once

#include "gnmi/messages.h"
#include "schema/schema_index.h"

#include <chrono>
#include <string>
#include <vector>

namespace fc::gnmi {

/// One row of what the console wants to see of a device.
struct WatchedState
{
    std::string path; ///< text form, wildcards allowed
    StreamMode mode = StreamMode::OnChange;
};

struct SubscriptionPlan
{
    /// Subtrees whose configuration is streamed on change; within them only what the device serves.
    std::vector<std::string> configRoots;
    std::vector<WatchedState> state;
    std::chrono::nanoseconds sampleInterval{std::chrono::seconds(10)};
};

/// What an EVPN-VXLAN fabric needs: configuration of interfaces, network instances, MLAG, EVPN; link, BGP and LLDP
/// state on change; counters sampled (facts/eos-openconfig-mapping.md section 5).
SubscriptionPlan defaultPlan();

/// The plan as one STREAM request in PROTO encoding. The schema decides which containers below the config roots hold
/// configuration that can be subscribed to; rows the schema does not know are left out.
SubscribeRequest consoleSubscription(const schema::SchemaIndex& index, const SubscriptionPlan& plan = defaultPlan());

} // namespace fc::gnmi
