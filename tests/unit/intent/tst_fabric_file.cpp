#include "support/demo_fabric.h"
#include "support/test_registry.h"

#include "intent/fabric_file.h"

#include <fstream>
#include <iterator>
#include <set>

using namespace fc;
using intent::FabricKey;

class TstFabricFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEveryKindOfValue()
    {
        const auto file = intent::fabricFileFromText(R"(
[lacp]
mode = "active"
fallback_timeout = 5
[routing]
ipv4 = true
[bgp]
networks = ["Loopback0", "vtep"]
[roles.spine.bgp]
maximum_paths = 8
[[cli]]
place = "first"
roles = ["leaf"]
when = "mlag"
context = "interface {mlag_local_interface}"
lines = ["no autostate"]
)", "/etc/x/fabric.toml");
        QVERIFY2(file.ok(), file.ok() ? "" : file.error().sentence().c_str());
        QVERIFY(file->text(FabricKey::LacpMode, "leaf") == std::optional<std::string>("active"));
        QVERIFY(file->number(FabricKey::LacpFallbackTimeout, "leaf") == std::optional<std::int64_t>(5));
        QVERIFY(file->flag(FabricKey::RoutingIpv4, "") == std::optional<bool>(true));
        QCOMPARE(file->texts(FabricKey::BgpNetworks, "leaf").size(), 2U);
        QVERIFY(file->number(FabricKey::BgpMaximumPaths, "spine") == std::optional<std::int64_t>(8));
        QVERIFY(!file->number(FabricKey::BgpMaximumPaths, "leaf"));
        QCOMPARE(file->cli().size(), 1U);
        QVERIFY(file->cli().front().place == intent::FabricCliBlock::Place::First);
        FC_COMPARE(file->name(), std::string("fabric.toml"));
        const model::Origin origin = file->origin(FabricKey::BgpMaximumPaths, "spine", "bgp.maximum-paths");
        FC_COMPARE(origin.type, std::string("fabric.file"));
        FC_COMPARE(origin.display, std::string("fabric.toml: roles.spine.bgp.maximum_paths"));
        QVERIFY(origin.url.empty() && origin.id == 0);
        FC_COMPARE(file->origin(FabricKey::LacpMode, "spine", "x").display, std::string("fabric.toml: lacp.mode"));
    }

    void namesFileLineAndTheNearestKnownWord_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* text, const char* subject, const char* says) {
            QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(subject) << QString::fromLatin1(says);
        };
        row("not TOML", "[lacp\n", "fabric.toml:1", "");
        row("unknown section", "[lapc]\nmode = \"active\"\n", "fabric.toml:1", "did you mean lacp?");
        row("unknown key", "[bgp]\n\nmaximum_path = 4\n", "fabric.toml:3", "did you mean maximum_paths?");
        row("key of nobody", "[bgp]\nzzz = 4\n", "fabric.toml:2", "nobody knows this");
        row("text for a number", "[bgp]\nmaximum_paths = \"4\"\n", "fabric.toml:2", "a number from 1 to 600 is expected");
        row("number out of range", "[bgp]\nmaximum_paths = 601\n", "fabric.toml:2", "601 is not in 1 to 600");
        row("number for a text", "[lacp]\nmode = 1\n", "fabric.toml:2", "a text in quotes is expected");
        row("no such choice", "[lacp]\nmode = \"aktive\"\n", "fabric.toml:2", "none of active, passive, static");
        row("text for a flag", "[routing]\nipv4 = \"yes\"\n", "fabric.toml:2", "true or false");
        row("text for a list", "[bgp]\nnetworks = \"Loopback0\"\n", "fabric.toml:2", "a list of texts");
        row("number in a list", "[bgp]\nnetworks = [1]\n", "fabric.toml:2", "a text in quotes");
        row("section as value", "lacp = 3\n", "fabric.toml:1", "a table is expected");
        row("role as value", "[roles]\nleaf = 3\n", "fabric.toml:2", "a table is expected");
        row("unknown key of a role", "[roles.leaf.bgp]\nmaximum_pathes = 3\n", "fabric.toml:2", "did you mean maximum_paths?");
        row("single brackets", "[cli]\nlines = [\"x\"]\n", "fabric.toml:1", "double brackets");
        row("block without lines", "[[cli]]\nwhen = \"bgp\"\n", "fabric.toml:1", "at least one line");
        row("unknown field of a block", "[[cli]]\nline = [\"x\"]\n", "fabric.toml:2", "did you mean lines?");
        row("unknown condition", "[[cli]]\nwhen = \"bpg\"\nlines = [\"x\"]\n", "fabric.toml:2", "none of always, bgp");
    }
    void namesFileLineAndTheNearestKnownWord()
    {
        QFETCH(QString, text);
        QFETCH(QString, subject);
        QFETCH(QString, says);
        const auto file = intent::fabricFileFromText(text.toStdString(), "fabric.toml");
        QVERIFY(!file.ok());
        QVERIFY(file.error().code == ErrorCode::Usage);
        FC_COMPARE(file.error().subject, subject.toStdString());
        QVERIFY2(file.error().text.find(says.toStdString()) != std::string::npos, file.error().text.c_str());
    }

    void refusesAHugeFile()
    {
        const auto file = intent::fabricFileFromText(std::string(2U << 20U, '#'), "fabric.toml");
        QVERIFY(!file.ok());
        QVERIFY(file.error().text.find("1 MiB") != std::string::npos);
    }

    void aMissingFileSaysSo()
    {
        const auto file = intent::readFabricFile("/nowhere/fabric.toml");
        QVERIFY(!file.ok());
        QVERIFY(file.error().code == ErrorCode::NotFound);
    }

    void theDemoSaysWhatItNeeds()
    {
        const intent::FabricFile& file = fc::test::demoFabric();
        QVERIFY(!file.isEmpty());
        QCOMPARE(file.digest().size(), 64U);
        QCOMPARE(file.cli().size(), 4U);
    }

    /// The table is what the help page lists.
    void everyKeyHasANameAndAMeaningAndIsOnTheHelpPage()
    {
        const std::string page = [] {
            std::ifstream in(FC_SOURCE_DIR "/resources/help/fabric-file.md");
            return std::string(std::istreambuf_iterator<char>(in), {});
        }();
        std::set<std::string_view> names;
        for (const intent::FabricKeyInfo& info : intent::fabricKeys()) {
            QVERIFY(names.insert(info.name).second);
            QVERIFY(!info.meaning.empty());
            QVERIFY2(page.find("`" + std::string(info.name) + "`") != std::string::npos, std::string(info.name).c_str());
        }
    }
};

FC_REGISTER_TEST(TstFabricFile);
#include "tst_fabric_file.moc"
