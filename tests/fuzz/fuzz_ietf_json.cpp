#include "fuzz/fuzz_target.h"
#include "model/path.h"
#include "schema/ietf_json.h"
#include "schema/instance.h"
#include "schema/tree_views.h"
#include "support/toy_schema.h"

using namespace fc;
using schema::JsonStyle;
using schema::Strictness;

/// The first byte says at which path the rest is decoded.
FC_FUZZ_TARGET(ietf_json)
{
    static const auto owned = test::makeToySchema();
    const schema::SchemaIndex& index = *owned;
    static constexpr const char* kPaths[] = {"/", "/toy:top", "/toy:top/item[kind=ONLY][number=1]", "/toy:top/numbers",
                                             "/toy:top/union"};
    if (input.empty())
        return;
    const std::size_t choice = static_cast<unsigned char>(input.front()) % std::size(kPaths);
    const auto at = schema::toInstancePath(index, model::parsePath(kPaths[choice]).value()).value();
    const std::string_view json = input.substr(1);

    model::TreeEditor lenientEditor({}, index.keepsOrder());
    schema::DecodeReport report;
    const Status lenient = schema::decodeJson(index, json, at, Strictness::Lenient, lenientEditor, &report);
    model::TreeEditor strictEditor({}, index.keepsOrder());
    const Status strict = schema::decodeJson(index, json, at, Strictness::Strict, strictEditor);
    if (!lenient) {
        FC_FUZZ_CHECK(lenient.error().code == ErrorCode::Parse && !strict.ok());
        return;
    }
    FC_FUZZ_CHECK(report.notes.size() <= 100 && report.notes.size() <= report.skipped);
    const model::ConfigTree tree = std::move(lenientEditor).commit();
    FC_FUZZ_CHECK(!strict.ok() || (report.skipped == 0 && std::move(strictEditor).commit() == tree));

    for (const JsonStyle style : {JsonStyle::Ietf, JsonStyle::Plain}) {
        const auto back = schema::decodeDocument(index, schema::encodeDocument(index, tree, style), Strictness::Strict);
        FC_FUZZ_CHECK(back.ok() && *back == tree);
    }
    schema::forEachLeaf(tree, [&](const model::InstancePath& path, const model::Value& value) {
        const auto canonical = schema::canonical(index, path.back().node, value);
        FC_FUZZ_CHECK(canonical.ok() && *canonical == value);
        FC_FUZZ_PLANTED("a leaf-list of a union with values of two types",
                        !value.isList() || value.list().size() < 2 ||
                            value.list().front().index() == value.list().back().index());
    });
    FC_FUZZ_CHECK(schema::filterConfig(index, schema::filterConfig(index, tree)) == schema::filterConfig(index, tree));
}
