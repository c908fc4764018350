#!/usr/bin/env python3
"""Writes a fabric into an empty NetBox over REST, taking every object from another server that holds it.

  copy_fabric.py FROM_URL FROM_TOKEN TO_URL TO_TOKEN

FROM is the lab's NetBox-shaped API (fabric-lab run --fabric lab-10 --scenario in-sync), which is made from
resources/demo; TO is a real NetBox 4.7 with netbox-bgp. Objects get other ids there; relations are kept by following
the "url" of every nested object. Python's own library only.
"""
import json
import re
import sys
import time
import urllib.error
import urllib.request

# Each after what it refers to. Relations that run in circles are written in a second round.
ENDPOINTS = [
    "extras/custom-field-choice-sets", "extras/custom-fields", "extras/tags", "dcim/sites", "dcim/manufacturers",
    "dcim/platforms", "dcim/device-roles", "dcim/device-types", "ipam/rirs", "ipam/asns", "ipam/route-targets", "ipam/vrfs",
    "ipam/roles", "ipam/vlan-groups", "ipam/vlans", "ipam/prefixes", "vpn/l2vpns", "vpn/l2vpn-terminations", "dcim/devices",
    "dcim/interfaces", "dcim/cables", "ipam/ip-addresses", "plugins/bgp/community", "plugins/bgp/community-list",
    "plugins/bgp/community-list-rule", "plugins/bgp/aspath-list", "plugins/bgp/aspath-list-rule", "plugins/bgp/prefix-list",
    "plugins/bgp/prefix-list-rule", "plugins/bgp/routing-policy", "plugins/bgp/routing-policy-rule",
    "plugins/bgp/peer-group", "plugins/bgp/session"]
LATER = {"dcim/devices": ("primary_ip4", "primary_ip6", "oob_ip", "custom_fields"), "dcim/interfaces": ("parent", "lag", "bridge")}
NEVER = {"id", "url", "display", "display_url", "created", "last_updated", "cable", "cable_end", "link_peers", "status_history",
         "link_peers_type", "connected_endpoints", "connected_endpoints_type", "connected_endpoints_reachable", "scope",
         "assigned_object", "config_context", "primary_ip", "mac_address", "l2vpn_termination", "nat_outside", "depth",
         "asns", "bridge_interfaces", "_occupied", "data_type", "choices_count", "parent_device", "owner", "mac_addresses"}
TYPES = {"dcim.interface": "dcim/interfaces", "dcim.site": "dcim/sites", "ipam.vlan": "ipam/vlans", "dcim.device": "dcim/devices"}
ALIASES = {"plugins/bgp/bgpsession": "plugins/bgp/session", "plugins/bgp/bgppeergroup": "plugins/bgp/peer-group"}


class Server:
    def __init__(self, url, token):
        self.base = url.rstrip("/") + "/api/"
        self.headers = {"Authorization": ("Bearer " if token.startswith("nbt_") else "Token ") + token,
                        "Content-Type": "application/json", "Accept": "application/json"}

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data=data, headers=self.headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=300) as answer:
                text = answer.read()
                return json.loads(text) if text else None
        except urllib.error.HTTPError as error:
            raise RuntimeError("%s %s: %d %s" % (method, path, error.code, error.read()[:2000].decode(errors="replace"))) from None

    def rows(self, endpoint, query=""):
        out = []
        while True:
            page = self.call("GET", "%s/?limit=200&offset=%d&ordering=id%s" % (endpoint, len(out), query))
            out += page["results"]
            if not page["next"]:
                return out

    def one(self, endpoint, **query):
        found = self.rows(endpoint, "".join("&%s=%s" % (k, urllib.request.quote(str(v))) for k, v in query.items()))
        if len(found) != 1:
            raise RuntimeError("%s %s: %d objects match" % (endpoint, query, len(found)))
        return found[0]


def endpoint_of(url):
    path = re.sub(r"^.*/api/", "", url).rstrip("/")
    endpoint = path.rsplit("/", 1)[0]
    return ALIASES.get(endpoint, endpoint)


class Copier:
    def __init__(self, source, target):
        self.source, self.target, self.ids = source, target, {}

    def ref(self, value):
        """A printed value in written form; nested objects become the id they have on the other side."""
        if isinstance(value, dict) and "id" in value and "url" in value:
            return self.ids[endpoint_of(value["url"]), value["id"]]
        if isinstance(value, dict) and set(value) == {"value", "label"}:
            return value["value"]
        if isinstance(value, list):
            return [self.ref(item) for item in value]
        return value

    def written(self, row, skip):
        out = {}
        for key, value in row.items():
            if key in NEVER or key in skip or key.endswith("_count") or key.startswith("_") or value is None:
                continue
            if key == "custom_fields":
                value = {name: self.ref(field) for name, field in value.items() if field is not None}
            elif key == "family" and isinstance(value, dict):
                continue  # follows from the address
            elif key in ("a_terminations", "b_terminations"):
                value = [{"object_type": end["object_type"], "object_id": self.ids[TYPES[end["object_type"]], end["object_id"]]}
                         for end in value]
            elif key in ("assigned_object_id", "scope_id"):
                kind = row["assigned_object_type" if key == "assigned_object_id" else "scope_type"]
                value = self.ids[TYPES[kind], value]
            elif key == "tags":
                value = [{"slug": tag["slug"]} for tag in value]
            else:
                value = self.ref(value)
            out[key] = value
        return out

    def run(self):
        counts = {}
        for endpoint in ENDPOINTS:
            rows = self.source.rows(endpoint)
            skip = LATER.get(endpoint, ())
            for at in range(0, len(rows), 100):
                part = rows[at:at + 100]
                made = self.target.call("POST", endpoint + "/", [self.written(row, skip) for row in part])
                for row, new in zip(part, made):
                    self.ids[endpoint, row["id"]] = new["id"]
            counts[endpoint] = len(rows)
        for endpoint, fields in LATER.items():
            patches = []
            for row in self.source.rows(endpoint):
                patch = {k: v for k, v in self.written(row, ()).items() if k in fields}
                if patch:
                    patches.append(dict(patch, id=self.ids[endpoint, row["id"]]))
            for at in range(0, len(patches), 100):
                self.target.call("PATCH", endpoint + "/", patches[at:at + 100])
        return counts


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    began = time.monotonic()
    counts = Copier(Server(*sys.argv[1:3]), Server(*sys.argv[3:5])).run()
    print("%d objects of %d kinds in %.0f s" % (sum(counts.values()), len([c for c in counts.values() if c]), time.monotonic() - began))


if __name__ == "__main__":
    main()
