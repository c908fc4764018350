#include "eos_models.h"

#include "schema/schema_locator.h"
#include "schema/schema_pack.h"
#include "support/test_registry.h"
#include "yang_libyang/module_folder.h"
#include "yang_libyang/schema_file.h"

#include <libyang/libyang.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <cstdlib>
#include <map>
#include <set>
#include <sstream>

using namespace fc;
using namespace fc::schema;
using namespace fc::yang_libyang;

namespace {

/// YANG's names in the order of libyang's LY_DATA_TYPE.
const char* typeName(LY_DATA_TYPE type)
{
    static const char* const kNames[] = {
        "unknown", "binary", "uint8",   "uint16",      "uint32",      "uint64",  "string", "bits", "boolean",
        "decimal64", "empty", "enumeration", "identityref", "instance-identifier", "leafref", "union", "int8",
        "int16", "int32", "int64"};
    return kNames[type];
}

/// A second, independent reading of the models: libyang's own traversal instead of the compiler's.
class ReferenceWalk
{
public:
    struct Node
    {
        std::string module;
        std::string kind;
        std::string base;
        bool config = false;
        std::vector<std::string> keys;
    };

    enum class Deviations { Applied, LeftOut };

    explicit ReferenceWalk(Deviations deviations = Deviations::Applied)
    {
        ly_log_options(0);
        ly_ctx_new(test::modelsFolder().c_str(),
                   LY_CTX_EXPLICIT_COMPILE | LY_CTX_REF_IMPLEMENTED | LY_CTX_DISABLE_SEARCHDIR_CWD, &m_context);
        std::istringstream names(test::readFile(test::modelsFolder() + "/modules.list"));
        for (std::string name; names >> name;)
            if (deviations == Deviations::Applied ||
                test::readFile(test::modelsFolder() + "/" + name + ".yang").find("\n  deviation ") == std::string::npos)
                ly_ctx_load_module(m_context, name.c_str(), nullptr, nullptr);
        ly_ctx_compile(m_context);
        std::uint32_t i = 0;
        while (const lys_module* module = ly_ctx_get_module_iter(m_context, &i))
            if (module->implemented)
                lysc_module_dfs_full(module, &ReferenceWalk::visit, this);
    }
    ~ReferenceWalk() { ly_ctx_destroy(m_context); }
    ReferenceWalk(const ReferenceWalk&) = delete;
    ReferenceWalk& operator=(const ReferenceWalk&) = delete;

    std::map<std::string, Node> nodes; ///< data nodes by path

private:
    static LY_ERR visit(lysc_node* node, void* self, ly_bool* skipSubtree)
    {
        if (node->nodetype & (LYS_RPC | LYS_ACTION | LYS_NOTIF)) {
            *skipSubtree = 1;
            return LY_SUCCESS;
        }
        if (node->nodetype & (LYS_CHOICE | LYS_CASE))
            return LY_SUCCESS;
        Node out;
        out.module = node->module->name;
        out.kind = lys_nodetype2str(node->nodetype);
        out.config = (node->flags & LYS_CONFIG_MASK) == LYS_CONFIG_W;
        if (node->nodetype == LYS_LEAF)
            out.base = typeName(reinterpret_cast<lysc_node_leaf*>(node)->type->basetype);
        if (node->nodetype == LYS_LEAFLIST)
            out.base = typeName(reinterpret_cast<lysc_node_leaflist*>(node)->type->basetype);
        if (node->nodetype == LYS_LIST)
            for (const lysc_node* key = lysc_node_child(node); key && lysc_is_key(key); key = key->next)
                out.keys.emplace_back(key->name);
        char* path = lysc_path(node, LYSC_PATH_DATA, nullptr, 0);
        static_cast<ReferenceWalk*>(self)->nodes.emplace(path, std::move(out));
        std::free(path);
        return LY_SUCCESS;
    }

    ly_ctx* m_context = nullptr;
};

Result<NodeId> find(const SchemaIndex& index, const std::string& path)
{
    return index.resolve(model::parsePath(path).value());
}

std::string barePath(const SchemaIndex& index, NodeId node)
{
    return node.value == 0 ? "" : barePath(index, index.parent(node)) + "/" + std::string(index.name(node));
}

std::shared_ptr<const SchemaIndex> compiledIndex()
{
    static const auto index = SchemaIndex::fromBytes(packFacts(test::compiledModels()->facts).value()).value();
    return index;
}

} // namespace

class TstCompiler : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const auto& compiled = test::compiledModels();
        QVERIFY2(compiled.ok(), compiled.ok() ? "" : compiled.error().sentence().c_str());
    }

    void everyDataNodeIsAsLibyangSaysItIs()
    {
        const ReferenceWalk reference;
        QCOMPARE(reference.nodes.size(), std::size_t{11621});
        const SchemaIndex& index = *compiledIndex();
        std::size_t inOperations = 0;
        for (std::uint32_t id = 1; id <= index.nodeCount(); ++id) {
            NodeId top{id};
            while (index.parent(top).value != 0)
                top = index.parent(top);
            inOperations += index.kind(top) == NodeKind::Rpc || index.kind(top) == NodeKind::Notification;
        }
        QCOMPARE(index.nodeCount() - inOperations, reference.nodes.size());

        std::set<std::uint32_t> seen;
        for (const auto& [path, expected] : reference.nodes) {
            const auto node = find(index, path);
            QVERIFY2(node.ok(), path.c_str());
            seen.insert(node->value);
            FC_COMPARE(index.schemaPath(*node), path);
            FC_COMPARE(std::string(index.module(*node)), expected.module);
            FC_COMPARE(std::string(toString(index.kind(*node))), expected.kind);
            FC_COMPARE(index.isConfig(*node), expected.config);
            if (!expected.base.empty())
                FC_COMPARE(std::string(toString(index.type(*node).base)), expected.base);
            std::vector<std::string> keys;
            for (const NodeId key : index.keys(*node))
                keys.emplace_back(index.name(key));
            QVERIFY2(keys == expected.keys, path.c_str());
        }
        QCOMPARE(seen.size(), reference.nodes.size());
    }

    void absentNodesAreThoseThatTheModelsHaveWithoutDeviations()
    {
        const ReferenceWalk effective;
        const ReferenceWalk full(ReferenceWalk::Deviations::LeftOut);
        QCOMPARE(full.nodes.size(), std::size_t{18372});
        const SchemaIndex& index = *compiledIndex();
        QCOMPARE(index.absentCount(), full.nodes.size() - effective.nodes.size());
        for (std::size_t i = 0; i < index.absentCount(); ++i) {
            const std::string path = index.absentPath(i);
            const AbsentNode node = index.absent(i);
            const auto it = full.nodes.find(path);
            QVERIFY2(it != full.nodes.end() && !effective.nodes.contains(path), path.c_str());
            FC_COMPARE(std::string(toString(node.kind)), it->second.kind);
            FC_COMPARE(node.config, it->second.config);
            FC_COMPARE(std::string(node.module), it->second.module);
            QVERIFY2(!node.by.empty(), path.c_str());
            const auto resolved = find(index, path);
            QVERIFY2(!resolved.ok(), path.c_str());
        }
    }

    void typesTellTheirTypedefEnumValuesAndIdentityBases()
    {
        const SchemaIndex& index = *compiledIndex();
        const auto at = [&](const char* path) { return find(index, path).value(); };
        FC_COMPARE(std::string(index.typeName(at("/interfaces/interface/state/counters/in-octets"))),
                   std::string("openconfig-yang-types:counter64"));
        FC_COMPARE(std::string(index.typeName(at("/interfaces/interface/config/mtu"))), std::string());
        const TypeInfo& kind = index.type(at("/network-instances/network-instance/config/type"));
        QCOMPARE(kind.bases.size(), std::size_t{1});
        FC_COMPARE(std::string(kind.bases[0]), std::string("openconfig-network-instance-types:NETWORK_INSTANCE_TYPE"));
        std::size_t numbered = 0;
        for (std::uint32_t id = 1; id <= index.nodeCount(); ++id) {
            const TypeInfo& type = index.type(NodeId{id});
            QVERIFY(type.values.empty() || type.values.size() == type.names.size());
            numbered += type.values.empty() ? 0 : 1;
        }
        QVERIFY(numbered > 10);
    }

    void everyLeafThatTheLabUsesIsServedAndKnown()
    {
        const SchemaIndex& index = *compiledIndex();
        std::istringstream rows(test::readFile(FC_SOURCE_DIR "/../shared/data/verified-leaf-paths.tsv"));
        std::string row;
        std::size_t checked = 0;
        while (std::getline(rows, row)) {
            const std::string path = row.substr(0, row.find('\t'));
            if (!path.starts_with('/'))
                continue;
            const auto node = find(index, path);
            QVERIFY2(node.ok(), path.c_str());
            QVERIFY2(index.access(*node) & AccessGet, path.c_str());
            ++checked;
        }
        QCOMPARE(checked, std::size_t{170});
    }

    void textsAreMadeOnRequestAndReadBack()
    {
        CompileOptions options;
        options.texts = true;
        const auto compiled = compileModels(test::modelsFolder(), options);
        QVERIFY(compiled.ok());
        QVERIFY(compiled->texts.nodes.size() > 11'000);
        const std::string written = writeTexts(compiled->texts);
        const auto read = parseTexts(written);
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().sentence().c_str());
        QVERIFY(read->nodes == compiled->texts.nodes);
        const SchemaIndex& index = *compiledIndex();
        const auto book = TextBook::of(*read, index);
        QCOMPARE(book->size(), compiled->texts.nodes.size());
        const NodeText* mtu = book->of(find(index, "/interfaces/interface/config/mtu").value());
        QVERIFY(mtu && mtu->description.find("max transmission unit") != std::string::npos);
        QVERIFY(!book->of(find(index, "/system/config/hostname").value())->patterns.empty());
        QVERIFY(test::compiledModels()->texts.nodes.empty());
    }

    void aModuleThatDoesNotCompileIsLeftOutWithItsPlace()
    {
        QTemporaryDir folder;
        const auto write = [&](const char* name, const char* text) {
            QFile file(folder.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("release/models")));
        write("release/models/good.yang", "module good { namespace 'urn:g'; prefix g; leaf a { type int8; } }");
        write("release/syntax.yang", "module syntax {\n namespace 'urn:s';\n prefix s;\n leaf a { typ int8; } }");
        write("bad-ref.yang", "module bad-ref { namespace 'urn:b'; prefix b; leaf a { type int8; default 'x'; } }");
        write("ring-a.yang", "module ring-a { namespace 'urn:ra'; prefix a; import ring-b { prefix b; } }");
        write("ring-b.yang", "module ring-b { namespace 'urn:rb'; prefix b; import ring-a { prefix a; } }");
        const auto compiled = compileModels(folder.path().toStdString());
        QVERIFY2(compiled.ok(), compiled.ok() ? "" : compiled.error().sentence().c_str());
        QStringList errors;
        for (const Diagnostic& diagnostic : compiled->diagnostics)
            if (diagnostic.severity == Diagnostic::Severity::Error)
                errors.push_back(QString::fromStdString(diagnostic.where));
        errors.sort();
        QVERIFY2(errors.contains(QStringLiteral("release/syntax.yang:4")), qPrintable(errors.join(u' ')));
        QVERIFY2(errors.filter(QStringLiteral("bad-ref.yang")).size() == 1, qPrintable(errors.join(u' ')));
        const auto index = SchemaIndex::fromBytes(packFacts(compiled->facts).value()).value();
        QVERIFY(find(*index, "/good:a").ok());
    }

    void moduleHeadsAreReadThroughCommentsAndStrings()
    {
        const ModuleHead head = readModuleHead("// deviation\n/* module no { */ module \"m\" {\n description 'deviation x { }';"
                                               "\n import a { prefix a; }\n revision 2020-01-01; revision 2024-05-06 { }"
                                               " container deviation { leaf b { type string; } } }");
        FC_COMPARE(head.keyword, std::string("module"));
        FC_COMPARE(head.name, std::string("m"));
        FC_COMPARE(head.revision, std::string("2024-05-06"));
        QVERIFY(!head.deviates);
        QCOMPARE(head.imports.size(), std::size_t{1});
        QCOMPARE(head.imports[0].line, std::size_t{4});
        QVERIFY(readModuleHead("submodule s { belongs-to m; deviation /a { deviate not-supported; } }").deviates);
        QVERIFY(readModuleHead("{{{{ \" unclosed").keyword.empty());
    }

    void everySupportedRowOfThePathReportHasTheSameAccess()
    {
        const SchemaIndex& index = *compiledIndex();
        std::multimap<std::string, NodeId> byBarePath;
        for (std::uint32_t id = 1; id <= index.nodeCount(); ++id)
            byBarePath.emplace(barePath(index, NodeId{id}), NodeId{id});

        std::istringstream rows(test::readFile(test::modelsFolder() + "/pathreport.csv"));
        QStringList missing;
        std::size_t found = 0;
        std::size_t ambiguous = 0;
        for (std::string row; std::getline(rows, row);) {
            const QStringList fields = QString::fromStdString(row).split(QLatin1Char(','));
            const bool writable = fields[2] == QLatin1String("read+write");
            if (fields[2] != QLatin1String("read") && !writable)
                continue;
            const std::string path = "/" + fields[0].toStdString();
            const auto [first, last] = byBarePath.equal_range(path);
            if (first == last) {
                missing.push_back(fields[0]);
                continue;
            }
            // Where the unprefixed path means one node the row is about that one, else about all twins.
            std::vector<NodeId> meant;
            if (const auto node = find(index, path))
                meant.push_back(*node);
            else
                for (auto it = first; it != last; ++it)
                    meant.push_back(it->second);
            ambiguous += meant.size() > 1;
            ++found;
            const int expected = writable ? AccessGet | AccessSet | AccessSubscribe : AccessGet | AccessSubscribe;
            for (const NodeId node : meant)
                QVERIFY2(index.access(node) == expected, index.schemaPath(node).c_str());
        }
        QCOMPARE(missing, QStringList(QStringLiteral("routing-policy/policy-definitions/policy-definition/statements/"
                                                     "statement/conditions/match-ext-community-set/state/"
                                                     "match-set-options")));
        QCOMPARE(found, std::size_t{4452});
        QCOMPARE(ambiguous, std::size_t{51});
    }

    void noUnsupportedRowOfThePathReportIsServed()
    {
        const SchemaIndex& index = *compiledIndex();
        std::multimap<std::string, NodeId> existing;
        std::map<std::string, std::size_t> absent;
        for (std::uint32_t id = 1; id <= index.nodeCount(); ++id)
            existing.emplace(barePath(index, NodeId{id}), NodeId{id});
        for (std::size_t i = 0; i < index.absentCount(); ++i) {
            const AbsentNode node = index.absent(i);
            std::string path = "/" + std::string(node.name);
            auto above = node.absentParent;
            for (; above; above = index.absent(*above).absentParent)
                path.insert(0, "/" + std::string(index.absent(*above).name));
            absent.emplace(barePath(index, node.parent) + path, i);
        }
        std::istringstream rows(test::readFile(test::modelsFolder() + "/pathreport.csv"));
        std::size_t taken = 0, unserved = 0, nowhere = 0;
        for (std::string row; std::getline(rows, row);) {
            const QStringList fields = QString::fromStdString(row).split(QLatin1Char(','));
            if (fields[2] != QLatin1String("not-supported"))
                continue;
            const std::string path = "/" + fields[0].toStdString();
            const auto [first, last] = existing.equal_range(path);
            for (auto it = first; it != last; ++it)
                QVERIFY2(index.access(it->second) == AccessNone, path.c_str());
            // Those that stand nowhere are of modules that are not part of the release's folder.
            (first != last ? unserved : absent.contains(path) ? taken : nowhere) += 1;
        }
        QCOMPARE(taken, std::size_t{1236});
        QCOMPARE(unserved, std::size_t{50});
        QCOMPARE(nowhere, std::size_t{18});
    }

    void committedFactsAreWhatTheModelsCompileTo()
    {
        QCOMPARE(QByteArray::fromStdString(writeFacts(test::compiledModels()->facts)),
                 QByteArray::fromStdString(test::readFile(test::factsFile())));
    }

    void factsSurviveTextAndBackByteForByte()
    {
        const std::string text = test::readFile(test::factsFile());
        const auto facts = parseFacts(text);
        QVERIFY2(facts.ok(), facts.ok() ? "" : facts.error().sentence().c_str());
        QVERIFY(*facts == test::compiledModels()->facts);
        QCOMPARE(QByteArray::fromStdString(writeFacts(*facts)), QByteArray::fromStdString(text));
    }

    void bundledPackIsMadeFromTheSameFacts()
    {
        const auto bundled = openBundledIndex();
        QVERIFY2(bundled.ok(), bundled.ok() ? "" : bundled.error().sentence().c_str());
        FC_COMPARE(std::string((*bundled)->digest()), std::string(compiledIndex()->digest()));
        FC_COMPARE(std::string((*bundled)->release()), std::string("eos-4.35.0F"));
    }

    void leafrefsKnowTheirTarget()
    {
        const SchemaIndex& index = *compiledIndex();
        for (std::uint32_t id = 1; id <= index.nodeCount(); ++id) {
            const TypeInfo& type = index.type(NodeId{id});
            if (type.base != BaseType::LeafRef)
                continue;
            QVERIFY2(type.leafrefTarget.value != 0, index.schemaPath(NodeId{id}).c_str());
            QVERIFY2(index.realType(type.leafrefTarget).base == index.realType(NodeId{id}).base,
                     index.schemaPath(NodeId{id}).c_str());
        }
        const auto name = find(index, "/interfaces/interface/name");
        FC_COMPARE(index.schemaPath(index.type(*name).leafrefTarget),
                   std::string("/openconfig-interfaces:interfaces/interface/config/name"));
    }

    void messagesAreCollectedAndModulesThatDoNotLoadAreNamed()
    {
        QTemporaryDir folder;
        const auto write = [&](const char* name, const char* text) {
            QFile file(folder.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        write("good.yang", "module good { namespace 'urn:g'; prefix g; container c { choice x { leaf a { type int8 "
                           "{ range '1..5 | 9'; } } } leaf-list b { type decimal64 { fraction-digits 2; range "
                           "'0.5..10'; } ordered-by user; } } rpc r { output { leaf o { type string; } } } }");
        write("broken.yang", "module broken { namespace 'urn:b'; prefix b; import absent { prefix a; } }");
        write("part.yang", "/* not a module */ submodule part { belongs-to good { prefix g; } }");
        const auto compiled = compileModels(folder.path().toStdString());
        QVERIFY2(compiled.ok(), compiled.ok() ? "" : compiled.error().sentence().c_str());
        std::vector<Diagnostic> errors = compiled->diagnostics;
        std::erase_if(errors, [](const Diagnostic& d) { return d.severity != Diagnostic::Severity::Error; });
        QCOMPARE(errors.size(), std::size_t{1});
        FC_COMPARE(errors[0].where, std::string("broken.yang:1"));
        QVERIFY2(errors[0].text.find("absent") != std::string::npos, errors[0].text.c_str());
        const auto index = SchemaIndex::fromBytes(packFacts(compiled->facts).value()).value();
        FC_COMPARE(std::string(index->type(find(*index, "/good:c/a").value()).range), std::string("1..5 | 9"));
        const NodeId list = find(*index, "/c/b").value();
        FC_COMPARE(std::string(index->type(list).range), std::string("0.50..10.00"));
        QVERIFY(index->isOrderedByUser(list));
        QVERIFY(index->access(list) == (AccessGet | AccessSet | AccessSubscribe));
        QVERIFY(index->kind(find(*index, "/r/output/o").value()) == NodeKind::Leaf);
        QVERIFY(index->access(find(*index, "/r/output/o").value()) == AccessNone);
    }

    void theReleaseLoadsWholly()
    {
        for (const Diagnostic& diagnostic : test::compiledModels()->diagnostics)
            QVERIFY2(diagnostic.severity == Diagnostic::Severity::Warning, diagnostic.text.c_str());
    }

    void badFoldersAreNamed()
    {
        const auto absent = compileModels("/nowhere/at/all");
        QVERIFY(!absent.ok());
        FC_COMPARE(absent.error().subject, std::string("/nowhere/at/all"));
        QTemporaryDir empty;
        QVERIFY(compileModels(empty.path().toStdString()).error().code == ErrorCode::NotFound);
    }

    void compilingCanBeCancelled()
    {
        std::stop_source source;
        CompileOptions options;
        options.stop = source.get_token();
        options.progress = [&](std::size_t done, std::size_t, const std::string&) {
            if (done == 3)
                source.request_stop();
        };
        const auto compiled = compileModels(test::modelsFolder(), options);
        QVERIFY(!compiled.ok());
        QVERIFY(compiled.error().code == ErrorCode::Cancelled);
    }

    void filesAreWrittenByTheirEndingAndSummarised()
    {
        QTemporaryDir folder;
        QFile::copy(QString::fromStdString(test::factsFile()), folder.filePath(QStringLiteral("a.facts")));
        const auto fromFacts = summarise(folder.filePath(QStringLiteral("a.facts")).toStdString());
        QVERIFY(fromFacts.ok());
        QCOMPARE(fromFacts->nodes, std::size_t{11674});
        QCOMPARE(fromFacts->configLeaves, std::size_t{2585});
        FC_COMPARE(fromFacts->digest, std::string(compiledIndex()->digest()));
        QVERIFY(summarise("/nowhere.fcs").error().code == ErrorCode::NotFound);
    }

    void aTargetThatCannotBeWrittenIsNamed()
    {
        const Status status = writeFileAtomically("/nowhere/at/all/x.fcs", "bytes");
        QVERIFY(!status.ok());
        QVERIFY(status.error().code == ErrorCode::Storage);
        FC_COMPARE(status.error().subject, std::string("/nowhere/at/all/x.fcs"));
    }
};

FC_REGISTER_TEST(TstCompiler);
#include "tst_compiler.moc"
