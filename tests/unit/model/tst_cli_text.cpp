#include "model/cli_text.h"
#include "support/test_registry.h"

using namespace fc;

namespace {

std::string listed(std::string_view text)
{
    const auto read = model::parseCliText(text);
    if (!read)
        return read.error().text;
    std::string out;
    for (const model::CliLine& line : read->lines)
        out += model::toString(line) + "\n";
    return out + (read->ended ? "ended" : "open");
}

} // namespace

class TstCliText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linesStandInTheModesAroundThem()
    {
        FC_COMPARE(listed("! comment\nservice x\nrouter bgp 1\n   maximum-paths 8\n   vrf red\n      !\n      rd 1:1\n"
                          "   no shutdown\ninterface Vlan1\nend\nignored\n"),
                   std::string("service x\nrouter bgp 1 / maximum-paths 8\nrouter bgp 1 / vrf red / rd 1:1\n"
                               "router bgp 1 / no shutdown\ninterface Vlan1\nended"));
    }

    void aTextThatWasCutOffIsNotEnded()
    {
        FC_COMPARE(listed("router bgp 1\n   maximum-pa"), std::string("router bgp 1 / maximum-pa\nopen"));
        FC_COMPARE(listed(""), std::string("open"));
        FC_COMPARE(listed("router bgp 1\n   end\n"), std::string("router bgp 1 / end\nopen"));
    }

    void aBannerHoldsNoConfiguration()
    {
        FC_COMPARE(listed("banner motd\nrouter bgp 1\n   end\nend\nEOF\nservice x\nend"), std::string("service x\nended"));
        FC_COMPARE(listed("service x\nbanner login\nnever closed\nend"), std::string("service x\nopen"));
    }

    void everyModeIsLeftBeforeTheNextLine()
    {
        const auto read = model::parseCliText("a\n   b\n      c\n      d\n   e\nf\n");
        FC_COMPARE(model::printCliText(read->lines), std::string("a\n   b\n      c\n      d\n   e\nf\n"));
        FC_COMPARE(model::cliCommands(read->lines),
                   std::string("a\n   b\n      c\n      d\n      exit\n   e\n   exit\nf\n"));
    }

    void nestingAndSizeAreBounded()
    {
        std::string deep;
        for (std::size_t i = 0; i < model::kMaxCliDepth + 2; ++i)
            deep += std::string(i, ' ') + "x\n";
        const auto refused = model::parseCliText(deep);
        QVERIFY(!refused && refused.error().code == ErrorCode::Parse);
        QVERIFY2(refused.error().text.find("line 10") != std::string::npos, refused.error().text.c_str());
        QVERIFY(!model::parseCliText(std::string(model::kMaxCliBytes + 1, '\n')).ok());
    }

    void noTurnsALineAround()
    {
        FC_COMPARE(model::negated("maximum-paths 8"), std::string("no maximum-paths 8"));
        FC_COMPARE(model::negated("no autostate"), std::string("autostate"));
        FC_COMPARE(model::positiveForm("no autostate"), std::string_view("autostate"));
        FC_COMPARE(model::positiveForm("notify x"), std::string_view("notify x"));
    }

    void blanksAndTheSpellingOfMacAddressesDoNotCount()
    {
        const std::string typed = model::comparableLine("ip virtual-router  mac-address c001.cafe.babe");
        FC_COMPARE(model::comparableLine("ip virtual-router mac-address C0:01:CA:FE:BA:BE "), typed);
        FC_COMPARE(model::comparableLine("ip virtual-router mac-address c0-01-ca-fe-ba-be"), typed);
        QVERIFY(model::comparableLine("ip virtual-router mac-address c001.cafe.babf") != typed);
        FC_COMPARE(model::comparableLine("10.0.0.1/24 c0:01:ca:fe:ba-be c001:cafe:babe"),
                   std::string("10.0.0.1/24 c0:01:ca:fe:ba-be c001:cafe:babe"));
    }

    void onlyWhatMeansWhatItSaysCanBeTyped()
    {
        QVERIFY(model::isTypable({{"interface Vlan4090"}, "no autostate"}));
        for (const char* text : {"", " x", "x\ny", "x\ry", "exit", "end", "commit", "! x", "banner motd", "x\x7f"})
            QVERIFY2(!model::isTypable({{}, text}) && !model::isTypable({{text}, "x"}), text);
        QVERIFY(!model::isTypable({{}, std::string(1001, 'x')}));
    }
};

FC_REGISTER_TEST(TstCliText);
#include "tst_cli_text.moc"
