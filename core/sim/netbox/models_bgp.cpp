#include "sim/netbox/fields.h"
#include "sim/netbox/view.h"

namespace fc::sim::netbox {

namespace {

using namespace fields;

/// netbox-bgp objects have neither display_url nor owner; its four kinds of rule have no url either.
const std::vector<std::string_view> kNamed{"id", "url", "display", "name", "description"};

std::string sessionText(const View& view, const Json& row)
{
    const std::string device = view.displayOf("dcim/devices", row.value("device", Id(0)));
    const std::string name = row.value("name", "");
    return device.empty() ? name : device + ":" + name;
}

std::string ruleText(const View& view, const Json& row, const char* endpoint, const char* parent)
{
    return view.displayOf(endpoint, row.value(parent, Id(0))) + ": Rule " + std::to_string(row.value("index", Id(0)));
}

Model session()
{
    return {
        .endpoint = "plugins/bgp/session",
        .label = "netbox_bgp.bgpsession",
        .className = "BGPSession",
        .verboseName = "bgp session",
        .contentType = 174,
        .uiPath = {},
        .urlPath = "plugins/bgp/bgpsession",
        .fields = {id(), url(), display(), choice("status", "session-status", "active"), ref("site", "dcim/sites"),
                   fixed("tenant"), ref("device", "dcim/devices").protects(), fixed("virtualmachine"),
                   ref("local_address", "ipam/ip-addresses").must().protects(),
                   ref("remote_address", "ipam/ip-addresses").protects(), ref("remote_prefix", "ipam/prefixes"),
                   ref("local_as", "ipam/asns").must().protects(), ref("remote_as", "ipam/asns").must().protects(),
                   textOrNull("remote_as_macro"), ref("peer_group", "plugins/bgp/peer-group"),
                   refs("import_policies", "plugins/bgp/routing-policy"),
                   refs("export_policies", "plugins/bgp/routing-policy"), integer("max_prefixes"),
                   ref("prefix_list_in", "plugins/bgp/prefix-list"),
                   ref("prefix_list_out", "plugins/bgp/prefix-list"), object("extra_attributes"), textOrNull("name"),
                   description(), comments(), tags(), customFields(), created(), lastUpdated()},
        .brief = kNamed,
        .order = {"name"},
        .unique = {{"device", "local_address", "local_as", "remote_address", "remote_as"}},
        .display = sessionText,
        .ignoredFilters = {"peer_group_id"},
    };
}

Model peerGroup()
{
    return {
        .endpoint = "plugins/bgp/peer-group",
        .label = "netbox_bgp.bgppeergroup",
        .className = "BGPPeerGroup",
        .verboseName = "peer group",
        .contentType = 168,
        .uiPath = {},
        .urlPath = "plugins/bgp/bgppeergroup",
        .fields = {id(), url(), display(), text("name").must(), description(), ref("local_as", "ipam/asns"),
                   ref("remote_as", "ipam/asns"), refs("import_policies", "plugins/bgp/routing-policy"),
                   refs("export_policies", "plugins/bgp/routing-policy"),
                   ref("prefix_list_in", "plugins/bgp/prefix-list"),
                   ref("prefix_list_out", "plugins/bgp/prefix-list"), object("extra_attributes"), comments(), tags(),
                   customFields(), created(), lastUpdated()},
        .brief = kNamed,
        .order = {"name"},
        .unique = {{"name", "description"}},
    };
}

Model routingPolicy()
{
    return {
        .endpoint = "plugins/bgp/routing-policy",
        .label = "netbox_bgp.routingpolicy",
        .className = "RoutingPolicy",
        .verboseName = "routing policy",
        .contentType = 167,
        .uiPath = {},
        .urlPath = {},
        .fields = {id(), url(), display(), text("name").must(), description(), integer("weight", 1000), comments(),
                   tags(), customFields(), created(), lastUpdated()},
        .brief = kNamed,
        .order = {"name"},
        .unique = {{"name", "description"}},
    };
}

Model routingPolicyRule()
{
    return {
        .endpoint = "plugins/bgp/routing-policy-rule",
        .label = "netbox_bgp.routingpolicyrule",
        .className = "RoutingPolicyRule",
        .verboseName = "routing policy rule",
        .contentType = 175,
        .uiPath = {},
        .urlPath = {},
        .fields = {id(), integer("index").must(), display(), text("action").must(),
                   refs("match_ip_address", "plugins/bgp/prefix-list"),
                   ref("routing_policy", "plugins/bgp/routing-policy").must().cascades(),
                   refs("match_community", "plugins/bgp/community"),
                   refs("match_community_list", "plugins/bgp/community-list"),
                   refs("match_aspath_list", "plugins/bgp/aspath-list"), data("match_custom"), data("set_actions"),
                   refs("match_ipv6_address", "plugins/bgp/prefix-list"), description(), integer("continue_entry"),
                   comments(), tags(), customFields(), created(), lastUpdated()},
        .brief = {"id", "display", "description"},
        .order = {"routing_policy", "index"},
        .unique = {{"routing_policy", "index"}},
        .display = [](const View& view, const Json& row) {
            return ruleText(view, row, "plugins/bgp/routing-policy", "routing_policy");
        },
    };
}

Model prefixList()
{
    return {
        .endpoint = "plugins/bgp/prefix-list",
        .label = "netbox_bgp.prefixlist",
        .className = "PrefixList",
        .verboseName = "prefix list",
        .contentType = 172,
        .uiPath = {},
        .urlPath = {},
        .fields = {id(), url(), text("name").must(), display(), description(), text("family").must(), comments(),
                   tags(), customFields(), created(), lastUpdated()},
        .brief = {"id", "url", "name", "display", "description"},
        .order = {"name"},
        .unique = {{"name", "description", "family"}},
    };
}

Model prefixListRule()
{
    return {
        .endpoint = "plugins/bgp/prefix-list-rule",
        .label = "netbox_bgp.prefixlistrule",
        .className = "PrefixListRule",
        .verboseName = "prefix list rule",
        .contentType = 173,
        .uiPath = {},
        .urlPath = {},
        .fields = {id(), description(), display(),
                   ref("prefix_list", "plugins/bgp/prefix-list").must().cascades(), integer("index").must(),
                   text("action").must(), textOrNull("prefix_custom"), integer("ge"), integer("le"),
                   ref("prefix", "ipam/prefixes"), comments(), tags(), customFields(), created(), lastUpdated()},
        .brief = {"id", "display", "description"},
        .order = {"prefix_list", "index"},
        .unique = {{"prefix_list", "index"}},
        .display = [](const View& view, const Json& row) {
            return ruleText(view, row, "plugins/bgp/prefix-list", "prefix_list");
        },
    };
}

Model community()
{
    return {
        .endpoint = "plugins/bgp/community",
        .label = "netbox_bgp.community",
        .className = "Community",
        .verboseName = "community",
        .contentType = 169,
        .uiPath = {},
        .urlPath = {},
        .fields = {id(), url(), display(), choice("status", "community-status", "active"), fixed("tenant"),
                   description(), text("value").must(), integer("site"), integer("role"), comments(), tags(),
                   customFields(), created(), lastUpdated()},
        .brief = {"id", "url", "display", "description", "value"},
        .order = {"value"},
        .unique = {},
        .display = [](const View&, const Json& row) { return row.value("value", ""); },
    };
}

Model namedList(std::string_view endpoint, std::string_view label, std::string_view className,
                std::string_view verboseName, int contentType)
{
    return {
        .endpoint = endpoint,
        .label = label,
        .className = className,
        .verboseName = verboseName,
        .contentType = contentType,
        .uiPath = {},
        .urlPath = {},
        .fields = {id(), url(), text("name").must(), display(), description(), comments(), tags(), customFields(),
                   created(), lastUpdated()},
        .brief = {"id", "url", "name", "display", "description"},
        .order = {"name"},
        .unique = {{"name", "description"}},
    };
}

Model communityListRule()
{
    return {
        .endpoint = "plugins/bgp/community-list-rule",
        .label = "netbox_bgp.communitylistrule",
        .className = "CommunityListRule",
        .verboseName = "community list rule",
        .contentType = 171,
        .uiPath = {},
        .urlPath = {},
        .fields = {id(), display(), description(),
                   ref("community_list", "plugins/bgp/community-list").must().cascades(), text("action").must(),
                   ref("community", "plugins/bgp/community"), text("community_custom"), comments(), tags(),
                   customFields(), created(), lastUpdated()},
        .brief = {"id", "display", "description"},
        .order = {"community_list", "id"},
        .unique = {},
        .display = [](const View& view, const Json& row) {
            return view.displayOf("plugins/bgp/community-list", row.value("community_list", Id(0))) + ": " +
                   row.value("action", "") + " " +
                   view.displayOf("plugins/bgp/community", row.value("community", Id(0)));
        },
    };
}

Model aspathListRule()
{
    return {
        .endpoint = "plugins/bgp/aspath-list-rule",
        .label = "netbox_bgp.aspathlistrule",
        .className = "ASPathListRule",
        .verboseName = "as-path list rule",
        .contentType = 166,
        .uiPath = {},
        .urlPath = {},
        .fields = {id(), description(), display(),
                   ref("aspath_list", "plugins/bgp/aspath-list").must().cascades(), integer("index").must(),
                   text("action").must(), text("pattern").must(), comments(), tags(), customFields(), created(),
                   lastUpdated()},
        .brief = {"id", "display", "description"},
        .order = {"aspath_list", "index"},
        .unique = {{"aspath_list", "index"}},
        .display = [](const View& view, const Json& row) {
            return view.displayOf("plugins/bgp/aspath-list", row.value("aspath_list", Id(0))) + ": " +
                   row.value("action", "") + " " + row.value("pattern", "");
        },
    };
}

} // namespace

std::vector<Model> bgpModels()
{
    std::vector<Model> found;
    for (auto* make : {&session, &peerGroup, &routingPolicy, &routingPolicyRule, &prefixList, &prefixListRule,
                       &community, &communityListRule, &aspathListRule})
        found.push_back((*make)());
    found.push_back(namedList("plugins/bgp/community-list", "netbox_bgp.communitylist", "CommunityList",
                              "community list", 170));
    found.push_back(namedList("plugins/bgp/aspath-list", "netbox_bgp.aspathlist", "ASPathList", "as-path list", 165));
    return found;
}

} // namespace fc::sim::netbox
