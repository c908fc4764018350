#include "yang_libyang/leafref.h"

#include "yang_libyang/ly_context.h"

#include <string>
#include <string_view>

namespace fc::yang_libyang {

namespace {

/// The path without predicates and blanks: they select instances, not schema nodes.
std::string bareSteps(std::string_view path)
{
    std::string out;
    int depth = 0;
    for (const char c : path) {
        depth += c == '[' ? 1 : 0;
        if (depth == 0 && c != ' ' && c != '\t' && c != '\n' && c != '\r')
            out.push_back(c);
        depth -= c == ']' ? 1 : 0;
    }
    return out;
}

/// Module of a prefix; the entry without prefix is the module in which the type is written.
const lys_module* moduleOf(const lysc_type_leafref& type, std::string_view prefix)
{
    for (const lysc_prefix& entry : sized(type.prefixes))
        if (prefix == (entry.prefix ? entry.prefix : ""))
            return entry.mod;
    return nullptr;
}

/// Data paths leave out "input" and "output", so an rpc's children depend on where the leafref stands.
bool insideOutput(const lysc_node* node)
{
    while (node && node->nodetype != LYS_OUTPUT)
        node = node->parent;
    return node != nullptr;
}

const lysc_node* findChild(const lysc_node* parent, const lys_module* module, const std::string& name, bool output)
{
    const lysc_module* top = parent ? nullptr : module->compiled;
    for (const lysc_node* node = nullptr; (node = lys_getnext(node, parent, top, output ? LYS_GETNEXT_OUTPUT : 0));)
        if (node->module == module && name == node->name)
            return node;
    return nullptr;
}

/// Walks the steps from the leaf; names without prefix are of module `own`.
const lysc_node* walk(const lysc_node* leaf, const lysc_type_leafref& type, const lys_module* own)
{
    const std::string path = bareSteps(lyxp_get_expr(type.path));
    const bool output = insideOutput(leaf);
    const lysc_node* node = path.starts_with('/') ? nullptr : leaf;
    std::string_view rest = path;
    while (!rest.empty()) {
        if (rest[0] == '/')
            rest.remove_prefix(1);
        const std::string_view step = rest.substr(0, rest.find('/'));
        rest.remove_prefix(step.size());
        if (step == "..") {
            if (!node)
                return nullptr;
            node = lysc_data_parent(node);
            continue;
        }
        const std::size_t colon = step.find(':');
        const bool prefixed = colon != std::string_view::npos;
        const lys_module* module = prefixed ? moduleOf(type, step.substr(0, colon)) : own;
        if (!module || !module->compiled)
            return nullptr;
        node = findChild(node, module, std::string(prefixed ? step.substr(colon + 1) : step), output);
        if (!node)
            return nullptr;
    }
    return node && (node->nodetype & (LYS_LEAF | LYS_LEAFLIST)) ? node : nullptr;
}

} // namespace

const lysc_node* leafrefTarget(const lysc_node* leaf, const lysc_type_leafref& type)
{
    // A grouping's names are of the module that uses it, which is the leaf's; a typedef's of the module it stands in.
    if (const lysc_node* target = walk(leaf, type, leaf->module))
        return target;
    return walk(leaf, type, moduleOf(type, {}));
}

} // namespace fc::yang_libyang
