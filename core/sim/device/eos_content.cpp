#include "sim/device/eos_content.h"

#include "schema/instance.h"
#include "sim/device/config_view.h"

#include <algorithm>

namespace fc::sim {

namespace {

struct LabelBlock
{
    std::string_view id;
    std::string_view lower;
    std::string_view upper;
};

/// "show mpls label ranges" of a switch without MPLS configuration.
constexpr LabelBlock kLabelBlocks[] = {{"static", "16", "99999"},
                                       {"dynamic", "100000", "362143"},
                                       {"bgp-sr", "900000", "965535"},
                                       {"isis-sr", "900000", "965535"},
                                       {"srlb", "965536", "1031071"},
                                       {"l2evpn", "1036288", "1048575"}};

/// EOS reports this leaf as false where routing is off although the model says true by default.
constexpr std::string_view kRoutingLeaf = "ipv4-routing-enabled";

std::optional<model::Value> defaultOf(const schema::SchemaIndex& index, model::NodeId leaf)
{
    const std::vector<std::string_view> texts = index.defaults(leaf);
    if (texts.empty())
        return std::nullopt;
    if (index.kind(leaf) == schema::NodeKind::Leaf) {
        Result<model::Scalar> scalar = schema::parseScalar(index, leaf, texts.front());
        return scalar ? std::optional<model::Value>(std::move(*scalar)) : std::nullopt;
    }
    model::LeafList list;
    for (const std::string_view text : texts)
        if (Result<model::Scalar> scalar = schema::parseScalar(index, leaf, text))
            list.push_back(std::move(*scalar));
    return model::Value(std::move(list));
}

} // namespace

EosContent::EosContent(const schema::SchemaIndex& index) : m_index(index)
{
    std::vector<model::NodeId> open{model::NodeId{}};
    while (!open.empty()) {
        const model::NodeId parent = open.back();
        open.pop_back();
        for (const model::NodeId node : index.children(parent)) {
            const schema::NodeKind kind = index.kind(node);
            if (!index.isConfig(node))
                continue;
            if (kind == schema::NodeKind::Container || kind == schema::NodeKind::List)
                open.push_back(node);
            else if (index.name(parent) == "config" && (index.access(node) & schema::AccessGet) != 0 &&
                     index.name(node) != kRoutingLeaf)
                if (auto value = defaultOf(index, node))
                    m_defaults[parent].push_back({node, std::move(*value)});
        }
    }
}

model::ConfigTree EosContent::served(const model::ConfigTree& explicitConfig,
                                     const std::vector<std::string>& ports) const
{
    model::TreeEditor made(explicitConfig, m_index.keepsOrder());
    addPorts(made, explicitConfig, ports);
    addInstanceContent(made, explicitConfig);
    lengthenRedistribution(made, explicitConfig);
    const model::ConfigTree withEntries = std::move(made).commit();

    model::TreeEditor editor(withEntries, m_index.keepsOrder());
    model::InstancePath at;
    addDefaults(withEntries.root(), at, editor);
    return std::move(editor).commit();
}

void EosContent::addDefaults(const model::TreeNode& node, model::InstancePath& at, model::TreeEditor& editor) const
{
    if (const auto it = m_defaults.find(node.schema); it != m_defaults.end()) {
        for (const Default& entry : it->second) {
            if (model::ConfigTree::findChild(node, {entry.leaf, {}}) != nullptr)
                continue;
            at.push_back({entry.leaf, {}});
            editor.set(at, entry.value);
            at.pop_back();
        }
    }
    for (const model::TreeNodePtr& child : node.children) {
        if (child->value)
            continue;
        at.push_back({child->schema, child->keys});
        addDefaults(*child, at, editor);
        at.pop_back();
    }
}

void EosContent::addPorts(model::TreeEditor& editor, const model::ConfigTree& tree,
                          const std::vector<std::string>& ports) const
{
    const ConfigView root(m_index, tree);
    for (const std::string& port : ports) {
        if (root.entry("interfaces/interface", {port}).exists())
            continue;
        const PathCursor entry = PathCursor(m_index).down("interfaces/interface", {port});
        entry.putKeys(editor, "config");
        entry.put(editor, "config/type", "iana-if-type:ethernetCsmacd");
    }
}

void EosContent::addInstanceContent(model::TreeEditor& editor, const model::ConfigTree& tree) const
{
    const ConfigView root(m_index, tree);
    std::vector<std::string> names{"default"};
    for (const ConfigView& instance : root.entries("network-instances/network-instance"))
        if (instance.key() != "default")
            names.push_back(instance.key());
    for (const std::string& name : names) {
        const ConfigView instance = root.entry("network-instances/network-instance", {name});
        const PathCursor entry = PathCursor(m_index).down("network-instances/network-instance", {name});
        entry.putKeys(editor, "config");
        if (name == "default" && !instance.at("config/type").exists())
            entry.put(editor, "config/type", "openconfig-network-instance-types:DEFAULT_INSTANCE");
        if (!instance.at("config").at(kRoutingLeaf).exists())
            entry.put(editor, "config/" + std::string(kRoutingLeaf), "false");
        entry.down("protocols/protocol", {"DIRECTLY_CONNECTED", "DIRECTLY_CONNECTED"}).putKeys(editor, "config");
        for (const char* family : {"IPV4", "IPV6"})
            entry.down("tables/table", {"DIRECTLY_CONNECTED", family}).putKeys(editor, "config");
        for (const ConfigView& protocol : instance.entries("protocols/protocol"))
            if (protocol.at("config/identifier").bareText() == "BGP")
                entry.down("tables/table", {"BGP", "IPV4"}).putKeys(editor, "config");
        if (name != "default")
            continue;
        const PathCursor vlan = entry.down("vlans/vlan", {"1"});
        vlan.putKeys(editor, "config");
        if (!instance.entry("vlans/vlan", {"1"}).at("config/name").exists())
            vlan.put(editor, "config/name", "default");
        for (const LabelBlock& block : kLabelBlocks) {
            const PathCursor label =
                entry.down("mpls/global/reserved-label-blocks/reserved-label-block", {std::string(block.id)});
            label.putKeys(editor, "config");
            label.put(editor, "config/lower-bound", block.lower);
            label.put(editor, "config/upper-bound", block.upper);
        }
    }
}

void EosContent::lengthenRedistribution(model::TreeEditor& editor, const model::ConfigTree& tree) const
{
    const ConfigView root(m_index, tree);
    for (const ConfigView& instance : root.entries("arista/eos/evpn/evpn-instances/evpn-instance")) {
        if (instance.at("config/redistribute").texts() != std::vector<std::string>{"LEARNED"})
            continue;
        PathCursor(m_index)
            .down("arista/eos/evpn/evpn-instances/evpn-instance", {instance.key()})
            .put(editor, "config/redistribute", std::vector<std::string>{"LEARNED", "ROUTER_MAC", "HOST_ROUTE"});
    }
}

} // namespace fc::sim
