#!/usr/bin/env python3
"""What `intent check` says of the lab, in every form, and what an error stops. Usage: test_check.py BIN_FOLDER"""
import csv
import io
import json
import os
import pathlib
import sys
import unittest
import xml.etree.ElementTree

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from lab import Lab

BIN = sys.argv.pop(1)
MODELS = pathlib.Path(__file__).resolve().parents[3] / "shared/yang/eos-4.35.0F"
DESCRIPTION = "/interfaces/interface[name=Ethernet1]/config/description"


class Check(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.lab = Lab(BIN)
        cls.addClassCleanup(cls.lab.close)

    def check(self, *args, code=0):
        done = self.lab.orch("intent", "check", *args)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout

    def report(self, *args, code=0):
        return json.loads(self.check("--json", *args, code=code))

    def with_profile(self, extra, **files):
        """A profile beside the lab's with other [checks]; returns its name."""
        for name, text in files.items():
            path = pathlib.Path(self.lab.dir, name.replace("__", "/") + ".toml")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
        text = pathlib.Path(self.lab.profile).read_text()
        kept = [line for line in text.splitlines() if not line.startswith("waivers") and line != "[checks]"]
        profile = pathlib.Path(self.lab.dir, "other.toml")
        profile.write_text("\n".join(kept) + "\n" + extra)
        return str(profile)

    def test_the_lab_has_no_error_that_nobody_waived(self):
        report = self.report()
        self.assertEqual(report["summary"]["error"], 0)
        rules = {finding["rule"] for finding in report["findings"]}
        self.assertLessEqual({"C08", "C11", "C21", "C46", "C47", "C51", "C54"}, rules)
        for finding in report["findings"]:
            self.assertLessEqual({"rule", "severity", "devices", "objects", "message", "expected", "actual", "hint"}, set(finding))
        stray = next(finding for finding in report["findings"] if finding["rule"] == "C54")
        self.assertEqual(stray["devices"], ["leaf2"])
        self.assertTrue(stray["objects"][0]["url"].startswith("http"))

    @unittest.skipUnless(MODELS.is_dir(), "the models of the release are not here")
    def test_models_at_hand_are_asked_too(self):
        self.assertEqual([f for f in self.report("--models", str(MODELS))["findings"] if f["rule"] == "document.yang"], [])

    def test_what_the_models_refuse_is_an_error_of_its_device(self):
        folder = pathlib.Path(self.lab.dir, "models")
        folder.mkdir(exist_ok=True)
        (folder / "toy.yang").write_text(
            'module toy { namespace "urn:toy"; prefix t; container top { leaf a { type string; } } }')
        findings = self.report("--models", str(folder), "--rule", "document.yang", "--device", "leaf3", code=2)["findings"]
        self.assertEqual([f["devices"] for f in findings], [["leaf3"]])
        self.assertEqual(findings[0]["severity"], "error")
        self.assertNotEqual(self.lab.orch("intent", "check", "--models", "/no/such/folder").returncode, 0)

    def test_rules_and_devices_narrow(self):
        self.assertEqual({f["rule"] for f in self.report("--rule", "C5*")["findings"]}, {"C51", "C54"})
        self.assertTrue(all("leaf7" in f["devices"] or not f["devices"] for f in self.report("--device", "leaf7")["findings"]))
        self.assertEqual(self.lab.orch("intent", "check", "--format", "pdf").returncode, 3)

    def test_csv_and_junit_can_be_read(self):
        rows = list(csv.DictReader(io.StringIO(self.check("--format", "csv"))))
        self.assertIn("C54", {row["rule"] for row in rows})
        root = xml.etree.ElementTree.fromstring(self.check("--format", "junit"))
        cases = root.findall(".//testcase")
        self.assertGreaterEqual(len(cases), 54)
        self.assertEqual(root.findall(".//failure"), [])
        self.assertIn("notes", self.check().splitlines()[-1])

    def test_an_error_is_exit_2_and_stops_an_apply_there_only(self):
        device = self.report("--rule", "C54")["findings"][0]  # any row with a device to count ids from
        self.assertTrue(device)
        peer = json.loads(self.lab.orch("intent", "show", "leaf3", "--path", "/interfaces/interface[name=Ethernet11]", "--json").stdout)
        port = next(origin["id"] for row in peer for origin in row["origin"] if origin["type"] == "dcim.interface")
        self.lab.ctl("set", "leaf3", DESCRIPTION, "hacked")
        self.lab.ctl("set", "leaf7", DESCRIPTION, "hacked")
        self.lab.ctl("netbox", "PATCH", "/api/dcim/interfaces/%d/" % port, '{"mode": "access"}')
        self.addCleanup(self.lab.ctl, "netbox", "PATCH", "/api/dcim/interfaces/%d/" % port, '{"mode": null}')
        report = self.report(code=2)
        errors = [f for f in report["findings"] if f["severity"] == "error" and f["rule"] == "C20"]
        self.assertEqual([f["devices"] for f in errors], [["leaf3"]])
        self.assertTrue(xml.etree.ElementTree.fromstring(self.check("--format", "junit", code=2)).findall(".//failure"))
        _, plan, file = self.lab.plan()
        for name in ("leaf3", "leaf7"):
            hunk = next(h for h in self.lab.hunks(plan, name) if h["path"] == DESCRIPTION)
            done = self.lab.orch("approve", file, "--hunk", hunk["id"], "--reason", "test")
            self.assertEqual(done.returncode, 0, done.stderr)
        done = self.lab.orch("apply", file, "--device", "leaf3")
        self.assertEqual(done.returncode, 4, done.stdout + done.stderr)
        self.assertIn("C20", done.stdout + done.stderr)
        self.assertEqual(self.lab.stats()["leaf3"]["set_rpcs"], 0)
        done = self.lab.orch("apply", file, "--device", "leaf7")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_waivers_and_own_checks_come_from_files(self):
        own = '[[check]]\nname = "border"\nclass = "session"\nseverity = "error"\ncondition = \'not name contains "border"\'\n' \
              'message = "{device.name} talks to a border"\n'
        profile = self.with_profile('[checks]\nfolder = "own"\n', own__a=own, own__b="broken = ")
        done = self.lab.orch("intent", "check", "--json", "--profile", profile, "--rule", "border", "--rule", "own-checks", profile=False)
        report = json.loads(done.stdout)
        self.assertEqual((done.returncode, report["summary"]["error"], report["summary"]["warning"]), (2, 2, 1), done.stdout)
        waiver = '[[waiver]]\nrule = "border"\nobject = "%s"\nreason = "r"\nuser = "u"\n%s'
        profile = self.with_profile('[checks]\nfolder = "own"\nwaivers = "w.toml"\n', own__a=own, own__b=own.replace("border", "b"),
                                    w=waiver % ("leaf?", ""))
        done = self.lab.orch("intent", "check", "--json", "--profile", profile, "--rule", "border", profile=False)
        self.assertEqual((done.returncode, json.loads(done.stdout)["summary"]["waived"]), (0, 2), done.stdout)
        profile = self.with_profile('[checks]\nfolder = "own"\nwaivers = "w.toml"\n', own__a=own,
                                    w=waiver % ("leaf?", 'expires = "2020-01-01"\n'))
        done = self.lab.orch("intent", "check", "--json", "--profile", profile, "--rule", "border", "--rule", "waiver", profile=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("ended on 2020-01-01", done.stdout)

    def test_what_cannot_be_read_is_exit_7(self):
        self.lab.netbox_fault(kind="forbidden", count=-1)
        self.addCleanup(self.lab.netbox_fault, kind="none")
        self.check(code=7)


if __name__ == "__main__":
    unittest.main(verbosity=2)
