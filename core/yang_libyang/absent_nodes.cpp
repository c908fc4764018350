#include "yang_libyang/absent_nodes.h"

#include "yang_libyang/ly_context.h"
#include "yang_libyang/type_reader.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace fc::yang_libyang {

using schema::AbsentFact;
using schema::NodeKind;

namespace {

/// Walks data nodes, handing the path down so that it is built once per node.
class BriefWalk
{
public:
    explicit BriefWalk(const ly_ctx* context) : m_typedefs(context) {}

    void visit(const lysc_node* node, const std::string& parent, const lys_module* parentModule)
    {
        AbsentFact fact;
        switch (node->nodetype) {
        case LYS_CONTAINER: fact.kind = NodeKind::Container; break;
        case LYS_LIST: fact.kind = NodeKind::List; break;
        case LYS_LEAF: fact.kind = NodeKind::Leaf; break;
        case LYS_LEAFLIST: fact.kind = NodeKind::LeafList; break;
        case LYS_ANYDATA:
        case LYS_ANYXML: fact.kind = NodeKind::AnyData; break;
        default: return;
        }
        fact.path = parent;
        fact.path.push_back('/');
        if (node->module != parentModule)
            fact.path.append(node->module->name).push_back(':');
        fact.path += node->name;
        fact.config = (node->flags & LYS_CONFIG_W) != 0;
        if (node->nodetype == LYS_LEAF)
            fact.typeName = typeName(reinterpret_cast<const lysc_node_leaf*>(node)->type);
        else if (node->nodetype == LYS_LEAFLIST)
            fact.typeName = typeName(reinterpret_cast<const lysc_node_leaflist*>(node)->type);
        const std::string path = fact.path;
        nodes.push_back(std::move(fact));
        for (const lysc_node* child = nullptr; (child = lys_getnext(child, node, nullptr, 0));)
            visit(child, path, node->module);
    }

    std::vector<AbsentFact> nodes;

private:
    std::string typeName(const lysc_type* type) const
    {
        const std::string name = m_typedefs.of(type);
        return name.empty() ? std::string(schema::toString(baseTypeOf(type->basetype))) : name;
    }

    const TypedefNames m_typedefs;
};

/// "/oc-if:interfaces/oc-if:interface" -> "/interfaces/interface".
std::string barePath(std::string_view path)
{
    std::string out;
    while (!path.empty()) {
        path.remove_prefix(1);
        const std::string_view step = path.substr(0, path.find('/'));
        path.remove_prefix(step.size());
        out.append("/").append(model::bareName(step));
    }
    return out;
}

/// Bare path -> module that says it is not supported. Deviation targets have their own prefixes, so bare paths it is;
/// where two modules define one path and only one is deviated, presence has decided before this is asked.
std::unordered_map<std::string, std::string> notSupported(const ly_ctx* context)
{
    std::unordered_map<std::string, std::string> out;
    std::uint32_t index = 0;
    while (const lys_module* module = ly_ctx_get_module_iter(context, &index)) {
        if (!module->parsed || !module->implemented)
            continue;
        for (const lysp_deviation& deviation : sized(module->parsed->deviations))
            for (const lysp_deviate* deviate = deviation.deviates; deviate; deviate = deviate->next)
                if (deviate->mod == LYS_DEV_NOT_SUPPORTED)
                    out.emplace(barePath(deviation.nodeid), module->name);
    }
    return out;
}

} // namespace

std::vector<AbsentFact> readBriefly(const ly_ctx* context)
{
    BriefWalk walk(context);
    std::uint32_t index = 0;
    while (const lys_module* module = ly_ctx_get_module_iter(context, &index))
        if (module->implemented && module->compiled)
            for (const lysc_node* node = nullptr; (node = lys_getnext(node, nullptr, module->compiled, 0));)
                walk.visit(node, {}, nullptr);
    return std::move(walk.nodes);
}

std::vector<AbsentFact> absentNodes(std::vector<AbsentFact> all, const std::vector<schema::NodeFact>& present,
                                    const ly_ctx* context)
{
    std::unordered_set<std::string_view> paths;
    for (const schema::NodeFact& node : present)
        paths.insert(node.path);
    std::erase_if(all, [&](const AbsentFact& node) { return paths.contains(node.path); });
    const auto deviated = notSupported(context);
    for (AbsentFact& node : all)
        for (std::string at = barePath(node.path); !at.empty() && node.by.empty(); at.erase(at.rfind('/')))
            if (const auto it = deviated.find(at); it != deviated.end())
                node.by = it->second;
    return all;
}

} // namespace fc::yang_libyang
