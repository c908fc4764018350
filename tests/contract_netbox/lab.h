#pragma once

#include "sim/fabric/loader.h"
#include "sim/netbox/netbox_api.h"

#include <memory>

namespace fc::test {

/// A NetBox with the rows of lab-10, not started.
inline std::unique_ptr<sim::NetboxApi> lab10(sim::NetboxApi::Options options = {})
{
    static const auto fabric = sim::loadFabric("lab-10");
    if (!fabric)
        qFatal("%s", fabric.error().sentence().c_str());
    auto api = sim::NetboxApi::create(fabric->netbox, std::move(options));
    if (!api)
        qFatal("%s", api.error().sentence().c_str());
    return std::move(api).value();
}

} // namespace fc::test
