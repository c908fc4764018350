#include "yang_libyang/node_text_reader.h"

#include "yang_libyang/ly_context.h"

#include <algorithm>

namespace fc::yang_libyang {

namespace {

void addPatterns(const lysc_type* type, std::vector<std::string>& out)
{
    if (type->basetype == LY_TYPE_UNION) {
        for (const lysc_type* member : sized(reinterpret_cast<const lysc_type_union*>(type)->types))
            addPatterns(member, out);
    } else if (type->basetype == LY_TYPE_STRING) {
        for (const lysc_pattern* pattern : sized(reinterpret_cast<const lysc_type_str*>(type)->patterns)) {
            std::string text = (pattern->inverted ? "!" : "") + std::string(pattern->expr);
            if (std::ranges::find(out, text) == out.end())
                out.push_back(std::move(text));
        }
    }
}

} // namespace

void readTexts(const lysc_node* node, const std::string& path, schema::NodeTexts& texts)
{
    schema::NodeText text;
    text.description = node->dsc ? node->dsc : "";
    if (node->nodetype == LYS_LEAF)
        addPatterns(reinterpret_cast<const lysc_node_leaf*>(node)->type, text.patterns);
    else if (node->nodetype == LYS_LEAFLIST)
        addPatterns(reinterpret_cast<const lysc_node_leaflist*>(node)->type, text.patterns);
    for (const lysc_must& must : sized(lysc_node_musts(node)))
        text.must.emplace_back(lyxp_get_expr(must.cond));
    for (const lysc_when* when : sized(lysc_node_when(node)))
        text.when.emplace_back(lyxp_get_expr(when->cond));
    if (!text.empty())
        texts.nodes.emplace(path, std::move(text));
}

} // namespace fc::yang_libyang
