#include "schema/instance.h"
#include "schema/tree_views.h"
#include "support/test_registry.h"
#include "support/toy_schema.h"

using namespace fc;
using namespace fc::schema;
using model::Path;
using model::parsePath;

namespace {

NodeId nodeAt(const SchemaIndex& index, const std::string& path)
{
    return index.resolve(parsePath(path).value()).value();
}

model::InstancePath instanceAt(const SchemaIndex& index, const std::string& path)
{
    return toInstancePath(index, parsePath(path).value()).value();
}

std::string kindName(const model::Scalar& scalar)
{
    static const char* const kNames[] = {"empty", "bool", "int", "uint", "decimal", "text", "bytes"};
    return kNames[scalar.index()];
}

} // namespace

class TstInstance : public QObject
{
    Q_OBJECT
private:
    std::shared_ptr<const SchemaIndex> m_index = test::makeToySchema();

    model::ConfigTree tree(const std::vector<std::pair<std::string, std::string>>& leaves) const
    {
        model::TreeEditor editor({}, m_index->keepsOrder());
        for (const auto& [path, text] : leaves) {
            const model::InstancePath instance = instanceAt(*m_index, path);
            setKeyLeaves(*m_index, instance, editor);
            const NodeId leaf = instance.back().node;
            editor.set(instance, canonical(*m_index, leaf, model::Value::text(text)).value());
        }
        return std::move(editor).commit();
    }

    QByteArray selected(const model::ConfigTree& document, const std::string& pattern) const
    {
        const auto found = select(*m_index, document, parsePath(pattern).value());
        if (!found)
            return QByteArray::fromStdString("error: " + found.error().text);
        std::string out;
        for (const model::InstancePath& path : found.value())
            out += (out.empty() ? "" : " ") + model::toString(toPath(*m_index, path));
        return QByteArray::fromStdString(out);
    }

private Q_SLOTS:
    void valuesAreReadByTheirType_data()
    {
        QTest::addColumn<QByteArray>("leaf");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected"); // "kind canonical", empty where the text is refused
        const auto row = [](const char* leaf, const char* text, const char* expected) {
            QTest::addRow("%s <- '%s'", leaf, text) << QByteArray(leaf) << QByteArray(text) << QByteArray(expected);
        };
        row("int8", "-128", "int -128");
        row("int8", "127", "int 127");
        row("int8", "+5", "int 5");
        row("int8", "007", "int 7");
        for (const char* bad : {"128", "-129", "", " 1", "1 ", "0x10", "1.0", "+-1", "one", "+"})
            row("int8", bad, "");
        row("int16", "-10", "int -10");
        row("int16", "5", "int 5");
        for (const char* bad : {"-11", "0", "4", "6"})
            row("int16", bad, "");
        row("int32", "-2147483648", "int -2147483648");
        row("int32", "2147483648", "");
        row("int64", "-9223372036854775808", "int -9223372036854775808");
        row("int64", "9223372036854775807", "int 9223372036854775807");
        row("int64", "9223372036854775808", "");
        row("uint8", "255", "uint 255");
        row("uint8", "256", "");
        row("uint8", "-1", "");
        row("uint16", "65535", "uint 65535");
        row("uint16", "65536", "");
        row("uint32", "4294967295", "uint 4294967295");
        row("uint32", "0", "");
        row("uint32", "4294967296", "");
        row("uint64", "18446744073709551615", "uint 18446744073709551615");
        row("uint64", "18446744073709551616", "");
        row("decimal", "5.5", "decimal 5.5");
        row("decimal", "5.50000", "decimal 5.5");
        row("decimal", "-5.50", "decimal -5.5");
        row("decimal", "0", "decimal 0.0");
        row("decimal", "-0.05", "decimal -0.05");
        row("decimal", "100", "decimal 100.0");
        row("decimal", "92233720368547758.07", "decimal 92233720368547758.07");
        for (const char* bad : {"5.51", "-5.51", "99.99", "1.001", "1.", ".5", "1e1", "", "-", "92233720368547758.08"})
            row("decimal", bad, "");
        row("boolean", "true", "bool true");
        row("boolean", "false", "bool false");
        for (const char* bad : {"True", "1", ""})
            row("boolean", bad, "");
        row("empty", "", "empty ");
        row("empty", "x", "");
        row("enumeration", "LACP", "text LACP");
        row("enumeration", "lacp", "");
        row("bits", "third first", "text first third");
        row("bits", "", "text ");
        row("bits", "first first", "");
        row("bits", "fourth", "");
        row("binary", "AAEC", "bytes AAEC");
        row("binary", "/+8=", "bytes /+8=");
        for (const char* bad : {"", "AAE", "AAECAwQF", "A===", "AA=C", "/+9=", "A*=="})
            row("binary", bad, "");
        row("identity", "ONLY", "text aug:ONLY");
        row("identity", "aug:ONLY", "text aug:ONLY");
        row("identity", "OWN", "text toy:OWN");
        row("identity", "aug:OWN", "text aug:OWN");
        for (const char* bad : {"BOTH", "toy:ONLY", "NONE", "", "aug:"})
            row("identity", bad, "");
        row("string", "a", "text a");
        row("string", "\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac", "text \xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac");
        for (const char* bad : {"", "abcdef", "\xff", "\xc0\x80", "\xed\xa0\x80", "a\x01"})
            row("string", bad, "");
        row("instance", "/toy:top/item", "text /toy:top/item");
        row("reference", "65535", "uint 65535");
        row("reference", "65536", "");
        row("union", "4094", "uint 4094");
        row("union", "4095", "text 4095");
        row("union", "STATIC", "text STATIC");
        row("union", "blue", "text blue");
        row("wide-union", "34", "uint 34");
        row("wide-union", "-1.50", "decimal -1.5");
        row("wide-union", "50.5", "text 50.5");
        row("identity-union", "ONLY", "text aug:ONLY");
        row("identity-union", "BOTH", "text BOTH");
        row("same", "", "text ");
    }
    void valuesAreReadByTheirType()
    {
        QFETCH(QByteArray, leaf);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const NodeId node = nodeAt(*m_index, "/toy:top/toy:" + leaf.toStdString());
        const auto value = parseScalar(*m_index, node, text.toStdString());
        const std::string actual = value ? kindName(*value) + " " + model::toString(*value) : "";
        FC_COMPARE(actual, expected.toStdString());
    }

    void refusedValuesSayWhatWasExpected()
    {
        const auto text = [&](const char* leaf, const char* value) {
            return parseScalar(*m_index, nodeAt(*m_index, leaf), value).error().text;
        };
        FC_COMPARE(text("/top/int16", "6"), std::string("expected int16 in -10..-1 | 5, got \"6\""));
        FC_COMPARE(text("/top/enumeration", "x"), std::string("expected one of LACP, STATIC, got \"x\""));
        // What people put into strings may be a password.
        FC_COMPARE(text("/top/string", "secret"),
                   std::string("expected printable UTF-8 text of length 1..5, got a text of 6 bytes"));
    }

    void canonicalBringsProvenancesTogether()
    {
        const auto of = [&](const char* leaf, model::Value value) {
            const auto result = canonical(*m_index, nodeAt(*m_index, leaf), value);
            return result ? model::toString(*result) : "error " + result.error().subject;
        };
        FC_COMPARE(of("/top/uint16", model::Value::text("34")), std::string("34"));
        FC_COMPARE(of("/top/uint16", model::Value::integer(34)), std::string("34"));
        FC_COMPARE(of("/top/uint16", model::Value(model::Scalar(model::Decimal{340, 1}))), std::string("34"));
        FC_COMPARE(of("/top/uint16", model::Value::integer(-1)), std::string("error /toy:top/uint16"));
        FC_COMPARE(of("/top/decimal", model::Value::integer(3)), std::string("3.0"));
        FC_COMPARE(of("/top/decimal", model::Value(model::Scalar(model::Decimal{30000, 4}))), std::string("3.0"));
        FC_COMPARE(of("/top/string", model::Value::unsignedInteger(34)), std::string("34"));
        FC_COMPARE(of("/top/identity", model::Value::text("ONLY")), std::string("aug:ONLY"));
        FC_COMPARE(of("/top/binary", model::Value(model::Scalar(model::Bytes{"abc"}))), std::string("YWJj"));
        FC_COMPARE(of("/top/binary", model::Value(model::Scalar(model::Bytes{"abcde"}))),
                   std::string("error /toy:top/binary"));
        FC_COMPARE(of("/top/string", model::Value(model::Scalar(model::Bytes{"a"}))),
                   std::string("error /toy:top/string"));
        FC_COMPARE(of("/top/string", model::Value(model::LeafList{})), std::string("error /toy:top/string"));
    }

    void leafListsAreSortedAsNumbersUnlessTheUserOrdersThem()
    {
        using model::LeafList;
        using model::Scalar;
        const auto of = [&](const char* leaf, const std::vector<const char*>& texts) {
            LeafList list;
            for (const char* text : texts)
                list.push_back(Scalar(std::string(text)));
            return model::toString(canonical(*m_index, nodeAt(*m_index, leaf), model::Value(list)).value());
        };
        FC_COMPARE(of("/top/numbers", {"100", "blue", "9", "34", "9"}), std::string("[9, 34, 100, blue]"));
        FC_COMPARE(of("/top/decimals", {"5.5", "100", "5.25", "-0.5", "0", "-0.25", "5.2"}),
                   std::string("[-0.5, -0.25, 0.0, 5.2, 5.25, 5.5, 100.0]"));
        FC_COMPARE(of("/top/in-order", {"b", "a", "b"}), std::string("[b, a, b]"));
        const auto single = canonical(*m_index, nodeAt(*m_index, "/top/numbers"), model::Value::integer(5));
        FC_COMPARE(model::toString(single.value()), std::string("[5]"));
    }

    void defaultsAreComparedByMeaning()
    {
        QVERIFY(isDefault(*m_index, nodeAt(*m_index, "/top/decimal"), model::Value::text("2.500")));
        QVERIFY(isDefault(*m_index, nodeAt(*m_index, "/top/identity"), model::Value::text("OWN")));
        QVERIFY(isDefault(*m_index, nodeAt(*m_index, "/top/boolean"), model::Value::boolean(true)));
        QVERIFY(!isDefault(*m_index, nodeAt(*m_index, "/top/uint8"), model::Value::integer(8)));
        QVERIFY(!isDefault(*m_index, nodeAt(*m_index, "/top/uint8"), model::Value::integer(800)));
        QVERIFY(!isDefault(*m_index, nodeAt(*m_index, "/top/uint16"), model::Value::integer(0)));
    }

    void keysAreCanonicalInInstancesAndBareInPrint()
    {
        const auto instance = toInstancePath(*m_index, parsePath("/top/item[number=007][kind=ONLY]/note").value());
        QVERIFY(instance.ok());
        FC_COMPARE(instance.value().at(1).keys, (std::vector<std::string>{"aug:ONLY", "7"}));
        FC_COMPARE(model::toString(toPath(*m_index, instance.value())),
                   std::string("/top/item[kind=ONLY][number=7]/note"));
        FC_COMPARE(model::toString(toPath(*m_index, instance.value(), PrefixStyle::Ietf)),
                   std::string("/toy:top/item[kind=aug:ONLY][number=7]/note"));
        // Bare, these would be refused or mean another identity.
        FC_COMPARE(model::toString(toPath(*m_index, instanceAt(*m_index, "/top/item[kind=aug:BOTH][number=1]"))),
                   std::string("/top/item[kind=aug:BOTH][number=1]"));
        FC_COMPARE(model::toString(toPath(*m_index, instanceAt(*m_index, "/top/item[kind=aug:OWN][number=1]"))),
                   std::string("/top/item[kind=aug:OWN][number=1]"));
    }

    void ambiguousNamesArePrintedSoThatTheyReadBack_data()
    {
        QTest::addColumn<QByteArray>("ietf");
        QTest::addColumn<QByteArray>("minimal");
        const auto row = [](const char* ietf, const char* minimal) {
            QTest::newRow(ietf) << QByteArray(ietf) << QByteArray(minimal);
        };
        row("/toy:twin/left", "/toy:twin/left");
        row("/aug:twin", "/aug:twin");
        row("/toy:top/same", "/top/same");
        row("/toy:top/aug:same", "/top/aug:same");
        row("/toy:top/more:extra", "/top/more:extra");
        row("/toy:top/inner/aug:added", "/top/inner/added");
    }
    void ambiguousNamesArePrintedSoThatTheyReadBack()
    {
        QFETCH(QByteArray, ietf);
        QFETCH(QByteArray, minimal);
        const model::InstancePath instance = instanceAt(*m_index, ietf.toStdString());
        FC_COMPARE(model::toString(toPath(*m_index, instance, PrefixStyle::Ietf)), ietf.toStdString());
        FC_COMPARE(model::toString(toPath(*m_index, instance)), minimal.toStdString());
        QVERIFY(instanceAt(*m_index, minimal.toStdString()) == instance);
    }

    void unprefixedRootGoesWhereThePathExists()
    {
        QVERIFY(instanceAt(*m_index, "/twin/left") == instanceAt(*m_index, "/toy:twin/left"));
        QVERIFY(instanceAt(*m_index, "/twin/right") == instanceAt(*m_index, "/aug:twin/right"));
        QVERIFY(instanceAt(*m_index, "openconfig:/twin/right") == instanceAt(*m_index, "/aug:twin/right"));
        QVERIFY(instanceAt(*m_index, "/").empty());
    }

    void pathsThatNameNoInstanceAreRefused_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* path, const char* says) {
            QTest::newRow(path) << QByteArray(path) << QByteArray(says);
        };
        row("/top/item[kind=ONLY]", "item[kind=ONLY]: key number is missing");
        row("/top/item", "item: key kind is missing");
        row("/top/item[kind=ONLY][number=x]", "key number: expected uint16, got \"x\"");
        row("/top/item[kind=ONLY][number=1][colour=red]", "the list has no key colour");
        row("/top/item[kind=ONLY][toy:kind=ONLY][number=1]", "a key is given twice");
        row("/top/inner[name=a]", "inner[name=a]: has keys but is no list");
        row("/top/item[kind=*][number=1]", "a wildcard cannot name one instance");
        row("/top/*", "*: a wildcard cannot name one instance");
        row("/.../deep", "...: a wildcard cannot name one instance");
        row("/top/nothing", "nothing");
        row("/twin", "ambiguous");
        row("/top/extra", "ambiguous");
        row("cli:/show version", "origin cli is not described by the schema");
    }
    void pathsThatNameNoInstanceAreRefused()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, says);
        const auto instance = toInstancePath(*m_index, parsePath(path.toStdString()).value());
        QVERIFY(!instance.ok());
        FC_COMPARE(instance.error().code, ErrorCode::Schema);
        QVERIFY2(instance.error().text.find(says.toStdString()) != std::string::npos, instance.error().text.c_str());
    }

    void keyLeavesAreSetForEveryEntryOnAPath()
    {
        const model::ConfigTree document = tree({{"/top/item[kind=ONLY][number=5]/note", "n"}});
        FC_COMPARE(model::toString(*document.find(instanceAt(*m_index, "/top/item[kind=ONLY][number=5]/kind"))->value),
                   std::string("aug:ONLY"));
        QVERIFY(*document.find(instanceAt(*m_index, "/top/item[kind=ONLY][number=5]/number"))->value ==
                model::Value::unsignedInteger(5));
    }

    void selectFollowsWildcardsAndOmittedKeys_data()
    {
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* pattern, const char* expected) {
            QTest::newRow(pattern) << QByteArray(pattern) << QByteArray(expected);
        };
        const char* const both = "/top/item[kind=ONLY][number=1] /top/item[kind=ONLY][number=2]";
        row("/", "/");
        row("/top/inner", "/top/inner");
        row("/top/item", "/top/item[kind=ONLY][number=1] /top/item[kind=ONLY][number=2] /top/item[kind=OWN][number=1]");
        row("/top/item[kind=ONLY]", both);
        row("/top/item[kind=aug:ONLY][number=*]", both);
        row("/top/item[number=2]/note", "/top/item[kind=ONLY][number=2]/note");
        row("/top/item[number=2]/*",
            "/top/item[kind=ONLY][number=2]/kind /top/item[kind=ONLY][number=2]/note "
            "/top/item[kind=ONLY][number=2]/number");
        row("/*/inner/*", "/top/inner/added /top/inner/deep");
        row("/.../deep", "/top/inner/deep");
        row("/top/.../deep", "/top/inner/deep");
        row("/top/inner/deep/...", "/top/inner/deep");
        row("/.../inner/...", "/top/inner /top/inner/added /top/inner/deep");
        row("/.../.../deep", "/top/inner/deep");
        row("/top/inner/aug:added", "/top/inner/added");
        row("/top/same", "/top/same");
        row("/*/same", "/top/same");
        row("/top/aug:same", "/top/aug:same");
        row("/*/extra", "/top/aug:extra /top/more:extra");
        row("/top/uint8", "");
        row("/top/item[number=77]", "");
        row("/top/inner/toy:added", "error: toy:added: no such node below /toy:top/inner");
        row("/top/item[colour=red]", "error: item[colour=red]: item has no key colour");
        row("/top/item[number=x]", "error: item[number=x]: key number: expected uint16, got \"x\"");
        row("/.../nowhere", "error: nowhere: no such node below /");
        row("eos_native:/top", "error: origin eos_native is not described by the schema");
    }
    void selectFollowsWildcardsAndOmittedKeys()
    {
        QFETCH(QByteArray, pattern);
        QFETCH(QByteArray, expected);
        const model::ConfigTree document = tree({{"/top/item[kind=ONLY][number=1]/note", "a"},
                                                 {"/top/item[kind=ONLY][number=2]/note", "b"},
                                                 {"/top/item[kind=OWN][number=1]/note", "c"},
                                                 {"/top/inner/deep", "d"},
                                                 {"/top/inner/aug:added", "e"},
                                                 {"/top/same", "f"},
                                                 {"/top/aug:same", "1"},
                                                 {"/top/aug:extra", "g"},
                                                 {"/top/more:extra", "h"}});
        QCOMPARE(selected(document, pattern.toStdString()), expected);
    }

    void configAndStateAreToldApart()
    {
        model::TreeEditor editor(tree({{"/top/item[kind=ONLY][number=1]/note", "mine"},
                                       {"/top/item[kind=ONLY][number=2]/seen", "learned"},
                                       {"/top/uint8", "7"},
                                       {"/top/counter", "5"},
                                       {"/top/switch/seen", "yes"}}),
                                 m_index->keepsOrder());
        setKeyLeaves(*m_index, instanceAt(*m_index, "/top/item[kind=OWN][number=9]"), editor);
        const model::ConfigTree document = std::move(editor).commit();

        const model::ConfigTree config = filterConfig(*m_index, document);
        QCOMPARE(selected(config, "/top/item"),
                 QByteArray("/top/item[kind=ONLY][number=1] /top/item[kind=OWN][number=9]"));
        QCOMPARE(selected(config, "/top/counter"), QByteArray(""));
        QCOMPARE(selected(config, "/top/uint8"), QByteArray("/top/uint8"));
        QVERIFY(filterConfig(*m_index, config) == config);

        const model::ConfigTree state = filterState(*m_index, document);
        QCOMPARE(selected(state, "/.../seen"), QByteArray("/top/item[kind=ONLY][number=2]/seen /top/switch/seen"));
        QCOMPARE(selected(state, "/top/item/*"),
                 QByteArray("/top/item[kind=ONLY][number=2]/kind /top/item[kind=ONLY][number=2]/number "
                            "/top/item[kind=ONLY][number=2]/seen"));
        QCOMPARE(selected(state, "/top/uint8"), QByteArray(""));
        QCOMPARE(state.leafCount(), std::size_t(5));
    }

    void presenceSurvivesTheLossOfItsContent()
    {
        model::TreeEditor editor(tree({{"/top/switch/note", "none"}, {"/top/uint8", "7"}}), m_index->keepsOrder());
        const model::ConfigTree document = std::move(editor).commit();
        const model::ConfigTree rest = withoutDefaults(*m_index, document);
        QCOMPARE(selected(rest, "/..."), QByteArray("/ /top /top/switch"));
        const model::ConfigTree plain = tree({{"/top/uint8", "7"}, {"/top/boolean", "true"}});
        QVERIFY(withoutDefaults(*m_index, plain).isEmpty());
    }

    void leavesAreVisitedInTreeOrderWithTheirPaths()
    {
        std::string seen;
        forEachLeaf(tree({{"/top/uint8", "1"}, {"/top/inner/deep", "x"}}),
                    [&](const model::InstancePath& path, const model::Value& value) {
                        seen += model::toString(toPath(*m_index, path)) + "=" + model::toString(value) + " ";
                    });
        FC_COMPARE(seen, std::string("/top/inner/deep=x /top/uint8=1 "));
    }
};

FC_REGISTER_TEST(TstInstance);
#include "tst_instance.moc"
