#include "../netbox_lab/lab_with_netbox.h"

#include "app/common/fabric_connector.h"
#include "support/test_registry.h"
#include "ui/delegates/style.h"
#include "ui/models/text_table_model.h"
#include "ui/panes/connections/connect_dialog.h"

#include <QApplication>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace fc;
using namespace fc::test;
using namespace Qt::StringLiterals;

namespace {

/// A home of its own for profiles and secrets, a lab, and the connector that main gives the window.
struct ConnectLab
{
    /// Switches that are Off refuse connections: what is said about NetBox does not depend on them.
    enum class Switches { On, Off };

    explicit ConnectLab(Switches switches = Switches::On)
    {
        qputenv("XDG_CONFIG_HOME", home.filePath(u"config"_s).toLocal8Bit());
        qputenv("XDG_STATE_HOME", home.filePath(u"state"_s).toLocal8Bit());
        if (switches == Switches::On)
            if (const Status status = lab.fabric().start(); !status)
                qFatal("%s", status.error().sentence().c_str());
        form.name = "lab";
        form.url = lab.api().url();
        form.token = Secret(lab.api().tokens().v2);
        form.tls = "off";
        for (const sim::DeviceBlueprint& booted : lab.blueprint().devices) {
            model::FabricDevice device;
            device.name = booted.name;
            device.address = "127.0.0.1";
            device.port = switches == Switches::On ? lab.fabric().server(booted.name)->port() : 1;
            form.devices.push_back(std::move(device));
        }
    }
    /// "netbox token failed", in order, without what passed.
    QStringList problems(const engine::ConnectForm& asked)
    {
        QStringList out;
        engine::ConnectSink sink;
        sink.step = [&](const engine::ConnectStep& step) {
            steps[step.part + ' ' + step.name] = step;
            if (step.result == engine::ConnectStep::Result::Failed)
                out << QString::fromStdString(step.part + ' ' + step.name);
        };
        sink.choices = [&](const engine::ConnectChoices& found) { choices = found; };
        sink.script = [&](const std::string& text) { script = text; };
        passed = connector.examine(asked, sink, {});
        return out;
    }
    bool edit(const char* method, const std::string& target, const std::string& body)
    {
        return lab.api().request(method, target, body).status < 300;
    }
    std::int64_t idOf(const std::string& target)
    {
        return nlohmann::json::parse(lab.api().request("GET", target, "").body)["results"][0]["id"];
    }

    QTemporaryDir home;
    Lab lab;
    engine::ConnectForm form;
    std::string shown;
    app::FabricConnector connector{std::nullopt, [this](const std::string& file) { shown = file; }};
    std::map<std::string, engine::ConnectStep> steps;
    engine::ConnectChoices choices;
    std::string script;
    bool passed = false;
};

} // namespace

class ConnectLabTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ui::installStyle(ui::Scheme::Light); }

    void wholeLabPassesAndSaysWhatThereIs()
    {
        ConnectLab on;
        QCOMPARE(on.problems(on.form), QStringList());
        QVERIFY(on.passed);
        QCOMPARE(on.choices.usedRoles, (std::vector<std::string>{"spine", "leaf"}));
        QCOMPARE(on.choices.sites.size(), std::size_t(1));
        QCOMPARE(on.choices.sites[0].devices, std::size_t(10));
        QVERIFY(on.script.empty());
        QVERIFY(on.steps.contains("leaf8 subscribe"));
    }

    void addressOfASwitchIsItsPrimaryAddress()
    {
        ConnectLab on;
        // One switch of a role of its own: the others' addresses do not exist on this host.
        QVERIFY(on.edit("POST", "/api/dcim/device-roles/", R"({"name":"One","slug":"one","color":"aaaaaa"})"));
        const auto role = on.idOf("/api/dcim/device-roles/?slug=one");
        const auto device = on.idOf("/api/dcim/devices/?name=leaf1");
        QVERIFY(on.edit("PATCH", "/api/dcim/devices/" + std::to_string(device) + "/", "{\"role\":" + std::to_string(role) + "}"));
        const auto answer = nlohmann::json::parse(on.lab.api().request("GET", "/api/dcim/devices/?name=leaf1", "").body);
        const std::int64_t address = answer["results"][0]["primary_ip4"]["id"];
        QVERIFY(on.edit("PATCH", "/api/ipam/ip-addresses/" + std::to_string(address) + "/", R"({"address":"127.0.0.1/32"})"));
        on.form.port = on.form.devices[0].port;
        for (const model::FabricDevice& known : on.form.devices)
            if (known.name == "leaf1")
                on.form.port = known.port;
        on.form.devices.clear();
        on.form.roles = {"one"};
        QCOMPARE(on.problems(on.form), QStringList());
        QVERIFY(on.steps["netbox devices"].text.starts_with("1 devices"));
        QVERIFY(on.steps.contains("leaf1 get"));
    }

    void whatIsWrongIsNamedAtTheStepWhereItIs_data()
    {
        QTest::addColumn<QString>("wrong");
        QTest::addColumn<QString>("step");
        QTest::addColumn<QString>("says");
        QTest::newRow("no address") << u"url"_s << u"netbox url"_s << u"https://"_s;
        QTest::newRow("no server there") << u"port"_s << u"netbox tcp"_s << u"port"_s;
        QTest::newRow("TLS where none is spoken") << u"https"_s << u"netbox tls"_s << u""_s;
        QTest::newRow("unknown token") << u"token"_s << u"netbox token"_s << u"token"_s;
        QTest::newRow("a token without rights") << u"forbidden"_s << u"netbox token"_s << u"view right"_s;
        QTest::newRow("a login page") << u"html"_s << u"netbox token"_s << u"single sign-on"_s;
        QTest::newRow("a role that is not there") << u"role"_s << u"netbox scope"_s << u"spine"_s;
        QTest::newRow("missing custom field") << u"field"_s << u"netbox custom-fields"_s << u"create"_s;
        QTest::newRow("gNMI with TLS where none is spoken") << u"gnmi"_s << u"leaf1 tls"_s << u""_s;
    }

    void whatIsWrongIsNamedAtTheStepWhereItIs()
    {
        QFETCH(const QString, wrong);
        QFETCH(const QString, step);
        QFETCH(const QString, says);
        ConnectLab on(wrong == u"gnmi" ? ConnectLab::Switches::On : ConnectLab::Switches::Off);
        if (wrong == u"url")
            on.form.url = "";
        else if (wrong == u"port")
            on.form.url = "http://127.0.0.1:1";
        else if (wrong == u"https")
            on.form.url.replace(0, 4, "https");
        else if (wrong == u"token")
            on.form.token = Secret("nbt_aaaaaaaaaaaa." + std::string(40, 'b'));
        else if (wrong == u"forbidden")
            QVERIFY(on.lab.spoil(R"({"kind":"forbidden","path":"/api/status"})").ok());
        else if (wrong == u"html")
            QVERIFY(on.lab.spoil(R"({"kind":"html","path":"/api/status"})").ok());
        else if (wrong == u"role")
            on.form.roles = {"border"};
        else if (wrong == u"field")
            QVERIFY(on.edit("DELETE", "/api/extras/custom-fields/" + std::to_string(on.idOf("/api/extras/custom-fields/?name=l3vni")) + "/", ""));
        else if (wrong == u"gnmi")
            on.form.tls = "verify";
        const QStringList problems = on.problems(on.form);
        QVERIFY(!on.passed);
        QVERIFY2(problems.contains(step), qPrintable(problems.join(u", "_s)));
        const engine::ConnectStep& found = on.steps[step.toStdString()];
        QVERIFY2(QString::fromStdString(found.text + ' ' + found.advice).contains(says, Qt::CaseInsensitive), found.advice.c_str());
        QVERIFY(!found.text.empty());
        if (wrong == u"field")
            QVERIFY(on.script.find("l3vni") != std::string::npos);
    }

    void savedProfileIsReadAgainAndKeepsItsSecretsPrivate()
    {
        ConnectLab on(ConnectLab::Switches::Off);
        on.form.sites = {"dc1"};
        on.form.roles = {"spine", "leaf"};
        on.form.username = "admin \"quoted\"";
        on.form.password = Secret("p w");
        const Result<std::string> file = on.connector.save(on.form);
        QVERIFY2(file.ok(), file.ok() ? "" : file.error().sentence().c_str());
        const auto profile = app::loadProfile("lab");
        QVERIFY(profile.ok());
        QCOMPARE(profile->netbox.url, on.form.url);
        QCOMPARE(profile->netbox.sites, on.form.sites);
        QCOMPARE(profile->netbox.roles, on.form.roles);
        QCOMPARE(profile->gnmi.username, on.form.username);
        QCOMPARE(profile->gnmi.tls, std::string("off"));
        QCOMPARE(profile->devices.size(), on.form.devices.size());
        QCOMPARE(profile->devices[3].port, on.form.devices[3].port);
        QCOMPARE(profile->netbox.token.read()->reveal(), on.form.token.reveal());
        QCOMPARE(profile->gnmi.password.read()->reveal(), std::string("p w"));
        QCOMPARE(QFileInfo(QString::fromStdString(profile->netbox.token.file)).permissions() & QFile::Permissions(0x0077), QFile::Permissions());
        QFile text(QString::fromStdString(*file));
        QVERIFY(text.open(QIODevice::ReadOnly));
        QVERIFY(!text.readAll().contains(on.form.token.reveal().c_str()));
        // Once more under the same name, without typing the secrets anew.
        app::FabricConnector again(*profile, [](const std::string&) {});
        engine::ConnectForm form = again.current();
        QVERIFY(form.token.empty());
        form.sites = {};
        QVERIFY(again.save(form).ok());
        QCOMPARE(app::loadProfile("lab")->netbox.token.read()->reveal(), on.form.token.reveal());
        QVERIFY(QFile::exists(QString::fromStdString(*file + ".before")));
    }

    void nameAndAddressAreCheckedBeforeAnythingIsWritten()
    {
        ConnectLab on(ConnectLab::Switches::Off);
        for (const char* name : {"", "../up", "a b", ".hidden", "x.toml"}) {
            on.form.name = name;
            QVERIFY2(!on.connector.save(on.form).ok(), name);
        }
        on.form.name = "lab";
        on.form.url = "netbox";
        QVERIFY(!on.connector.save(on.form).ok());
        on.form.url = on.lab.api().url();
        on.form.production = true;
        QVERIFY(!on.connector.save(on.form).ok());
        QVERIFY(!QFile::exists(on.home.filePath(u"config/fabric-console"_s)));
    }

    void dialogGoesFromAddressToOpenFabric()
    {
        ConnectLab on;
        engine::ConnectForm base = on.form;
        base.token = {};
        app::Profile open;
        open.name = "lab";
        open.netbox.url = base.url;
        open.gnmi.tls = "off";
        open.devices = base.devices;
        open.storePath = on.home.filePath(u"store"_s).toStdString();
        std::string shown;
        app::FabricConnector connector(open, [&](const std::string& file) { shown = file; });
        ui::ConnectDialog dialog(connector);
        dialog.start();
        QSignalSpy examined(&dialog, &ui::ConnectDialog::examined);
        const auto field = [&](const QString& name) {
            for (QLineEdit* line : dialog.findChildren<QLineEdit*>())
                if (line->accessibleName() == name)
                    return line;
            qFatal("no field %s", qPrintable(name));
        };
        const auto press = [&](const QString& begins) {
            for (QPushButton* button : dialog.findChildren<QPushButton*>())
                if (button->text().startsWith(begins))
                    button->click();
        };
        QTest::keyClicks(field(u"Token"_s), u"nbt_aaaaaaaaaaaa."_s + QString(40, u'b'));
        press(u"Check"_s);
        QVERIFY(examined.count() == 1 || examined.wait(60'000));
        QVERIFY(!examined.takeFirst().first().toBool());
        auto* table = dialog.findChild<QTableView*>();
        QCOMPARE(table->model()->index(table->currentIndex().row(), 2).data().toString(), u"token"_s);
        field(u"Token"_s)->clear();
        QTest::keyClicks(field(u"Token"_s), QString::fromStdString(on.form.token.reveal()));
        press(u"Check"_s);
        QVERIFY(examined.count() == 1 || examined.wait(60'000));
        QVERIFY(examined.takeFirst().first().toBool());
        QSignalSpy saved(&dialog, &ui::ConnectDialog::saved);
        press(u"Save and open"_s);
        QVERIFY(saved.count() == 1 || saved.wait(10'000));
        QTRY_VERIFY(!shown.empty());
        const auto profile = app::loadProfile(shown);
        QVERIFY(profile.ok());
        QCOMPARE(profile->netbox.roles, (std::vector<std::string>{"leaf", "spine"}));
        QVERIFY(!dialog.isVisible());
    }
};

FC_REGISTER_TEST(ConnectLabTest);
#include "tst_connect_lab.moc"
