#include "gnmi/codec.h"
#include "gnmi/utf8.h"
#include "gnmi/wire_walk.h"
#include "support/test_registry.h"

#include "proto_oracle.h"
#include "proto_text.h"

using namespace fc;
using namespace fc::gnmi;

/// The hand-written walk against the protobuf library.
class TstWireWalk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatTheLibraryReads()
    {
        test::RandomResponse random(20261122);
        for (int i = 0; i < 6'000; ++i) {
            const ::gnmi::SubscribeResponse message = random();
            const Result<SubscribeMessage> walked = decodeSubscribeResponse(message.SerializeAsString());
            if (!walked.ok() || !(*walked == test::ProtoOracle::decode(message)))
                QFAIL(message.ShortDebugString().c_str());
        }
    }

    /// Cut and damaged messages: never a crash, and where both readers accept the bytes they read the same.
    void damagedBytesEndInAnErrorOrTheSameValues()
    {
        test::RandomResponse random(7);
        int agreed = 0;
        int refused = 0;
        for (int i = 0; i < 6'000; ++i) {
            std::string bytes = random().SerializeAsString();
            if (bytes.empty())
                continue;
            if (i % 2 == 0)
                bytes.resize(random.pick(static_cast<unsigned>(bytes.size())));
            else
                bytes[random.pick(static_cast<unsigned>(bytes.size()))] = static_cast<char>(random.pick(256));
            ::gnmi::SubscribeResponse message;
            const bool parsed = message.ParseFromString(bytes);
            const Result<SubscribeMessage> walked = decodeSubscribeResponse(bytes);
            if (!parsed || !walked.ok()) {
                ++refused;
                const std::string text = parsed ? message.ShortDebugString() : std::string();
                // Legal protobuf that is refused: a list inside a leaf-list only.
                if (parsed && text.find("element { leaflist_val") == std::string::npos)
                    QFAIL(text.c_str());
                continue;
            }
            if (walked->notification.repairedTexts > 0)
                continue; // JSON travels as bytes: the library takes any, the walk repairs them
            message.DiscardUnknownFields();
            if (*walked == test::ProtoOracle::decode(message)) {
                ++agreed;
                continue;
            }
            const std::string text = message.ShortDebugString();
            // The walk keeps unknown fields inside an Any; the oracle knows one old-form element only.
            if (text.find("any_val") == std::string::npos && text.find("element: \"") == std::string::npos)
                QFAIL(text.c_str());
        }
        QVERIFY(agreed > 500 && refused > 500);
    }

    void mergesAMessageSentTwice()
    {
        ::gnmi::Update first;
        test::fill(first.mutable_path(), "/a/b");
        ::gnmi::Update second;
        second.mutable_val()->set_uint_val(5);
        ::gnmi::SubscribeResponse one;
        one.mutable_update()->set_timestamp(3);
        *one.mutable_update()->add_update() = first;
        ::gnmi::SubscribeResponse two;
        *two.mutable_update()->add_update() = second;
        const std::string bytes = one.SerializeAsString() + two.SerializeAsString();
        ::gnmi::SubscribeResponse merged;
        QVERIFY(merged.ParseFromString(bytes));
        QVERIFY(decodeSubscribeResponse(bytes).value() == test::ProtoOracle::decode(merged));
    }

    void textThatIsNotUtf8IsRepairedAndCounted()
    {
        ::gnmi::SubscribeResponse message;
        ::gnmi::Update* update = message.mutable_update()->add_update();
        test::fill(update->mutable_path(), "/lldp/description");
        update->mutable_val()->set_string_val("caf\xE9 \xC3\xA9");
        const std::string bytes = message.SerializeAsString();
        ::gnmi::SubscribeResponse refused;
        QVERIFY(!refused.ParseFromString(bytes)); // a typed stub would lose the whole stream
        const Result<SubscribeMessage> walked = decodeSubscribeResponse(bytes);
        QVERIFY(walked.ok());
        FC_COMPARE(walked->notification.repairedTexts, 1U);
        FC_COMPARE(toString(walked->notification.updates.front().value), std::string("caf\xEF\xBF\xBD \xC3\xA9"));
    }

    void varintsAreBounded()
    {
        const std::string eleven(11, '\x80');
        wire::Reader reader(eleven);
        std::uint64_t value = 0;
        QVERIFY(!reader.varint(value));
        const std::string longest("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01", 10);
        wire::Reader largest(longest);
        QVERIFY(largest.varint(value));
        FC_COMPARE(value, ~std::uint64_t{0});
        std::string_view text;
        wire::Reader lying(std::string_view("\x7f" "abc", 4));
        QVERIFY(!lying.bytes(text));
    }

    void knowsUtf8()
    {
        for (const char* good : {"", "abc", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "\xEF\xBF\xBF"})
            QVERIFY(isUtf8(good));
        for (const char* bad : {"\x80", "\xC0\xAF", "\xC3", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80",
                                "\xF4\x90\x80\x80", "\xE2\x82"}) {
            QVERIFY(!isUtf8(bad));
            QVERIFY(isUtf8(repairedUtf8(bad)));
        }
    }
};

FC_REGISTER_TEST(TstWireWalk);
#include "tst_wire_walk.moc"
