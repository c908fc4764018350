"""Two snapshot files say the same if ids, addresses of pages and times are left out of it."""
import json

# Fields that hold the id of an object of this class.
REFERENCES = {"site": "sites", "device": "devices", "primary_ip": "ip-addresses", "asn": "asns", "mlag_peer": "devices",
              "vtep_interface": "interfaces", "parent": "interfaces", "lag": "interfaces", "untagged_vlan": "vlans",
              "tagged_vlans": "vlans", "cable": None, "vrf": "vrfs", "vlan": "vlans", "role": "roles", "group": "vlan-groups",
              "import_targets": "route-targets", "export_targets": "route-targets", "l2vpn": "l2vpns", "local_as": "asns",
              "remote_as": "asns", "import_policies": "routing-policies", "export_policies": "routing-policies",
              "prefix_list_in": "prefix-lists", "prefix_list_out": "prefix-lists", "local_address": "ip-addresses",
              "remote_address": "ip-addresses", "peer_group": "peer-groups", "virtual_chassis": None}
BY_TYPE = {"dcim.interface": "interfaces", "ipam.vlan": "vlans", "dcim.site": "sites"}
ASN_IS_A_NUMBER = "asns"


def load(path):
    with open(path) as file:
        return json.load(file)["classes"]


def lines(classes):
    """One line an object, without ids: a set that two servers with the same fabric share."""
    names = {}
    devices = {row["id"]: row.get("name", "") for row in classes["devices"]}
    for kind, rows in classes.items():
        for row in rows:
            name = row.get("display", "")
            if kind == "interfaces":
                name = devices[row["device"]] + " " + row["name"]
            if kind == "cables":
                name = ""
            names[kind, row["id"]] = kind + ":" + name
    # An address may be there twice (anycast): its interface tells them apart.
    for row in classes["ip-addresses"]:
        if row.get("assigned_type") == "dcim.interface":
            names["ip-addresses", row["id"]] += " on " + names["interfaces", row["assigned_object"]]

    def plain(kind, row, key, value):
        target = REFERENCES.get(key)
        if key == "asn" and kind == ASN_IS_A_NUMBER:
            return value
        if key == "assigned_object":
            return names[BY_TYPE[row["assigned_type"]], value]
        if key == "scope":
            return names[BY_TYPE[row["scope_type"]], value]
        if key in ("a", "b"):
            return sorted(end.get("device_name", "") + " " + end.get("object_name", "") for end in value)
        if key in REFERENCES and isinstance(value, int):
            return names[target, value] if target else "set"
        if key in REFERENCES and isinstance(value, list):
            return sorted(names[target, item] for item in value)
        if key == "options":
            return json.loads(value)
        return value

    out = []
    for kind, rows in classes.items():
        for row in rows:
            content = {k: plain(kind, row, k, v) for k, v in row.items() if k not in ("id", "last_updated")}
            if kind == "cables":
                content.pop("display", None)  # "#17"
                content["ends"] = sorted([content.pop("a", []), content.pop("b", [])])
            out.append(kind + " " + json.dumps(content, sort_keys=True))
    return sorted(out)


def difference(a, b):
    """Lines that only one of two files has."""
    one, other = lines(load(a)), lines(load(b))
    return ["only the first: " + line for line in one if line not in other] + \
           ["only the second: " + line for line in other if line not in one]
