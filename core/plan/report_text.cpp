#include "plan/report_text.h"

#include "diff/hunk_rules.h"
#include "plan/report.h"
#include "schema/ietf_json.h"
#include "schema/tree_views.h"

namespace fc::plan {

namespace {

constexpr std::string_view kArrow = " -> ";

/// Leaves of a subtree as lines "name: value", entries as "name [keys]".
void addLines(const schema::SchemaIndex& index, const model::TreeNode& node, char glyph, int depth, bool isTop,
              std::vector<std::string>& lines)
{
    const std::string start = std::string(1, glyph) + " " + std::string(static_cast<std::size_t>(depth) * 2, ' ');
    const std::string name(index.name(node.schema));
    if (node.value) {
        lines.push_back(start + name + ": " + schema::encodeValue(index, node.schema, *node.value, schema::JsonStyle::Plain));
        return;
    }
    int below = depth;
    if (isTop || !node.keys.empty()) {
        const std::string keys = diff::keyText(index, {node.schema, node.keys});
        lines.push_back(start + name + (keys.empty() ? "" : " [" + keys + "]"));
        ++below;
    }
    for (const model::TreeNodePtr& child : node.children)
        if (!index.isKey(child->schema))
            addLines(index, *child, glyph, below, false, lines);
}

} // namespace

std::vector<std::string> hunkLines(const schema::SchemaIndex& index, const diff::Hunk& hunk)
{
    const char glyph = diff::glyph(hunk.op);
    std::vector<std::string> lines;
    if (hunk.cli) {
        const std::string& text = hunk.cli->after.empty() ? hunk.cli->before : hunk.cli->after;
        lines.push_back(std::string(1, glyph) + " cli: " +
                        (hunk.op == diff::Op::Change ? hunk.cli->before + std::string(kArrow) : std::string()) + text);
        return lines;
    }
    const bool isLeaf = (hunk.newNode && hunk.newNode->value) || (hunk.oldNode && hunk.oldNode->value);
    if (hunk.op == diff::Op::Move || (hunk.op == diff::Op::Change && isLeaf)) {
        const auto valueOf = [&](const model::TreeNodePtr& node, const std::string& json) {
            return node->value ? schema::encodeValue(index, node->schema, *node->value, schema::JsonStyle::Plain) : json;
        };
        lines.push_back(std::string(1, glyph) + " " + std::string(index.name(hunk.at.back().node)) + ": " +
                        valueOf(hunk.oldNode, hunk.oldJson) + std::string(kArrow) +
                        valueOf(hunk.newNode, hunk.newJson));
        return lines;
    }
    if (isLeaf) {
        std::string line;
        const model::TreeNode& node = hunk.newNode ? *hunk.newNode : *hunk.oldNode;
        line += glyph;
        line += " " + std::string(index.name(node.schema)) + ": " +
                schema::encodeValue(index, node.schema, *node.value, schema::JsonStyle::Plain);
        if (const auto value = schema::leafDefault(index, node.schema))
            line += " (default " + model::toString(*value) + ")";
        lines.push_back(std::move(line));
        return lines;
    }
    addLines(index, hunk.newNode ? *hunk.newNode : *hunk.oldNode, glyph, 0, true, lines);
    return lines;
}

std::string diffLine(const std::string& line)
{
    const std::size_t colon = line.find(": ");
    const std::size_t arrow = line.find(kArrow);
    if ((line.front() != '~' && line.front() != '^') || colon == std::string::npos || arrow == std::string::npos)
        return line + "\n";
    const std::string name = line.substr(1, colon + 1);
    return "-" + name + line.substr(colon + 2, arrow - colon - 2) + "\n+" + name + line.substr(arrow + kArrow.size()) +
           "\n";
}

} // namespace fc::plan
