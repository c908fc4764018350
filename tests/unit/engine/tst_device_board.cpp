#include "engine/device_board.h"
#include "support/test_registry.h"
#include "support/tree_text.h"

#include "unit/gnmi/proto_text.h"

using namespace fc;
using namespace fc::test;

namespace {

class BoardClock final : public Clock
{
public:
    SystemTime time = SystemTime(std::chrono::seconds(1'795'000'000));
    SystemTime now() const override { return time; }
    SteadyTime steady() const override { return {}; }
};

const char* const kPortDescription = "/interfaces/interface[name=Ethernet1]/config/description";
const char* const kConfigured = "/system/state/last-configuration-timestamp";

/// A leaf whose intent has one CLI line, and what it streams.
struct Board
{
    BoardClock clock;
    engine::FactReader facts{*eosIndex()};
    fc::gnmi::LiveStore store{eosIndex(), clock};
    engine::DeviceBoard board{device(), eosIndex()};
    engine::IntentBook book;
    int message = 0;

    Board()
    {
        store.beginStream();
        intend("ip virtual-router mac-address c001.cafe.babe");
    }
    static model::FabricDevice device()
    {
        model::FabricDevice out;
        out.name = "leaf1";
        return out;
    }
    void intend(const std::string& line)
    {
        intent::IntentDocument document;
        document.device = "leaf1";
        document.tree = treeOf(std::string(kPortDescription) + " = host1");
        document.cli.push_back({{{}, line}, {}});
        book.documents = {};
        book.documents.emplace("leaf1", std::move(document));
    }
    /// The device was configured; a description goes along if the stream tells of it.
    void configured(const std::string& description = {})
    {
        Response response(++message);
        response.number(kConfigured, static_cast<std::uint64_t>(message) * 1'000'000'000U);
        if (!description.empty())
            response.text(kPortDescription, description);
        take(response.bytes());
    }
    void synced() { take(syncBytes()); }
    void take(const std::string& bytes)
    {
        store.ingest(bytes);
        board.takeChanges(facts, store.drain(), clock.now());
    }
    bool wants() { return board.wantsLines(book, clock.now()); }
    void read() { board.takeLines(std::vector<model::CliLine>()); }
};

} // namespace

/// When the CLI lines that run have to be read: each reading is a Get of a whole running-config.
class TstDeviceBoard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksOnceWhenTheDeviceIsKnown()
    {
        Board board;
        board.configured("host1");
        QVERIFY(!board.wants()); // not synced: nothing is compared yet
        board.synced();
        QVERIFY(board.wants());
        QVERIFY(!board.wants());
        board.read();
        QVERIFY(!board.wants());
    }

    void withoutLinesInTheIntentNothingIsAsked()
    {
        Board board;
        board.intend("x");
        intent::IntentDocument bare;
        bare.device = "leaf1";
        board.book.documents = {};
        board.book.documents.emplace("leaf1", std::move(bare));
        board.configured("host1");
        board.synced();
        QVERIFY(!board.wants());
    }

    void aStreamedChangeExplainsWhyTheDeviceWasConfigured()
    {
        Board board;
        board.configured("host1");
        board.synced();
        QVERIFY(board.wants());
        board.read();
        board.configured("hacked");
        QVERIFY(!board.wants());
    }

    void beingConfiguredWithoutAStreamedChangeAsks()
    {
        Board board;
        board.configured("host1");
        board.synced();
        QVERIFY(board.wants());
        board.read();
        board.configured("hacked");
        QVERIFY(!board.wants());
        board.configured(); // somebody typed what only the CLI can say
        QVERIFY(board.wants());
        QVERIFY(!board.wants());
    }

    void theStreamIsTrustedForAQuarterOfAnHour()
    {
        Board board;
        board.configured("host1");
        board.synced();
        QVERIFY(board.wants());
        board.read();
        board.clock.time += std::chrono::minutes(14);
        board.configured("a");
        QVERIFY(!board.wants());
        board.clock.time += std::chrono::minutes(2);
        QVERIFY(!board.wants()); // nothing was configured since
        board.configured("b");
        QVERIFY(board.wants());
    }

    void otherLinesInTheIntentAsk()
    {
        Board board;
        board.configured("host1");
        board.synced();
        QVERIFY(board.wants());
        board.read();
        board.intend("ip virtual-router mac-address 0000.0000.0001");
        QVERIFY(board.wants());
    }

    void aFailureIsTriedAgainAfterTenSeconds()
    {
        Board board;
        board.configured("host1");
        board.synced();
        QVERIFY(board.wants());
        board.board.takeLines(makeError(ErrorCode::Transport, "refused"));
        QVERIFY(!board.wants());
        board.clock.time += std::chrono::seconds(10);
        QVERIFY(board.wants());
    }

    void anApplyMakesWhatWasReadOld()
    {
        Board board;
        board.configured("host1");
        board.synced();
        QVERIFY(board.wants());
        board.read();
        board.board.forgetLines();
        QVERIFY(board.wants());
    }

    /// Only another document or another running configuration is compared again.
    void theSameDocumentIsNotComparedAgain()
    {
        Board board;
        board.configured("host1");
        board.synced();
        board.read();
        board.board.compare(eosDiff(), board.book, board.clock.now());
        const auto first = board.board.diff();
        QVERIFY(first != nullptr);
        engine::IntentBook later = board.book;
        later.revision = "another";
        board.board.compare(eosDiff(), later, board.clock.now());
        QVERIFY(board.board.diff() == first);
        board.intend("ip virtual-router mac-address 0000.0000.0001");
        board.board.compare(eosDiff(), board.book, board.clock.now());
        QVERIFY(board.board.diff() != first);
    }
};

FC_REGISTER_TEST(TstDeviceBoard);
#include "tst_device_board.moc"
