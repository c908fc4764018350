#include "checks/rules/rules.h"

#include <algorithm>
#include <map>
#include <set>

namespace fc::checks {

namespace {

/// An EVPN instance: a VLAN that ends on a VNI, or a VRF with an L3VNI.
struct EvpnService
{
    ObjectClass objectClass; ///< L2vpn or Vrf
    const intent::Entity* row = nullptr;
    std::string name;
    const std::vector<ObjectId>* imports = nullptr;
    const std::vector<ObjectId>* exports = nullptr;
    std::vector<const DeviceFacts*> devices;
};

std::vector<EvpnService> evpnServices(const FabricFacts& facts)
{
    std::map<ObjectId, EvpnService> l2;
    for (const VlanService& vlan : facts.vlans())
        for (const intent::L2vpn* l2vpn : vlan.l2vpns) {
            EvpnService& service = l2.emplace(l2vpn->id, EvpnService{ObjectClass::L2vpn, l2vpn, "L2VPN " + l2vpn->name,
                                                             &l2vpn->importTargets, &l2vpn->exportTargets, {}}).first->second;
            service.devices.insert(service.devices.end(), vlan.devices.begin(), vlan.devices.end());
        }
    std::vector<EvpnService> out;
    for (auto& [id, service] : l2)
        if (!service.devices.empty())
            out.push_back(std::move(service));
    for (const VrfService& vrf : facts.vrfs())
        if (vrf.isStretched() && !vrf.devices.empty())
            out.push_back({ObjectClass::Vrf, vrf.vrf, "VRF " + vrf.vrf->name, &vrf.vrf->importTargets,
                           &vrf.vrf->exportTargets, vrf.devices});
    return out;
}

std::string targetName(const FabricFacts& facts, ObjectId id)
{
    const intent::RouteTarget* row = facts.routeTarget(id);
    return row == nullptr ? "#" + std::to_string(id) : row->name;
}

std::string targetText(const FabricFacts& facts, const std::set<ObjectId>& imports, const std::set<ObjectId>& exports)
{
    const auto text = [&](const std::set<ObjectId>& ids) {
        std::vector<std::string> names;
        for (const ObjectId id : ids)
            names.push_back(targetName(facts, id));
        return names.empty() ? "none" : listed(names);
    };
    return "import " + text(imports) + ", export " + text(exports);
}

/// Route targets that one device uses for one thing, and the row that says so.
struct TargetUsage
{
    const DeviceFacts* device = nullptr;
    ObjectClass objectClass = ObjectClass::L2vpn;
    const intent::Entity* row = nullptr;
    std::set<ObjectId> imports, exports;
};

void compareTargets(const FabricFacts& facts, FindingSink& out, const std::string& what, const std::vector<TargetUsage>& all)
{
    for (const TargetUsage& usage : all) {
        const TargetUsage& first = all.front();
        if (usage.imports == first.imports && usage.exports == first.exports)
            continue;
        out.error(what + " has other route targets on " + usage.device->name + " than on " + first.device->name)
            .about(usage.objectClass, *usage.row).about(first.objectClass, *first.row).on(first.device).on(usage.device)
            .aspect(usage.device->name).derived()
            .wants(targetText(facts, first.imports, first.exports), targetText(facts, usage.imports, usage.exports))
            .hint("give both the same route targets, or make them one row");
    }
}

} // namespace

void targetsDiffer(const FabricFacts& facts, FindingSink& out)
{
    std::map<std::int64_t, std::vector<TargetUsage>> byVni;
    std::map<std::pair<std::string, std::int64_t>, std::vector<TargetUsage>> byPairVid;
    for (const VlanService& vlan : facts.vlans())
        for (const intent::L2vpn* l2vpn : vlan.l2vpns)
            for (const DeviceFacts* device : vlan.devices) {
                const TargetUsage usage{device, ObjectClass::L2vpn, l2vpn,
                                  {l2vpn->importTargets.begin(), l2vpn->importTargets.end()},
                                  {l2vpn->exportTargets.begin(), l2vpn->exportTargets.end()}};
                if (l2vpn->identifier)
                    byVni[*l2vpn->identifier].push_back(usage);
                if (device->peer != nullptr)
                    byPairVid[{device->unit(), vlan.vlan->vid}].push_back(usage);
            }
    for (const auto& [vni, all] : byVni)
        compareTargets(facts, out, "VNI " + std::to_string(vni), all);
    for (const auto& [key, all] : byPairVid) {
        // Two rows of one VNI were compared above.
        const auto vni = [](const TargetUsage& usage) { return static_cast<const intent::L2vpn*>(usage.row)->identifier; };
        const auto first = vni(all.front());
        if (std::ranges::any_of(all, [&](const TargetUsage& usage) { return vni(usage) != first; }))
            compareTargets(facts, out, "VLAN " + std::to_string(key.second), all);
    }
    std::map<std::string, std::vector<TargetUsage>> byVrf;
    for (const VrfService& vrf : facts.vrfs())
        for (const DeviceFacts* device : vrf.devices)
            if (vrf.isStretched())
                byVrf[vrf.vrf->name].push_back({device, ObjectClass::Vrf, vrf.vrf,
                                                {vrf.vrf->importTargets.begin(), vrf.vrf->importTargets.end()},
                                                {vrf.vrf->exportTargets.begin(), vrf.vrf->exportTargets.end()}});
    for (const auto& [name, all] : byVrf)
        compareTargets(facts, out, "VRF " + name, all);
}

void targetsMissing(const FabricFacts& facts, FindingSink& out)
{
    const auto services = evpnServices(facts);
    std::map<ObjectId, std::set<const DeviceFacts*>> importers;
    for (const EvpnService& service : services)
        for (const ObjectId id : *service.imports)
            importers[id].insert(service.devices.begin(), service.devices.end());
    for (const EvpnService& service : services) {
        if (service.imports->empty() || service.exports->empty()) {
            const std::string what = service.imports->empty() && service.exports->empty() ? "no route target"
                                     : service.imports->empty()                           ? "no import target"
                                                                                          : "no export target";
            out.error(service.name + " is deployed and has " + what)
                .about(service.objectClass, *service.row).on(service.devices)
                .wants("import and export targets", what).hint("set them in NetBox");
        }
        for (const ObjectId id : *service.exports) {
            const auto& readers = importers[id];
            const bool heard = std::ranges::any_of(service.devices, [&](const DeviceFacts* sender) {
                return std::ranges::any_of(readers, [&](const DeviceFacts* reader) { return reader->name != sender->name; });
            });
            if (heard)
                continue;
            auto draft = out.warning(service.name + " exports " + targetName(facts, id) + " and no other leaf imports it");
            draft.about(service.objectClass, *service.row).on(service.devices).derived().aspect(targetName(facts, id))
                .hint("import it where the service should be reachable");
            draft.about(facts.routeTarget(id));
        }
    }
}

void targetsShared(const FabricFacts& facts, FindingSink& out)
{
    const auto services = evpnServices(facts);
    std::map<ObjectId, std::vector<const EvpnService*>> users;
    for (const EvpnService& service : services) {
        std::set<ObjectId> ids(service.imports->begin(), service.imports->end());
        ids.insert(service.exports->begin(), service.exports->end());
        for (const ObjectId id : ids)
            users[id].push_back(&service);
    }
    for (const auto& [id, all] : users) {
        const std::string name = targetName(facts, id);
        // Rows of one name are one service in several parts; C04 compares them.
        const std::string& first = all.front()->name;
        const ObjectId target = id;
        const bool leak = std::ranges::any_of(all, [&](const EvpnService* one) { return one->name != first; });
        const auto in = [target](const std::vector<ObjectId>& ids) { return std::ranges::find(ids, target) != ids.end(); };
        const bool exported = std::ranges::any_of(all, [&](const EvpnService* one) { return in(*one->exports); });
        const bool imported = std::ranges::any_of(all, [&](const EvpnService* one) { return in(*one->imports); });
        if (!leak || !exported || !imported)
            continue;
        std::vector<std::string> names;
        for (const EvpnService* service : all)
            names.push_back(service->name);
        auto draft = out.warning(listed(names) + " share route target " + name + ", so routes leak between them");
        draft.about(facts.routeTarget(id));
        for (const EvpnService* service : all)
            draft.about(service->objectClass, *service->row).on(service->devices);
        draft.hint("if the leak is wanted, waive this finding and say why");
    }
}

} // namespace fc::checks
