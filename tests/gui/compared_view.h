#pragma once

#include "support/fake_console.h"
#include "support/tree_text.h"

#include <memory>
#include <string>

namespace fc::test {

/// The running description of leaf7 Ethernet12, as the diff shows it: longer than a column at 1280 px.
inline const std::string kLongText = "\"to spine2 - optic swapped on Sunday night, ask Jo before anybody touches this port again\"";

/// The fabric of the pictures, where leaf7 really was compared: three leaves differ, one of them has a long value.
inline engine::FabricView comparedView()
{
    const std::string port = "/interfaces/interface[name=Ethernet12]/config/";
    const std::string rest = "/interfaces/interface[name=Ethernet13]/config/description = quiet\n";
    const std::string spoken = kLongText.substr(1, kLongText.size() - 2);
    engine::FabricView view = labView();
    view.schema = eosIndex();
    for (engine::DeviceView& device : view.devices) {
        if (device.device.name != "leaf7")
            continue;
        auto compared = std::make_shared<diff::DiffResult>(eosDiff().compare(
            "leaf7", treeOf(port + "description = spine2\n" + port + "enabled = true\n" + port + "mtu = 9214\n" + rest),
            treeOf(port + "description = " + spoken + "\n" + port + "enabled = false\n" + port + "mtu = 1500\n" + rest),
            schema::Ownership::everything()));
        device.diff = compared;
    }
    return view;
}

} // namespace fc::test
