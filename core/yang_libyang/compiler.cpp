#include "yang_libyang/compiler.h"

#include "yang_libyang/absent_nodes.h"
#include "yang_libyang/ly_context.h"
#include "yang_libyang/node_text_reader.h"
#include "yang_libyang/path_report.h"
#include "yang_libyang/type_reader.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <unordered_map>

namespace fc::yang_libyang {

using schema::NodeFact;
using schema::NodeKind;
using schema::SchemaFacts;

namespace {

std::optional<NodeKind> kindOf(std::uint16_t nodeType)
{
    switch (nodeType) {
    case LYS_CONTAINER: return NodeKind::Container;
    case LYS_LIST: return NodeKind::List;
    case LYS_LEAF: return NodeKind::Leaf;
    case LYS_LEAFLIST: return NodeKind::LeafList;
    case LYS_ANYDATA:
    case LYS_ANYXML: return NodeKind::AnyData;
    case LYS_RPC: return NodeKind::Rpc;
    case LYS_ACTION: return NodeKind::Action;
    case LYS_INPUT: return NodeKind::Input;
    case LYS_OUTPUT: return NodeKind::Output;
    case LYS_NOTIF: return NodeKind::Notification;
    default: return std::nullopt;
    }
}

schema::NodeStatus statusOf(std::uint16_t flags)
{
    if (flags & LYS_STATUS_OBSLT)
        return schema::NodeStatus::Obsolete;
    return flags & LYS_STATUS_DEPRC ? schema::NodeStatus::Deprecated : schema::NodeStatus::Current;
}

/// Walks a compiled context and collects a fact per node.
class Walker
{
public:
    explicit Walker(const ly_ctx* context, schema::NodeTexts* texts)
        : m_context(context), m_typedefs(context), m_texts(texts)
    {
    }

    void walkModule(const lys_module& module)
    {
        for (const lysc_node* node = nullptr; (node = lys_getnext(node, nullptr, module.compiled, 0));)
            visit(node);
    }

    SchemaFacts take()
    {
        m_facts.types = m_types.take();
        return std::move(m_facts);
    }

private:
    void visit(const lysc_node* node);
    void readValue(const lysc_node* node, NodeFact& fact);
    std::string canonical(const lyd_value* value) const { return lyd_value_get_canonical(m_context, value); }

    const ly_ctx* m_context;
    const TypedefNames m_typedefs;
    schema::NodeTexts* m_texts; ///< null: not wanted
    TypeReader m_types;
    SchemaFacts m_facts;
};

void Walker::visit(const lysc_node* node)
{
    const auto kind = kindOf(node->nodetype);
    if (!kind)
        return;
    NodeFact fact;
    fact.path = schemaPath(node);
    fact.kind = *kind;
    fact.config = (node->flags & LYS_CONFIG_W) != 0;
    fact.status = statusOf(node->flags);
    // libyang sets the flag on a node that cannot be left out; on containers it only echoes a descendant.
    fact.mandatory = (node->flags & LYS_MAND_TRUE) != 0 && *kind != NodeKind::Container;
    fact.presence = *kind == NodeKind::Container && (node->flags & LYS_PRESENCE) != 0;
    fact.orderedByUser = lysc_is_userordered(node) != 0;
    if (*kind == NodeKind::Leaf || *kind == NodeKind::LeafList)
        readValue(node, fact);
    if (*kind == NodeKind::List)
        for (const lysc_node* child = lysc_node_child(node); child; child = child->next)
            if (lysc_is_key(child))
                fact.keys.emplace_back(child->name);
    if (m_texts)
        readTexts(node, fact.path, *m_texts);
    m_facts.nodes.push_back(std::move(fact));

    if (*kind == NodeKind::Rpc || *kind == NodeKind::Action) {
        const auto* action = reinterpret_cast<const lysc_node_action*>(node);
        visit(&action->input.node);
        visit(&action->output.node);
    } else {
        for (const lysc_node* child = nullptr; (child = lys_getnext(child, node, nullptr, 0));)
            visit(child);
    }
}

void Walker::readValue(const lysc_node* node, NodeFact& fact)
{
    if (node->nodetype == LYS_LEAF) {
        const auto* leaf = reinterpret_cast<const lysc_node_leaf*>(node);
        fact.type = m_types.add(node, leaf->type);
        fact.typeName = m_typedefs.of(leaf->type);
        fact.units = leaf->units ? leaf->units : "";
        if (leaf->dflt)
            fact.defaults.push_back(canonical(leaf->dflt));
        return;
    }
    const auto* list = reinterpret_cast<const lysc_node_leaflist*>(node);
    fact.type = m_types.add(node, list->type);
    fact.typeName = m_typedefs.of(list->type);
    fact.units = list->units ? list->units : "";
    for (const lyd_value* value : sized(list->dflts))
        fact.defaults.push_back(canonical(value));
}

/// A schema path as the reports write it, "/openconfig-interfaces:interfaces/interface" -> "interfaces/interface",
/// and its distance from what those unprefixed names mean (the rule of SchemaIndex::child, one bit a step).
struct ReportKey
{
    std::string path;
    std::uint64_t cost = 0;
};

ReportKey reportKey(std::string_view path)
{
    ReportKey key;
    while (!path.empty()) {
        path.remove_prefix(1);
        const std::string_view step = path.substr(0, path.find('/'));
        path.remove_prefix(step.size());
        const bool top = key.path.empty();
        const std::string_view prefix = model::modulePrefix(step);
        const bool foreign = top ? !prefix.starts_with("openconfig-") : !prefix.empty();
        key.cost = key.cost << 1U | (foreign ? 1U : 0U);
        key.path.append(top ? "" : "/").append(model::bareName(step));
    }
    return key;
}

/// The nodes each path of the report speaks of: of those that share a bare path the preferred ones.
std::unordered_map<std::string, std::uint64_t> preferredCosts(const SchemaFacts& facts)
{
    std::unordered_map<std::string, std::uint64_t> least;
    for (const NodeFact& node : facts.nodes) {
        ReportKey key = reportKey(node.path);
        const auto [it, added] = least.emplace(std::move(key.path), key.cost);
        if (!added)
            it->second = std::min(it->second, key.cost);
    }
    return least;
}

bool isData(NodeKind kind)
{
    return kind == NodeKind::Container || kind == NodeKind::List || kind == NodeKind::Leaf ||
           kind == NodeKind::LeafList || kind == NodeKind::AnyData;
}

/// Gives every leaf its access, and every inner node its own if the report states one plus all that is below it. Without reports nothing is known
/// to be refused: configuration is taken as settable, everything as readable.
void applyReport(SchemaFacts& facts, const PathReport& report)
{
    const auto least = preferredCosts(facts);
    std::vector<std::size_t> ancestors;
    for (std::size_t i = 0; i < facts.nodes.size(); ++i) {
        NodeFact& node = facts.nodes[i];
        const ReportKey key = reportKey(node.path);
        const std::string_view parent = std::string_view(node.path).substr(0, node.path.rfind('/'));
        while (!ancestors.empty() && facts.nodes[ancestors.back()].path != parent)
            ancestors.pop_back();
        const bool withinData = ancestors.empty() || isData(facts.nodes[ancestors.front()].kind);
        if (isData(node.kind) && withinData) {
            std::uint8_t access = schema::AccessNone;
            if (!report.present) {
                access = schema::AccessGet | schema::AccessSubscribe;
                if (node.config)
                    access |= schema::AccessSet;
            } else if (const auto it = report.paths.find(key.path);
                       it != report.paths.end() && least.at(key.path) == key.cost) {
                node.since = it->second.since;
                if (node.type != schema::kNoType || it->second.stated)
                    access = it->second.access;
            }
            node.access |= access;
            for (const std::size_t ancestor : ancestors)
                facts.nodes[ancestor].access |= access;
        }
        ancestors.push_back(i);
    }
}

std::vector<Diagnostic> diagnose(const LoadedModules& loaded, const PathReport& report)
{
    std::vector<Diagnostic> diagnostics;
    for (const Message& message : loaded.messages)
        diagnostics.push_back({Diagnostic::Severity::Warning, message.text, message.path});
    for (const FailedModule& module : loaded.failed)
        diagnostics.push_back({Diagnostic::Severity::Error, module.name + ": " + module.reason, module.where});
    if (!loaded.sawUndeviated)
        diagnostics.push_back({Diagnostic::Severity::Note,
                               "the modules do not compile without deviations: what those take away is not known", {}});
    if (!report.present)
        diagnostics.push_back({Diagnostic::Severity::Note,
                               "no path report: every node is taken as served, configuration as settable", {}});
    return diagnostics;
}

} // namespace

std::string schemaPath(const lysc_node* node)
{
    std::vector<const lysc_node*> steps;
    for (; node; node = node->parent)
        if (node->nodetype != LYS_CHOICE && node->nodetype != LYS_CASE)
            steps.push_back(node);
    std::string path;
    const lys_module* module = nullptr;
    for (auto it = steps.rbegin(); it != steps.rend(); ++it) {
        path.push_back('/');
        if ((*it)->module != module)
            path.append((*it)->module->name).push_back(':');
        path += (*it)->name;
        module = (*it)->module;
    }
    return path;
}

Result<CompileResult> compileModels(const std::string& folder, const CompileOptions& options)
{
    auto report = readPathReport(folder);
    if (!report)
        return std::move(report).error();
    std::vector<schema::AbsentFact> undeviated;
    LoadOptions load;
    load.progress = options.progress;
    load.stop = options.stop;
    load.undeviated = [&undeviated](const ly_ctx* context) { undeviated = readBriefly(context); };
    auto loaded = loadModules(folder, load);
    if (!loaded)
        return std::move(loaded).error();

    CompileResult result;
    Walker walker(loaded->context.get(), options.texts ? &result.texts : nullptr);
    std::vector<schema::ModuleFact> modules;
    std::uint32_t index = 0;
    while (const lys_module* module = ly_ctx_get_module_iter(loaded->context.get(), &index)) {
        if (!module->implemented || !module->compiled)
            continue;
        modules.push_back({module->name, module->revision ? module->revision : ""});
        walker.walkModule(*module);
    }
    result.facts = walker.take();
    if (loaded->sawUndeviated)
        result.facts.absent = absentNodes(std::move(undeviated), result.facts.nodes, loaded->context.get());
    result.facts.modules = std::move(modules);
    result.facts.release = options.release;
    if (result.facts.release.empty())
        result.facts.release = report->release;
    if (result.facts.release.empty())
        result.facts.release = std::filesystem::path(folder).lexically_normal().filename().string();
    if (result.facts.release.empty())
        result.facts.release = "unnamed";
    schema::canonicalise(result.facts);
    applyReport(result.facts, *report);
    result.texts.release = result.facts.release;
    result.diagnostics = diagnose(*loaded, *report);
    return result;
}

} // namespace fc::yang_libyang
