#include "engine/intent_book.h"
#include "engine/running_reader.h"
#include "model/cli_text.h"
#include "support/test_registry.h"
#include "support/tree_text.h"

#include <QFile>
#include <QTemporaryDir>

using namespace fc;
using namespace fc::test;

namespace {

/// Answers every Get with one text, and keeps what was asked.
class TextTransport final : public gnmi::Transport
{
public:
    explicit TextTransport(std::string text) : m_text(std::move(text)) {}

    gnmi::GetRequest asked;

    Result<gnmi::Capabilities> capabilities(const gnmi::CallOptions&) override
    {
        return makeError(ErrorCode::Unsupported, "only Get");
    }
    Result<gnmi::GetAnswer> get(const gnmi::GetRequest& request, const gnmi::CallOptions&) override
    {
        asked = request;
        gnmi::RawUpdate update;
        update.path = request.paths.at(0);
        update.value = {gnmi::WireValue::Arm::Ascii, model::Value::text(m_text)};
        gnmi::RawNotification notification;
        notification.updates.push_back(std::move(update));
        return gnmi::GetAnswer{{std::move(notification)}};
    }
    Result<std::unique_ptr<gnmi::SubscribeCall>> subscribe(const gnmi::SubscribeRequest&,
                                                           std::shared_ptr<gnmi::SubscribeSink>) override
    {
        return makeError(ErrorCode::Unsupported, "only Get");
    }

private:
    std::string m_text;
};

struct OneDevice
{
    std::shared_ptr<TextTransport> transport;
    engine::Fleet fleet;
    engine::GnmiRunningReader reader;

    explicit OneDevice(const std::string& text)
        : transport(std::make_shared<TextTransport>(text)),
          fleet([this](const model::FabricDevice&) { return Result<std::shared_ptr<gnmi::Transport>>(transport); }, {leaf()}),
          reader(fleet, eosIndex())
    {
    }

    static model::FabricDevice leaf()
    {
        model::FabricDevice device;
        device.name = "leaf1";
        device.address = "192.0.2.1";
        return device;
    }
};

void put(const QTemporaryDir& folder, const char* name, const char* text)
{
    QFile file(folder.filePath(QString::fromLatin1(name)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

class TstCliLines : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRunningConfigIsAskedForAsTextWithOriginCli()
    {
        OneDevice device("! Command: show running-config\nrouter bgp 1\n   maximum-paths 8\nend\n");
        const auto lines = device.reader.readCli("leaf1", {});
        QVERIFY2(lines.ok(), lines.ok() ? "" : lines.error().sentence().c_str());
        QCOMPARE(lines->size(), std::size_t{1});
        FC_COMPARE(model::toString(lines->front()), std::string("router bgp 1 / maximum-paths 8"));
        FC_COMPARE(model::toString(device.transport->asked.paths.at(0)), std::string("cli:/show running-config"));
        FC_COMPARE(device.transport->asked.encoding, gnmi::Encoding::Ascii);
    }

    void aCutOffOneIsIncompleteAndNeverShort()
    {
        for (const char* text : {"router bgp 1\n   maximum-pa", "", "banner motd\nend\n"}) {
            OneDevice device(text);
            const auto lines = device.reader.readCli("leaf1", {});
            QVERIFY(!lines && lines.error().code == ErrorCode::Incomplete);
            QVERIFY2(lines.error().sentence().find("leaf1") != std::string::npos, lines.error().sentence().c_str());
        }
    }

    void linesStandBesideTheTreeInAFolder()
    {
        QTemporaryDir folder;
        put(folder, "leaf1.json", "{}");
        put(folder, "leaf1.cli", "router bgp 1\n   maximum-paths 8\n");
        put(folder, "leaf2.json", "{}");
        const std::string path = folder.path().toStdString();
        const auto book = engine::treeFolderIntent(path, eosIndex())->load({}, {});
        QVERIFY2(book.ok(), book.ok() ? "" : book.error().sentence().c_str());
        const auto& cli = (*book)->documents.at("leaf1").cli;
        QCOMPARE(cli.size(), std::size_t{1});
        FC_COMPARE(cli.at(0).origins.at(0).display, std::string("leaf1.cli"));
        QVERIFY((*book)->documents.at("leaf2").cli.empty());
        engine::OfflineRunningReader offline(path, eosIndex());
        QCOMPARE(offline.readCli("leaf1", {})->size(), std::size_t{1});
        QVERIFY(offline.readCli("leaf2", {})->empty());
        // Another line is another revision.
        put(folder, "leaf1.cli", "router bgp 1\n   maximum-paths 9\n");
        const auto again = engine::treeFolderIntent(path, eosIndex())->load({}, {});
        QVERIFY((*again)->revision != (*book)->revision);
    }

    void aLineThatCannotBeTypedMakesTheDocumentAProblem()
    {
        QTemporaryDir folder;
        put(folder, "leaf1.json", "{}");
        put(folder, "leaf1.cli", "service x\nabort\n");
        const auto book = engine::treeFolderIntent(folder.path().toStdString(), eosIndex())->load({}, {});
        QVERIFY(book.ok() && (*book)->documents.empty());
        const std::string sentence = (*book)->problems.at("leaf1").sentence();
        QVERIFY2(sentence.find("abort") != std::string::npos && sentence.find("leaf1.cli") != std::string::npos, sentence.c_str());
    }
};

FC_REGISTER_TEST(TstCliLines);
#include "tst_cli_lines.moc"
