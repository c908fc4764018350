#pragma once

#include "diff/tree_diff.h"
#include "schema/ietf_json.h"
#include "schema/instance.h"
#include "schema/schema_index.h"
#include "schema/schema_locator.h"

#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace fc::test {

/// The index of EOS 4.35.0F, opened once. The test program depends on fc_schema_packs.
inline std::shared_ptr<const schema::SchemaIndex> eosIndex()
{
    static const std::shared_ptr<const schema::SchemaIndex> index = [] {
        auto opened = schema::openBundledIndex();
        if (!opened)
            throw std::runtime_error(opened.error().sentence());
        return *opened;
    }();
    return index;
}

inline const diff::TreeDiff& eosDiff()
{
    static const diff::TreeDiff differ(eosIndex());
    return differ;
}

inline model::InstancePath instanceOf(std::string_view text)
{
    auto path = model::parsePath(text);
    if (!path)
        throw std::runtime_error(path.error().sentence());
    auto instance = schema::toInstancePath(*eosIndex(), *path);
    if (!instance)
        throw std::runtime_error(std::string(text) + ": " + instance.error().sentence());
    return *instance;
}

/// Lines "path = value" (leaf-lists: values joined by commas); "path" alone is an entry or container. Entries get their key leaves.
inline model::ConfigTree treeOf(std::string_view text, const model::ConfigTree& base = {})
{
    const schema::SchemaIndex& index = *eosIndex();
    model::TreeEditor editor(base, index.keepsOrder());
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
        const std::size_t start = line.find_first_not_of(' ');
        if (start == std::string::npos)
            continue;
        line = line.substr(start);
        const std::size_t equals = line.find(" = ");
        const model::InstancePath at = instanceOf(line.substr(0, equals));
        schema::setKeyLeaves(index, at, editor);
        if (equals == std::string::npos) {
            editor.ensure(at);
            continue;
        }
        const std::string value = line.substr(equals + 3);
        const model::NodeId leaf = at.back().node;
        model::LeafList parts;
        const bool isList = index.kind(leaf) == schema::NodeKind::LeafList;
        std::istringstream words(value);
        for (std::string word; isList ? bool(std::getline(words, word, ',')) : parts.empty();) {
            auto scalar = schema::parseScalar(index, leaf, isList ? word : value);
            if (!scalar)
                throw std::runtime_error(line + ": " + scalar.error().sentence());
            parts.push_back(*scalar);
        }
        editor.set(at, isList ? schema::canonical(index, leaf, model::Value(parts)).value()
                              : model::Value(parts.front()));
    }
    return std::move(editor).commit();
}

/// A device document of ../shared/data/lab-10; empty tree if it is not there.
inline model::ConfigTree labTree(const std::string& device)
{
    std::ifstream file(std::string(FC_SOURCE_DIR) + "/../shared/data/lab-10/" + device + ".json");
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    if (text.empty())
        return {};
    auto tree = schema::decodeDocument(*eosIndex(), text, schema::Strictness::Strict);
    if (!tree)
        throw std::runtime_error(device + ": " + tree.error().sentence());
    return *tree;
}

/// One line a hunk: "~ /path: old -> new".
inline std::string textOf(const std::vector<diff::Hunk>& hunks)
{
    std::string text;
    for (const diff::Hunk& hunk : hunks) {
        text += diff::glyph(hunk.op);
        text += ' ' + model::toString(hunk.path) + ": ";
        text += hunk.op == diff::Op::Add      ? hunk.newJson
                : hunk.op == diff::Op::Remove ? hunk.oldJson
                                              : hunk.oldJson + " -> " + hunk.newJson;
        text += '\n';
    }
    return text;
}

} // namespace fc::test
