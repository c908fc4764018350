#include "checks/validator.h"
#include "fuzz/fuzz_target.h"

#include <memory>

using namespace fc;

namespace {

/// Two devices with an interface each: enough for every field to be read.
intent::IntentSnapshotPtr smallFabric()
{
    intent::IntentTables tables;
    for (const intent::ObjectId id : {1, 2}) {
        intent::Device device;
        device.id = id;
        device.name = device.display = "leaf" + std::to_string(id);
        device.role = "leaf";
        device.mlagPeer = 3 - id;
        tables.devices.push_back(device);
        intent::Interface port;
        port.id = 10 + id;
        port.device = id;
        port.name = port.display = "Ethernet1";
        port.mtu = 9214;
        port.taggedVlans = {1, 2};
        tables.interfaces.push_back(port);
    }
    intent::Vlan vlan;
    vlan.id = 1;
    vlan.vid = 40;
    vlan.name = "tenant";
    tables.vlans.push_back(vlan);
    intent::SnapshotInfo info;
    info.source = "https://netbox.example";
    info.read.fill(true);
    return std::make_shared<const intent::IntentSnapshot>(std::move(tables), std::move(info));
}

} // namespace

/// "W" + a file of waivers, "E" + an expression, anything else a file of own checks, which is then run.
FC_FUZZ_TARGET(own_checks)
{
    if (input.starts_with('W')) {
        const auto waivers = checks::waiversFromText(input.substr(1), "fuzz.toml");
        FC_FUZZ_CHECK(waivers.ok() || (!waivers.error().text.empty() && waivers.error().subject.starts_with("fuzz.toml")));
        if (!waivers.ok())
            return;
        std::vector<checks::Finding> findings(2);
        findings.back().rule = waivers->empty() ? "C01" : waivers->front().rule;
        findings.back().devices = {"leaf1"};
        findings.back().objects.emplace_back();
        std::vector<intent::Finding> told;
        checks::applyWaivers(*waivers, "2026-11-23", findings, told);
        FC_FUZZ_CHECK(told.size() <= waivers->size());
        return;
    }
    if (input.starts_with('E')) {
        const auto expression = checks::Expression::parse(input.substr(1));
        if (!expression.ok()) {
            FC_FUZZ_CHECK(!expression.error().text.empty());
            return;
        }
        std::size_t budget = 10'000;
        const auto value = expression->evaluate([](const auto&) { return checks::ExprValue(std::string("x")); }, budget);
        FC_FUZZ_CHECK(budget <= 10'000);
        FC_FUZZ_PLANTED("an expression that is a number over 69",
                        !value || !std::holds_alternative<std::int64_t>(*value) || std::get<std::int64_t>(*value) < 70);
        return;
    }
    const auto own = checks::ownChecksFromText(input, "fuzz.toml");
    if (!own.ok()) {
        FC_FUZZ_CHECK(!own.error().text.empty() && own.error().text.size() < 4000 && own.error().subject.starts_with("fuzz.toml"));
        return;
    }
    static const intent::IntentSnapshotPtr kFabric = smallFabric();
    const checks::FabricFacts facts(kFabric, {});
    for (const checks::OwnCheck& check : *own) {
        std::vector<checks::Finding> found;
        checks::FindingSink sink(facts, check.name, found);
        (void)checks::runOwnCheck(check, facts, sink);
        FC_FUZZ_CHECK(found.size() <= kFabric->totalRows());
    }
}
