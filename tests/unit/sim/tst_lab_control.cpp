#include "sim/lab_control.h"
#include "sim_lab.h"
#include "support/test_registry.h"

#include <nlohmann/json.hpp>

using namespace fc;
using namespace fc::test;
using nlohmann::json;

namespace {

struct ControlledLab
{
    ManualClock clock;
    std::unique_ptr<sim::SimFabric> fabric;
    bool stopped = false;
    std::unique_ptr<sim::LabControl> control;

    ControlledLab()
    {
        auto made = sim::SimFabric::create(eosIndex(), lab10(), {}, clock);
        if (!made)
            qFatal("%s", made.error().sentence().c_str());
        fabric = std::move(*made);
        control = std::make_unique<sim::LabControl>(*fabric, [this] { stopped = true; });
    }

    int status(std::string_view verb, const json& body) { return control->handle(verb, body.dump()).status; }
    json answer(std::string_view verb, const json& body)
    {
        return json::parse(control->handle(verb, body.dump()).body, nullptr, false);
    }
};

const std::string kHackedLeaf = "/interfaces/interface[name=Ethernet11]/config/description";

} // namespace

class TstLabControl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_lab = std::make_unique<ControlledLab>(); }
    void cleanupTestCase() { m_lab.reset(); }

    void changesGoToTheDeviceAndCountNoSet()
    {
        QCOMPARE(m_lab->status("set", {{"device", "leaf3"}, {"path", kHackedLeaf}, {"value", "by ctl"}}), 200);
        FC_COMPARE(text(kHackedLeaf), std::string("by ctl"));
        QCOMPARE(m_lab->status("cli", {{"device", "leaf3"}, {"text", "interface Ethernet11\n description typed"}}), 200);
        FC_COMPARE(text(kHackedLeaf), std::string("typed"));
        QCOMPARE(m_lab->status("delete", {{"device", "leaf3"}, {"path", kHackedLeaf}}), 200);
        FC_COMPARE(text(kHackedLeaf), std::string("(absent)"));
        const std::string trunk =
            "/interfaces/interface[name=Port-Channel1]/aggregation/switched-vlan/config/trunk-vlans";
        QCOMPARE(m_lab->status("set", {{"device", "leaf3"}, {"path", trunk}, {"value", "50,34"}}), 200);
        FC_COMPARE(text(trunk), std::string("[34, 50]"));
        QCOMPARE(m_lab->status("set", {{"device", "leaf3"}, {"path", trunk}, {"value", "[34]"}}), 200);
        FC_COMPARE(text(trunk), std::string("[34]"));
        const json stats = m_lab->answer("stats", json::object());
        QCOMPARE(stats["devices"].size(), std::size_t{10});
        const json& leaf = stats["devices"]["leaf3"];
        FC_COMPARE(leaf.value("set_rpcs", 99U), 0U);
        for (const char* member : {"get_rpcs", "streams", "notifications", "last_set"})
            QVERIFY2(leaf.contains(member), member);
    }

    void refusalsAreErrorsWithAllTheirParts()
    {
        const json unknown = m_lab->answer("set", {{"device", "leaf99"}, {"path", kHackedLeaf}, {"value", "x"}});
        FC_COMPARE(unknown["error"].value("subject", std::string()), std::string("leaf99"));
        QVERIFY(unknown["error"].value("next", std::string()).find("leaf3") != std::string::npos);
        QCOMPARE(m_lab->status("set", {{"device", "leaf99"}, {"path", kHackedLeaf}, {"value", "x"}}), 404);
        QCOMPARE(m_lab->status("set", {{"device", "leaf3"}, {"path", kHackedLeaf}}), 400);
        QCOMPARE(m_lab->status("set", {{"device", "leaf3"}, {"path", "/a[b"}, {"value", "x"}}), 400);
        QCOMPARE(m_lab->status("link", {{"device", "leaf3"}, {"interface", "Ethernet11"}, {"state", "sideways"}}), 400);
        QCOMPARE(m_lab->status("fault", {{"device", "leaf3"}, {"kind", "gremlins"}}), 400);
        QCOMPARE(m_lab->status("dance", json::object()), 404);
        QCOMPARE(m_lab->status("netbox", {{"method", "GET"}, {"url", "/api/"}}), 400);
        QCOMPARE(m_lab->control->handle("set", "[1,2").status, 400);
        QCOMPARE(m_lab->control->handle("set", "").status, 400);
    }

    void linksAreCutAndMended()
    {
        const auto oper = [&] { return text("/interfaces/interface[name=Ethernet11]/state/oper-status"); };
        QCOMPARE(m_lab->status("link", {{"device", "leaf3"}, {"interface", "Ethernet11"}, {"state", "down"}}), 200);
        FC_COMPARE(oper(), std::string("DOWN"));
        QCOMPARE(m_lab->status("link", {{"device", "leaf3"}, {"interface", "Ethernet11"}, {"state", "up"}}), 200);
        FC_COMPARE(oper(), std::string("UP"));
    }

    void stopCallsWhoEndsTheLab()
    {
        QCOMPARE(m_lab->status("stop", json::object()), 200);
        QVERIFY(m_lab->stopped);
    }

private:
    std::string text(const std::string& path) const
    {
        return leafText(m_lab->fabric->device("leaf3")->snapshot().whole, path);
    }

    std::unique_ptr<ControlledLab> m_lab;
};

FC_REGISTER_TEST(TstLabControl);
#include "tst_lab_control.moc"
