#include "gnmi/subscription_plan.h"

#include "model/path.h"

#include <algorithm>

namespace fc::gnmi {

namespace {

using schema::NodeId;
using schema::NodeKind;

bool isLeaf(NodeKind kind)
{
    return kind == NodeKind::Leaf || kind == NodeKind::LeafList;
}

/// Bit of what lies at and below a node and can be subscribed to.
enum Content : unsigned { Nothing = 0, Config = 1, State = 2 };

unsigned contentOf(const schema::SchemaIndex& index, NodeId node)
{
    if (isLeaf(index.kind(node))) {
        // Keys are leafrefs to what the entry's own containers hold: they decide nothing.
        if ((index.access(node) & schema::AccessSubscribe) == 0 || index.isKey(node))
            return Nothing;
        return index.isConfig(node) ? Config : State;
    }
    unsigned content = Nothing;
    for (const NodeId child : index.children(node))
        content |= contentOf(index, child);
    return content;
}

/// The largest nodes that hold configuration and nothing else.
void addConfigNodes(const schema::SchemaIndex& index, NodeId node, std::vector<NodeId>& out)
{
    const unsigned content = contentOf(index, node);
    if (content == Config) {
        out.push_back(node);
        return;
    }
    if ((content & Config) != 0)
        for (const NodeId child : index.children(node))
            addConfigNodes(index, child, out);
}

/// Schema path without keys: a key that is left out matches every entry.
model::Path pathOf(const schema::SchemaIndex& index, NodeId node)
{
    model::Path path;
    for (NodeId at = node; at != NodeId{}; at = index.parent(at)) {
        const bool rooted = index.parent(at) == NodeId{};
        std::string name(index.name(at));
        // Without its module a name may be ambiguous among its siblings or roots.
        if (const auto found = index.child(index.parent(at), name); rooted ? !found : (!found || *found != at))
            name = std::string(index.module(at)) + ":" + name;
        path.elems.insert(path.elems.begin(), model::PathElem{std::move(name), {}});
    }
    return path;
}

} // namespace

SubscriptionPlan defaultPlan()
{
    SubscriptionPlan plan;
    // Whatever the mapper writes has to be seen, or it reads as missing.
    plan.configRoots = {"/interfaces", "/network-instances", "/arista",        "/routing-policy",     "/lacp",
                        "/lldp",       "/stp",               "/system/config", "/system/grpc-servers"};
    const auto row = [&](const char* path, StreamMode mode) { plan.state.push_back({path, mode}); };
    row("/interfaces/interface/state/oper-status", StreamMode::OnChange);
    row("/interfaces/interface/state/admin-status", StreamMode::OnChange);
    row("/interfaces/interface/state/last-change", StreamMode::OnChange);
    row("/interfaces/interface/ethernet/state/port-speed", StreamMode::OnChange);
    row("/interfaces/interface/state/counters", StreamMode::Sample);
    row("/lldp/interfaces/interface/neighbors/neighbor/state/system-name", StreamMode::OnChange);
    row("/lldp/interfaces/interface/neighbors/neighbor/state/port-id", StreamMode::OnChange);
    row("/network-instances/network-instance/protocols/protocol/bgp/neighbors/neighbor/state/session-state",
        StreamMode::OnChange);
    row("/system/state/last-configuration-timestamp", StreamMode::OnChange);
    row("/system/state/software-version", StreamMode::OnChange);
    return plan;
}

SubscribeRequest consoleSubscription(const schema::SchemaIndex& index, const SubscriptionPlan& plan)
{
    SubscribeRequest request;
    for (const std::string& root : plan.configRoots) {
        const Result<model::Path> path = model::parsePath(root);
        const Result<NodeId> node = path.ok() ? index.resolve(*path) : Result<NodeId>(path.error());
        if (!node.ok())
            continue;
        std::vector<NodeId> nodes;
        addConfigNodes(index, *node, nodes);
        for (const NodeId found : nodes)
            request.subscriptions.push_back({pathOf(index, found), StreamMode::OnChange, {}, {}, false});
    }
    for (const WatchedState& watched : plan.state) {
        Result<model::Path> path = model::parsePath(watched.path);
        if (!path.ok() || !index.resolve(*path).ok())
            continue;
        const auto interval = watched.mode == StreamMode::Sample ? plan.sampleInterval : std::chrono::nanoseconds{0};
        request.subscriptions.push_back({std::move(*path), watched.mode, interval, {}, false});
    }
    return request;
}

} // namespace fc::gnmi
