"""Edits of the seeded fabric in a NetBox, and exactly what each must lead to.

An edit is a function of a Server (packaging/netbox/copy_fabric.py): it changes something and returns a function that
takes it back. EXPECTED hunks are written as plan --json has them: "device op path old -> new", values as JSON text,
with everything that the plan shows, nothing more.
"""


def patch(server, endpoint, row, **fields):
    """Changes fields of one object; the returned function restores them."""
    def written(value):
        if isinstance(value, dict):
            return value["id"] if "id" in value else value.get("value", value)
        if isinstance(value, list):
            return [written(item) for item in value]
        return value
    before = {}
    for key in fields:
        if key == "custom_fields":
            before[key] = {name: written(row[key].get(name)) for name in fields[key]}
        else:
            before[key] = written(row[key])
    path = "%s/%d/" % (endpoint, row["id"])
    server.call("PATCH", path, fields)
    return lambda: server.call("PATCH", path, before)


def create(server, endpoint, **fields):
    made = server.call("POST", endpoint + "/", fields)
    return made, lambda: server.call("DELETE", "%s/%d/" % (endpoint, made["id"]))


def port(server, device, name):
    return server.one("dcim/interfaces", device=device, name=name)


def both(*undo):
    def back():
        for step in reversed(undo):
            step()
    return back


def port_field(device, name, **fields):
    return lambda s: patch(s, "dcim/interfaces", port(s, device, name), **fields)


def move_address(address, device, new):
    return lambda s: patch(s, "ipam/ip-addresses", s.one("ipam/ip-addresses", address=address, device=device), address=new)


def rename_vlan(vid, name):
    return lambda s: patch(s, "ipam/vlans", s.one("ipam/vlans", vid=vid), name=name)


def add_tagged(device, name, *vids):
    def edit(s):
        row = port(s, device, name)
        ids = [v["id"] for v in row["tagged_vlans"]] + [s.one("ipam/vlans", vid=vid)["id"] for vid in vids]
        return patch(s, "dcim/interfaces", row, tagged_vlans=ids)
    return edit


def set_tagged(device, name, *vids):
    def edit(s):
        return patch(s, "dcim/interfaces", port(s, device, name), tagged_vlans=[s.one("ipam/vlans", vid=v)["id"] for v in vids])
    return edit


def session_of(s, device, remote):
    rows = [r for r in s.rows("plugins/bgp/session", "&device_id=%d" % s.one("dcim/devices", name=device)["id"])
            if r["remote_address"] and r["remote_address"]["address"].split("/")[0] == remote]
    assert len(rows) == 1, (device, remote, len(rows))
    return rows[0]


def delete_session(device, remote):
    def edit(s):
        row = session_of(s, device, remote)
        s.call("DELETE", "plugins/bgp/session/%d/" % row["id"])
        keep = {k: row[k]["id"] for k in ("site", "device", "local_address", "remote_address", "local_as", "remote_as", "peer_group") if row[k]}
        keep.update(name=row["name"], status=row["status"]["value"], description=row["description"])
        return lambda: s.call("POST", "plugins/bgp/session/", keep)
    return edit


def session_status(device, remote, status):
    return lambda s: patch(s, "plugins/bgp/session", session_of(s, device, remote), status=status)


def new_vlan_with_vni(vid, name, vni, device, trunk):
    def edit(s):
        site = s.rows("dcim/sites")[0]["id"]
        target, no_target = create(s, "ipam/route-targets", name="%d:%d" % (vid, vni))
        vlan, no_vlan = create(s, "ipam/vlans", vid=vid, name=name, site=site)
        l2vpn, no_l2vpn = create(s, "vpn/l2vpns", name="VNI%d" % vni, slug="vni%d" % vni, type="vxlan-evpn", identifier=vni,
                                 import_targets=[target["id"]], export_targets=[target["id"]])
        _, no_end = create(s, "vpn/l2vpn-terminations", l2vpn=l2vpn["id"], assigned_object_type="ipam.vlan", assigned_object_id=vlan["id"])
        row = port(s, device, trunk)
        carried = patch(s, "dcim/interfaces", row, tagged_vlans=[v["id"] for v in row["tagged_vlans"]] + [vlan["id"]])
        return both(no_target, no_vlan, no_l2vpn, no_end, carried)
    return edit


def site_field(**fields):
    return lambda s: patch(s, "dcim/sites", s.rows("dcim/sites")[0], custom_fields=fields)


def vrf_field(**fields):
    return lambda s: patch(s, "ipam/vrfs", s.one("ipam/vrfs", name="gold"), **fields)


def asn_of(device, number):
    def edit(s):
        row = s.one("dcim/devices", name=device)
        rir = s.rows("ipam/rirs")[0]["id"]
        asn, no_asn = create(s, "ipam/asns", asn=number, rir=rir)
        return both(no_asn, patch(s, "dcim/devices", row, custom_fields={"bgp_asn": asn["id"]}))
    return edit


def touch_nothing(s):
    """A save that changes nothing moves last_updated and must not show."""
    row = s.one("ipam/vlans", vid=40)
    return patch(s, "ipam/vlans", row, name=row["name"])


EDITS = [
    ("describe a port", port_field("leaf3", "Ethernet1", description="storage 7")),
    ("describe an uplink", port_field("leaf1", "Ethernet11", description="to spine one")),
    ("describe a loopback", port_field("spine1", "Loopback0", description="router id")),
    ("shut a port", port_field("leaf5", "Ethernet1", enabled=False)),
    ("shut an uplink", port_field("leaf7", "Ethernet12", enabled=False)),
    ("shut a spine port", port_field("spine2", "Ethernet3", enabled=False)),
    ("change the MTU of an uplink", port_field("leaf2", "Ethernet11", mtu=9000)),
    ("take the MTU of an uplink away", port_field("leaf2", "Ethernet12", mtu=None)),
    ("change the MTU of a spine port", port_field("spine1", "Ethernet8", mtu=1600)),
    ("change the MTU of an SVI", port_field("leaf1", "Vlan4091", mtu=1600)),
    ("shut an SVI", port_field("leaf3", "Vlan34", enabled=False)),
    ("move an underlay address", move_address("10.0.1.1/31", "leaf1", "10.0.9.1/31")),
    ("move an SVI address", move_address("10.34.34.2/24", "leaf3", "10.34.34.22/24")),
    ("move a router id", move_address("10.0.250.11/32", "leaf1", "10.0.250.111/32")),
    ("widen a subnet on one leaf", move_address("10.78.78.2/24", "leaf7", "10.78.78.2/23")),
    ("rename a VLAN", rename_vlan(40, "renamed")),
    ("rename the VLAN of one pair", rename_vlan(900, "border")),
    ("carry a VLAN on a trunk", add_tagged("leaf3", "Port-Channel1", 40)),
    ("take a VLAN off a trunk", set_tagged("leaf1", "Port-Channel1")),
    ("add a VLAN with an L2VNI", new_vlan_with_vni(60, "sixty", 110060, "leaf1", "Port-Channel1")),
    ("rename the VRF", vrf_field(name="silver")),
    ("another VNI for the VRF", vrf_field(custom_fields={"l3vni": 100002})),
    ("another RD for the VRF", vrf_field(custom_fields={"rd_template": "{router_id}:7"})),
    ("delete an underlay session", delete_session("leaf4", "10.0.1.6")),
    ("delete an EVPN session", delete_session("leaf6", "10.0.250.1")),
    ("delete a session of a spine", delete_session("spine2", "10.0.2.1")),
    ("take a session out of service", session_status("leaf5", "10.0.250.2", "offline")),
    ("another AS for a leaf", asn_of("leaf3", 65102)),
    ("another gateway MAC", site_field(anycast_gateway_mac="00:1c:73:00:00:99")),
    ("save without a change", touch_nothing),
]
