#include "sim/fabric/loader.h"
#include "support/test_registry.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace fc::sim;
using Json = nlohmann::json;

namespace {

std::string lab(const std::string& file) { return std::string(FC_SOURCE_DIR "/../shared/data/lab-10/") + file; }

std::string readFile(const std::string& path)
{
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// Arrays sorted by content, so that list order does not matter.
Json canonical(const Json& value)
{
    if (value.is_object()) {
        Json object = Json::object();
        for (const auto& [key, member] : value.items())
            object[key] = canonical(member);
        return object;
    }
    if (value.is_array()) {
        std::vector<Json> entries;
        for (const auto& entry : value)
            entries.push_back(canonical(entry));
        std::sort(entries.begin(), entries.end(), [](const Json& a, const Json& b) { return a.dump() < b.dump(); });
        return entries;
    }
    return value;
}

const DeviceBlueprint* device(const FabricBlueprint& fabric, const std::string& name)
{
    const auto found = std::find_if(fabric.devices.begin(), fabric.devices.end(),
                                    [&name](const auto& entry) { return entry.name == name; });
    return found == fabric.devices.end() ? nullptr : &*found;
}

} // namespace

class TstDeviceDocuments : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        auto fabric = loadFabric("lab-10");
        QVERIFY2(fabric.ok(), fabric.ok() ? "" : fabric.error().sentence().c_str());
        m_fabric = std::move(fabric).value();
    }

    void builtDocumentEqualsTheLabTree_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"spine1", "spine2", "leaf1", "leaf2", "leaf3", "leaf4", "leaf5", "leaf6", "leaf7",
                                 "leaf8"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void builtDocumentEqualsTheLabTree()
    {
        QFETCH(QString, name);
        QCOMPARE(m_fabric.devices.size(), std::size_t(10));
        const auto* built = device(m_fabric, name.toStdString());
        QVERIFY(built);
        const Json actual = canonical(Json::parse(built->configJson));
        const Json expected = canonical(Json::parse(readFile(lab(name.toStdString() + ".json"))));
        const std::string difference = Json::diff(expected, actual).dump(1);
        QVERIFY2(actual == expected, difference.c_str());
        QCOMPARE(built->cliResidue, readFile(lab(name.toStdString() + ".cli")));
    }

    void managementAddressIsTheOneConfigured()
    {
        QCOMPARE(device(m_fabric, "leaf2")->managementAddress, std::string("172.16.0.50"));
        QCOMPARE(device(m_fabric, "leaf2")->role, std::string("leaf"));
        QCOMPARE(device(m_fabric, "spine1")->role, std::string("spine"));
    }

    void folderOfDocumentsGivesTheSameDevicesAndCables()
    {
        const auto folder = loadFabric(FC_SOURCE_DIR "/../shared/data/lab-10");
        QVERIFY(folder.ok());
        QCOMPARE(folder->devices.size(), std::size_t(10));
        QCOMPARE(device(*folder, "leaf2")->managementAddress, std::string("172.16.0.50"));
        QCOMPARE(device(*folder, "spine2")->role, std::string("spine"));
        QCOMPARE(device(*folder, "leaf5")->cliResidue, device(m_fabric, "leaf5")->cliResidue);
        // A folder without NetBox rows knows cables from /31 subnets only: the 16 uplinks.
        QCOMPARE(folder->cables.size(), std::size_t(16));
        for (const auto& cable : folder->cables) {
            const bool known = std::any_of(m_fabric.cables.begin(), m_fabric.cables.end(), [&](const auto& other) {
                return other.a == cable.a && other.b == cable.b;
            });
            QVERIFY2(known, (cable.a.device + " " + cable.a.interfaceName).c_str());
        }
    }

private:
    FabricBlueprint m_fabric;
};

FC_REGISTER_TEST(TstDeviceDocuments);
#include "tst_device_documents.moc"
