#include "plan/plan.h"
#include "support/fake_console.h"

#include <chrono>

namespace fc::test {

namespace {

using namespace std::chrono_literals;
using engine::ConfigState;
using engine::HealthState;
using engine::SessionState;

const SystemTime kNow = StillClock().time;

engine::DeviceView device(const std::string& name, const std::string& role, int number, int pair)
{
    engine::DeviceView view;
    view.device.name = name;
    view.device.role = role;
    view.device.routerId = "10.0.250." + std::to_string(role == "spine" ? number : 10 + number);
    view.device.address = "172.16.0." + std::to_string(role == "spine" ? number : 24 + number);
    view.device.netboxId = number;
    view.device.netboxUrl = "http://127.0.0.1:8001/dcim/devices/" + std::to_string(number) + "/";
    view.device.asn = role == "spine" ? 65000U : 65000U + static_cast<unsigned>(pair);
    if (role != "spine") {
        view.device.vtepAddress = "10.0.255." + std::to_string(10 + pair);
        view.device.mlagDomain = "leafs";
        view.device.services = {"gold 100001", "VLAN 78", "VLAN 900"};
    }
    view.session = SessionState::Live;
    view.config = ConfigState::InSync;
    view.health = HealthState::Healthy;
    view.lastData = kNow - 300ms;
    view.comparedAt = kNow - 8s;
    view.softwareVersion = "4.35.0F";
    view.tls = "off (lab)";
    view.updates = 8123;
    view.leaves = 1442;
    view.updatesPerSecond = 124;
    return view;
}

engine::LinkView link(const std::string& a, const std::string& aPort, const std::string& b, const std::string& bPort)
{
    engine::LinkView view;
    view.link.a = {a, aPort};
    view.link.b = {b, bPort};
    if (view.link.b < view.link.a)
        std::swap(view.link.a, view.link.b);
    view.state = engine::LinkState::Up;
    view.a.end = view.link.a;
    view.b.end = view.link.b;
    for (engine::LinkEndView* end : {&view.a, &view.b}) {
        const model::LinkEnd& far = end == &view.a ? view.link.b : view.link.a;
        end->oper = end->admin = "UP";
        end->mtu = "9214";
        end->description = far.device;
        end->lldpNeighbour = far.device + " " + far.interfaceName;
        end->inBitsPerSecond = 38.4e6;
        end->outBitsPerSecond = 35.1e6;
    }
    return view;
}

diff::Hunk hunk(const std::string& deviceName, diff::Op op, const std::string& path, const std::string& feature,
                const std::string& oldJson, const std::string& newJson)
{
    diff::Hunk result;
    result.device = deviceName;
    result.op = op;
    result.path = model::parsePath(path).value();
    result.feature = feature;
    result.key = feature;
    result.oldJson = oldJson;
    result.newJson = newJson;
    static int next = 0;
    char id[16];
    std::snprintf(id, sizeof id, "%012x", 0x7f3a00 + ++next);
    result.id = id;
    result.origins = {{"dcim.interface", 18, "description", deviceName + " " + feature,
                       "http://127.0.0.1:8001/dcim/interfaces/18/", "interfaces.description", ""}};
    return result;
}

void count(engine::DeviceView& view, const plan::DevicePlan& planned)
{
    for (const diff::Hunk& item : planned.hunks) {
        view.add += item.op == diff::Op::Add;
        view.remove += item.op == diff::Op::Remove;
        view.change += item.op == diff::Op::Change || item.op == diff::Op::Move;
    }
}

plan::DevicePlan drifted()
{
    plan::DevicePlan planned;
    planned.name = "leaf7";
    planned.status = plan::DeviceStatus::Changed;
    const std::string port = "/interfaces/interface[name=Ethernet12]";
    planned.hunks = {
        hunk("leaf7", diff::Op::Change, port + "/config/description", "Ethernet12", "\"spine2 TEMP INC4711\"", "\"spine2\""),
        hunk("leaf7", diff::Op::Change, port + "/subinterfaces/subinterface[index=0]/ipv4/config/mtu", "Ethernet12", "1500",
             "9214"),
        hunk("leaf7", diff::Op::Remove,
             "/network-instances/network-instance[name=gold]/protocols/protocol[identifier=STATIC][name=STATIC]"
             "/static-routes/static[prefix=0.0.0.0/0]",
             "Static routes, gold", R"({"prefix":"0.0.0.0/0"})", "")};
    return planned;
}

plan::DevicePlan extended(const std::string& name)
{
    plan::DevicePlan planned;
    planned.name = name;
    planned.status = plan::DeviceStatus::Changed;
    planned.hunks = {
        hunk(name, diff::Op::Change,
             "/interfaces/interface[name=Port-Channel1]/aggregation/switched-vlan/config/trunk-vlans", "Port-Channel1",
             "[34]", "[34,40]"),
        hunk(name, diff::Op::Add, "/network-instances/network-instance[name=default]/vlans/vlan[vlan-id=40]", "VLAN 40", "",
             R"({"vlan-id":40})"),
        hunk(name, diff::Op::Add, "/interfaces/interface[name=Vlan40]", "Vlan40", "", R"({"name":"Vlan40"})"),
        hunk(name, diff::Op::Add,
             "/interfaces/interface[name=Vxlan1]/arista-vxlan/vlan-to-vnis/vlan-to-vni[vlan=40]", "VXLAN", "",
             R"({"vlan":40,"vni":110040})")};
    return planned;
}

void addPair(engine::FabricView& view, int pair)
{
    const int left = 2 * pair - 1;
    const std::string a = "leaf" + std::to_string(left);
    const std::string b = "leaf" + std::to_string(left + 1);
    view.devices.push_back(device(a, "leaf", left, pair));
    view.devices.back().device.mlagPeer = b;
    view.devices.push_back(device(b, "leaf", left + 1, pair));
    view.devices.back().device.mlagPeer = a;
    view.links.push_back(link(a, "Ethernet10", b, "Ethernet10"));
}

void finish(engine::FabricView& view)
{
    for (const engine::DeviceView& item : view.devices)
        view.inventory.devices.push_back(item.device);
    for (const engine::LinkView& item : view.links)
        view.inventory.links.push_back(item.link);
}

} // namespace

engine::FabricView closView(int spines, int leafs)
{
    engine::FabricView view;
    view.generation = 1;
    view.time = kNow;
    view.profileName = "lab";
    view.inventory.name = "clos";
    for (int s = 1; s <= spines; ++s)
        view.devices.push_back(device("spine" + std::to_string(s), "spine", s, 0));
    for (int pair = 1; pair <= leafs / 2; ++pair)
        addPair(view, pair);
    for (int s = 1; s <= spines; ++s) {
        for (int l = 1; l <= leafs; ++l)
            view.links.push_back(link("spine" + std::to_string(s), "Ethernet" + std::to_string(l),
                                      "leaf" + std::to_string(l), "Ethernet" + std::to_string(10 + s)));
    }
    finish(view);
    return view;
}

engine::FabricView quietView()
{
    engine::FabricView view = closView(2, 8);
    view.inventory.name = "lab-10";
    view.updatesPerSecond = 1240;
    view.queueLagMs = 12;
    view.intent = {"NetBox http://127.0.0.1:8001", "netbox change 8812", kNow - 41s, false, "", 8812};
    const char* const details[] = {"VLAN 40 10.40.40.101", "VLAN 34 10.34.34.102", "VLAN 40 10.40.40.103",
                                   "VLAN 78 10.78.78.104"};
    for (int pair = 1; pair <= 4; ++pair) {
        const std::string left = "leaf" + std::to_string(2 * pair - 1);
        const std::string right = "leaf" + std::to_string(2 * pair);
        view.inventory.neighbours.push_back({"host" + std::to_string(pair), "host", details[pair - 1],
                                             {{left, "Ethernet1"}, {right, "Ethernet1"}}});
    }
    auto plan = std::make_shared<plan::Plan>();
    plan->id = "7f3a00000000";
    for (const engine::DeviceView& item : view.devices) {
        plan->devices.emplace_back();
        plan->devices.back().name = item.device.name;
        plan->devices.back().status = plan::DeviceStatus::InSync;
    }
    view.plan = plan;
    view.history = std::make_shared<const std::vector<engine::HistoryEntry>>();
    return view;
}

engine::FabricView labView()
{
    engine::FabricView view = quietView();
    auto plan = std::make_shared<plan::Plan>(*view.plan);
    const auto edit = [&](const char* name) -> engine::DeviceView& {
        for (engine::DeviceView& item : view.devices) {
            if (item.device.name == name)
                return item;
        }
        std::abort();
    };
    const auto put = [&](plan::DevicePlan planned) {
        for (plan::DevicePlan& slot : plan->devices) {
            if (slot.name == planned.name)
                slot = std::move(planned);
        }
    };
    engine::DeviceView& leaf7 = edit("leaf7");
    leaf7.config = ConfigState::Drift;
    leaf7.configReason = "changed 08:09:37";
    leaf7.configChangedAt = kNow - 285s;
    count(leaf7, drifted());
    put(drifted());
    for (const char* name : {"leaf3", "leaf4"}) {
        engine::DeviceView& waiting = edit(name);
        waiting.config = ConfigState::Pending;
        count(waiting, extended(name));
        put(extended(name));
    }
    engine::DeviceView& late = edit("leaf2");
    late.health = HealthState::Late;
    late.healthReason = "no sample for 11 s, expected every 10 s";
    late.lastData = kNow - 11s;
    engine::DeviceView& gone = edit("leaf5");
    gone.session = SessionState::Backoff;
    gone.sessionReason = "connection refused, next try in 4 s";
    gone.config = ConfigState::NotCompared;
    gone.configReason = "running configuration could not be read";
    gone.health = HealthState::Unreachable;
    gone.healthReason = "connection refused";
    gone.lastData = kNow - 372s;
    for (plan::DevicePlan& slot : plan->devices) {
        if (slot.name == "leaf5")
            slot.status = plan::DeviceStatus::Unreachable;
    }
    view.plan = plan;
    for (engine::LinkView& item : view.links) {
        if (item.link.a.device == "leaf5" || item.link.b.device == "leaf5")
            item.state = engine::LinkState::OneSided;
        if (item.link.a == model::LinkEnd{"leaf7", "Ethernet12"}) {
            item.state = engine::LinkState::Mismatch;
            item.a.mtu = "1500";
            item.a.description = "spine2 TEMP INC4711";
            item.mismatches = {{"mtu", "1500", "9214"}};
        }
    }
    return view;
}

} // namespace fc::test
