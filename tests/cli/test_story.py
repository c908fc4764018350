#!/usr/bin/env python3
"""One change goes all the way, and every way it must not go. Usage: test_story.py BIN_FOLDER"""
import json
import os
import pathlib
import sqlite3
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from lab import Lab

BIN = sys.argv.pop(1)
DESCRIPTION = "/interfaces/interface[name=Ethernet1]/config/description"


class InSync(unittest.TestCase):
    def setUp(self):
        self.lab = Lab(BIN)
        self.addCleanup(self.lab.close)

    def hack(self, device="leaf3", value="hacked"):
        self.lab.ctl("set", device, DESCRIPTION, value)

    def planned_hunk(self):
        code, document, file = self.lab.plan()
        self.assertEqual(code, 2)
        hunks = self.lab.hunks(document, "leaf3")
        self.assertEqual(len(hunks), 1, hunks)
        self.assertEqual(document["summary"]["change"], 1)
        return hunks[0], file

    def approve(self, file, hunk):
        done = self.lab.orch("approve", file, "--hunk", hunk["id"], "--reason", "test")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_untouched_fabric_has_an_empty_plan(self):
        code, document, _ = self.lab.plan()
        self.assertEqual(code, 0)
        self.assertEqual(document["summary"]["in_sync"], 10)

    def test_one_change_goes_all_the_way(self):
        self.hack()
        hunk, file = self.planned_hunk()
        self.assertEqual(hunk["op"], "change")
        self.assertEqual(hunk["path"], DESCRIPTION)
        self.assertIn("hacked", str(hunk["old"]))
        self.assertEqual(hunk["origin"][0]["type"], "dcim.interface")
        self.assertTrue(hunk["origin"][0]["url"].startswith("http"))
        again, _ = self.planned_hunk()
        self.assertEqual(again["id"], hunk["id"], "hunk ids are stable")
        approved = self.lab.orch("approve", file, "--hunk", hunk["id"], "--reason", "test")
        self.assertEqual(approved.returncode, 0, approved.stderr)
        self.assertIn("warning acknowledged: leaf3: ", approved.stdout)
        done = self.lab.orch("apply", file, "--json")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        report = json.loads(done.stdout)
        self.assertEqual(report["result"], "applied")
        self.assertEqual([(d["name"], d["sets"], d["verified"]) for d in report["devices"]], [("leaf3", 1, True)])
        stats = self.lab.stats()
        self.assertEqual({name: d["set_rpcs"] for name, d in stats.items() if d["set_rpcs"]}, {"leaf3": 1})
        self.assertEqual(len(stats["leaf3"]["last_set"]), 1)
        self.assertEqual(stats["leaf3"]["last_set"][0]["path"], DESCRIPTION)
        self.assertEqual(self.lab.plan()[0], 0)
        history = json.loads(self.lab.orch("history", "--json").stdout)
        self.assertEqual(history[0]["journal"], report["journal"])
        self.assertEqual(history[0]["result"], "applied")
        self.assertTrue(history[0]["devices"][0]["changes"])
        second = self.lab.orch("apply", file)
        self.assertEqual(second.returncode, 4, "an approval is used up by its apply: " + second.stdout)
        self.assertEqual(self.lab.stats()["leaf3"]["set_rpcs"], 1)

    def test_nothing_leaves_without_approval(self):
        self.hack()
        _, file = self.planned_hunk()
        done = self.lab.orch("apply", file)
        self.assertEqual(done.returncode, 4)
        self.assertIn("nothing was sent", done.stderr)
        self.assertEqual(sum(d["set_rpcs"] for d in self.lab.stats().values()), 0)

    def test_an_altered_plan_is_refused(self):
        self.hack()
        hunk, file = self.planned_hunk()
        self.approve(file, hunk)
        text = pathlib.Path(file).read_bytes()
        at = text.index(b"host2")
        pathlib.Path(file).write_bytes(text[:at] + b"h0st2" + text[at + 5:])
        self.assertEqual(self.lab.orch("apply", file).returncode, 4)
        self.assertEqual(self.lab.orch("approve", file, "--all", "--reason", "x").returncode, 4)
        self.assertEqual(self.lab.stats()["leaf3"]["set_rpcs"], 0)

    def test_an_altered_approval_is_refused(self):
        self.hack()
        hunk, file = self.planned_hunk()
        self.approve(file, hunk)
        database = next(os.path.join(base, name) for base, _, names in os.walk(os.path.join(self.lab.dir, "state"))
                        for name in names if name == "decisions.db")
        with sqlite3.connect(database) as connection:
            table = next(row[0] for row in connection.execute("select name from sqlite_master where type='table'")
                         if "decision" in row[0])
            columns = [row[1] for row in connection.execute("pragma table_info(%s)" % table)]
            self.assertIn("who", columns)
            connection.execute("update %s set who = 'somebody else'" % table)
        done = self.lab.orch("apply", file)
        self.assertEqual(done.returncode, 4, done.stdout + done.stderr)
        self.assertEqual(self.lab.stats()["leaf3"]["set_rpcs"], 0)

    def test_what_moved_since_is_refused_and_named_and_the_rest_goes(self):
        self.hack()
        hunk, file = self.planned_hunk()
        self.approve(file, hunk)
        self.hack(value="hacked again")
        done = self.lab.orch("apply", file)
        self.assertEqual(done.returncode, 4)
        self.assertIn("Ethernet1", done.stderr + done.stdout)
        self.assertEqual(self.lab.stats()["leaf3"]["set_rpcs"], 0)
        self.hack(value="hacked")
        self.lab.ctl("set", "leaf3", "/interfaces/interface[name=Ethernet11]/config/description", "unrelated")
        done = self.lab.orch("apply", file)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_a_moved_origin_is_refused(self):
        self.hack()
        hunk, file = self.planned_hunk()
        self.approve(file, hunk)
        identity = hunk["origin"][0]["id"]
        self.lab.ctl("netbox", "PATCH", "/api/dcim/interfaces/%d/" % identity, '{"description": "host2 moved"}')
        done = self.lab.orch("apply", file)
        self.assertEqual(done.returncode, 4, done.stdout + done.stderr)
        self.assertEqual(self.lab.stats()["leaf3"]["set_rpcs"], 0)

    def test_a_rejected_set_changes_nothing_and_speaks(self):
        self.hack()
        hunk, file = self.planned_hunk()
        self.approve(file, hunk)
        self.lab.ctl("fault", "leaf3", "set-error", "description is locked by the operator")
        done = self.lab.orch("apply", file)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn("locked by the operator", done.stdout + done.stderr)
        self.lab.ctl("fault", "leaf3", "none")
        self.assertEqual(self.planned_hunk()[0]["id"], hunk["id"])

    def test_discover_speaks_to_one_switch(self):
        target = ["--target", "127.0.0.1:%d" % self.lab.ports["leaf1"], "--insecure"]
        done = self.lab.orch("discover", "capabilities", "--json", *target, profile=False)
        self.assertEqual(json.loads(done.stdout)["gnmi_version"], "0.7.0")
        done = self.lab.orch("discover", "get", "--path", DESCRIPTION, "--flat", *target, profile=False)
        self.assertIn(DESCRIPTION + ": host1", done.stdout.splitlines())
        done = self.lab.orch("discover", "subscribe", "--path", "/interfaces", "--mode", "once", "--stats", "--json",
                             *target, profile=False)
        stats = json.loads(done.stdout)
        self.assertGreater(stats["leaves"], 100)
        self.assertEqual((stats["bad"], stats["syncs"]), (0, 1))
        tls = self.lab.orch("discover", "capabilities", "--target", target[1], profile=False)
        self.assertEqual(tls.returncode, 1)
        self.assertIn("TLS", tls.stderr)

    def test_intent_is_shown_with_origins(self):
        done = self.lab.orch("intent", "show", "leaf3", "--path", "/interfaces/interface[name=Ethernet1]", "--json")
        rows = json.loads(done.stdout)
        self.assertTrue(rows and all(row["origin"] for row in rows))
        snapshot = os.path.join(self.lab.dir, "snapshot.json")
        self.assertEqual(self.lab.orch("intent", "fetch", "-o", snapshot).returncode, 0)
        self.assertEqual(self.lab.orch("plan", "--intent", snapshot).returncode, 0)


TREES = pathlib.Path(__file__).resolve().parents[3] / "shared" / "data" / "lab-10"


@unittest.skipUnless((TREES / "leaf3.cli").exists(), "the lab's trees are not at hand")
class CliLines(unittest.TestCase):
    """What only the CLI can express, intended by NAME.cli files."""

    def setUp(self):
        self.lab = Lab(BIN)
        self.addCleanup(self.lab.close)
        self.intent = ["--intent", str(TREES)]

    def plan(self):
        code, document, file = self.lab.plan(*self.intent)
        return code, next(entry for entry in document["devices"] if entry["name"] == "leaf3"), document, file

    def approve_and_apply(self, file, *hunks):
        ids = [word for hunk in hunks for word in ("--hunk", hunk["id"])]
        done = self.lab.orch("approve", file, *ids, "--reason", "test")
        self.assertEqual(done.returncode, 0, done.stderr)
        done = self.lab.orch("apply", file, "--json", *self.intent)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return json.loads(done.stdout)["devices"]

    def test_one_line_goes_all_the_way(self):
        code, leaf3, document, _ = self.plan()
        self.assertEqual(code, 0, document["summary"])
        self.lab.ctl("cli", "leaf3", "router bgp 65002\n   maximum-paths 8")
        code, leaf3, document, file = self.plan()
        self.assertEqual((code, document["summary"]["change"], leaf3["hunks"]), (2, 1, []))
        self.assertEqual(len(leaf3["cli"]), 1)
        hunk = leaf3["cli"][0]
        self.assertEqual((hunk["op"], hunk["context"], hunk["old"], hunk["new"], hunk["requires"]),
                         ("change", ["router bgp 65002"], "maximum-paths 8", "maximum-paths 4 ecmp 64", []))
        self.assertEqual(hunk["origin"][0]["display"], "leaf3.cli")
        text = self.lab.orch("plan", *self.intent).stdout
        self.assertIn("~ cli: maximum-paths 8 -> maximum-paths 4 ecmp 64", text)
        devices = self.approve_and_apply(file, hunk)
        self.assertEqual([(d["name"], d["sets"], d["verified"], d["lost"]) for d in devices], [("leaf3", 1, True, [])])
        stats = self.lab.stats()
        self.assertEqual({name: d["set_rpcs"] for name, d in stats.items() if d["set_rpcs"]}, {"leaf3": 1})
        self.assertEqual([entry["path"] for entry in stats["leaf3"]["last_set"]], ["cli:/"])
        self.assertIn("maximum-paths 4 ecmp 64", stats["leaf3"]["last_set"][0]["value"])
        self.assertEqual(self.plan()[0], 0)

    def test_lines_that_another_set_took_along_are_offered(self):
        self.lab.ctl("set", "leaf3", DESCRIPTION, "hacked")
        _, leaf3, _, file = self.plan()
        self.lab.ctl("fault", "leaf3", "erase-cli", "router bgp 65002")
        devices = self.approve_and_apply(file, *leaf3["hunks"])
        self.assertTrue(devices[0]["verified"])
        self.assertEqual(sorted(devices[0]["lost"]), ["router bgp 65002 / maximum-paths 4 ecmp 64",
                                                      "router bgp 65002 / no bgp default ipv4-unicast"])
        code, leaf3, _, file = self.plan()
        self.assertEqual((code, leaf3["hunks"], [hunk["op"] for hunk in leaf3["cli"]]), (2, [], ["add", "add"]))
        self.assertEqual(self.lab.stats()["leaf3"]["set_rpcs"], 1, "nobody approved to send them again")
        self.approve_and_apply(file, *leaf3["cli"])
        self.assertEqual(self.plan()[0], 0)

    def test_a_running_config_that_is_cut_off_is_never_in_sync(self):
        self.lab.ctl("fault", "leaf3", "truncate")
        code, leaf3, _, _ = self.plan()
        self.assertEqual((code, leaf3["cli"]), (7, []))


class Demo(unittest.TestCase):
    def test_the_demo_starts_as_told(self):
        lab = Lab(BIN, "demo")
        self.addCleanup(lab.close)
        code, document, _ = lab.plan()
        self.assertEqual(code, 2)
        self.assertEqual(document["summary"]["in_sync"], 7)
        self.assertEqual(len(lab.hunks(document, "leaf7")), 3)
        status = json.loads(lab.orch("status", "--json", "--timeout", "60").stdout)
        states = {device["name"]: device["config"] for device in status["devices"]}
        self.assertEqual((states["leaf7"], states["leaf3"], states["leaf4"], states["spine1"]),
                         ("drift", "pending", "pending", "in sync"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
