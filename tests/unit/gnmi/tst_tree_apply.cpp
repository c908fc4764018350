#include "gnmi/subscription_plan.h"
#include "gnmi/tree_apply.h"
#include "schema/instance.h"
#include "schema/schema_locator.h"
#include "support/test_registry.h"

#include <algorithm>

using namespace fc;
using namespace fc::gnmi;

class TstTreeApply : public QObject
{
    Q_OBJECT

    std::shared_ptr<const schema::SchemaIndex> m_index;

    static model::Path path(std::string_view text) { return model::parsePath(text).value(); }
    static RawUpdate json(std::string_view at, std::string text)
    {
        return {path(at), {WireValue::Arm::JsonIetf, model::Value::text(std::move(text))}, 0};
    }
    static RawUpdate scalar(std::string_view at, WireValue::Arm arm, model::Value value)
    {
        return {path(at), {arm, std::move(value)}, 0};
    }
    std::string textAt(const model::ConfigTree& tree, std::string_view at) const
    {
        const auto instance = schema::toInstancePath(*m_index, path(at));
        const model::TreeNode* node = instance.ok() ? tree.find(*instance) : nullptr;
        return node != nullptr && node->value ? model::toString(*node->value) : "(none)";
    }
    Result<model::ConfigTree> apply(RawNotification notification, schema::Strictness strictness,
                                    schema::DecodeReport* report = nullptr) const
    {
        GetAnswer answer;
        answer.notifications.push_back(std::move(notification));
        return toTree(*m_index, answer, strictness, report);
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto index = schema::openBundledIndex();
        QVERIFY2(index.ok(), index.ok() ? "" : index.error().sentence().c_str());
        m_index = *index;
    }

    void jsonAndScalarsGiveTheSameTree()
    {
        RawNotification asJson;
        asJson.updates = {json("/interfaces/interface[name=Ethernet1]",
                               R"({"openconfig-interfaces:name":"Ethernet1",
                                   "config":{"name":"Ethernet1","mtu":9214,"enabled":false,"type":"iana-if-type:ethernetCsmacd"}})")};
        RawNotification asScalars;
        asScalars.prefix = path("/interfaces/interface[name=Ethernet1]");
        const char* base = "/interfaces/interface[name=Ethernet1]/config/";
        asScalars.updates = {scalar(std::string(base) + "name", WireValue::Arm::String, model::Value::text("Ethernet1")),
                             scalar(std::string(base) + "mtu", WireValue::Arm::Uint, model::Value::unsignedInteger(9214)),
                             scalar(std::string(base) + "enabled", WireValue::Arm::Bool, model::Value::boolean(false)),
                             scalar(std::string(base) + "type", WireValue::Arm::String, model::Value::text("ethernetCsmacd"))};
        const auto a = apply(asJson, schema::Strictness::Strict);
        const auto b = apply(asScalars, schema::Strictness::Strict);
        QVERIFY2(a.ok(), a.ok() ? "" : a.error().sentence().c_str());
        QVERIFY2(b.ok(), b.ok() ? "" : b.error().sentence().c_str());
        QVERIFY(*a == *b);
        FC_COMPARE(textAt(*a, "/interfaces/interface[name=Ethernet1]/config/type"),
                   std::string("iana-if-type:ethernetCsmacd"));
        FC_COMPARE(textAt(*b, "/interfaces/interface[name=Ethernet1]/name"), std::string("Ethernet1"));
    }

    void aWholeDocumentAtTheRoot()
    {
        RawNotification note;
        note.updates = {json("/", R"({"openconfig-interfaces:interfaces":{"interface":[{"name":"Ethernet1","config":{"mtu":1500}}]}})")};
        const auto tree = apply(note, schema::Strictness::Strict);
        QVERIFY2(tree.ok(), tree.ok() ? "" : tree.error().sentence().c_str());
        FC_COMPARE(textAt(*tree, "/interfaces/interface[name=Ethernet1]/config/mtu"), std::string("1500"));
    }

    void aListNamedAsAWholeTakesAnArray()
    {
        RawNotification note;
        note.updates = {json("openconfig:/interfaces/interface", R"([{"name":"Ethernet1"},{"name":"Ethernet2"}])")};
        const auto tree = apply(note, schema::Strictness::Strict);
        QVERIFY2(tree.ok(), tree.ok() ? "" : tree.error().sentence().c_str());
        FC_COMPARE(tree->leafCount(), std::size_t{2});
    }

    void deletesComeBeforeUpdates()
    {
        RawNotification note;
        note.deletes = {path("/interfaces/interface[name=Ethernet1]")};
        note.updates = {scalar("/interfaces/interface[name=Ethernet1]/config/mtu", WireValue::Arm::Uint,
                               model::Value::unsignedInteger(1500))};
        const auto tree = apply(note, schema::Strictness::Strict);
        FC_COMPARE(textAt(*tree, "/interfaces/interface[name=Ethernet1]/config/mtu"), std::string("1500"));
    }

    void strictStopsWhereLenientSkipsAndReports()
    {
        RawNotification note;
        note.updates = {scalar("/interfaces/interface[name=Ethernet1]/config/mtu", WireValue::Arm::String,
                               model::Value::text("huge")),
                        scalar("/no/such/path", WireValue::Arm::Bool, model::Value::boolean(true)),
                        scalar("/interfaces/interface[name=Ethernet1]/config/enabled", WireValue::Arm::Bool,
                               model::Value::boolean(true))};
        const auto strict = apply(note, schema::Strictness::Strict);
        QVERIFY(!strict.ok());
        QVERIFY(strict.error().code == ErrorCode::Schema);
        schema::DecodeReport report;
        const auto lenient = apply(note, schema::Strictness::Lenient, &report);
        QVERIFY(lenient.ok());
        FC_COMPARE(report.skipped, std::size_t{2});
        FC_COMPARE(textAt(*lenient, "/interfaces/interface[name=Ethernet1]/config/enabled"), std::string("true"));
    }

    void cliTextIsNotPartOfTheTree()
    {
        RawNotification note;
        note.updates = {{path("cli:/show version"), {WireValue::Arm::Ascii, model::Value::text("EOS")}, 0}};
        QVERIFY(!apply(note, schema::Strictness::Strict).ok());
    }

    void theConsoleSubscribesToConfigurationAndState()
    {
        const SubscribeRequest request = consoleSubscription(*m_index);
        QVERIFY(request.mode == ListMode::Stream && request.encoding == Encoding::Proto);
        const auto modeOf = [&](std::string_view wanted) -> std::optional<StreamMode> {
            for (const Subscription& s : request.subscriptions)
                if (model::toString(s.path) == wanted)
                    return s.mode;
            return std::nullopt;
        };
        QVERIFY(modeOf("/interfaces/interface/config") == StreamMode::OnChange);
        QVERIFY(modeOf("/interfaces/interface/state/oper-status") == StreamMode::OnChange);
        QVERIFY(modeOf("/interfaces/interface/state/counters") == StreamMode::Sample);
        QVERIFY(modeOf("/network-instances/network-instance/vlans/vlan/config") == StreamMode::OnChange);
        // Every configuration leaf that the lab uses is covered.
        for (const char* leaf : {"/interfaces/interface/ethernet/switched-vlan/config/trunk-vlans",
                                 "/interfaces/interface/subinterfaces/subinterface/ipv4/addresses/address/config/ip",
                                 "/network-instances/network-instance/interfaces/interface/config/id"}) {
            const std::string text(leaf);
            const bool covered = std::any_of(request.subscriptions.begin(), request.subscriptions.end(), [&](const Subscription& s) {
                std::string prefix;
                for (const model::PathElem& elem : s.path.elems)
                    prefix += "/" + std::string(model::bareName(elem.name));
                return s.mode == StreamMode::OnChange && text.starts_with(prefix);
            });
            QVERIFY2(covered, leaf);
        }
        qInfo("%zu subscriptions", request.subscriptions.size());
    }
};

FC_REGISTER_TEST(TstTreeApply);
#include "tst_tree_apply.moc"
