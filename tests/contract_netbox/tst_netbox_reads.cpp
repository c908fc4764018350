#include "recording.h"

#include "support/test_registry.h"

#include "lab.h"

#include <QDir>
#include <QTemporaryDir>

#include <set>

using namespace fc::sim;
using namespace fc::test;
using Json = nlohmann::json;

namespace {

/// Documents that differ by nature: the machine's own data, and a log of other events.
const std::set<std::string> kShapeOnly{"read/watermark-1", "read/watermark-2"};

/// The lab has no patch panels, so nobody traces a cable through them.
const std::set<std::string> kNotRead{"detail/interface-uplink-trace"};

void addRows(const std::vector<std::string>& folders)
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("name");
    for (const auto& folder : folders) {
        for (const auto& exchange : recorded(folder)) {
            if (kNotRead.contains(exchange.name))
                continue;
            const auto name = QString::fromStdString(exchange.name.substr(folder.size() + 1));
            QTest::newRow(exchange.name.c_str()) << QString::fromStdString(folder) << name;
        }
    }
}

} // namespace

class TstNetboxReads : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_api = lab10();
        QVERIFY(m_directory.isValid());
        const QDir documents(QStringLiteral(FC_SOURCE_DIR "/../shared/data/lab-10"));
        for (const auto& file : documents.entryList(QDir::Files))
            QVERIFY(QFile::link(documents.filePath(file), m_directory.filePath(file)));
        QVERIFY(QFile::link(QStringLiteral(FC_SOURCE_DIR "/../shared/data/netbox-4.7.3/read"),
                            m_directory.filePath(QStringLiteral("netbox"))));
        auto folder = loadFabric(m_directory.path().toStdString());
        QVERIFY2(folder.ok(), folder.ok() ? "" : folder.error().sentence().c_str());
        m_folder = std::move(folder).value();
        auto api = NetboxApi::create(m_folder.netbox, {});
        QVERIFY2(api.ok(), api.ok() ? "" : api.error().sentence().c_str());
        m_fromRecording = std::move(api).value();
    }

    void answersAsRecorded_data() { addRows({"read", "paged", "cursor", "detail"}); }
    void answersAsRecorded()
    {
        QFETCH(QString, folder);
        QFETCH(QString, name);
        compareAnswer(*m_api, recorded(folder.toStdString(), name.toStdString()));
    }

    /// A lab made from a recording, rows in the form NetBox prints, is the NetBox that was recorded.
    void labFromARecordingAnswersLikeIt_data() { addRows({"read", "detail"}); }
    void labFromARecordingAnswersLikeIt()
    {
        QFETCH(QString, folder);
        QFETCH(QString, name);
        compareAnswer(*m_fromRecording, recorded(folder.toStdString(), name.toStdString()));
    }

    void folderWithNetboxRowsKnowsAllCables()
    {
        QCOMPARE(m_folder.cables.size(), std::size_t(20));
        QCOMPARE(m_folder.cables.front().netboxId, std::int64_t(1));
        QCOMPARE(m_folder.devices.front().role, std::string("leaf"));
    }

    void comparisonSeesWhatDiffers()
    {
        const Json a = {{"x", 1}, {"list", {{{"y", "a"}}}}};
        Json b = a;
        QVERIFY(differences(a, b).empty());
        b["list"][0]["y"] = "b";
        QCOMPARE(joined(differences(a, b)), std::string("/list/0/y: \"a\" | \"b\"\n"));
        QVERIFY(shapeDifferences(a, b).empty());
        b["list"][0]["y"] = nullptr;
        QCOMPARE(shapeDifferences(a, b).size(), std::size_t(1));
    }

private:
    static void compareAnswer(NetboxApi& api, const Recorded& exchange)
    {
        const auto answer = api.request(exchange.method, exchange.target, {});
        QCOMPARE(answer.status, exchange.status);
        Json expected = normalised(exchange.json());
        Json actual = normalised(Json::parse(answer.body));
        for (Json* status : {&expected, &actual}) {
            // Which machine and which other Python packages: nobody else's business.
            if (exchange.name == "read/status")
                status->erase("installed_apps"), status->erase("hostname");
        }
        const bool shapeOnly = kShapeOnly.contains(exchange.name);
        const auto found = shapeOnly ? shapeDifferences(expected, actual) : differences(expected, actual);
        QVERIFY2(found.empty(), joined(found).c_str());
    }

    std::unique_ptr<NetboxApi> m_api;
    QTemporaryDir m_directory;
    FabricBlueprint m_folder;
    std::unique_ptr<NetboxApi> m_fromRecording;
};

FC_REGISTER_TEST(TstNetboxReads);
#include "tst_netbox_reads.moc"
