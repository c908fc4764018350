#include "schema/ietf_json.h"

#include "schema/instance.h"
#include "schema/json_text.h"
#include "schema/scalar_compare.h"
#include "schema/scalar_type.h"

#include <algorithm>
#include <optional>
#include <set>

namespace fc::schema {

namespace {

using Kind = JsonValue::Kind;
using model::InstancePath;
using model::Scalar;

constexpr std::size_t kMaxNotes = 100;

bool isJsonNumber(BaseType base)
{
    switch (base) {
    case BaseType::Int8:
    case BaseType::Int16:
    case BaseType::Int32:
    case BaseType::Uint8:
    case BaseType::Uint16:
    case BaseType::Uint32: return true;
    default: return false;
    }
}

/// RFC 7951 section 6, with the two tolerances that Strictness::Strict names.
bool kindSuits(Kind kind, BaseType base, bool inUnion)
{
    const bool numberInString = base == BaseType::Int64 || base == BaseType::Uint64 || base == BaseType::Decimal64;
    switch (kind) {
    case Kind::Boolean: return base == BaseType::Boolean;
    case Kind::Number: return isJsonNumber(base) || numberInString;
    case Kind::String: return inUnion || numberInString || !(isJsonNumber(base) || base == BaseType::Boolean);
    default: return false;
    }
}

/// One document on its way into an editor. An optional that is empty means "left out and noted".
class Decoder
{
public:
    Decoder(const SchemaIndex& index, Strictness strictness, model::TreeEditor& editor, DecodeReport* report)
        : m_index(index), m_strictness(strictness), m_editor(editor), m_report(report)
    {
    }

    Status run(const JsonValue& json, const InstancePath& at)
    {
        if (at.empty())
            return json.kind == Kind::Object ? members(json, NodeId{}) : wrongKind({}, "an object", json);
        setKeyLeaves(m_index, at, m_editor);
        m_path.assign(at.begin(), at.end() - 1);
        const JsonValue& value = unwrapped(json, at.back().node);
        const bool isEntry = m_index.kind(at.back().node) == NodeKind::List && !at.back().keys.empty();
        return isEntry ? namedEntry(value, at.back()) : node(value, at.back().node);
    }

private:
    Status problem(const std::string& member, const std::string& what)
    {
        std::string subject = model::toString(toPath(m_index, m_path));
        if (!member.empty())
            subject += (subject == "/" ? "" : "/") + member;
        if (m_strictness == Strictness::Strict)
            return makeError(ErrorCode::Schema, what).about(std::move(subject));
        if (m_report != nullptr) {
            ++m_report->skipped;
            if (m_report->notes.size() < kMaxNotes)
                m_report->notes.push_back(subject + ": " + what);
        }
        return {};
    }

    Status wrongKind(const std::string& member, const std::string& expected, const JsonValue& json)
    {
        return problem(member, "expected " + expected + ", got " + std::string(describe(json.kind)));
    }

    std::string nameOf(NodeId node) const { return std::string(m_index.name(node)); }

    bool isNamed(const JsonValue& member, NodeId node) const
    {
        const std::string_view prefix = model::modulePrefix(member.name);
        return model::bareName(member.name) == m_index.name(node) && (prefix.empty() || prefix == m_index.module(node));
    }

    /// The value of {"name": value} if that is the node itself and cannot be a member of it.
    const JsonValue& unwrapped(const JsonValue& json, NodeId node) const
    {
        const bool wraps = json.kind == Kind::Object && json.children.size() == 1 &&
                           isNamed(json.children.front(), node) &&
                           m_index.childrenNamed(node, json.children.front().name).empty();
        return wraps ? json.children.front() : json;
    }

    Status node(const JsonValue& json, NodeId node)
    {
        switch (m_index.kind(node)) {
        case NodeKind::Container: return container(json, node);
        case NodeKind::List: return list(json, node);
        case NodeKind::Leaf: return leaf(json, node);
        case NodeKind::LeafList: return leafList(json, node);
        case NodeKind::AnyData: return problem(nameOf(node), "the schema does not describe what is in here");
        default: return problem(nameOf(node), "is an operation, not data");
        }
    }

    Status container(const JsonValue& json, NodeId node)
    {
        if (json.kind != Kind::Object)
            return wrongKind(nameOf(node), "an object", json);
        m_path.push_back({node, {}});
        if (m_index.isPresence(node))
            m_editor.ensure(m_path);
        Status status = members(json, node);
        m_path.pop_back();
        return status;
    }

    /// nullopt: not to be decoded (unknown or ambiguous), and noted.
    Result<std::optional<NodeId>> findMember(const JsonValue& member, NodeId parent)
    {
        if (const auto found = m_index.child(parent, member.name))
            return found;
        const std::vector<NodeId> named = m_index.childrenNamed(parent, member.name);
        std::string candidates;
        for (const NodeId candidate : named)
            candidates.append(candidates.empty() ? "" : " or ").append(m_index.module(candidate));
        const Status status =
            problem(member.name, named.empty() ? "the schema has no such member here"
                                               : "ambiguous: say which module is meant, " + candidates);
        if (!status)
            return status.error();
        return std::optional<NodeId>();
    }

    Status members(const JsonValue& json, NodeId parent)
    {
        std::set<NodeId> seen;
        for (const JsonValue& member : json.children) {
            const Result<std::optional<NodeId>> found = findMember(member, parent);
            if (!found)
                return found.error();
            if (!found.value())
                continue;
            Status status = seen.insert(**found).second ? node(member, **found)
                                                        : problem(member.name, "given twice");
            if (!status)
                return status;
        }
        return {};
    }

    Status list(const JsonValue& json, NodeId list)
    {
        if (json.kind != Kind::Array)
            return wrongKind(nameOf(list), "an array", json);
        std::set<std::vector<std::string>> seen;
        for (std::size_t i = 0; i < json.children.size(); ++i) {
            const JsonValue& entry = json.children[i];
            const std::string where = "entry " + std::to_string(i + 1) + " of list " + nameOf(list);
            if (entry.kind != Kind::Object) {
                if (Status status = wrongKind(nameOf(list), "an object as " + where, entry); !status)
                    return status;
                continue;
            }
            Result<std::optional<std::vector<std::string>>> keys = keysOf(entry, list, seen.size(), where);
            if (!keys)
                return std::move(keys).error();
            if (!keys.value())
                continue;
            Status status = seen.insert(**keys).second
                                ? this->entry(entry, {list, std::move(**keys)})
                                : problem(nameOf(list), where + " repeats the keys of an earlier one");
            if (!status)
                return status;
        }
        return {};
    }

    Result<std::optional<std::vector<std::string>>> keysOf(const JsonValue& entry, NodeId list, std::size_t position,
                                                           const std::string& where)
    {
        using Keys = std::optional<std::vector<std::string>>;
        const std::vector<NodeId> leaves = m_index.keys(list);
        std::vector<std::string> keys;
        if (leaves.empty()) {
            // Padded, so that the order of the text is the order of the entries.
            const std::string text = std::to_string(position);
            keys.push_back(std::string(7 - std::min<std::size_t>(7, text.size()), '0') + text);
        }
        for (const NodeId key : leaves) {
            const auto member = std::ranges::find_if(entry.children,
                                                     [&](const JsonValue& child) { return isNamed(child, key); });
            if (member == entry.children.end()) {
                if (Status status = problem(nameOf(list), where + " lacks its key " + nameOf(key)); !status)
                    return status.error();
                return Keys();
            }
            Result<std::optional<Scalar>> value = scalar(*member, key, nameOf(list) + "/" + nameOf(key));
            if (!value)
                return std::move(value).error();
            if (!value.value())
                return Keys();
            keys.push_back(model::toString(**value));
        }
        return Keys(std::move(keys));
    }

    Status entry(const JsonValue& json, model::InstanceStep step)
    {
        const NodeId list = step.node;
        m_path.push_back(std::move(step));
        m_editor.ensure(m_path);
        Status status = members(json, list);
        m_path.pop_back();
        return status;
    }

    /// An entry that the path names: its key leaves may be missing, but not differ.
    Status namedEntry(const JsonValue& json, const model::InstanceStep& step)
    {
        const bool onlyOne = json.kind == Kind::Array && json.children.size() == 1;
        const JsonValue& value = onlyOne ? json.children.front() : json;
        if (value.kind != Kind::Object)
            return wrongKind(nameOf(step.node), "an object", value);
        const std::vector<NodeId> keys = m_index.keys(step.node);
        for (std::size_t i = 0; i < std::min(keys.size(), step.keys.size()); ++i) {
            const auto member = std::ranges::find_if(value.children,
                                                     [&](const JsonValue& child) { return isNamed(child, keys[i]); });
            if (member == value.children.end())
                continue;
            const Result<std::optional<Scalar>> given =
                scalar(*member, keys[i], nameOf(step.node) + "/" + nameOf(keys[i]));
            if (!given)
                return given.error();
            if (!given.value() || model::toString(*given.value()) != step.keys[i])
                return problem(nameOf(step.node),
                               "key " + nameOf(keys[i]) + " is not the " + step.keys[i] + " of the path");
        }
        return entry(value, step);
    }

    Status leaf(const JsonValue& json, NodeId leaf)
    {
        Result<std::optional<Scalar>> value = scalar(json, leaf, nameOf(leaf));
        if (!value)
            return std::move(value).error();
        if (value.value())
            put(leaf, std::move(**value));
        return {};
    }

    Status leafList(const JsonValue& json, NodeId leaf)
    {
        if (json.kind != Kind::Array)
            return wrongKind(nameOf(leaf), "an array", json);
        model::LeafList list;
        for (const JsonValue& entry : json.children) {
            Result<std::optional<Scalar>> value = scalar(entry, leaf, nameOf(leaf));
            if (!value)
                return std::move(value).error();
            if (value.value())
                list.push_back(std::move(**value));
        }
        sortLeafList(m_index, leaf, list);
        if (!list.empty())
            put(leaf, std::move(list));
        return {};
    }

    void put(NodeId leaf, model::Value value)
    {
        m_path.push_back({leaf, {}});
        m_editor.set(m_path, std::move(value));
        m_path.pop_back();
    }

    Result<std::optional<Scalar>> scalar(const JsonValue& json, NodeId leaf, const std::string& member)
    {
        const TypeInfo& type = m_index.realType(leaf);
        const std::string_view home = m_index.module(leaf);
        const bool isEmpty = json.kind == Kind::Array && json.children.size() == 1 &&
                             json.children.front().kind == Kind::Null;
        const bool hasText = json.kind == Kind::Boolean || json.kind == Kind::Number || json.kind == Kind::String;
        std::string what;
        if (isEmpty || hasText) {
            Result<Scalar> value = parseByType(type, json.text, home);
            const bool suits = value.ok() && (isEmpty ? std::holds_alternative<model::Empty>(*value)
                                                      : textSuits(type, home, json));
            if (suits)
                return std::optional(std::move(*value));
            if (!value)
                what = value.error().text;
        }
        if (what.empty())
            what = "expected " + describeType(type) + ", got " + std::string(describe(json.kind));
        if (Status status = problem(member, what); !status)
            return status.error();
        return std::optional<Scalar>();
    }

    bool textSuits(const TypeInfo& type, std::string_view home, const JsonValue& json) const
    {
        if (m_strictness == Strictness::Lenient)
            return true;
        const TypeInfo* taking = takingType(type, json.text, home);
        return taking != nullptr && kindSuits(json.kind, taking->base, type.base == BaseType::Union);
    }

    const SchemaIndex& m_index;
    Strictness m_strictness;
    model::TreeEditor& m_editor;
    DecodeReport* m_report;
    InstancePath m_path;
};

} // namespace

Status decodeJson(const SchemaIndex& index, std::string_view json, const InstancePath& at, Strictness strictness,
                  model::TreeEditor& editor, DecodeReport* report)
{
    Result<JsonValue> parsed = parseJson(json);
    if (!parsed)
        return std::move(parsed).error().about(model::toString(toPath(index, at)));
    return Decoder(index, strictness, editor, report).run(*parsed, at);
}

Result<model::ConfigTree> decodeDocument(const SchemaIndex& index, std::string_view json, Strictness strictness,
                                         DecodeReport* report)
{
    model::TreeEditor editor({}, index.keepsOrder());
    if (Status status = decodeJson(index, json, {}, strictness, editor, report); !status)
        return std::move(status).error();
    return std::move(editor).commit();
}

} // namespace fc::schema
