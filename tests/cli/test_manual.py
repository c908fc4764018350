#!/usr/bin/env python3
"""A change asked for by hand goes the way of every other. Usage: test_manual.py BIN_FOLDER"""
import json
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from lab import Lab

BIN = sys.argv.pop(1)
MTU = "/interfaces/interface[name=Ethernet1]/config/mtu"
DESCRIPTION = "/interfaces/interface[name=Ethernet1]/config/description"


class Manual(unittest.TestCase):
    def setUp(self):
        self.lab = Lab(BIN)
        self.addCleanup(self.lab.close)

    def change(self, *args, code=0):
        done = self.lab.orch("plan", "change", *args)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done

    def add(self, *args, code=0):
        return self.change("add", "--device", "leaf3", "--reason", "INC4711", *args, code=code)

    def test_a_value_is_planned_approved_and_applied(self):
        self.assertIn("nothing was sent", self.add("--path", DESCRIPTION, "--value", "asked for by hand").stdout)
        self.assertEqual(self.lab.stats()["leaf3"]["set_rpcs"], 0)
        code, document, file = self.lab.plan()
        self.assertEqual(code, 2)
        self.assertEqual(document["summary"]["changed"], 1)
        hunks = self.lab.hunks(document, "leaf3")
        self.assertEqual([(h["op"], h["path"], h["new"]) for h in hunks], [("change", DESCRIPTION, "asked for by hand")])
        origin = hunks[0]["origin"]
        self.assertEqual([(o["type"], o["id"]) for o in origin], [("manual", 1)])
        refused = self.lab.orch("apply", file)
        self.assertEqual((refused.returncode, self.lab.stats()["leaf3"]["set_rpcs"]), (4, 0), refused.stderr)
        done = self.lab.orch("approve", file, "--hunk", hunks[0]["id"], "--reason", "agreed")
        self.assertEqual(done.returncode, 0, done.stderr)
        done = self.lab.orch("apply", file, "--json")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(json.loads(done.stdout)["result"], "applied")
        got = self.lab.orch("discover", "get", "--device", "leaf3", "--path", DESCRIPTION, "--flat")
        self.assertIn("asked for by hand", got.stdout, got.stderr)
        self.assertEqual(self.lab.plan()[0], 0)
        # Withdrawn, the intent counts again: a hunk back to what NetBox says.
        self.change("withdraw", "m1", "--reason", "done")
        code, document, _ = self.lab.plan()
        self.assertEqual((code, [h["path"] for h in self.lab.hunks(document, "leaf3")]), (2, [DESCRIPTION]))
        self.assertNotEqual(self.lab.hunks(document, "leaf3")[0]["origin"][0]["type"], "manual")
        self.change("withdraw", "m1", code=1)

    def test_the_text_plan_names_person_and_reason(self):
        self.add("--path", DESCRIPTION, "--remove")
        done = self.lab.orch("plan")
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertIn("manual: ", done.stdout)
        self.assertIn("INC4711", done.stdout)

    def test_the_newest_change_of_a_node_counts(self):
        self.add("--path", MTU, "--value", "1500")
        self.add("--path", "/openconfig-interfaces:interfaces/interface[name=Ethernet1]/config/mtu", "--value", "2000")
        listed = json.loads(self.change("list", "--json").stdout)
        self.assertEqual([(c["id"], c["device"], c["value"], c["reason"]) for c in listed],
                         [("m2", "leaf3", 2000, "INC4711")])
        self.change("withdraw", "m2")
        self.assertEqual(json.loads(self.change("list", "--json").stdout), [])
        self.assertEqual(self.lab.plan()[0], 0)

    def test_what_the_schema_does_not_take_is_refused(self):
        for path, value in ((MTU, "big"), (MTU, "70000"), (MTU.replace("config", "state"), "1500"),
                            ("/interfaces/interface/config/mtu", "1500"), ("/interfaces/nothing", "1")):
            done = self.add("--path", path, "--value", value, code=1 if "nothing" not in path else 1)
            self.assertIn("nothing was planned", done.stderr)
        self.assertIn("no change", self.change("list").stdout)
        self.change("add", "--path", MTU, "--value", "1500", "--reason", "x", code=3)


if __name__ == "__main__":
    unittest.main()
