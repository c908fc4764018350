#include "fuzz/fuzz_target.h"
#include "model/path.h"
#include "schema/instance.h"
#include "support/toy_schema.h"

using namespace fc;

namespace {

/// One entry of each list, so that select() has something to find.
const model::ConfigTree& document(const schema::SchemaIndex& index)
{
    static const model::ConfigTree tree = [&] {
        model::TreeEditor editor({}, index.keepsOrder());
        for (const char* path : {"/top/item[kind=ONLY][number=1]/note", "/top/rule[name=a]/name", "/top/inner/deep"}) {
            const auto instance = schema::toInstancePath(index, model::parsePath(path).value()).value();
            schema::setKeyLeaves(index, instance, editor);
            editor.set(instance, model::Value::text("a"));
        }
        return std::move(editor).commit();
    }();
    return tree;
}

} // namespace

FC_FUZZ_TARGET(path)
{
    static const auto index = test::makeToySchema();
    const auto path = model::parsePath(input);
    if (!path) {
        FC_FUZZ_CHECK(path.error().code == ErrorCode::Parse && path.error().text.starts_with("column "));
        return;
    }
    const auto again = model::parsePath(model::toString(*path));
    FC_FUZZ_CHECK(again.ok() && *again == *path);
    for (std::size_t i = 1; i < path->elems.size(); ++i) {
        const auto& keys = path->elems[i].keys;
        FC_FUZZ_PLANTED("two keys below the first elem, one with a bracket in it",
                        keys.size() < 2 || keys.front().value.find(']') == std::string::npos);
    }

    const auto found = schema::select(*index, document(*index), *path);
    const auto instance = schema::toInstancePath(*index, *path);
    if (!instance)
        return;
    FC_FUZZ_CHECK(found.ok() && found.value().size() <= 1);
    for (const auto style : {schema::PrefixStyle::Minimal, schema::PrefixStyle::Ietf}) {
        const model::Path printed = schema::toPath(*index, *instance, style);
        const auto back = schema::toInstancePath(*index, printed);
        FC_FUZZ_CHECK(back.ok() && *back == *instance);
    }
}
