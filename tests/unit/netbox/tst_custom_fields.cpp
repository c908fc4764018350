#include "netbox/custom_field_check.h"
#include "support/recorded_netbox.h"
#include "support/test_registry.h"

#include <functional>

using namespace fc;
using namespace fc::test;
using nlohmann::json;

namespace {

using FieldEdit = std::function<void(std::vector<json>&)>;

std::vector<json> recordedFields()
{
    const json body = json::parse(RecordedNetbox::recorded("read/custom-fields").body);
    return {body["results"].begin(), body["results"].end()};
}

json& fieldNamed(std::vector<json>& fields, const char* name)
{
    return *std::ranges::find_if(fields, [&](const json& field) { return field["name"] == name; });
}

std::string foundAfter(const FieldEdit& edit, bool hasBgp = true)
{
    auto fields = recordedFields();
    edit(fields);
    std::string out;
    for (const intent::Finding& finding : netbox::customFieldFindings(fields, hasBgp, "http://nb"))
        out += finding.rule + (finding.severity == intent::Severity::Error ? " error: " : " other: ") + finding.message + "\n";
    return out;
}

void dropField(std::vector<json>& fields, const char* name)
{
    std::erase_if(fields, [&](const json& field) { return field["name"] == name; });
}

} // namespace

/// Check C52: what NetBox defines, against what the fabric needs.
class TstCustomFields : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theFieldsOfTheSeedAreInOrder()
    {
        FC_COMPARE(foundAfter([](auto&) {}), std::string());
    }

    void aNeededFieldThatIsMissingIsAnError()
    {
        FC_COMPARE(foundAfter([](auto& fields) { dropField(fields, "bgp_asn"); }),
                   std::string("C52 error: NetBox has no custom field bgp_asn: the AS of a device\n"));
        FC_COMPARE(foundAfter([](auto& fields) { dropField(fields, "underlay_mtu"); }), std::string()); // not needed
    }

    void aFieldOfAnotherTypeIsAnError()
    {
        FC_COMPARE(foundAfter([](auto& fields) { fieldNamed(fields, "mlag_id")["type"]["value"] = "text"; }),
                   std::string("C52 error: custom field mlag_id has type text; it has to be integer\n"));
        FC_COMPARE(foundAfter([](auto& fields) { fieldNamed(fields, "bgp_asn")["type"]["value"] = "integer"; }), std::string());
    }

    void aFieldOnOtherObjectsIsAnError()
    {
        FC_COMPARE(foundAfter([](auto& fields) { fieldNamed(fields, "mlag_peer")["object_types"] = {"dcim.site"}; }),
                   std::string("C52 error: custom field mlag_peer is on dcim.site, not on dcim.device\n"));
    }

    void aNameInTheWildStandsIn()
    {
        FC_COMPARE(foundAfter([](auto& fields) { fieldNamed(fields, "bgp_asn")["name"] = "ASN"; }), std::string());
    }

    void twoNamesForOneThingAreAnError()
    {
        const std::string found = foundAfter([](auto& fields) {
            json second = fieldNamed(fields, "bgp_asn");
            second["name"] = "ASN";
            second["id"] = 999;
            fields.push_back(second);
        });
        FC_COMPARE(found, std::string("C52 error: custom fields bgp_asn and ASN both stand for the AS of a device: bgp_asn is read first\n"));
    }

    void withoutThePluginItsFieldsAreNotMissed()
    {
        const FieldEdit edit = [](auto& fields) {
            dropField(fields, "bgp_options");
            dropField(fields, "bgp_afi_safi");
        };
        FC_COMPARE(foundAfter(edit, false), std::string());
        QVERIFY(!foundAfter(edit, true).empty());
    }

    void rowsWithoutSenseAreNotBelieved()
    {
        QVERIFY(!netbox::customFieldFindings({json(3), json::array(), json{{"name", 7}}}, true, "").empty());
    }

    void aReadingBringsThem()
    {
        auto server = std::make_shared<RecordedNetbox>();
        server->setOverride([](const std::string& key, const HttpRequest&) -> std::optional<HttpResponse> {
            if (!key.starts_with("/api/extras/custom-fields/"))
                return std::nullopt;
            json body = json::parse(RecordedNetbox::recorded("read/custom-fields").body);
            auto& rows = body["results"];
            rows.erase(std::ranges::find_if(rows, [](const json& field) { return field["name"] == "l3vni"; }));
            body["count"] = rows.size();
            return RecordedNetbox::json(body.dump());
        });
        netbox::NetboxSource source(recordedOptions(), server, std::make_shared<RealClock>());
        const auto snapshot = source.fetch({}, {}).value();
        QVERIFY(std::ranges::any_of(snapshot->info().findings, [](const intent::Finding& finding) {
            return finding.rule == "C52" && finding.message.find("l3vni") != std::string::npos;
        }));
    }
};

FC_REGISTER_TEST(TstCustomFields);
#include "tst_custom_fields.moc"
