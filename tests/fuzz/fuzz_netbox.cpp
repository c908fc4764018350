#include "fuzz/fuzz_target.h"
#include "intent/intent_snapshot.h"
#include "intent/inventory.h"
#include "netbox/answer_errors.h"
#include "netbox/client.h"
#include "netbox/decoders.h"
#include "netbox/table_reader.h"

#include <memory>

using namespace fc;
using intent::ObjectClass;

namespace {

/// Gives the same bytes to whoever asks.
class OneAnswer final : public HttpClient
{
public:
    explicit OneAnswer(HttpResponse answer) : m_answer(std::move(answer)) {}
    Result<HttpResponse> send(const HttpRequest&, std::stop_token) override { return m_answer; }

private:
    HttpResponse m_answer;
};

template <typename T>
void readInto(const netbox::Client& client, ObjectClass objectClass, std::vector<T>& table, bool& good)
{
    auto rows = netbox::readTable<T>(client, objectClass, {{}}, {});
    good = rows.ok();
    if (good)
        table = std::move(rows).value();
    else
        FC_FUZZ_CHECK(!rows.error().text.empty() && rows.error().subject.starts_with("NetBox ") && !rows.error().next.empty());
}

void readClass(const netbox::Client& client, ObjectClass objectClass, intent::IntentTables& t, bool& good)
{
    switch (objectClass) {
    case ObjectClass::Site: return readInto(client, objectClass, t.sites, good);
    case ObjectClass::Device: return readInto(client, objectClass, t.devices, good);
    case ObjectClass::Interface: return readInto(client, objectClass, t.interfaces, good);
    case ObjectClass::Cable: return readInto(client, objectClass, t.cables, good);
    case ObjectClass::IpAddress: return readInto(client, objectClass, t.addresses, good);
    case ObjectClass::Prefix: return readInto(client, objectClass, t.prefixes, good);
    case ObjectClass::Vlan: return readInto(client, objectClass, t.vlans, good);
    case ObjectClass::VlanGroup: return readInto(client, objectClass, t.vlanGroups, good);
    case ObjectClass::Vrf: return readInto(client, objectClass, t.vrfs, good);
    case ObjectClass::RouteTarget: return readInto(client, objectClass, t.routeTargets, good);
    case ObjectClass::Asn: return readInto(client, objectClass, t.asns, good);
    case ObjectClass::Role: return readInto(client, objectClass, t.roles, good);
    case ObjectClass::L2vpn: return readInto(client, objectClass, t.l2vpns, good);
    case ObjectClass::L2vpnTermination: return readInto(client, objectClass, t.l2vpnTerminations, good);
    case ObjectClass::BgpPeerGroup: return readInto(client, objectClass, t.peerGroups, good);
    case ObjectClass::BgpSession: return readInto(client, objectClass, t.sessions, good);
    case ObjectClass::RoutingPolicy: return readInto(client, objectClass, t.routingPolicies, good);
    case ObjectClass::RoutingPolicyRule: return readInto(client, objectClass, t.routingPolicyRules, good);
    case ObjectClass::PrefixList: return readInto(client, objectClass, t.prefixLists, good);
    case ObjectClass::PrefixListRule: return readInto(client, objectClass, t.prefixListRules, good);
    case ObjectClass::Community: return readInto(client, objectClass, t.communities, good);
    case ObjectClass::CommunityList: return readInto(client, objectClass, t.communityLists, good);
    case ObjectClass::CommunityListRule: return readInto(client, objectClass, t.communityListRules, good);
    case ObjectClass::AsPathList: return readInto(client, objectClass, t.asPathLists, good);
    case ObjectClass::AsPathListRule: return readInto(client, objectClass, t.asPathListRules, good);
    }
}

} // namespace

/// "A" + a list answer of the first class, "B" of the second, and so on; anything from 'a' on is an error answer whose
/// status the letter chooses.
FC_FUZZ_TARGET(netbox)
{
    if (input.empty())
        return;
    const auto first = static_cast<unsigned char>(input.front());
    HttpResponse answer;
    answer.status = 200;
    answer.headers = {{"Content-Type", "application/json"}};
    answer.body = std::string(input.substr(1));
    if (first >= 'a') {
        static constexpr int kStatus[] = {400, 403, 404, 500, 301, 418, 200};
        answer.status = kStatus[(first - 'a') % std::size(kStatus)];
        if (first % 2 == 0)
            answer.headers.clear();
        const Error error = netbox::errorOf(answer, "https://netbox.example/api/dcim/devices/");
        FC_FUZZ_CHECK(!error.text.empty() && !error.state.empty() && !error.next.empty());
        FC_FUZZ_CHECK(error.text.size() < 1000);
        return;
    }
    netbox::NetboxOptions options;
    options.baseUrl = "https://netbox.example";
    options.wait = [](std::chrono::milliseconds, std::stop_token) {};
    const netbox::Client client(options, std::make_shared<OneAnswer>(std::move(answer)));
    const auto objectClass = static_cast<ObjectClass>((first + 250U - 65U) % intent::kObjectClassCount);
    intent::IntentTables tables;
    bool good = false;
    readClass(client, objectClass, tables, good);
    if (!good)
        return;
    for (const intent::Interface& row : tables.interfaces)
        FC_FUZZ_PLANTED("an interface with an MTU over 9214", !row.mtu || *row.mtu <= 9214);
    intent::SnapshotInfo info;
    info.source = client.baseUrl();
    const intent::IntentSnapshot snapshot(std::move(tables), std::move(info));
    const std::string text = intent::toText(snapshot);
    const auto back = intent::snapshotFromText(text, "fuzz");
    FC_FUZZ_CHECK(back.ok() && (*back)->revision() == snapshot.revision() && intent::toText(**back) == text);
    const model::FabricInventory inventory = intent::inventoryOf(snapshot);
    FC_FUZZ_CHECK(inventory.devices.size() <= snapshot.tables().devices.size());
}
