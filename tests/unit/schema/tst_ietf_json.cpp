#include "schema/ietf_json.h"
#include "schema/instance.h"
#include "schema/schema_locator.h"
#include "schema/tree_views.h"
#include "support/test_registry.h"
#include "support/toy_schema.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace fc;
using namespace fc::schema;
using model::parsePath;

namespace {

model::InstancePath at(const SchemaIndex& index, const std::string& path)
{
    return toInstancePath(index, parsePath(path).value()).value();
}

/// Same JSON, whatever the order of members. Arrays of objects are compared as sets, as lists in YANG are.
bool sameJson(const QJsonValue& a, const QJsonValue& b)
{
    if (a.type() != b.type())
        return false;
    if (a.isObject()) {
        const QJsonObject left = a.toObject();
        const QJsonObject right = b.toObject();
        if (left.keys() != right.keys())
            return false;
        const QStringList keys = left.keys();
        return std::all_of(keys.begin(), keys.end(),
                           [&](const QString& key) { return sameJson(left.value(key), right.value(key)); });
    }
    if (!a.isArray())
        return a == b;
    const QJsonArray left = a.toArray();
    QJsonArray right = b.toArray();
    if (left.size() != right.size())
        return false;
    for (const QJsonValue& entry : left) {
        const auto it = std::find_if(right.begin(), right.end(),
                                     [&](const QJsonValue& other) { return sameJson(entry, other); });
        if (it == right.end())
            return false;
        right.erase(it);
    }
    return true;
}

} // namespace

class TstIetfJson : public QObject
{
    Q_OBJECT
private:
    std::shared_ptr<const SchemaIndex> m_toy = test::makeToySchema();
    std::shared_ptr<const SchemaIndex> m_eos;

    /// Decodes at a path; the canonical document or "code subject: text".
    std::string decoded(const std::string& path, const std::string& json, Strictness strictness = Strictness::Strict,
                        DecodeReport* report = nullptr) const
    {
        model::TreeEditor editor({}, m_toy->keepsOrder());
        model::InstancePath instance;
        if (path == "/top/item" || path == "/top/log")
            instance = {{at(*m_toy, "/top").front()}, {m_toy->resolve(parsePath(path).value()).value(), {}}};
        else
            instance = at(*m_toy, path);
        if (Status status = decodeJson(*m_toy, json, instance, strictness, editor, report); !status)
            return std::string(toString(status.error().code)) + " " + status.error().subject + ": " +
                   status.error().text;
        return encodeDocument(*m_toy, std::move(editor).commit(), JsonStyle::Ietf);
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto index = openBundledIndex();
        QVERIFY2(index.ok(), index.ok() ? "" : index.error().sentence().c_str());
        m_eos = std::move(*index);
    }

    void labDocumentsSurviveTheTree_data()
    {
        QTest::addColumn<QString>("file");
        for (const char* device : {"leaf1", "leaf2", "leaf3", "leaf4", "leaf5", "leaf6", "leaf7", "leaf8", "spine1",
                                   "spine2"})
            QTest::newRow(device) << QStringLiteral(FC_SOURCE_DIR "/../shared/data/lab-10/%1.json")
                                         .arg(QString::fromLatin1(device));
    }
    void labDocumentsSurviveTheTree()
    {
        QFETCH(QString, file);
        QFile source(file);
        if (!source.open(QIODevice::ReadOnly))
            QSKIP("the lab's documents are not here");
        const QByteArray text = source.readAll();
        const auto tree = decodeDocument(*m_eos, text.toStdString(), Strictness::Strict);
        QVERIFY2(tree.ok(), tree.ok() ? "" : tree.error().sentence().c_str());
        QVERIFY(tree.value().leafCount() > 200);

        const std::string ietf = encodeDocument(*m_eos, tree.value(), JsonStyle::Ietf, 1);
        const auto again = QJsonDocument::fromJson(QByteArray::fromStdString(ietf));
        QVERIFY(sameJson(QJsonDocument::fromJson(text).object(), again.object()));
        for (const JsonStyle style : {JsonStyle::Ietf, JsonStyle::Plain}) {
            const std::string json = encodeDocument(*m_eos, tree.value(), style);
            const auto back = decodeDocument(*m_eos, json, Strictness::Strict);
            QVERIFY2(back.ok(), back.ok() ? "" : back.error().sentence().c_str());
            QVERIFY(back.value() == tree.value());
        }
        QVERIFY(filterConfig(*m_eos, tree.value()) == tree.value());
        QVERIFY(filterState(*m_eos, tree.value()).isEmpty());
    }

    void bgpKeysOfEosPathsMeanTheSameEntry()
    {
        const auto bare = at(*m_eos, "/network-instances/network-instance[name=default]/protocols/"
                                     "protocol[identifier=BGP][name=BGP]/bgp/global/config/as");
        const auto full = at(*m_eos, "/network-instances/network-instance[name=default]/protocols/"
                                     "protocol[identifier=openconfig-policy-types:BGP][name=BGP]/bgp/global/config/as");
        QVERIFY(bare == full);
        FC_COMPARE(model::toString(toPath(*m_eos, full)),
                   std::string("/network-instances/network-instance[name=default]/protocols/"
                               "protocol[identifier=BGP][name=BGP]/bgp/global/config/as"));
    }

    void valuesTakeTheFormOfTheStyle_data()
    {
        QTest::addColumn<QByteArray>("leaf");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("ietf");
        QTest::addColumn<QByteArray>("plain");
        const auto row = [](const char* leaf, const char* text, const char* ietf, const char* plain) {
            QTest::addRow("%s %s", leaf, text) << QByteArray(leaf) << QByteArray(text) << QByteArray(ietf)
                                               << QByteArray(plain);
        };
        row("int8", "-5", "-5", "-5");
        row("uint32", "5", "5", "5");
        row("int64", "-5", "\"-5\"", "-5");
        row("uint64", "18446744073709551615", "\"18446744073709551615\"", "18446744073709551615");
        row("decimal", "2.50", "\"2.5\"", "2.5");
        row("boolean", "true", "true", "true");
        row("empty", "", "[null]", "[null]");
        row("enumeration", "LACP", "\"LACP\"", "\"LACP\"");
        row("bits", "second first", "\"first second\"", "\"first second\"");
        row("binary", "AAEC", "\"AAEC\"", "\"AAEC\"");
        row("identity", "ONLY", "\"aug:ONLY\"", "\"ONLY\"");
        row("identity", "aug:OWN", "\"aug:OWN\"", "\"aug:OWN\"");
        row("union", "34", "34", "34");
        row("wide-union", "34", "\"34\"", "34");
        row("string", "\"\\\n/\x7f", "\"\\\"\\\\\\n/\x7f\"", "\"\\\"\\\\\\n/\x7f\"");
    }
    void valuesTakeTheFormOfTheStyle()
    {
        QFETCH(QByteArray, leaf);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, ietf);
        QFETCH(QByteArray, plain);
        const NodeId node = m_toy->resolve(parsePath("/top/" + leaf.toStdString()).value()).value();
        const model::Value value(parseScalar(*m_toy, node, text.toStdString()).value());
        FC_COMPARE(encodeValue(*m_toy, node, value, JsonStyle::Ietf), ietf.toStdString());
        FC_COMPARE(encodeValue(*m_toy, node, value, JsonStyle::Plain), plain.toStdString());
        for (const JsonStyle style : {JsonStyle::Ietf, JsonStyle::Plain}) {
            model::TreeEditor editor;
            const model::InstancePath path = at(*m_toy, "/top/" + leaf.toStdString());
            QVERIFY(decodeJson(*m_toy, encodeValue(*m_toy, node, value, style), path, Strictness::Strict, editor).ok());
            QVERIFY(*std::move(editor).commit().find(path)->value == value);
        }
    }

    void namesArePrefixedWhereTheModuleChanges()
    {
        const std::string json = R"({"toy:top":{"int64":"1","aug:same":5,"same":"x","aug:extra":"e",)"
                                 R"("inner":{"deep":"d","added":"a"},"item":[{"note":"n","number":3,"kind":"ONLY"}]}})";
        const auto tree = decodeDocument(*m_toy, json, Strictness::Strict);
        QVERIFY2(tree.ok(), tree.ok() ? "" : tree.error().sentence().c_str());
        FC_COMPARE(encodeDocument(*m_toy, tree.value(), JsonStyle::Ietf),
                   std::string(R"({"toy:top":{"aug:extra":"e","inner":{"aug:added":"a","deep":"d"},"int64":"1",)"
                               R"("item":[{"kind":"aug:ONLY","number":3,"note":"n"}],"aug:same":5,"same":"x"}})"));
        FC_COMPARE(encodeDocument(*m_toy, tree.value(), JsonStyle::Plain),
                   std::string(R"({"top":{"aug:extra":"e","inner":{"added":"a","deep":"d"},"int64":1,)"
                               R"("item":[{"kind":"ONLY","number":3,"note":"n"}],"aug:same":5,"same":"x"}})"));
        FC_COMPARE(encodeJson(*m_toy, *tree.value().find(at(*m_toy, "/top/inner")), JsonStyle::Ietf, 2),
                   std::string("{\n  \"aug:added\": \"a\",\n  \"toy:deep\": \"d\"\n}"));
        FC_COMPARE(encodeJson(*m_toy, *tree.value().find(at(*m_toy, "/top/int64")), JsonStyle::Ietf),
                   std::string("\"1\""));
        FC_COMPARE(encodeDocument(*m_toy, {}, JsonStyle::Ietf, 2), std::string("{}"));
    }

    void valuesAreAcceptedAtAnyPath_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* path, const char* json, const char* expected) {
            QTest::addRow("%s %s", path, json) << QByteArray(path) << QByteArray(json) << QByteArray(expected);
        };
        const char* const uint8 = R"({"toy:top":{"uint8":5}})";
        row("/", R"({"toy:top":{"uint8":5}})", uint8);
        row("/", R"({"top":{"toy:uint8":5}})", uint8);
        row("/top", R"({"uint8":5})", uint8);
        row("/top", R"({"toy:top":{"uint8":5}})", uint8);
        row("/top/uint8", "5", uint8);
        row("/top/uint8", R"({"uint8":5})", uint8);
        row("/top/uint8", R"({"toy:uint8":5})", uint8);
        const char* const entry = R"({"toy:top":{"item":[{"kind":"aug:ONLY","number":1,"note":"n"}]}})";
        row("/top/item", R"([{"kind":"aug:ONLY","number":1,"note":"n"}])", entry);
        row("/top/item", R"({"toy:item":[{"kind":"aug:ONLY","number":1,"note":"n"}]})", entry);
        row("/top/item[kind=ONLY][number=1]", R"({"note":"n"})", entry);
        row("/top/item[kind=ONLY][number=1]", R"({"note":"n","number":1,"toy:kind":"ONLY"})", entry);
        row("/top/item[kind=ONLY][number=1]", R"([{"note":"n"}])", entry);
        row("/top/item[kind=ONLY][number=1]", R"({"item":[{"note":"n"}]})", entry);
        row("/top/item[kind=ONLY][number=1]/note", R"("n")", entry);
        row("/top/numbers", R"([9,"blue",100,34])", R"({"toy:top":{"numbers":[9,34,100,"blue"]}})");
        row("/top/numbers", R"({"numbers":[9]})", R"({"toy:top":{"numbers":[9]}})");
        row("/top/empty", "[null]", R"({"toy:top":{"empty":[null]}})");
        row("/top/log", R"([{"text":"b"},{"text":"a"}])", R"({"toy:top":{"log":[{"text":"b"},{"text":"a"}]}})");
        row("/top/uint64", "18446744073709551615", R"({"toy:top":{"uint64":"18446744073709551615"}})");
        row("/top/decimal", "1.05e2", R"({"toy:top":{"decimal":"105.0"}})");
        row("/top/decimal", "92233720368547758.07", R"({"toy:top":{"decimal":"92233720368547758.07"}})");
        row("/top", R"({"switch":{},"inner":{},"numbers":[],"item":[]})", R"({"toy:top":{"switch":{}}})");
        row("/twin", "{}", "");
        row("/aug:twin", R"({"right":"r"})", R"({"aug:twin":{"right":"r"}})");
    }
    void valuesAreAcceptedAtAnyPath()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, expected);
        if (!expected.isEmpty())
            FC_COMPARE(decoded(path.toStdString(), json.toStdString()), expected.toStdString());
        else
            QVERIFY(!toInstancePath(*m_toy, parsePath(path.toStdString()).value()).ok());
    }

    void strictErrorsNameTheMember_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* path, const char* json, const char* expected) {
            QTest::addRow("%s %s", path, json) << QByteArray(path) << QByteArray(json) << QByteArray(expected);
        };
        row("/top", R"({"nothing":1})", "schema /top/nothing: the schema has no such member here");
        row("/top", R"({"more:uint8":1})", "schema /top/more:uint8: the schema has no such member here");
        row("/top", R"({"extra":"x"})", "schema /top/extra: ambiguous: say which module is meant, aug or more");
        row("/", R"({"twin":{}})", "schema /twin: ambiguous: say which module is meant, aug or toy");
        row("/top", R"({"uint8":1,"toy:uint8":2})", "schema /top/toy:uint8: given twice");
        row("/top", R"({"uint8":256})", "schema /top/uint8: expected uint8, got \"256\"");
        row("/top", R"({"uint8":"1"})", "schema /top/uint8: expected uint8, got a string");
        row("/top", R"({"uint8":null})", "schema /top/uint8: expected uint8, got null");
        row("/top", R"({"string":5})", "schema /top/string: expected printable UTF-8 text of length 1..5, got a number");
        row("/top", R"({"boolean":"true"})", "schema /top/boolean: expected true or false, got a string");
        row("/top", R"({"enumeration":true})", "schema /top/enumeration: expected one of LACP, STATIC, got \"true\"");
        row("/top", R"({"union":5000})", "schema /top/union: expected printable UTF-8 text, or uint16 in 1..4094, or one of "
                                         "LACP, STATIC, got a number");
        row("/top", R"({"numbers":[1,null]})", "schema /top/numbers: expected printable UTF-8 text, or uint16 in 1..4094, "
                                               "or one of LACP, STATIC, got null");
        row("/top", R"({"numbers":1})", "schema /top/numbers: expected an array, got a number");
        row("/top", R"({"inner":[]})", "schema /top/inner: expected an object, got an array");
        row("/top", R"({"item":{}})", "schema /top/item: expected an array, got an object");
        row("/top", R"({"item":[5]})", "schema /top/item: expected an object as entry 1 of list item, got a number");
        row("/top", R"({"item":[{"kind":"ONLY"}]})", "schema /top/item: entry 1 of list item lacks its key number");
        row("/top", R"({"item":[{"kind":"ONLY","number":-1}]})", "schema /top/item/number: expected uint16, got \"-1\"");
        row("/top", R"({"item":[{"kind":"ONLY","number":1},{"kind":"aug:ONLY","number":1}]})",
            "schema /top/item: entry 2 of list item repeats the keys of an earlier one");
        row("/top", R"({"item":[{"kind":"ONLY","number":1,"note":true}]})",
            "schema /top/item[kind=ONLY][number=1]/note: expected printable UTF-8 text, got true or false");
        row("/top/item[kind=ONLY][number=1]", R"({"number":2})",
            "schema /top/item: key number is not the 1 of the path");
        row("/top", R"({"blob":{"x":1}})", "schema /top/blob: the schema does not describe what is in here");
        row("/", "[]", "schema /: expected an object, got an array");
        row("/", "", "parse /: not JSON at byte 1: syntax error while parsing value - unexpected end of input; expected "
                     "'[', '{', or a literal");
    }
    void strictErrorsNameTheMember()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, expected);
        std::string actual = decoded(path.toStdString(), json.toStdString());
        actual[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(actual[0])));
        FC_COMPARE(actual, expected.toStdString());
    }

    void brokenJsonIsAParseErrorWithItsByte_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* name, const QByteArray& json, const char* says) {
            QTest::newRow(name) << json << QByteArray(says);
        };
        row("cut", "{\"top\":", "byte 8");
        row("behind", "{} x", "byte 4");
        row("utf8", "{\"top\":\"\xff\"}", "byte 9");
        row("number", "{\"top\":1e999999}", "byte 15");
        row("html", "<html></html>", "byte 1");
        row("deep", QByteArray(100'000, '['), "nested deeper than 64 levels");
        row("deep objects", QByteArray("{\"a\":").repeated(65), "nested deeper than 64 levels");
    }
    void brokenJsonIsAParseErrorWithItsByte()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, says);
        const auto tree = decodeDocument(*m_toy, json.toStdString(), Strictness::Lenient);
        QVERIFY(!tree.ok());
        FC_COMPARE(tree.error().code, ErrorCode::Parse);
        QVERIFY2(tree.error().text.find(says.toStdString()) != std::string::npos, tree.error().text.c_str());
    }

    void lenientSkipsReportsAndKeepsTheRest()
    {
        DecodeReport report;
        const std::string json = R"({"nothing":1,"uint8":"5","boolean":"true","int8":300,"extra":"x","numbers":[1,null],)"
                                 R"("item":[{"number":1},{"kind":"OWN","number":"2","note":"n"}]})";
        FC_COMPARE(decoded("/top", json, Strictness::Lenient, &report),
                   std::string(R"({"toy:top":{"boolean":true,"item":[{"kind":"toy:OWN","number":2,"note":"n"}],)"
                               R"("numbers":[1],"uint8":5}})"));
        QCOMPARE(report.skipped, std::size_t(5));
        FC_COMPARE(report.notes.at(0), std::string("/top/nothing: the schema has no such member here"));
        FC_COMPARE(report.notes.at(4), std::string("/top/item: entry 1 of list item lacks its key kind"));
    }

    void notesAreBoundedButCounted()
    {
        std::string json = "{\"numbers\":[";
        for (int i = 0; i < 500; ++i)
            json += "null,";
        DecodeReport report;
        FC_COMPARE(decoded("/top", json + "7]}", Strictness::Lenient, &report),
                   std::string(R"({"toy:top":{"numbers":[7]}})"));
        QCOMPARE(report.skipped, std::size_t(500));
        QCOMPARE(report.notes.size(), std::size_t(100));
    }

    void userOrderedEntriesKeepTheirOrder()
    {
        FC_COMPARE(decoded("/top", R"({"rule":[{"name":"z"},{"name":"a"}],"in-order":["z","a"]})"),
                   std::string(R"({"toy:top":{"in-order":["z","a"],"rule":[{"name":"z"},{"name":"a"}]}})"));
    }

    void everyDefaultAndRangeOfTheReleaseIsReadable()
    {
        std::size_t defaults = 0;
        std::size_t bounds = 0;
        for (std::uint32_t id = 1; id <= m_eos->nodeCount(); ++id) {
            const NodeId node{id};
            const NodeKind kind = m_eos->kind(node);
            if (kind != NodeKind::Leaf && kind != NodeKind::LeafList)
                continue;
            for (const std::string_view text : m_eos->defaults(node)) {
                const auto value = parseScalar(*m_eos, node, text);
                QVERIFY2(value.ok(), (m_eos->schemaPath(node) + " default " + std::string(text) + ": " +
                                      (value.ok() ? "" : value.error().text)).c_str());
                ++defaults;
            }
            const TypeInfo& type = m_eos->realType(node);
            const std::string low(type.range.substr(0, type.range.find_first_of(".| ")));
            const bool isNumber = type.base >= BaseType::Int8 && type.base != BaseType::String &&
                                  type.base != BaseType::LeafRef && type.base != BaseType::Union;
            if (!isNumber || low.empty() || low == "min")
                continue;
            const auto value = parseScalar(*m_eos, node, low);
            QVERIFY2(value.ok(), (m_eos->schemaPath(node) + " range " + std::string(type.range)).c_str());
            ++bounds;
        }
        qInfo("%zu defaults, %zu ranges", defaults, bounds);
        QVERIFY(defaults > 500);
        QVERIFY(bounds > 500);
    }
};

FC_REGISTER_TEST(TstIetfJson);
#include "tst_ietf_json.moc"
