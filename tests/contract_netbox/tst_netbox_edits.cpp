#include "recording.h"

#include "support/test_registry.h"

#include "lab.h"

#include <map>

using namespace fc::sim;
using namespace fc::test;
using Json = nlohmann::json;

namespace {

/// A NetBox that is edited call by call; every call has to succeed.
class Editor
{
public:
    explicit Editor(NetboxApi& api) : m_api(api) {}

    Json send(const std::string& method, const std::string& path, const Json& body = {})
    {
        const auto answer = m_api.request(method, "/api/" + path, body.is_null() ? "" : body.dump());
        if (answer.status >= 300)
            qFatal("%s %s: %d %s", method.c_str(), path.c_str(), answer.status, answer.body.c_str());
        return answer.body.empty() ? Json() : Json::parse(answer.body);
    }
    Json post(const std::string& path, const Json& body) { return send("POST", path, body); }
    Json patch(const std::string& path, const Json& body) { return send("PATCH", path, body); }
    void remove(const std::string& path) { send("DELETE", path); }
    Json list(const std::string& path) { return send("GET", path)["results"]; }
    Json one(const std::string& path) { return list(path).at(0); }
    static std::string at(const std::string& path, const Json& object) { return path + object["id"].dump() + "/"; }

private:
    NetboxApi& m_api;
};

/// The edits that were made on the real NetBox while its change log was recorded, in that order.
void replayRecordedEdits(Editor& edit)
{
    const std::string ports = "dcim/interfaces/", addresses = "ipam/ip-addresses/", vlans = "ipam/vlans/";
    const std::string sessions = "plugins/bgp/session/", l2vpns = "vpn/l2vpns/", ends = "vpn/l2vpn-terminations/";
    const std::string leaf1 = "dcim/devices/3/";
    const Json port = edit.one(ports + "?device_id=3&name=Ethernet1");
    const std::string portPath = Editor::at(ports, port);
    edit.patch(portPath, {{"description", "host1 moved"}, {"changelog_message", "ticket 4711"}});
    edit.patch(portPath, {{"description", "host1"}});
    const std::string lagPath = Editor::at(ports, edit.one(ports + "?device_id=3&name=Port-Channel1"));
    edit.patch(lagPath, {{"tagged_vlans", {edit.one(vlans + "?vid=78")["id"]}}});
    edit.patch(lagPath, {{"tagged_vlans", {edit.one(vlans + "?vid=40")["id"]}}});
    const Json added = edit.post(
        ports, {{"device", 3}, {"name", "Ethernet20"}, {"type", "10gbase-t"}, {"description", "new port"}});
    const Json address = edit.post(addresses, {{"address", "10.0.1.254/31"},
                                               {"assigned_object_type", "dcim.interface"},
                                               {"assigned_object_id", added["id"]}});
    edit.patch(Editor::at(addresses, address), {{"description", "spare"}, {"role", "secondary"}});
    edit.remove(Editor::at(addresses, address));
    edit.remove(Editor::at(ports, added));
    const Json second = edit.post(vlans, {{"vid", 41}, {"name", "second-l2"}, {"site", 1}, {"status", "active"}});
    edit.patch(Editor::at(vlans, second), {{"name", "second-l2-renamed"}});
    const Json l2vpn = edit.post(l2vpns, {{"name", "VNI110041"}, {"slug", "vni110041"}, {"identifier", 110041},
                                          {"type", "vxlan-evpn"}});
    const Json end = edit.post(ends, {{"l2vpn", l2vpn["id"]}, {"assigned_object_type", "ipam.vlan"},
                                      {"assigned_object_id", second["id"]}});
    const Json third = edit.post(vlans, {{"vid", 42}, {"name", "third-l2"}, {"site", 1}});
    edit.patch(Editor::at(ends, end), {{"assigned_object_type", "ipam.vlan"}, {"assigned_object_id", third["id"]}});
    edit.remove(Editor::at(ends, end));
    edit.remove(Editor::at(l2vpns, l2vpn));
    edit.patch(portPath, {{"lag", nullptr}, {"mode", "access"}, {"untagged_vlan", third["id"]}});
    edit.remove(Editor::at(vlans, third));
    edit.patch(portPath, {{"mode", nullptr}, {"untagged_vlan", nullptr}, {"lag", 29}});
    edit.remove(Editor::at(vlans, second));
    edit.patch(leaf1, {{"custom_fields", {{"bgp_asn", 1}}}});
    edit.patch(leaf1, {{"custom_fields", {{"bgp_asn", 3}}}});
    const Json session = edit.one(sessions + "?device_id=3&ordering=id");
    const Json external = edit.post(addresses, {{"address", "192.0.2.1/32"}, {"description", "external peer"}});
    const Json temporary = edit.post(sessions, {{"name", "temporary"}, {"device", 3}, {"site", 1},
                                                {"local_address", session["local_address"]["id"]},
                                                {"remote_address", external["id"]},
                                                {"local_as", session["local_as"]["id"]},
                                                {"remote_as", session["remote_as"]["id"]}, {"status", "planned"}});
    edit.patch(Editor::at(sessions, temporary), {{"status", "active"}, {"description", "now active"}});
    edit.remove(Editor::at(sessions, temporary));
    edit.remove(Editor::at(addresses, external));
    for (const char* label : {"bulk", ""}) {
        Json four = Json::array();
        for (const int id : {31, 32, 33, 34})
            four.push_back({{"id", id}, {"label", label}});
        edit.patch(ports, four);
    }
    edit.patch(portPath, {{"description", "host1"}});
}

/// A choice that was never set is "" on rows that came through a form and null on others; both mean nothing.
void emptyIsNull(Json& document)
{
    for (auto& [key, value] : document.items()) {
        if ((key == "mode" || key == "face") && value == Json(""))
            value = nullptr;
    }
}

Json comparableChange(Json change, std::map<std::string, int>& requests)
{
    const std::string request = change["request_id"];
    change["request_id"] = requests.try_emplace(request, static_cast<int>(requests.size())).first->second;
    for (const char* key : {"id", "url", "display_url", "time"})
        change.erase(key);
    emptyIsNull(change["prechange_data"]);
    emptyIsNull(change["postchange_data"]);
    return normalised(change);
}

} // namespace

class TstNetboxEdits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_api = lab10(); }

    void changeLogOfTheRecordedEditsIsTheRecordedOne()
    {
        Editor edit(*m_api);
        // Refused writes before the recording had used up two VLAN ids.
        for (const int vid : {3001, 3002})
            edit.remove(Editor::at("ipam/vlans/", edit.post("ipam/vlans/", {{"vid", vid}, {"name", "gone"}})));
        const auto watermark = edit.one("core/object-changes/?limit=1&ordering=-id&fields=id,time")["id"].dump();
        replayRecordedEdits(edit);
        const Json ours = edit.list("core/object-changes/?id__gt=" + watermark + "&ordering=id&limit=1000");
        const Json theirs = recorded("changes", "full-form").json()["results"];
        QCOMPARE(ours.size(), theirs.size());
        std::map<std::string, int> ourRequests, theirRequests;
        for (std::size_t index = 0; index < ours.size(); ++index) {
            const auto found = differences(comparableChange(theirs[index], theirRequests),
                                           comparableChange(ours[index], ourRequests));
            QVERIFY2(found.empty(), ("change " + std::to_string(index) + "\n" + joined(found)).c_str());
        }
    }

    void changesAreFilteredByTypeIdAndCursor()
    {
        Editor edit(*m_api);
        const int mark = edit.one("core/object-changes/?limit=1&ordering=-id&fields=id")["id"];
        edit.patch("dcim/interfaces/29/", {{"description", "a"}});
        edit.patch("ipam/vlans/3/", {{"name", "renamed"}});
        edit.patch("dcim/devices/3/", {{"comments", "b"}});
        const std::string after = "core/object-changes/?id__gt=" + std::to_string(mark) + "&ordering=id";
        QCOMPARE(edit.list(after).size(), std::size_t(3));
        QCOMPARE(edit.list(after + "&changed_object_type=dcim.interface").size(), std::size_t(1));
        QCOMPARE(edit.list(after + "&changed_object_type=dcim.interface&changed_object_type=ipam.vlan").size(),
                 std::size_t(2));
        const Json page = edit.send("GET", "core/object-changes/?start=" + std::to_string(mark + 1) + "&limit=2");
        QVERIFY(page["count"].is_null());
        QCOMPARE(page["results"].size(), std::size_t(2));
        QVERIFY(page["next"].get<std::string>().find("start=" + std::to_string(mark + 3)) != std::string::npos);
        QCOMPARE(edit.list("core/object-changes/?id__gt=99999999").size(), std::size_t(0));
    }

    void editShowsWhereverTheObjectIsNested()
    {
        Editor edit(*m_api);
        edit.patch("ipam/vlans/3/", {{"name", "renamed"}});
        QCOMPARE(asText(edit.one("dcim/interfaces/?id=29")["tagged_vlans"][0]["display"]), asText("renamed (40)"));
        QCOMPARE(asText(edit.send("GET", "vpn/l2vpn-terminations/1/")["display"]), asText("renamed (40) <> VNI110040 (110040)"));
        edit.patch("dcim/devices/3/", {{"name", "leaf1b"}});
        QCOMPARE(asText(edit.send("GET", "dcim/cables/1/")["b_terminations"][0]["object"]["device"]["name"]), asText("leaf1b"));
    }

    void newVlanReachesTrunkInterfaceAndAddresses()
    {
        Editor edit(*m_api);
        const Json vlan = edit.post("ipam/vlans/", {{"vid", 50}, {"name", "gold-50"}, {"group", {{"slug", "dc1-fabric"}}},
                                                    {"site", {{"slug", "dc1"}}}, {"role", {{"slug", "tenant"}}}});
        QCOMPARE(asText(vlan["site"]["slug"]), asText("dc1"));
        const Json lag = edit.one("dcim/interfaces/?device=leaf3&name=Port-Channel1");
        edit.patch(Editor::at("dcim/interfaces/", lag), {{"tagged_vlans", {lag["tagged_vlans"][0]["id"], vlan["id"]}}});
        const Json svi = edit.post("dcim/interfaces/", {{"device", {{"name", "leaf3"}}}, {"name", "Vlan50"},
                                                        {"type", "virtual"}, {"vrf", {{"name", "gold"}}}});
        edit.post("ipam/ip-addresses/", {{"address", "10.50.50.2/24"}, {"vrf", svi["vrf"]["id"]},
                                         {"assigned_object_type", "dcim.interface"}, {"assigned_object_id", svi["id"]}});
        QCOMPARE(asText(edit.one("ipam/ip-addresses/?interface_id=" + svi["id"].dump())["assigned_object"]["name"]), asText("Vlan50"));
        QCOMPARE(asText(edit.send("GET", Editor::at("dcim/interfaces/", svi))["count_ipaddresses"]), asText(1));
        QCOMPARE(edit.send("GET", Editor::at("dcim/interfaces/", lag))["tagged_vlans"].size(), std::size_t(2));
    }

    void deletingACableFreesBothPorts()
    {
        Editor edit(*m_api);
        QCOMPARE(asText(edit.one("dcim/interfaces/?id=27")["_occupied"]), asText(true));
        edit.remove("dcim/cables/1/");
        for (const char* id : {"3", "27"}) {
            const Json port = edit.one(std::string("dcim/interfaces/?id=") + id);
            QVERIFY(port["cable"].is_null() && port["cable_end"].is_null());
            QCOMPARE(asText(port["_occupied"]), asText(false));
        }
        const Json again = {{"a_terminations", {{{"object_type", "dcim.interface"}, {"object_id", 27}}}},
                            {"b_terminations", {{{"object_type", "dcim.interface"}, {"object_id", 3}}}}};
        edit.post("dcim/cables/", again);
        QCOMPARE(asText(edit.one("dcim/interfaces/?id=27")["cable_end"]), asText("A"));
        QCOMPARE(m_api->request("POST", "/api/dcim/cables/", again.dump()).status, 400);
    }

    void whatNetboxRefuses_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("field");
        const auto row = [](const char* name, const char* path, const char* body, const char* field) {
            QTest::newRow(name) << QString::fromLatin1(path) << QString::fromLatin1(body) << QString::fromLatin1(field);
        };
        row("tagged VLAN without mode", "/api/dcim/interfaces/27/", R"({"tagged_vlans":[3]})", "tagged_vlans");
        row("untagged VLAN without mode", "/api/dcim/interfaces/27/", R"({"untagged_vlan":3})", "untagged_vlan");
        row("LAG of another device", "/api/dcim/interfaces/27/", R"({"lag":38})", "lag");
        row("address in use", "/api/ipam/ip-addresses/2/", R"({"address":"10.0.250.2/32"})", "address");
        row("not an address", "/api/ipam/ip-addresses/2/", R"({"address":"10.0.250.300/32"})", "address");
        row("foreign primary address", "/api/dcim/devices/3/", R"({"primary_ip4":1})", "primary_ip4");
        row("null for a number", "/api/ipam/vlans/3/", R"({"vid":null})", "vid");
        row("text for a flag", "/api/dcim/interfaces/27/", R"({"enabled":"perhaps"})", "enabled");
        row("reference to nothing", "/api/dcim/interfaces/27/", R"({"vrf":999})", "vrf");
        row("choice unknown", "/api/ipam/vlans/3/", R"({"status":"sleepy"})", "status");
        row("custom field of wrong type", "/api/dcim/interfaces/29/", R"({"custom_fields":{"mlag_id":"one"}})", "__all__");
        row("custom field out of range", "/api/dcim/interfaces/29/", R"({"custom_fields":{"mlag_id":2001}})", "__all__");
        row("custom choice unknown", "/api/plugins/bgp/peer-group/1/", R"({"custom_fields":{"bgp_afi_safi":["ipx"]}})", "__all__");
        row("list for an object", "/api/ipam/vlans/3/", "[1]", "non_field_errors");
    }

    void whatNetboxRefuses()
    {
        QFETCH(QString, path);
        QFETCH(QString, body);
        QFETCH(QString, field);
        const auto before = m_api->request("GET", path.toStdString(), {}).body;
        const auto answer = m_api->request("PATCH", path.toStdString(), body.toStdString());
        QVERIFY2(answer.status == 400, answer.body.c_str());
        QVERIFY2(Json::parse(answer.body).contains(field.toStdString()), answer.body.c_str());
        QCOMPARE(m_api->request("GET", path.toStdString(), {}).body, before);
    }

    void editsNamedByFiltersAreAppliedAtTheTimeGiven()
    {
        const auto when = std::chrono::system_clock::now() - std::chrono::minutes(1);
        const NetboxEdit edit{"PATCH", "dcim/interfaces", "device=leaf3&name=Port-Channel1",
                              R"({"tagged_vlans":["@ipam/vlans?vid=34","@ipam/vlans?vid=78"]})"};
        const auto good = m_api->apply(edit, when);
        QVERIFY2(good.ok(), good.ok() ? "" : good.error().sentence().c_str());
        Editor reader(*m_api);
        const Json change = reader.one("core/object-changes/?limit=1&ordering=-id");
        QVERIFY(change["time"].get<std::string>().starts_with(fc::toIso8601(when).substr(0, 19)));
        QCOMPARE(change["postchange_data"]["tagged_vlans"].size(), std::size_t(2));

        const auto nobody = m_api->apply({"PATCH", "dcim/interfaces", "device=leaf3&name=Ethernet99", "{}"}, when);
        QVERIFY(!nobody.ok());
        FC_COMPARE(nobody.error().code, fc::ErrorCode::NotFound);
        const auto several = m_api->apply({"PATCH", "dcim/interfaces", "device=leaf3", "{}"}, when);
        QVERIFY(!several.ok());
        const auto refused = m_api->apply({"POST", "ipam/vlans", "", R"({"vid":40,"name":"dup","group":1})"}, when);
        QVERIFY(!refused.ok());
        FC_COMPARE(refused.error().code, fc::ErrorCode::Remote);
    }

private:
    std::unique_ptr<NetboxApi> m_api;
};

FC_REGISTER_TEST(TstNetboxEdits);
#include "tst_netbox_edits.moc"
