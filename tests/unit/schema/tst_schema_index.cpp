#include "base/digest.h"
#include "schema/schema_index.h"
#include "schema/schema_locator.h"
#include "schema/schema_pack.h"
#include "support/test_registry.h"

#include <QRegularExpression>
#include <QTemporaryDir>

#include <cstdlib>
#include <fstream>
#include <random>

using namespace fc;
using namespace fc::schema;

namespace {

/// A type in the notation of verified-leaf-paths.tsv; identity bases are not in the index, so their braces are empty.
std::string notation(const TypeInfo& type)
{
    const auto joined = [](const auto& items, auto print) {
        std::string out;
        for (const auto& item : items)
            out += (out.empty() ? "" : "|") + print(item);
        return out;
    };
    std::string text(toString(type.base));
    switch (type.base) {
    case BaseType::LeafRef: return "leafref->" + notation(type.members.front());
    case BaseType::Union: return "union(" + joined(type.members, notation) + ")";
    case BaseType::Enumeration:
        return "enumeration{" + joined(type.names, [](std::string_view name) { return std::string(name); }) + "}";
    case BaseType::IdentityRef: return "identityref{}";
    case BaseType::Decimal64: return text + "/" + std::to_string(type.fractionDigits);
    case BaseType::String: return text;
    default: return type.range.empty() ? text : text + "[" + std::string(type.range) + "]";
    }
}

QString withoutIdentityBase(QString type)
{
    static const QRegularExpression kBase(QStringLiteral("identityref\\{[^}]*\\}"));
    return type.replace(kBase, QStringLiteral("identityref{}"));
}

/// A valid pack of two modules that share a root, a nested name and a list.
SchemaFacts twinFacts()
{
    const char* text = "fabric-console-schema\t1\ttwins\n"
                       "module\topenconfig-a\t2024-01-01\n"
                       "type\tstring\tstring\n"
                       "type\tuint16.1\tuint16\trange=1..9\n"
                       "type\tleafref.1\tleafref\tmembers=string\ttarget=/openconfig-a:top/l/state/k\n"
                       "node\t/b:other\tcontainer\trw\n"
                       "node\t/b:top\tcontainer\trw\n"
                       "node\t/b:top/l\tcontainer\trw\n"
                       "node\t/b:top/only\tleaf\trw\ttype=string\n"
                       "node\t/c:other\tcontainer\trw\n"
                       "node\t/openconfig-a:top\tcontainer\trw\n"
                       "node\t/openconfig-a:top/l\tlist\trw\tkeys=k\torder=user\n"
                       "node\t/openconfig-a:top/l/b:n\tleaf\trw\ttype=string\n"
                       "node\t/openconfig-a:top/l/c:m\tleaf\trw\ttype=string\n"
                       "node\t/openconfig-a:top/l/d:m\tleaf\trw\ttype=string\n"
                       "node\t/openconfig-a:top/l/k\tleaf\trw\ttype=leafref.1\n"
                       "node\t/openconfig-a:top/l/n\tleaf\trw\ttype=uint16.1\taccess=get,set\tdefault=5\tunits=m\\,s\n"
                       "node\t/openconfig-a:top/l/state\tcontainer\tro\tpresence\tstatus=deprecated\n"
                       "node\t/openconfig-a:top/l/state/k\tleaf\tro\ttype=string\n";
    auto facts = parseFacts(text);
    return facts ? std::move(facts).value() : SchemaFacts{};
}

std::shared_ptr<const SchemaIndex> twins()
{
    SchemaFacts facts = twinFacts();
    return SchemaIndex::fromBytes(packFacts(facts).value()).value();
}

std::string resolved(const SchemaIndex& index, const char* path)
{
    const auto node = index.resolve(model::parsePath(path).value());
    return node ? index.schemaPath(*node) : "error: " + node.error().text;
}

/// Puts the right checksum into a tampered pack, as an attacker would.
void reseal(std::string& pack)
{
    const std::string digest = sha256Hex(std::string_view(pack).substr(80));
    pack.replace(16, digest.size(), digest);
}

/// Calls everything on every node; a pack that was accepted must not crash whatever is asked.
std::size_t exercise(const SchemaIndex& index)
{
    std::size_t sum = index.release().size() + index.modules().size();
    for (std::uint32_t id = 0; id <= index.nodeCount() + 2; ++id) {
        const NodeId node{id};
        sum += index.schemaPath(node).size() + index.units(node).size() + index.since(node).size();
        sum += index.defaults(node).size() + index.keys(node).size() + index.children(node).size();
        sum += index.type(node).names.size() + index.realType(node).members.size() + index.statusText(node).size();
        sum += index.childrenNamed(node, index.name(node)).size() + index.module(node).size();
        sum += static_cast<std::size_t>(index.kind(node)) + index.access(node) + (index.isKey(node) ? 1 : 0);
    }
    return sum;
}

} // namespace

class TstSchemaIndex : public QObject
{
    Q_OBJECT
    std::shared_ptr<const SchemaIndex> m_eos;
private Q_SLOTS:
    void initTestCase()
    {
        auto index = openBundledIndex();
        QVERIFY2(index.ok(), index.ok() ? "" : index.error().sentence().c_str());
        m_eos = *index;
    }

    void everyVerifiedLeafPathHasItsTypeAndAccess()
    {
        std::ifstream rows(FC_SOURCE_DIR "/../shared/data/verified-leaf-paths.tsv");
        std::size_t count = 0;
        std::string row;
        std::getline(rows, row);
        while (std::getline(rows, row)) {
            const QStringList columns = QString::fromStdString(row).split(QLatin1Char('\t'));
            const std::string path = columns[0].toStdString();
            const auto node = m_eos->resolve(model::parsePath(path).value());
            QVERIFY2(node.ok(), path.c_str());
            ++count;
            FC_COMPARE(m_eos->schemaPath(*node), path);
            const bool writable = columns[1] == QLatin1String("read+write");
            FC_COMPARE(int(m_eos->access(*node)), AccessGet | AccessSubscribe | (writable ? AccessSet : 0));
            QCOMPARE(columns[2] == QLatin1String("True"), writable);
            FC_COMPARE(std::string(m_eos->since(*node)), columns[3].toStdString());
            QCOMPARE(QString::fromStdString(notation(m_eos->type(*node))), withoutIdentityBase(columns[4]));
            QVERIFY(m_eos->isConfig(*node));
        }
        QCOMPARE(count, std::size_t{170});
    }

    void pathsWithoutPrefixGoToTheOpenConfigTree()
    {
        FC_COMPARE(resolved(*m_eos, "/interfaces"), std::string("/openconfig-interfaces:interfaces"));
        FC_COMPARE(resolved(*m_eos, "/interfaces/interface[name=Ethernet1]/config/description"),
                   std::string("/openconfig-interfaces:interfaces/interface/config/description"));
        FC_COMPARE(resolved(*m_eos, "/components/component/state"),
                   std::string("/openconfig-platform:components/component/state"));
        FC_COMPARE(resolved(*m_eos, "/system/config/hostname"),
                   std::string("/openconfig-system:system/config/hostname"));
        FC_COMPARE(resolved(*m_eos, "/network-instances/network-instance"),
                   std::string("/openconfig-network-instance:network-instances/network-instance"));
        QVERIFY(m_eos->resolve(model::parsePath("/ietf-interfaces:interfaces").value()).ok());
    }

    void anAmbiguousPathGoesWhereItExistsAsAWhole()
    {
        const auto index = twins();
        FC_COMPARE(resolved(*index, "/top/only"), std::string("/b:top/only"));
        FC_COMPARE(resolved(*index, "/top/l/state"), std::string("/openconfig-a:top/l/state"));
        FC_COMPARE(resolved(*index, "/top"), std::string("/openconfig-a:top"));
        FC_COMPARE(resolved(*index, "/top/l"), std::string("/openconfig-a:top/l"));
        FC_COMPARE(resolved(*index, "/b:top/l"), std::string("/b:top/l"));
        FC_COMPARE(resolved(*index, "/top/l[k=1]/n"), std::string("/openconfig-a:top/l/n"));
        FC_COMPARE(resolved(*index, "/top/l/b:n"), std::string("/openconfig-a:top/l/b:n"));
    }

    void aPathThatStaysAmbiguousNamesTheChoices()
    {
        const auto index = twins();
        FC_COMPARE(resolved(*index, "/other"),
                   std::string("error: the path is ambiguous without module prefix: /b:other, /c:other"));
        FC_COMPARE(resolved(*index, "/top/l/m"),
                   std::string("error: the path is ambiguous without module prefix: /openconfig-a:top/l/c:m, "
                               "/openconfig-a:top/l/d:m"));
        const auto error = index->resolve(model::parsePath("/other").value()).error();
        QVERIFY(error.code == ErrorCode::Schema);
        QVERIFY(!index->child(NodeId{0}, "other"));
        QVERIFY(index->child(NodeId{0}, "c:other"));
        QCOMPARE(index->childrenNamed(NodeId{0}, "top").size(), std::size_t{2});
        FC_COMPARE(index->schemaPath(*index->child(NodeId{0}, "top")), std::string("/openconfig-a:top"));
    }

    void anUnknownPathNamesTheElement()
    {
        FC_COMPARE(resolved(*m_eos, "/interfaces/interface/config/colour"),
                   std::string("error: no node 'colour' under /openconfig-interfaces:interfaces/interface/config in "
                               "eos-4.35.0F"));
        QVERIFY(resolved(*m_eos, "/interfaces/openconfig-vlan:interface").starts_with("error"));
        QVERIFY(resolved(*m_eos, "/interfaces/*").starts_with("error"));
    }

    void attributesAreAnswered()
    {
        const auto index = twins();
        const NodeId list = index->resolve(model::parsePath("/top/l").value()).value();
        const NodeId leaf = index->child(list, "n").value();
        const NodeId key = index->child(list, "k").value();
        QVERIFY(index->kind(list) == NodeKind::List);
        QVERIFY(index->isOrderedByUser(list) && index->keepsOrder()(list) && !index->isOrderedByUser(leaf));
        QVERIFY(index->keys(list) == std::vector<NodeId>{key} && index->isKey(key) && !index->isKey(leaf));
        QVERIFY(index->isConfig(leaf) && !index->isConfig(index->child(list, "state").value()));
        QVERIFY(index->isPresence(index->child(list, "state").value()) && !index->isPresence(list));
        FC_COMPARE(index->statusText(index->child(list, "state").value()), std::string_view("deprecated"));
        FC_COMPARE(index->units(leaf), std::string_view("m,s"));
        QVERIFY(index->defaults(leaf) == std::vector<std::string_view>{"5"});
        QVERIFY(index->access(leaf) == (AccessGet | AccessSet));
        FC_COMPARE(index->type(leaf).range, std::string_view("1..9"));
        QVERIFY(index->type(key).base == BaseType::LeafRef && index->realType(key).base == BaseType::String);
        FC_COMPARE(index->schemaPath(index->type(key).leafrefTarget), std::string("/openconfig-a:top/l/state/k"));
        QVERIFY(index->type(list).base == BaseType::None);
        FC_COMPARE(index->schemaPath(NodeId{0}), std::string("/"));
        QVERIFY(index->parent(NodeId{0}) == NodeId{0});
        FC_COMPARE(index->release(), std::string_view("twins"));
        const auto modules = index->modules();
        FC_COMPARE(modules.front().revision, std::string_view("2024-01-01"));
    }

    void anIdFromElsewhereReadsAsTheRoot()
    {
        QVERIFY(twins()->kind(NodeId{4'000'000'000U}) == NodeKind::Root);
    }

    void packingIsRepeatable()
    {
        QVERIFY(packFacts(twinFacts()).value() == packFacts(twinFacts()).value());
    }

    void everyFlippedByteOfAPackIsNoticed()
    {
        const std::string pack = packFacts(twinFacts()).value();
        for (std::size_t i = 0; i < pack.size(); ++i) {
            std::string damaged = pack;
            damaged[i] = static_cast<char>(damaged[i] ^ 0x40);
            const auto opened = SchemaIndex::fromBytes(damaged);
            QVERIFY2(!opened.ok(), std::to_string(i).c_str());
            QVERIFY(opened.error().code == ErrorCode::Parse);
        }
    }

    void aCutOrLengthenedPackIsNoticed()
    {
        const std::string pack = packFacts(twinFacts()).value();
        for (std::size_t size = 0; size < pack.size(); ++size)
            QVERIFY(!SchemaIndex::fromBytes(pack.substr(0, size)).ok());
        QVERIFY(!SchemaIndex::fromBytes(pack + '\0').ok());
    }

    void aHostilePackWithAValidChecksumCannotReachOutside()
    {
        const std::string pack = packFacts(twinFacts()).value();
        std::size_t accepted = 0;
        const std::uint32_t values[] = {0, 1, 2, 0x7FFFFFFFU, 0xFFFFFFFFU, 0x10000U, 17};
        for (std::size_t at = 80; at + 4 <= pack.size(); at += 4) {
            for (const std::uint32_t value : values) {
                std::string hostile = pack;
                hostile.replace(at, 4, std::string(reinterpret_cast<const char*>(&value), 4));
                reseal(hostile);
                if (const auto opened = SchemaIndex::fromBytes(hostile)) {
                    ++accepted;
                    QVERIFY(exercise(**opened) > 0);
                    (void)(*opened)->resolve(model::parsePath("/top/l/n").value());
                }
            }
        }
        QVERIFY(accepted > 0);
    }

    void randomDamageWithAValidChecksumCannotCrash()
    {
        const std::string pack = packFacts(twinFacts()).value();
        std::mt19937 random(20250801);
        for (int round = 0; round < 3000; ++round) {
            std::string hostile = pack;
            for (int n = 0; n < 3; ++n)
                hostile[80 + random() % (hostile.size() - 80)] = static_cast<char>(random());
            reseal(hostile);
            if (const auto opened = SchemaIndex::fromBytes(hostile))
                QVERIFY(exercise(**opened) > 0);
        }
    }

    void openNamesTheFile()
    {
        const auto absent = SchemaIndex::open("/nowhere/x.fcs");
        QVERIFY(absent.error().code == ErrorCode::NotFound);
        FC_COMPARE(absent.error().subject, std::string("/nowhere/x.fcs"));
        QTemporaryDir folder;
        const std::string file = folder.filePath(QStringLiteral("bad.fcs")).toStdString();
        QVERIFY(writeFileAtomically(file, "FCSCHEMA and then nothing").ok());
        const auto bad = SchemaIndex::open(file);
        QVERIFY(bad.error().code == ErrorCode::Parse);
        FC_COMPARE(bad.error().subject, file);
        QVERIFY(SchemaIndex::open(folder.path().toStdString()).error().code == ErrorCode::NotFound);
    }

    void theLocatorHonoursTheEnvironment()
    {
        QTemporaryDir folder;
        ::setenv("FC_SCHEMA_DIR", folder.path().toStdString().c_str(), 1);
        const auto missing = openBundledIndex();
        const bool written = writeFileAtomically(folder.filePath(QStringLiteral("twins.fcs")).toStdString(),
                                                 packFacts(twinFacts()).value())
                                 .ok();
        const auto found = openBundledIndex("twins");
        ::unsetenv("FC_SCHEMA_DIR");
        QVERIFY(missing.error().code == ErrorCode::NotFound);
        QVERIFY(written && found.ok());
        FC_COMPARE((*found)->release(), std::string_view("twins"));
    }
};

FC_REGISTER_TEST(TstSchemaIndex);
#include "tst_schema_index.moc"
