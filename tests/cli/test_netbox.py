#!/usr/bin/env python3
"""Snapshots, webhooks and doctor from the command line against a running lab. Usage: test_netbox.py BIN_FOLDER"""
import hashlib
import hmac
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "live")]
import snapshots
from lab import Lab

BIN = sys.argv.pop(1)
RECORDED = os.path.join(HERE, "..", "..", "..", "shared", "data", "netbox-4.7.3", "read")


class WithLab(unittest.TestCase):
    def setUp(self):
        self.lab = Lab(BIN)
        self.addCleanup(self.lab.close)

    def netbox_id(self, query):
        return json.loads(self.lab.ctl("netbox", "GET", query))["results"][0]["id"]

    def describe(self, text):
        port = self.netbox_id("/api/dcim/interfaces/?device=leaf3&name=Ethernet1")
        self.lab.ctl("netbox", "PATCH", "/api/dcim/interfaces/%d/" % port, json.dumps({"description": text}))


class Snapshots(WithLab):
    def test_a_fetch_says_what_moved_since_the_last_one(self):
        first = json.loads(self.lab.orch("intent", "fetch", "--json").stdout)
        self.assertIsNone(first["since"])
        self.describe("storage 7")
        second = json.loads(self.lab.orch("intent", "fetch", "--json").stdout)
        self.assertEqual(second["since"]["revision"], first["revision"])
        self.assertEqual(len(second["changes"]), 1)
        change = second["changes"][0]
        self.assertEqual((change["class"], change["name"], change["change"]), ("interfaces", "leaf3 Ethernet1", "changed"))
        self.assertEqual([(f["field"], f["after"]) for f in change["fields"]], [("description", "storage 7")])
        self.assertIn("nothing moved since", self.lab.orch("intent", "fetch").stdout)
        # Both are kept and can be compared later, without NetBox.
        self.lab.netbox_fault(kind="unavailable", count=-1)
        done = self.lab.orch("intent", "diff", first["revision"][:12], "--json")
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertEqual(json.loads(done.stdout)["changes"], second["changes"])
        self.assertEqual(self.lab.orch("intent", "diff", second["revision"][:12]).returncode, 0)
        self.assertEqual(self.lab.orch("intent", "diff", "0000000000").returncode, 1)

    @unittest.skipUnless(os.path.isdir(RECORDED), "no recording here")
    def test_the_lab_and_the_recorded_server_give_the_same_snapshot(self):
        with tempfile.TemporaryDirectory() as folder:
            ours, recorded = os.path.join(folder, "ours.json"), os.path.join(folder, "recorded.json")
            self.assertEqual(self.lab.orch("intent", "fetch", "-o", ours).returncode, 0)
            data = pathlib.Path(folder, "lab")
            data.mkdir()
            for tree in pathlib.Path(RECORDED, "..", "..", "lab-10").resolve().iterdir():
                (data / tree.name).symlink_to(tree)
            (data / "netbox").symlink_to(os.path.realpath(RECORDED))
            other = Lab(BIN, fabric=str(data))
            try:
                self.assertEqual(other.orch("intent", "fetch", "-o", recorded).returncode, 0)
            finally:
                other.close()
            self.assertEqual(snapshots.difference(recorded, ours), [])


class Webhooks(WithLab):
    SECRET = "only-for-this-test"

    def setUp(self):
        super().setUp()
        secret = os.path.join(self.lab.dir, "hook-secret")
        with open(os.open(secret, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
            file.write(self.SECRET + "\n")
        text = pathlib.Path(self.lab.profile).read_text()
        text = re.sub(r"poll = '[^']*'", "poll = '60m'", text)
        pathlib.Path(self.lab.profile).write_text(text.replace("[netbox]", "[netbox]\nwebhook_secret_file = '%s'" % secret))

    def serve(self):
        process = subprocess.Popen([os.path.join(BIN, "fabric-orch"), "--profile", self.lab.profile, "--json", "webhooks", "serve",
                                    "--listen", "127.0.0.1:0"], env=self.lab.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(process.communicate)
        self.addCleanup(process.terminate)
        line = process.stderr.readline()
        self.assertIn("listening for webhooks on 127.0.0.1:", line)
        return process, re.search(r"on (127\.0\.0\.1:\d+)", line).group(1)

    def deliver(self, address, body, signature):
        request = urllib.request.Request("http://%s/hook" % address, data=body, method="POST",
                                         headers={"Content-Type": "application/json", "X-Hook-Signature": signature})
        try:
            return urllib.request.urlopen(request, timeout=10).status
        except urllib.error.HTTPError as error:
            return error.code

    def test_an_edit_is_told_within_three_seconds(self):
        process, address = self.serve()
        request = urllib.request.Request(self.lab.netbox + "/lab/ctl/netbox-webhook", method="POST",
                                         data=json.dumps({"url": "http://%s/hook" % address, "secret": self.SECRET}).encode())
        urllib.request.urlopen(request, timeout=10).read()
        began = time.monotonic()
        self.describe("told at once")
        report = json.loads(process.stdout.readline())
        self.assertLess(time.monotonic() - began, 3.0)
        self.assertEqual(report["devices"], ["leaf3", "leaf4"])
        self.assertEqual(report["webhooks"], 1)
        self.assertEqual(report["changes"][0]["name"], "leaf3 Ethernet1")

    def test_only_what_is_signed_counts(self):
        process, address = self.serve()
        body = json.dumps({"event": "updated", "object_type": "ipam.vlan", "data": {"id": 1}}).encode()
        self.assertEqual(self.deliver(address, body, ""), 401)
        self.assertEqual(self.deliver(address, body, "0" * 128), 401)
        good = hmac.new(self.SECRET.encode(), body, hashlib.sha512).hexdigest()
        self.assertEqual(self.deliver(address, body + b" ", good), 401)
        self.assertEqual(self.deliver(address, body, good), 204)
        self.assertEqual(self.deliver(address, b"x" * (2 << 20), good), 413)

    def test_without_a_secret_nobody_listens(self):
        text = pathlib.Path(self.lab.profile).read_text()
        pathlib.Path(self.lab.profile).write_text(re.sub(r"webhook_secret_file = .*\n", "", text))
        done = self.lab.orch("webhooks", "serve", "--listen", "127.0.0.1:0")
        self.assertEqual(done.returncode, 3)
        self.assertIn("webhook_secret_file", done.stderr)


class Doctor(WithLab):
    def steps(self, *args):
        done = self.lab.orch("doctor", "--json", *args)
        document = json.loads(done.stdout)
        return done.returncode, {(s["part"], s["step"]): s for s in document["steps"]}, document

    def test_a_healthy_fabric_passes(self):
        code, steps, document = self.steps("--device", "leaf1")
        self.assertEqual(code, 0, document)
        self.assertTrue(document["passed"])
        for step in ("url", "dns", "tcp", "tls", "token", "version", "plugins", "worker", "custom-fields", "devices"):
            self.assertEqual(steps["netbox", step]["result"], "passed")
        for step in ("dns", "tcp", "tls", "capabilities", "get", "subscribe"):
            self.assertEqual(steps["leaf1", step]["result"], "passed")
        self.assertIn("10 devices", steps["netbox", "devices"]["text"])
        text = self.lab.orch("doctor", "--device", "leaf1").stdout
        self.assertIn("✓ netbox", text)
        self.assertNotIn("✕", text)

    def test_says_what_to_do_about_a_wrong_token(self):
        token = re.search(r"token_file = '([^']+)'", pathlib.Path(self.lab.profile).read_text()).group(1)
        os.chmod(token, 0o600)
        pathlib.Path(token).write_text("nbt_aaaaaaaaaaaa." + "b" * 40 + "\n")
        code, steps, _ = self.steps("--device", "leaf1")
        self.assertEqual(code, 1)
        self.assertEqual(steps["netbox", "token"]["result"], "failed")
        self.assertIn("token file", steps["netbox", "token"]["advice"])
        self.assertEqual(steps["netbox", "devices"]["result"], "skipped")
        self.assertEqual(steps["leaf1", "subscribe"]["result"], "passed")  # the profile knows its address

    def test_missing_custom_fields_come_with_a_script(self):
        field = self.netbox_id("/api/extras/custom-fields/?name=l3vni")
        self.lab.ctl("netbox", "DELETE", "/api/extras/custom-fields/%d/" % field)
        script = os.path.join(self.lab.dir, "fields.sh")
        code, steps, document = self.steps("--device", "leaf1", "--script", script)
        self.assertEqual(code, 1)
        self.assertIn("l3vni", steps["netbox", "custom-fields"]["text"])
        self.assertEqual(document["script"], pathlib.Path(script).read_text())
        token = re.search(r"token_file = '([^']+)'", pathlib.Path(self.lab.profile).read_text()).group(1)
        done = subprocess.run(["sh", script], env=dict(os.environ, NETBOX_TOKEN=pathlib.Path(token).read_text().strip()),
                              capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        code, steps, document = self.steps("--device", "leaf1")
        self.assertEqual(steps["netbox", "custom-fields"]["result"], "passed")
        self.assertIsNone(document["script"])

    def test_a_dead_device_is_named(self):
        self.lab.ctl("fault", "leaf2", "refuse")
        code, steps, _ = self.steps("--device", "leaf1", "--device", "leaf2")
        self.assertEqual(code, 1)
        self.assertEqual(steps["leaf1", "subscribe"]["result"], "passed")
        failed = [s for (part, _), s in steps.items() if part == "leaf2" and s["result"] == "failed"]
        self.assertEqual(len(failed), 1)
        self.assertTrue(failed[0]["advice"])


class Adoption(WithLab):
    """What was typed on a switch by hand becomes NetBox objects, and then there is nothing left to plan."""

    def type_by_hand(self):
        instance = "/network-instances/network-instance[name=default]"
        self.lab.ctl("set", "leaf1", instance + "/vlans/vlan[vlan-id=77]", json.dumps({"vlan-id": 77, "config": {"vlan-id": 77, "name": "hand"}}))
        self.lab.ctl("set", "leaf1", "/interfaces/interface[name=Vlan77]", json.dumps({
            "name": "Vlan77", "config": {"name": "Vlan77", "type": "iana-if-type:l3ipvlan", "description": "it's \"typed\" $(by) hand", "enabled": True},
            "openconfig-vlan:routed-vlan": {"config": {"vlan": 77}, "openconfig-if-ip:ipv4": {"addresses": {"address": [
                {"ip": "10.77.0.1", "config": {"ip": "10.77.0.1", "prefix-length": 24}}]}}}}))
        self.lab.ctl("set", "leaf1", "/interfaces/interface[name=Ethernet1]/config/description", "typed")
        self.lab.ctl("set", "leaf1", "/interfaces/interface[name=Loopback9]", json.dumps({
            "name": "Loopback9", "config": {"name": "Loopback9", "type": "iana-if-type:softwareLoopback", "enabled": True},
            "subinterfaces": {"subinterface": [{"index": 0, "config": {"index": 0}, "openconfig-if-ip:ipv4": {"config": {"enabled": True}, "addresses": {"address": [
                {"ip": "10.9.9.9", "config": {"ip": "10.9.9.9", "prefix-length": 32}}]}}}]}}))

    def draft(self):
        done = self.lab.orch("drift", "adopt", "leaf1", "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def run_script(self, text):
        token = re.search(r"token_file = '([^']+)'", pathlib.Path(self.lab.profile).read_text()).group(1)
        script = os.path.join(self.lab.dir, "draft.sh")
        pathlib.Path(script).write_text(text)
        done = subprocess.run(["sh", script], env=dict(os.environ, NETBOX_TOKEN=pathlib.Path(token).read_text().strip()),
                              capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_a_device_in_sync_needs_nothing(self):
        draft = self.draft()
        self.assertEqual((draft["leaves"], draft["objects"], draft["rest"]), (0, [], []))

    def test_vlan_svi_loopback_and_addresses_come_round(self):
        self.type_by_hand()
        code, document, _ = self.lab.plan()
        self.assertEqual(code, 2)
        self.assertGreaterEqual(len(self.lab.hunks(document, "leaf1")), 4)
        draft = self.draft()
        self.assertEqual(draft["rest"], [])
        self.assertEqual(draft["also_asks"], [])
        self.assertEqual([(o["method"], o["endpoint"].rstrip("/0123456789")) for o in draft["objects"]].count(("POST", "/api/ipam/vlans")), 1)
        script = self.lab.orch("drift", "adopt", "leaf1", "--format", "script").stdout
        self.run_script(script)
        code, document, _ = self.lab.plan()
        self.assertEqual(self.lab.hunks(document, "leaf1"), [])
        self.assertEqual(code, 0)
        self.assertEqual(self.draft()["leaves"], 0)

    def test_what_netbox_cannot_say_is_listed_with_its_reason(self):
        self.lab.ctl("set", "leaf1", "/routing-policy/defined-sets/prefix-sets/prefix-set[name=PL]", json.dumps({
            "name": "PL", "config": {"name": "PL", "mode": "IPV4"}, "prefixes": {"prefix": [
                {"ip-prefix": "10.0.0.0/8", "masklength-range": "8..24", "config": {"ip-prefix": "10.0.0.0/8", "masklength-range": "8..24"}}]}}))
        neighbour = "/network-instances/network-instance[name=default]/protocols/protocol[identifier=BGP][name=BGP]/bgp/neighbors/neighbor[neighbor-address=10.9.9.1]"
        self.lab.ctl("set", "leaf1", neighbour, json.dumps({"neighbor-address": "10.9.9.1", "config": {
            "neighbor-address": "10.9.9.1", "peer-as": 65099, "description": "hand"}}))
        draft = self.draft()
        self.assertEqual(draft["objects"], [])
        reasons = {rest["path"]: rest["reason"] for rest in draft["rest"]}
        self.assertEqual(len(draft["rest"]), draft["leaves"])
        self.assertTrue(any("AS 65099" in reason for reason in reasons.values()), reasons)
        self.assertTrue(any("session of the switch uses them" in reason for reason in reasons.values()), reasons)

    def test_a_new_port_and_a_session_with_a_known_as(self):
        self.lab.ctl("set", "leaf1", "/interfaces/interface[name=Ethernet5]", json.dumps({
            "name": "Ethernet5", "config": {"name": "Ethernet5", "type": "iana-if-type:ethernetCsmacd", "description": "by hand", "enabled": False}}))
        neighbour = "/network-instances/network-instance[name=default]/protocols/protocol[identifier=BGP][name=BGP]/bgp/neighbors/neighbor[neighbor-address=10.0.1.4]"
        self.lab.ctl("set", "leaf1", neighbour, json.dumps({"neighbor-address": "10.0.1.4", "config": {
            "neighbor-address": "10.0.1.4", "peer-as": 64999, "description": "hand"}}))
        before = self.draft()
        self.assertTrue(any(o["endpoint"] == "/api/dcim/interfaces/" for o in before["objects"]), before)
        self.run_script(self.lab.orch("drift", "adopt", "leaf1", "--format", "script").stdout)
        after = self.draft()
        self.assertEqual(after["objects"], [], after)
        self.assertLess(after["leaves"], before["leaves"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
