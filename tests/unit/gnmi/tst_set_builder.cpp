#include "gnmi/set_builder.h"
#include "support/test_registry.h"

#include "gnmi/gnmi.pb.h"

using namespace fc;
using namespace fc::gnmi;
using Kind = SetOperation::Kind;

class TstSetBuilder : public QObject
{
    Q_OBJECT

    static model::Path path(const char* text) { return model::parsePath(text).value(); }
    static std::vector<SetOperation> sample()
    {
        return {{Kind::Update, path("/a/b[z=1][y=2][x=3]/c"), "{\"d\":[1,2]}"},
                {Kind::Delete, path("/a/e"), ""},
                {Kind::Replace, path("/a/f"), "\"text\""},
                {Kind::Update, path("cli:/"), "vlan 10\n name x"},
                {Kind::Delete, path("openconfig:/a/g[k=v]"), ""}};
    }

private Q_SLOTS:
    void sameOperationsSameBytes()
    {
        const std::string bytes = buildSetRequest(sample()).value();
        for (int i = 0; i < 50; ++i)
            FC_COMPARE(buildSetRequest(sample()).value() == bytes, true);
    }

    /// A map of many keys, filled in another order, serialises to the same bytes.
    void orderOfKeysDoesNotMatter()
    {
        SetOperation one{Kind::Delete, {}, ""};
        model::PathElem elem{"list", {}};
        for (char c = 'a'; c <= 'p'; ++c)
            elem.keys.push_back({std::string(1, c), "v"});
        one.path.elems = {elem};
        SetOperation other = one;
        std::reverse(other.path.elems[0].keys.begin(), other.path.elems[0].keys.end());
        QVERIFY(buildSetRequest({one}).value() == buildSetRequest({other}).value());
    }

    void neverSetsAPrefixAndKeepsOriginsInPaths()
    {
        ::gnmi::SetRequest sent;
        QVERIFY(sent.ParseFromString(buildSetRequest(sample()).value()));
        QVERIFY(!sent.has_prefix());
        FC_COMPARE(sent.delete__size(), 2);
        FC_COMPARE(sent.delete_(1).origin(), std::string("openconfig"));
        FC_COMPARE(sent.replace(0).val().json_ietf_val(), std::string("\"text\""));
        FC_COMPARE(sent.update(1).val().ascii_val(), std::string("vlan 10\n name x")); // CLI text unquoted (C61)
        FC_COMPARE(sent.union_replace_size(), 0);
    }

    void readsItsOwnBytesInOrderOfExecution()
    {
        const auto read = parseSetRequest(buildSetRequest(sample()).value()).value();
        FC_COMPARE(read.size(), std::size_t{5});
        QVERIFY(read[0].kind == Kind::Delete && read[1].kind == Kind::Delete && read[2].kind == Kind::Replace);
        FC_COMPARE(model::toString(read[3].path), std::string("/a/b[x=3][y=2][z=1]/c"));
        FC_COMPARE(read[4].jsonIetf, std::string("vlan 10\n name x"));
    }

    void refusesBytesItWouldNotWrite()
    {
        ::gnmi::SetRequest message;
        QVERIFY(message.ParseFromString(buildSetRequest(sample()).value()));
        message.mutable_prefix()->set_target("x");
        QVERIFY(!parseSetRequest(message.SerializeAsString()).ok());
        message.clear_prefix();
        message.add_union_replace();
        QVERIFY(!parseSetRequest(message.SerializeAsString()).ok());
        QVERIFY(!parseSetRequest("garbage").ok());
        QVERIFY(!parseSetRequest("").ok());
    }

    void refusesWhatCannotBeMeant_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("wildcard") << int(Kind::Update) << QByteArray("/a[k=*]/b") << QByteArray("1");
        QTest::newRow("no value") << int(Kind::Replace) << QByteArray("/a") << QByteArray();
        QTest::newRow("not JSON") << int(Kind::Update) << QByteArray("/a") << QByteArray("hacked");
        QTest::newRow("delete with value") << int(Kind::Delete) << QByteArray("/a") << QByteArray("1");
    }
    void refusesWhatCannotBeMeant()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, value);
        const auto built = buildSetRequest(
            {{static_cast<Kind>(kind), model::parsePath(path.toStdString()).value(), value.toStdString()}});
        QVERIFY(!built.ok());
        QVERIFY(built.error().code == ErrorCode::Usage);
        FC_COMPARE(built.error().subject, path.toStdString());
        QVERIFY(!buildSetRequest({}).ok());
    }

    void readsAnAnswerWithResults()
    {
        ::gnmi::SetResponse message;
        message.set_timestamp(5);
        message.mutable_prefix()->add_elem()->set_name("a");
        auto* result = message.add_response();
        result->set_op(::gnmi::UpdateResult::UPDATE);
        result->mutable_path()->add_elem()->set_name("b");
        const SetAnswer answer = parseSetResponse(message.SerializeAsString()).value();
        FC_COMPARE(answer.timestamp, std::int64_t{5});
        FC_COMPARE(answer.operations.at(0).op, std::string("update"));
        FC_COMPARE(model::toString(answer.operations.at(0).path), std::string("/a/b"));
        QVERIFY(parseSetResponse("").value().operations.empty()); // C76
    }

    void anErrorInsideAnOkAnswerIsAnError()
    {
        ::gnmi::SetResponse message;
        message.add_response()->mutable_message()->set_code(3);
        message.mutable_response(0)->mutable_message()->set_message("no such VLAN");
        const auto answer = parseSetResponse(message.SerializeAsString());
        QVERIFY(!answer.ok());
        QVERIFY(answer.error().code == ErrorCode::Remote);
        QVERIFY(answer.error().text.find("no such VLAN") != std::string::npos);
    }
};

FC_REGISTER_TEST(TstSetBuilder);
#include "tst_set_builder.moc"
