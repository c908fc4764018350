#include "schema/ietf_json.h"

#include "schema/json_text.h"
#include "schema/scalar_type.h"

#include <algorithm>

namespace fc::schema {

namespace {

using model::Scalar;
using model::TreeNode;

class Encoder
{
public:
    Encoder(const SchemaIndex& index, JsonStyle style, int indent) : m_index(index), m_style(style), m_indent(indent) {}

    std::string take() && { return std::move(m_out); }

    void value(NodeId leaf, const model::Value& value)
    {
        if (!value.isList()) {
            scalar(leaf, value.scalar());
            return;
        }
        Block block(*this, '[', ']');
        for (const Scalar& entry : value.list()) {
            block.next();
            scalar(leaf, entry);
        }
    }

    void node(const TreeNode& node, bool isTop)
    {
        if (node.value)
            value(node.schema, *node.value);
        else
            object(node, isTop);
    }

private:
    /// An array or object being written: commas, line breaks and the closing bracket.
    class Block
    {
    public:
        Block(Encoder& encoder, char open, char close) : m_encoder(encoder), m_close(close)
        {
            m_encoder.m_out += open;
            ++m_encoder.m_depth;
        }
        ~Block()
        {
            --m_encoder.m_depth;
            if (!m_first)
                m_encoder.lineBreak();
            m_encoder.m_out += m_close;
        }
        Block(const Block&) = delete;
        Block& operator=(const Block&) = delete;

        void next()
        {
            if (!m_first)
                m_encoder.m_out += ',';
            m_first = false;
            m_encoder.lineBreak();
        }

    private:
        Encoder& m_encoder;
        char m_close;
        bool m_first = true;
    };

    void lineBreak()
    {
        if (m_indent < 0)
            return;
        m_out += '\n';
        m_out.append(static_cast<std::size_t>(m_indent) * m_depth, ' ');
    }

    void object(const TreeNode& node, bool isTop)
    {
        Block block(*this, '{', '}');
        const std::vector<NodeId> keys = m_index.keys(node.schema);
        for (const NodeId key : keys)
            if (const TreeNode* leaf = model::ConfigTree::findChild(node, {key, {}}))
                member(block, node.schema, *leaf, isTop);
        const auto& children = node.children;
        for (auto first = children.begin(); first != children.end();) {
            const NodeId schema = (*first)->schema;
            const auto last = std::find_if(first, children.end(),
                                           [&](const model::TreeNodePtr& child) { return child->schema != schema; });
            if (m_index.kind(schema) == NodeKind::List) {
                name(block, node.schema, schema, isTop);
                Block array(*this, '[', ']');
                for (auto entry = first; entry != last; ++entry) {
                    array.next();
                    object(**entry, false);
                }
            } else if (std::ranges::find(keys, schema) == keys.end()) {
                member(block, node.schema, **first, isTop);
            }
            first = last;
        }
    }

    void member(Block& block, NodeId parent, const TreeNode& child, bool isTop)
    {
        name(block, parent, child.schema, isTop);
        node(child, false);
    }

    void name(Block& block, NodeId parent, NodeId child, bool isTop)
    {
        block.next();
        std::string text(m_index.name(child));
        const bool prefixed = m_style == JsonStyle::Ietf ? isTop || m_index.module(child) != m_index.module(parent)
                                                         : m_index.child(parent, text) != child;
        if (prefixed)
            text.insert(0, std::string(m_index.module(child)) + ":");
        appendJsonString(m_out, text);
        m_out += m_indent < 0 ? ":" : ": ";
    }

    void scalar(NodeId leaf, const Scalar& scalar)
    {
        const TypeInfo& type = m_index.realType(leaf);
        const std::string text = model::toString(scalar);
        if (std::holds_alternative<model::Empty>(scalar))
            m_out += "[null]";
        else if (std::holds_alternative<bool>(scalar))
            m_out += text;
        else if (isNumber(scalar) && !isQuoted(type, text, m_index.module(leaf)))
            m_out += text;
        else if (m_style == JsonStyle::Plain && std::holds_alternative<std::string>(scalar))
            appendJsonString(m_out, bareIdentity(type, text, m_index.module(leaf)));
        else
            appendJsonString(m_out, text);
    }

    static bool isNumber(const Scalar& scalar)
    {
        return std::holds_alternative<std::int64_t>(scalar) || std::holds_alternative<std::uint64_t>(scalar) ||
               std::holds_alternative<model::Decimal>(scalar);
    }

    /// RFC 7951 6.1: what a double cannot hold is a string.
    bool isQuoted(const TypeInfo& type, const std::string& text, std::string_view home) const
    {
        if (m_style == JsonStyle::Plain)
            return false;
        const TypeInfo* taking = takingType(type, text, home);
        return taking != nullptr && (taking->base == BaseType::Int64 || taking->base == BaseType::Uint64 ||
                                     taking->base == BaseType::Decimal64);
    }

    const SchemaIndex& m_index;
    JsonStyle m_style;
    int m_indent;
    std::size_t m_depth = 0;
    std::string m_out;
};

} // namespace

std::string encodeJson(const SchemaIndex& index, const model::TreeNode& node, JsonStyle style, int indent)
{
    Encoder encoder(index, style, indent);
    encoder.node(node, true);
    return std::move(encoder).take();
}

std::string encodeDocument(const SchemaIndex& index, const model::ConfigTree& tree, JsonStyle style, int indent)
{
    return encodeJson(index, tree.root(), style, indent);
}

std::string encodeValue(const SchemaIndex& index, NodeId leaf, const model::Value& value, JsonStyle style)
{
    Encoder encoder(index, style, -1);
    encoder.value(leaf, value);
    return std::move(encoder).take();
}

} // namespace fc::schema
