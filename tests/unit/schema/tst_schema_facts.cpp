#include "schema/schema_facts.h"
#include "schema/schema_pack.h"
#include "support/test_registry.h"

#include <fstream>
#include <random>
#include <sstream>

using namespace fc;
using namespace fc::schema;

namespace {

const std::string kHead = "fabric-console-schema\t1\ttest\n";
const std::string kString = "type\tstring\tstring\n";

std::string committedFacts()
{
    std::ifstream stream(FC_SOURCE_DIR "/resources/schema/eos-4.35.0F.facts", std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

SchemaFacts rich()
{
    SchemaFacts facts;
    facts.release = "rich, one";
    facts.modules = {{"z", ""}, {"a", "2024-02-29"}};
    TypeFact number;
    number.base = BaseType::Decimal64;
    number.fractionDigits = 2;
    number.range = "0.00..1.00 | 5.00";
    TypeFact names;
    names.base = BaseType::Enumeration;
    names.names = {"with,comma", "with\ttab", "back\\slash", "with space", ""};
    TypeFact both;
    both.base = BaseType::Union;
    both.members = {1, 0, 0};
    TypeFact reference;
    reference.base = BaseType::LeafRef;
    reference.members = {2};
    reference.target = "/a:c/l/x";
    facts.types = {number, names, both, reference, number};
    NodeFact leaf;
    leaf.kind = NodeKind::Leaf;
    leaf.path = "/a:c/l/x";
    leaf.type = 2;
    leaf.config = true;
    leaf.defaults = {"one,two", ""};
    leaf.units = "multi\nline";
    leaf.access = AccessGet | AccessSubscribe;
    leaf.since = "4.30.1";
    leaf.mandatory = true;
    NodeFact other = leaf;
    other.path = "/a:c/l-x";
    other.type = 4;
    NodeFact key = leaf;
    key.path = "/a:c/l/k";
    key.type = 3;
    NodeFact list;
    list.kind = NodeKind::List;
    list.path = "/a:c/l";
    list.keys = {"x", "k"};
    list.config = true;
    list.orderedByUser = true;
    NodeFact top;
    top.path = "/a:c";
    top.config = true;
    top.presence = true;
    top.status = NodeStatus::Obsolete;
    facts.nodes = {other, leaf, key, list, top};
    canonicalise(facts);
    return facts;
}

} // namespace

class TstSchemaFacts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void committedFactsComeBackByteForByte()
    {
        const std::string text = committedFacts();
        const auto facts = parseFacts(text);
        QVERIFY2(facts.ok(), facts.ok() ? "" : facts.error().sentence().c_str());
        QCOMPARE(facts->nodes.size(), std::size_t{11674});
        QVERIFY(writeFacts(*facts) == text);
    }

    void everyFieldSurvivesTextAndBack()
    {
        const SchemaFacts facts = rich();
        const auto back = parseFacts(writeFacts(facts));
        QVERIFY2(back.ok(), back.ok() ? "" : back.error().sentence().c_str());
        QVERIFY(*back == facts);
    }

    void canonicalFormMergesEqualTypesDropsUnusedAndIsStable()
    {
        SchemaFacts facts = rich();
        QCOMPARE(facts.types.size(), std::size_t{4});
        QCOMPARE(facts.nodes.front().path, std::string("/a:c"));
        QCOMPARE(facts.modules.front().name, std::string("a"));
        const SchemaFacts once = facts;
        canonicalise(facts);
        QVERIFY(facts == once);
        std::erase_if(facts.nodes, [](const NodeFact& node) { return node.path == "/a:c/l/k"; });
        canonicalise(facts);
        QCOMPARE(facts.types.size(), std::size_t{3});
    }

    void subtreesStayTogether()
    {
        QVERIFY(pathLess("/a:c/l", "/a:c/l/x"));
        QVERIFY(pathLess("/a:c/l/x", "/a:c/l-x"));
        QVERIFY(!pathLess("/a:c", "/a:c"));
    }

    void aTypeKeepsItsIdWhenOthersCome()
    {
        SchemaFacts facts = rich();
        const std::string before = writeFacts(facts);
        TypeFact added;
        added.base = BaseType::Uint8;
        added.range = "1..2";
        facts.types.push_back(added);
        NodeFact node;
        node.kind = NodeKind::Leaf;
        node.path = "/b:new";
        node.type = static_cast<std::uint32_t>(facts.types.size() - 1);
        facts.nodes.push_back(node);
        canonicalise(facts);
        std::istringstream lines(before);
        const std::string after = writeFacts(facts);
        for (std::string line; std::getline(lines, line);)
            QVERIFY2(after.find(line + "\n") != std::string::npos, line.c_str());
    }

    void badTextNamesTheLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        const auto row = [](const char* name, const std::string& text, int line) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << line;
        };
        row("empty", "", 1);
        row("other file", "hello\n", 1);
        row("other version", "fabric-console-schema\t2\tx\n", 1);
        row("no release", "fabric-console-schema\t1\t\n", 1);
        row("cut last line", kHead + "module\ta\t", 2);
        row("unknown line", kHead + "blurb\tx\n", 2);
        row("empty line", kHead + "\n", 2);
        row("modules out of order", kHead + "module\tb\t\nmodule\ta\t\n", 3);
        row("module without name", kHead + "module\t\t\n", 2);
        row("unknown base", kHead + "type\tx\tfloat\n", 2);
        row("base none", kHead + "type\tx\tnone\n", 2);
        row("type twice", kHead + kString + kString, 3);
        row("type field", kHead + "type\tx\tstring\tcolour=red\n", 2);
        row("type field without value", kHead + "type\tx\tstring\trange\n", 2);
        row("type field empty", kHead + "type\tx\tstring\t\n", 2);
        row("digits", kHead + "type\tx\tdecimal64\tdigits=19\n", 2);
        row("digits text", kHead + "type\tx\tdecimal64\tdigits=2x\n", 2);
        row("no digits", kHead + "type\tx\tdecimal64\n", 2);
        row("empty union", kHead + "type\tx\tunion\n", 2);
        row("members of a string", kHead + kString + "type\tx\tstring\tmembers=string\n", 3);
        row("unknown member", kHead + "type\tx\tunion\tmembers=y\n", 2);
        row("member of itself", kHead + "type\tx\tunion\tmembers=x\n", 2);
        row("leafref without type", kHead + "type\tx\tleafref\ttarget=/a:b\n", 2);
        row("bad escape", kHead + "type\tx\tenumeration\tnames=a\\q\n", 2);
        row("cut escape", kHead + "type\tx\tenumeration\tnames=a\\\n", 2);
        row("type after node", kHead + "node\t/a:c\tcontainer\trw\n" + kString, 3);
        row("node without kind", kHead + "node\t/a:c\n", 2);
        row("unknown kind", kHead + "node\t/a:c\tbox\trw\n", 2);
        row("kind root", kHead + "node\t/a:c\troot\trw\n", 2);
        row("relative path", kHead + "node\ta:c\tcontainer\trw\n", 2);
        row("root without module", kHead + "node\t/c\tcontainer\trw\n", 2);
        row("empty step", kHead + "node\t/a:c\tcontainer\trw\nnode\t/a:c/\tcontainer\trw\n", 3);
        row("empty prefix", kHead + "node\t/:c\tcontainer\trw\n", 2);
        row("two prefixes", kHead + "node\t/a:b:c\tcontainer\trw\n", 2);
        row("neither rw nor ro", kHead + "node\t/a:c\tcontainer\two\n", 2);
        row("node twice", kHead + "node\t/a:c\tcontainer\trw\nnode\t/a:c\tcontainer\trw\n", 3);
        row("out of order", kHead + "node\t/b:c\tcontainer\trw\nnode\t/a:c\tcontainer\trw\n", 3);
        row("no parent", kHead + "node\t/a:c/d\tcontainer\trw\n", 2);
        row("leaf without type", kHead + "node\t/a:c\tleaf\trw\n", 2);
        row("container with type", kHead + kString + "node\t/a:c\tcontainer\trw\ttype=string\n", 3);
        row("unknown type", kHead + "node\t/a:c\tleaf\trw\ttype=string\n", 2);
        row("child of a leaf",
            kHead + kString + "node\t/a:c\tleaf\trw\ttype=string\nnode\t/a:c/d\tleaf\trw\ttype=string\n", 4);
        row("keys of a container", kHead + "node\t/a:c\tcontainer\trw\tkeys=k\n", 2);
        row("missing key", kHead + "node\t/a:c\tlist\trw\tkeys=k\nnode\t/b:c\tcontainer\trw\n", 3);
        row("missing key at the end", kHead + "node\t/a:c\tlist\trw\tkeys=k\n", 2);
        row("key twice", kHead + "node\t/a:c\tlist\trw\tkeys=k,k\n", 2);
        row("bad access", kHead + "node\t/a:c\tcontainer\trw\taccess=get,put\n", 2);
        row("bad status", kHead + "node\t/a:c\tcontainer\trw\tstatus=fine\n", 2);
        row("bad order", kHead + "node\t/a:c\tlist\trw\torder=system\n", 2);
        row("unknown field", kHead + "node\t/a:c\tlist\trw\tcolour=red\n", 2);
    }
    void badTextNamesTheLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        const auto facts = parseFacts(text.toStdString());
        QVERIFY(!facts.ok());
        QVERIFY(facts.error().code == ErrorCode::Parse);
        const std::string expected = "line " + std::to_string(line) + ":";
        QVERIFY2(facts.error().text.starts_with(expected), facts.error().text.c_str());
    }

    void nestingIsBounded()
    {
        std::string deep = kHead;
        std::string path;
        for (int i = 0; i < 70; ++i) {
            path += i == 0 ? "/a:c" : "/c";
            deep += "node\t" + path + "\tcontainer\trw\n";
        }
        QVERIFY(parseFacts(deep).error().text.find("deeper than 64") != std::string::npos);

        std::string nested = kHead + "type\tu0\tstring\n";
        for (int i = 1; i < 12; ++i)
            nested += "type\tu" + std::to_string(i) + "\tunion\tmembers=u" + std::to_string(i - 1) + "\n";
        QVERIFY(parseFacts(nested).error().text.find("nested too deep") != std::string::npos);

        std::string wide = kHead + "type\tu0\tstring\n";
        for (int i = 1; i < 8; ++i) {
            const std::string below = "u" + std::to_string(i - 1);
            wide += "type\tu" + std::to_string(i) + "\tunion\tmembers=";
            for (int n = 0; n < 40; ++n)
                wide += (n > 0 ? "," : "") + below;
            wide += "\n";
        }
        QVERIFY(parseFacts(wide).error().text.find("too wide") != std::string::npos);
    }

    void damagedTextIsAnErrorOrStillPacks()
    {
        const std::string text = writeFacts(rich());
        std::mt19937 random(42);
        for (int round = 0; round < 5000; ++round) {
            std::string damaged = text;
            const std::size_t at = random() % damaged.size();
            switch (random() % 4) {
            case 0: damaged.resize(at); break;
            case 1: damaged[at] = static_cast<char>(random()); break;
            case 2: damaged.erase(at, 1 + random() % 8); break;
            default: damaged.insert(at, damaged.substr(random() % damaged.size(), random() % 40)); break;
            }
            const auto facts = parseFacts(damaged);
            if (!facts)
                continue;
            const auto pack = packFacts(*facts);
            if (pack)
                QVERIFY(SchemaIndex::fromBytes(*pack).ok());
        }
    }

    void twoNodesOfOneNameDoNotPack()
    {
        const auto facts = parseFacts(kHead + "node\t/a:c\tcontainer\trw\nnode\t/a:c/a:d\tcontainer\trw\n"
                                              "node\t/a:c/d\tcontainer\trw\n");
        QVERIFY(facts.ok());
        const auto pack = packFacts(*facts);
        QVERIFY(!pack.ok());
        QVERIFY(pack.error().code == ErrorCode::Schema);
    }
};

FC_REGISTER_TEST(TstSchemaFacts);
#include "tst_schema_facts.moc"
