#include "model/path.h"
#include "property.h"
#include "schema/ietf_json.h"
#include "schema/instance.h"
#include "schema/tree_views.h"
#include "support/test_registry.h"

using namespace fc;
using namespace fc::schema;
using test::RandomTree;

namespace {

/// Both schemas by turns: EOS for its size, the toy for its corners.
const SchemaIndex& someIndex()
{
    return *rc::gen::arbitrary<bool>() ? test::eosIndex() : test::toyIndex();
}

} // namespace

class TstTreeProperties : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void encodedTreesDecodeToThemselves()
    {
        FC_CHECK_PROPERTY("decode(encode(tree)) == tree", [] {
            const SchemaIndex& index = someIndex();
            RandomTree::Options options;
            options.state = *rc::gen::arbitrary<bool>();
            const model::ConfigTree tree = RandomTree(index, test::randomSeed(), options).make(test::randomSize(60));
            for (const JsonStyle style : {JsonStyle::Ietf, JsonStyle::Plain}) {
                const std::string json = encodeDocument(index, tree, style);
                RC_LOG() << json << "\n";
                const auto back = decodeDocument(index, json, Strictness::Strict);
                if (!back)
                    RC_FAIL(back.error().sentence());
                RC_ASSERT(back.value() == tree);
                RC_ASSERT(encodeDocument(index, back.value(), style) == json);
                RC_ASSERT(decodeDocument(index, encodeDocument(index, tree, style, 2), Strictness::Lenient).value() ==
                          tree);
            }
        });
    }

    void subtreesDecodeAtTheirPath()
    {
        FC_CHECK_PROPERTY("every node's JSON decodes at the node's path", [] {
            const SchemaIndex& index = someIndex();
            const model::ConfigTree tree = RandomTree(index, test::randomSeed()).make(test::randomSize(20));
            forEachLeaf(tree, [&](const model::InstancePath& leaf, const model::Value&) {
                for (std::size_t length = 1; length <= leaf.size(); ++length) {
                    const model::InstancePath path(leaf.begin(), leaf.begin() + static_cast<std::ptrdiff_t>(length));
                    const model::TreeNode& node = *tree.find(path);
                    model::TreeEditor editor({}, index.keepsOrder());
                    const Status status = decodeJson(index, encodeJson(index, node, JsonStyle::Ietf), path,
                                                     Strictness::Strict, editor);
                    if (!status)
                        RC_FAIL(status.error().sentence());
                    const model::ConfigTree part = std::move(editor).commit();
                    RC_ASSERT(part.find(path) != nullptr);
                    RC_ASSERT(model::sameTree(*part.find(path), node));
                }
            });
        });
    }

    void instancePathsReadBackAndSelectThemselves()
    {
        FC_CHECK_PROPERTY("toInstancePath(toPath(p)) == p and select(toPath(p)) == {p}", [] {
            const SchemaIndex& index = someIndex();
            const model::ConfigTree tree = RandomTree(index, test::randomSeed()).make(test::randomSize(20));
            forEachLeaf(tree, [&](const model::InstancePath& instance, const model::Value&) {
                for (const PrefixStyle style : {PrefixStyle::Minimal, PrefixStyle::Ietf}) {
                    const std::string text = model::toString(toPath(index, instance, style));
                    RC_LOG() << text << "\n";
                    const model::Path path = model::parsePath(text).value();
                    const auto back = toInstancePath(index, path);
                    if (!back)
                        RC_FAIL(back.error().sentence());
                    RC_ASSERT(back.value() == instance);
                    RC_ASSERT((select(index, tree, path).value() == std::vector<model::InstancePath>{instance}));
                }
            });
        });
    }

    void canonicalValuesStayAsTheyAre()
    {
        FC_CHECK_PROPERTY("canonical(value) == value, also from its text", [] {
            const SchemaIndex& index = someIndex();
            const model::ConfigTree tree = RandomTree(index, test::randomSeed()).make(test::randomSize(30));
            forEachLeaf(tree, [&](const model::InstancePath& path, const model::Value& value) {
                const NodeId leaf = path.back().node;
                RC_ASSERT(canonical(index, leaf, value).value() == value);
                if (!value.isList())
                    RC_ASSERT(model::Value(parseScalar(index, leaf, model::toString(value)).value()) == value);
            });
        });
    }

    void configAndStateShareNoLeafButKeys()
    {
        FC_CHECK_PROPERTY("config and state split a tree", [] {
            const SchemaIndex& index = someIndex();
            RandomTree::Options options;
            options.state = true;
            const model::ConfigTree tree = RandomTree(index, test::randomSeed(), options).make(test::randomSize(40));
            const model::ConfigTree config = filterConfig(index, tree);
            const model::ConfigTree state = filterState(index, tree);
            forEachLeaf(tree, [&](const model::InstancePath& path, const model::Value&) {
                if (index.isKey(path.back().node))
                    return;
                const bool isConfig = index.isConfig(path.back().node);
                RC_ASSERT((config.find(path) != nullptr) == isConfig);
                RC_ASSERT((state.find(path) != nullptr) == !isConfig);
            });
            RC_ASSERT(filterConfig(index, config) == config);
            RC_ASSERT(filterState(index, state) == state);
        });
    }

    void damagedJsonNeverCrashesTheDecoder()
    {
        FC_CHECK_PROPERTY("decode takes any bytes", [] {
            const SchemaIndex& index = someIndex();
            RandomTree random(index, test::randomSeed());
            std::string json = encodeDocument(index, random.make(10), JsonStyle::Ietf);
            static constexpr std::string_view kBytes = "{}[]\",:0n\\\x80 e-";
            for (std::size_t i = 0, count = 1 + test::randomSize(4); i < count; ++i)
                json[random.below(json.size())] = kBytes[random.below(kBytes.size())];
            DecodeReport report;
            const auto lenient = decodeDocument(index, json, Strictness::Lenient, &report);
            const auto strict = decodeDocument(index, json, Strictness::Strict);
            if (strict)
                RC_ASSERT(lenient.value() == strict.value());
            if (!lenient)
                RC_ASSERT(lenient.error().code == ErrorCode::Parse);
        });
    }
};

FC_REGISTER_TEST(TstTreeProperties);
#include "tst_tree_properties.moc"
