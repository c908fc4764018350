#include "plan/hunk_json.h"

#include "diff/cli_rules.h"
#include "schema/ietf_json.h"
#include "schema/instance.h"

#include <nlohmann/json.hpp>

#include <optional>

namespace fc::plan {

namespace {

using Json = nlohmann::ordered_json;
using model::TreeNode;
using model::TreeNodePtr;

Json valueOrNull(const std::string& json)
{
    return json.empty() ? Json(nullptr) : Json::parse(json, nullptr, false);
}

Json originJson(const model::Origin& origin)
{
    return Json{{"type", origin.type}, {"id", origin.id},           {"field", origin.field},
                {"url", origin.url},   {"display", origin.display}, {"rule", origin.rule},
                {"last_updated", origin.lastUpdated}};
}

model::Origin originFrom(const Json& json)
{
    model::Origin origin;
    origin.type = json.value("type", "");
    origin.id = json.value("id", std::int64_t{0});
    origin.field = json.value("field", "");
    origin.url = json.value("url", "");
    origin.display = json.value("display", "");
    origin.rule = json.value("rule", "");
    origin.lastUpdated = json.value("last_updated", "");
    return origin;
}

std::vector<std::string> textsFrom(const Json& json, const char* name)
{
    std::vector<std::string> texts;
    if (json.contains(name))
        for (const Json& item : json[name])
            texts.push_back(item.get<std::string>());
    return texts;
}

/// The node at `at`, shared.
TreeNodePtr nodeAt(const model::ConfigTree& tree, const model::InstancePath& at)
{
    TreeNodePtr node = tree.rootPtr();
    for (const model::InstanceStep& step : at) {
        TreeNodePtr next;
        for (const TreeNodePtr& child : node->children)
            if (child->schema == step.node && child->keys == step.keys)
                next = child;
        if (!next)
            return nullptr;
        node = std::move(next);
    }
    return node;
}

Result<TreeNodePtr> orderFrom(model::NodeId list, const Json& json)
{
    TreeNode node;
    node.schema = list;
    for (const Json& item : json) {
        TreeNode entry;
        entry.schema = list;
        if (item.is_array())
            for (const Json& key : item)
                entry.keys.push_back(key.get<std::string>());
        else
            entry.keys.push_back(item.get<std::string>());
        node.children.push_back(std::make_shared<const TreeNode>(std::move(entry)));
    }
    return TreeNodePtr(std::make_shared<const TreeNode>(std::move(node)));
}

/// Decodes one side of a hunk; a null side stays null.
Status sideFrom(const schema::SchemaIndex& index, const diff::Hunk& hunk, const Json& json, TreeNodePtr& node,
                std::string& text)
{
    if (json.is_null())
        return {};
    if (hunk.op == diff::Op::Move) {
        auto order = orderFrom(hunk.at.back().node, json);
        if (!order)
            return order.error();
        node = std::move(*order);
        text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
        return {};
    }
    model::TreeEditor editor({}, index.keepsOrder());
    const std::string plain = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    editor.ensure(hunk.at);
    if (Status decoded = schema::decodeJson(index, plain, hunk.at, schema::Strictness::Strict, editor); !decoded)
        return decoded;
    node = nodeAt(std::move(editor).commit(), hunk.at);
    if (!node)
        return makeError(ErrorCode::Parse, "a value of the plan is empty").about(model::toString(hunk.path));
    text = schema::encodeJson(index, *node, schema::JsonStyle::Ietf);
    return {};
}

} // namespace

Json hunkJson(const diff::Hunk& hunk)
{
    Json json{{"id", hunk.id}, {"op", toString(hunk.op)}, {"path", model::toString(hunk.path)}};
    if (hunk.cli) {
        json["context"] = hunk.cli->context;
        json["line"] = diff::cliCommandOf(*hunk.cli);
    }
    json.update(Json{
              {"key", hunk.key},
              {"old", valueOrNull(hunk.oldJson)},
              {"new", valueOrNull(hunk.newJson)},
              {"feature", hunk.feature},
              {"origin", Json::array()},
              {"requires", hunk.needs},
              {"risk", hunk.risks},
              {"fingerprint", hunk.fingerprint}});
    for (const model::Origin& origin : hunk.origins)
        json["origin"].push_back(originJson(origin));
    return json;
}

Result<model::InstancePath> pathFrom(const schema::SchemaIndex& index, const std::string& text, model::Path& path)
{
    auto parsed = model::parsePath(text);
    if (!parsed)
        return parsed.error();
    path = std::move(*parsed);
    if (auto instance = schema::toInstancePath(index, path); instance)
        return instance;
    // An order is about a list as a whole: everything but the last elem has its keys.
    if (path.elems.empty() || !path.elems.back().keys.empty())
        return schema::toInstancePath(index, path);
    const auto node = index.resolve(path);
    if (!node)
        return node.error();
    model::Path parent = path;
    parent.elems.pop_back();
    auto instance = schema::toInstancePath(index, parent);
    if (instance)
        instance->push_back({*node, {}});
    return instance;
}

namespace {

std::optional<diff::Op> opFrom(const Json& json)
{
    const std::string op = json.value("op", "");
    for (const diff::Op known : {diff::Op::Add, diff::Op::Remove, diff::Op::Change, diff::Op::Move})
        if (toString(known) == op)
            return known;
    return std::nullopt;
}

void factsFrom(const Json& json, diff::Hunk& hunk)
{
    hunk.key = json.value("key", "");
    hunk.feature = json.value("feature", "");
    for (const Json& item : json.at("origin"))
        hunk.origins.push_back(originFrom(item));
    hunk.needs = textsFrom(json, "requires");
    hunk.risks = textsFrom(json, "risk");
    hunk.id = json.value("id", "");
    hunk.fingerprint = json.value("fingerprint", "");
}

Error doesNotFollow(const diff::Hunk& hunk)
{
    return makeError(ErrorCode::Refused, "a hunk's id or fingerprint does not follow from its content")
        .about(hunk.device + " " + model::toString(hunk.path))
        .nowIs("nothing was sent")
        .doNext("make a new plan and have it approved");
}

} // namespace

Result<diff::Hunk> cliHunkFrom(const std::string& device, const Json& json)
{
    diff::Hunk hunk;
    hunk.device = device;
    const auto op = opFrom(json);
    if (!op || *op == diff::Op::Move)
        return makeError(ErrorCode::Parse, "a CLI line has an unknown operation").about("plan file");
    hunk.op = *op;
    diff::CliChange change;
    change.context = json.at("context").get<std::vector<std::string>>();
    const auto sideOf = [&](const char* name) {
        return json.at(name).is_null() ? std::string() : json.at(name).get<std::string>();
    };
    change.before = sideOf("old");
    change.after = sideOf("new");
    const bool sidesFit = (hunk.op == diff::Op::Add) == change.before.empty() &&
                          (hunk.op == diff::Op::Remove) == change.after.empty();
    if (!change.before.empty())
        hunk.oldJson = diff::jsonText(change.before);
    if (!change.after.empty())
        hunk.newJson = diff::jsonText(change.after);
    if (sidesFit)
        hunk.path = diff::cliPath(
            change.context, diff::cliTopic({change.context, change.after.empty() ? change.before : change.after}));
    hunk.cli = std::move(change);
    factsFrom(json, hunk);
    if (!sidesFit || hunk.id != diff::hunkId(hunk) || hunk.fingerprint != diff::hunkFingerprint(hunk))
        return doesNotFollow(hunk);
    return hunk;
}

Result<diff::Hunk> hunkFrom(const schema::SchemaIndex& index, const std::string& device, const Json& json)
{
    diff::Hunk hunk;
    hunk.device = device;
    const auto op = opFrom(json);
    if (!op)
        return makeError(ErrorCode::Parse, "a hunk has an unknown operation \"" + json.value("op", "") + "\"")
            .about("plan file");
    hunk.op = *op;
    auto at = pathFrom(index, json.value("path", ""), hunk.path);
    if (!at)
        return at.error();
    hunk.at = std::move(*at);
    if (hunk.op == diff::Op::Move && hunk.at.empty())
        return makeError(ErrorCode::Parse, "a hunk moves entries of no list").about("plan file");
    if (Status read = sideFrom(index, hunk, json.at("old"), hunk.oldNode, hunk.oldJson); !read)
        return read.error();
    if (Status read = sideFrom(index, hunk, json.at("new"), hunk.newNode, hunk.newJson); !read)
        return read.error();
    factsFrom(json, hunk);
    const bool sidesFit = (hunk.op == diff::Op::Add) == (hunk.oldNode == nullptr) &&
                          (hunk.op == diff::Op::Remove) == (hunk.newNode == nullptr);
    if (!sidesFit || hunk.id != diff::hunkId(hunk) || hunk.fingerprint != diff::hunkFingerprint(hunk))
        return doesNotFollow(hunk);
    return hunk;
}

} // namespace fc::plan
