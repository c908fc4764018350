#include "eos_models.h"

#include "schema/document_rules.h"
#include "schema/ietf_json.h"
#include "schema/schema_locator.h"
#include "support/random_tree.h"
#include "support/test_registry.h"
#include "yang_libyang/ly_context.h"

#include <nlohmann/json.hpp>

#include <QFile>

#include <algorithm>
#include <cstring>
#include <iterator>
#include <map>
#include <random>

using namespace fc;
using namespace fc::schema;
using namespace fc::yang_libyang;

namespace {

using Json = nlohmann::ordered_json;

/// What libyang says of a document: the first reason against it, empty if there is none.
class Reference
{
public:
    explicit Reference(LoadedModules loaded) : m_loaded(std::move(loaded)) {}

    /// Types, ranges, names and keys only: what can be judged of each value by itself.
    std::string reasonAgainst(const std::string& json) const
    {
        std::string reason;
        parse(json, LYD_PARSE_ONLY, &reason);
        return reason;
    }
    /// The same with must, when, leafrefs, mandatory and unique.
    std::string reasonAgainstWhole(const std::string& json) const
    {
        std::string reason;
        parse(json, 0, &reason);
        return reason;
    }

    struct References
    {
        std::size_t held = 0, dangling = 0;
        std::size_t danglingByPredicate = 0; ///< those of them whose path picks entries by another leaf's value
    };
    /// Looks each leafref of a document up in it.
    References referencesOf(const std::string& json) const
    {
        References found;
        const TreePtr tree = parse(json, LYD_PARSE_ONLY, nullptr);
        for (const lyd_node* top = tree.get(); top; top = top->next) {
            const lyd_node* node = nullptr;
            LYD_TREE_DFS_BEGIN(top, node)
            {
                if (node->schema && (node->schema->nodetype & LYD_NODE_TERM))
                    look(*node, found);
                LYD_TREE_DFS_END(top, node);
            }
        }
        return found;
    }

private:
    TreePtr parse(const std::string& json, std::uint32_t options, std::string* reason) const
    {
        ly_ctx* context = m_loaded.context.get();
        ly_err_clean(context, nullptr);
        lyd_node* raw = nullptr;
        const LY_ERR result = lyd_parse_data_mem(context, json.c_str(), LYD_JSON, LYD_PARSE_STRICT | LYD_PARSE_NO_STATE | options,
                                                 options == 0 ? LYD_VALIDATE_NO_STATE : 0, &raw);
        TreePtr tree(raw);
        for (const Message& message : takeMessages(context))
            if (reason && result != LY_SUCCESS && reason->empty() && message.error)
                *reason = message.text + " " + message.path;
        if (reason && result != LY_SUCCESS && reason->empty())
            *reason = "without a reason";
        return tree;
    }

    static void look(const lyd_node& node, References& found)
    {
        const lysc_type* type = node.schema->nodetype == LYS_LEAF
                                    ? reinterpret_cast<const lysc_node_leaf*>(node.schema)->type
                                    : reinterpret_cast<const lysc_node_leaflist*>(node.schema)->type;
        if (type->basetype != LY_TYPE_LEAFREF)
            return;
        const char* value = lyd_get_value(&node);
        const LY_ERR result = lyd_value_validate(nullptr, node.schema, value, std::strlen(value), &node, nullptr, nullptr);
        (result == LY_SUCCESS ? found.held : found.dangling) += 1;
        const char* path = lyxp_get_expr(reinterpret_cast<const lysc_type_leafref*>(type)->path);
        if (result != LY_SUCCESS && std::string_view(path).find('[') != std::string_view::npos)
            found.danglingByPredicate += 1;
    }

    LoadedModules m_loaded;
};

/// Every value in a document, containers and lists too, with the object or array that holds it.
void collect(Json& value, std::vector<Json*>& out)
{
    for (Json& inner : value) {
        out.push_back(&inner);
        if (inner.is_structured())
            collect(inner, out);
    }
}

class Mutator
{
public:
    explicit Mutator(std::uint64_t seed) : m_random(seed) {}

    void mutate(Json& document)
    {
        std::vector<Json*> values;
        collect(document, values);
        if (values.empty())
            return;
        Json& target = *values[below(values.size())];
        std::vector<Json*> leaves;
        std::ranges::copy_if(values, std::back_inserter(leaves), [](const Json* value) { return value->is_primitive(); });
        const std::size_t what = below(10);
        if (what < 7 && !leaves.empty())
            *leaves[below(leaves.size())] = otherScalar(*leaves[below(leaves.size())]);
        else if (target.is_object() && !target.empty())
            changeMember(target);
        else if (target.is_array() && !target.empty())
            target.push_back(below(2) == 0 ? target.front() : otherScalar(target.front()));
        else
            target = below(2) == 0 ? Json::object() : Json::array({target});
    }

    std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(m_random); }

private:
    Json otherScalar(const Json& old)
    {
        static const std::vector<Json> kOthers{
            0, 1, -1, 7, 127, 128, 255, 256, 4094, 4095, 65535, 65536, 4294967295, 4294967296, 18446744073709551615U, 1.5, 1e3,
            true, false, nullptr, Json::array({nullptr}), "", "0", "1", "-1", "255", "65536", "18446744073709551615",
            "18446744073709551616", "1.5", "true", "false", "null", "UP", "openconfig-bgp-types:IPV4_UNICAST", "IPV4_UNICAST",
            "openconfig-bgp-types:NOTHING", "nomodule:IPV4_UNICAST", "10.0.0.1", "2001:db8::1", "00:1c:73:00:00:01",
            "text with blanks", std::string(300, 'x'), "\xc3\xa9"};
        if (old.is_number_integer() && below(3) == 0)
            return old.get<std::int64_t>() + (below(2) == 0 ? 1 : -1);
        if (old.is_string() && below(4) == 0)
            return old.get<std::string>() + "x";
        if (old.is_number() && below(4) == 0)
            return old.dump();
        return kOthers[below(kOthers.size())];
    }

    void changeMember(Json& object)
    {
        auto member = object.begin();
        std::advance(member, static_cast<std::ptrdiff_t>(below(object.size())));
        const std::string name = member.key();
        const Json value = member.value();
        const std::string bare = name.substr(name.find(':') + 1);
        switch (below(5)) {
        case 0: object.erase(name); break;
        case 1:
            object.erase(name);
            object[name + "x"] = value;
            break;
        case 2:
            object.erase(name);
            object[bare] = value;
            break;
        case 3:
            object.erase(name);
            object["openconfig-interfaces:" + bare] = value;
            break;
        default: object["nosuchmodule:" + bare] = value; break;
        }
    }

    std::mt19937_64 m_random;
};

/// "... Data location \"/a:b/c[k='v']/d\", line ..." -> "/a:b/c/d".
std::string schemaPathIn(const std::string& reason)
{
    const std::size_t start = reason.find("location \"/");
    std::string path;
    char quote = 0;
    std::size_t inKey = 0;
    for (std::size_t i = start == std::string::npos ? reason.size() : start + 10; i < reason.size(); ++i) {
        const char c = reason[i];
        if (quote != 0)
            quote = c == quote ? '\0' : quote;
        else if (inKey > 0 && (c == '\'' || c == '"'))
            quote = c;
        else if (c == '[' || c == ']')
            inKey = c == '[' ? 1 : 0;
        else if (inKey == 0 && c == '"')
            break;
        else if (inKey == 0)
            path.push_back(c);
    }
    return path;
}

bool hasText(const TypeInfo& type)
{
    return type.base == BaseType::String || std::ranges::any_of(type.members, hasText);
}

/// The index holds no patterns, so a text that one of them forbids is not for it to refuse.
bool isAboutPatterns(const SchemaIndex& index, const std::string& reason)
{
    if (reason.find("attern") != std::string::npos)
        return true;
    const auto path = reason.starts_with("Invalid union value") ? model::parsePath(schemaPathIn(reason))
                                                                : Result<model::Path>(makeError(ErrorCode::NotFound, ""));
    const auto node = path ? index.resolve(*path) : Result<NodeId>(makeError(ErrorCode::NotFound, ""));
    return node.ok() && hasText(index.realType(*node));
}

/// Where ietf_json.h promises more than RFC 7951 asks: wide numbers as JSON numbers, names without the prefix of an
/// augmenting module where no other is meant.
bool isAllowedByUs(const std::string& reason)
{
    return reason.starts_with("Invalid non-string-encoded decimal64") || reason.starts_with("Invalid non-num64-encoded") ||
           reason.starts_with("Invalid non-string-encoded uint64") || reason.starts_with("Invalid non-string-encoded int64") ||
           reason.find("not found as a child of") != std::string::npos;
}

/// Gives every entry the config leaf that repeats its key, as OpenConfig wants it, and turns some leafrefs to leaves that
/// are there.
model::ConfigTree withReferences(const SchemaIndex& index, const model::ConfigTree& tree, Mutator& random)
{
    model::TreeEditor editor(tree, index.keepsOrder());
    std::map<model::NodeId, std::vector<model::Value>> values;
    std::vector<std::pair<model::InstancePath, model::NodeId>> references;
    forEachLeaf(tree, [&](const model::InstancePath& path, const model::Value& value) {
        const model::NodeId leaf = path.back().node;
        values[leaf].push_back(value);
        const model::NodeId target = index.type(leaf).leafrefTarget;
        if (index.isKey(leaf)) {
            model::InstancePath copy(path.begin(), path.end() - 1);
            const auto config = index.child(copy.back().node, "config");
            const auto twin = config ? index.child(*config, index.name(leaf)) : std::nullopt;
            if (twin && random.below(12) != 0) {
                copy.push_back({*config, {}});
                copy.push_back({*twin, {}});
                editor.set(copy, value);
            }
        } else if (index.type(leaf).base == BaseType::LeafRef && target.value != 0 && index.kind(leaf) == NodeKind::Leaf) {
            references.emplace_back(path, target);
        }
    });
    for (const auto& [path, target] : references)
        if (const auto it = values.find(target); it != values.end() && random.below(4) != 0) {
            const model::Value& value = it->second[random.below(it->second.size())];
            if (!value.isList())
                if (auto fits = canonical(index, path.back().node, value); fits)
                    editor.set(path, *fits);
        }
    return std::move(editor).commit();
}

} // namespace

/// Our refusals and libyang's on random documents and random changes to them.
class TstAgreement : public QObject
{
    Q_OBJECT

    std::shared_ptr<const SchemaIndex> m_index;
    std::unique_ptr<Reference> m_reference;

    /// Small documents of one part of the release, so that not every one holds a text against a pattern.
    test::RandomTree trees(std::uint64_t seed) const
    {
        static constexpr std::string_view kParts[] = {"/openconfig-interfaces:", "/openconfig-network-instance:",
                                                      "/openconfig-acl:", "/openconfig-routing-policy:",
                                                      "/openconfig-qos:", "/openconfig-system:", ""};
        test::RandomTree::Options options;
        options.onlyBelow = kParts[seed % std::size(kParts)];
        options.plainText = seed % 4 != 0;
        return {*m_index, seed, options};
    }

    static void verify(const QStringList& differences)
    {
        for (const QString& difference : differences.mid(0, 40))
            qWarning("%s", qPrintable(difference));
        QCOMPARE(differences.size(), 0);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(QString::fromStdString(test::modelsFolder())))
            QSKIP("the models folder is not here");
        m_index = openBundledIndex().value();
        auto loaded = loadModules(test::modelsFolder());
        QVERIFY(loaded.ok());
        m_reference = std::make_unique<Reference>(std::move(*loaded));
    }

    void randomDocumentsAreTakenByBoth()
    {
        std::size_t taken = 0, patterns = 0;
        for (std::uint64_t seed = 1; seed <= 150; ++seed) {
            const std::string json = encodeDocument(*m_index, trees(seed).make(1 + seed % 12), JsonStyle::Ietf);
            const auto ours = decodeDocument(*m_index, json, Strictness::Strict);
            QVERIFY2(ours.ok(), ours.ok() ? "" : ours.error().sentence().c_str());
            const std::string reason = m_reference->reasonAgainst(json);
            if (isAboutPatterns(*m_index, reason))
                ++patterns;
            else
                QVERIFY2(reason.empty(), (std::to_string(seed) + ": " + reason).c_str());
            taken += reason.empty() ? 1 : 0;
        }
        qInfo("%zu documents taken by both, %zu with a text against a pattern", taken, patterns);
        QVERIFY(taken > 20);
    }

    void mutatedDocumentsAreRefusedByBothOrByNone()
    {
        std::size_t taken = 0, refused = 0, patterns = 0, allowed = 0;
        QStringList differences;
        for (std::uint64_t seed = 1; seed <= 160; ++seed) {
            const std::string base = encodeDocument(*m_index, trees(seed).make(4), JsonStyle::Ietf);
            if (!m_reference->reasonAgainst(base).empty())
                continue; // a text against a pattern: it would be the answer to every mutation
            const Json original = Json::parse(base);
            Mutator mutator(seed);
            for (int i = 0; i < 12; ++i) {
                Json document = original;
                mutator.mutate(document);
                const std::string json = document.dump();
                const auto ours = decodeDocument(*m_index, json, Strictness::Strict);
                std::string theirs = m_reference->reasonAgainst(json);
                if (isAboutPatterns(*m_index, theirs)) {
                    ++patterns;
                    continue;
                }
                if (ours && isAllowedByUs(theirs)) {
                    ++allowed;
                    continue;
                }
                // Two entries with the same keys: libyang looks at the end.
                if (!ours && theirs.empty() && ours.error().text.find("repeats the keys") != std::string::npos)
                    theirs = m_reference->reasonAgainstWhole(json);
                if (ours.ok() == theirs.empty()) {
                    (ours.ok() ? taken : refused) += 1;
                    continue;
                }
                differences.push_back(QString::fromStdString(
                    "seed " + std::to_string(seed) + (ours ? " only libyang refuses: " + theirs
                                                           : " only we refuse: " + ours.error().sentence()) + "\n   " + json));
            }
        }
        qInfo("%zu taken and %zu refused by both, %zu against a pattern, %zu taken by us as the header says", taken, refused,
              patterns, allowed);
        verify(differences);
        QVERIFY(taken > 150 && refused > 300);
    }

    void danglingReferencesAreSeenByBoth()
    {
        const DocumentRules rules(*m_index);
        std::size_t held = 0, dangling = 0;
        QStringList differences;
        for (std::uint64_t seed = 1; seed <= 400; ++seed) {
            Mutator random(seed);
            const model::ConfigTree tree = withReferences(*m_index, trees(seed).make(6), random);
            const std::string json = encodeDocument(*m_index, tree, JsonStyle::Ietf);
            if (isAboutPatterns(*m_index, m_reference->reasonAgainst(json)))
                continue;
            const Reference::References theirs = m_reference->referencesOf(json);
            const std::vector<DocumentFault> faults = rules.faults(tree, tree);
            const auto ours = std::ranges::count_if(
                faults, [](const DocumentFault& fault) { return fault.kind != DocumentFault::Kind::Mandatory; });
            const bool weRefuse = ours > 0;
            held += theirs.dangling == 0 && theirs.held > 0 && !weRefuse ? 1 : 0;
            dangling += theirs.dangling > 0 && weRefuse ? 1 : 0;
            // What a predicate picks is not in the index: there we may take more, never less.
            const bool agree = weRefuse ? theirs.dangling > 0 : theirs.dangling == theirs.danglingByPredicate;
            if (!agree)
                differences.push_back(QString::fromStdString("seed " + std::to_string(seed) + ": " + std::to_string(ours) +
                                                             " dangling for us, " + std::to_string(theirs.dangling) +
                                                             " for libyang\n   " + json));
        }
        qInfo("%zu documents whose references hold, %zu with a dangling one", held, dangling);
        verify(differences);
        QVERIFY(held > 25 && dangling > 50);
    }
};

FC_REGISTER_TEST(TstAgreement);
#include "tst_agreement.moc"
