#!/usr/bin/env python3
"""Everything that stands in the way of a plan is a sentence (what, where, the state now, the next step) and exit 7.
Usage: test_faults.py BIN_FOLDER"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from lab import Lab

BIN = sys.argv.pop(1)
DEVICES = 10


class Faults(unittest.TestCase):
    EXTRA = ()

    def setUp(self):
        self.lab = Lab(BIN, extra=self.EXTRA)
        self.addCleanup(self.lab.close)

    def profile(self, name, change):
        """A second profile: the lab's own with its text changed."""
        path = os.path.join(self.lab.dir, name)
        before = pathlib.Path(self.lab.profile).read_text()
        after = change(before)
        self.assertNotEqual(before, after)
        pathlib.Path(path).write_text(after)
        return path

    def orch(self, profile, *args):
        return self.lab.orch("--profile", profile, *args, profile=False)

    def assertSentence(self, line, text, subject):
        """text [subject] -> state now -> next step"""
        self.assertRegex(line, r"%s.* \[.*%s.*\] -> .+ -> .+" % (text, re.escape(subject)))

    def sentences(self, done):
        return [line.strip() for line in (done.stdout + done.stderr).splitlines() if " -> " in line]

    def assertNotPlanned(self, done, text, subject):
        self.assertEqual(done.returncode, 7, done.stdout + done.stderr)
        lines = [line for line in self.sentences(done) if subject in line]
        self.assertTrue(lines, done.stdout + done.stderr)
        self.assertSentence(lines[0], text, subject)
        self.assertNotIn("%s in sync" % subject.split()[0], re.sub(" +", " ", done.stdout))


class Switches(Faults):
    def test_a_dead_device_is_never_in_sync(self):
        self.lab.ctl("fault", "leaf5", "refuse")
        self.assertNotPlanned(self.lab.orch("plan"), "connection refused", "leaf5 127.0.0.1:%d" % self.lab.ports["leaf5"])
        code, document, _ = self.lab.plan()
        self.assertEqual(code, 7)
        leaf5 = next(device for device in document["devices"] if device["name"] == "leaf5")
        self.assertEqual(leaf5["status"], "unreachable")
        self.assertEqual(self.lab.orch("status", "--timeout", "8").returncode, 7)

    def test_tls_where_none_is_spoken(self):
        profile = self.profile("tls.toml", lambda text: text.replace("tls = 'off'", "tls = 'verify'"))
        done = self.orch(profile, "plan")
        self.assertNotPlanned(done, "TLS was offered, but the device speaks plaintext", "leaf1 127.0.0.1")
        self.assertEqual(len(self.sentences(done)), DEVICES)


class Passwords(Faults):
    def setUp(self):
        self.secret = pathlib.Path("/tmp/fc-password-%d" % os.getpid())
        self.secret.touch(0o600)
        self.secret.write_text("right")
        self.addCleanup(self.secret.unlink)
        self.EXTRA = ("--auth", "admin:%s" % self.secret)
        super().setUp()

    def test_a_wrong_password_names_user_and_device(self):
        self.assertEqual(self.lab.orch("plan").returncode, 0)
        wrong = os.path.join(self.lab.dir, "wrong")
        pathlib.Path(wrong).touch(0o600)
        pathlib.Path(wrong).write_text("hunter2")
        profile = self.profile("wrong.toml", lambda text: text.replace(str(self.secret), wrong))
        done = self.orch(profile, "plan")
        self.assertNotPlanned(done, 'refused user "admin" or its password', "leaf3 127.0.0.1")
        self.assertEqual(len(self.sentences(done)), DEVICES)
        self.assertNotIn("hunter2", done.stdout + done.stderr)
        self.assertEqual(self.orch(profile, "status", "--timeout", "8").returncode, 7)

    def test_a_password_comes_from_the_keychain(self):
        tools = os.path.join(self.lab.dir, "tools")
        os.mkdir(tools)
        tool = os.path.join(tools, "secret-tool")
        pathlib.Path(tool).write_text('#!/bin/sh\n[ "$*" = "lookup service fabric-console key leafs" ] && printf right\n')
        os.chmod(tool, 0o700)
        profile = self.profile("keychain.toml", lambda text: re.sub("password_file = '[^']*'", "password_keychain = 'leafs'", text))
        path = {"PATH": tools + ":" + os.environ["PATH"]}
        done = self.lab.orch("--profile", profile, "plan", profile=False, env=path)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        missing = self.lab.orch("--profile", profile, "plan", profile=False, env={"PATH": self.lab.dir})
        self.assertNotEqual(missing.returncode, 0)
        self.assertSentence(missing.stderr, "secret-tool", "leafs")
        self.assertIn("apt-get install libsecret-tools", missing.stderr)


class NetBox(Faults):
    def test_a_lying_netbox(self):
        for fault, text in (("forbidden", "may not view"), ("error", "HTTP 500"), ("html", "a web page came"),
                            ("truncated", "ends too early")):
            with self.subTest(fault=fault):
                self.lab.netbox_fault(kind=fault, count=-1)
                self.assertNotPlanned(self.lab.orch("plan"), text, self.lab.netbox)
                error = json.loads(self.lab.orch("plan", "--json").stdout)["error"]
                self.assertTrue(all(error[part] for part in ("code", "text", "subject", "state", "next")), error)
                self.lab.netbox_fault(kind="none")
        self.assertEqual(self.lab.plan()[0], 0)

    def test_a_netbox_that_is_not_there(self):
        profile = self.profile("gone.toml", lambda text: text.replace(self.lab.netbox, "http://127.0.0.1:1"))
        self.assertNotPlanned(self.orch(profile, "plan"), "", "http://127.0.0.1:1")


class FullDisk(Faults):
    """A tmpfs of a few pages in a mount namespace of its own; skipped where the kernel forbids those."""

    def on_disk(self, kilobytes, *args):
        folder = os.path.join(self.lab.dir, "full")
        os.makedirs(folder, exist_ok=True)
        profile = self.profile("full.toml", lambda text: text + "\n[store]\npath = '%s/store'\n" % folder)
        script = "mount -t tmpfs -o size=%dk tmpfs '%s' || exit 99; shift; exec \"$@\"" % (kilobytes, folder)
        done = subprocess.run(["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, "sh", "-",
                               os.path.join(BIN, "fabric-orch"), "--profile", profile, *args],
                              env=self.lab.env, capture_output=True, text=True, timeout=90)
        if done.returncode == 99 or done.stderr.startswith("unshare"):
            self.skipTest("no mount namespace here: " + done.stderr.strip())
        return done, folder

    def test_a_full_disk(self):
        if shutil.which("unshare") is None:
            self.skipTest("unshare is not installed")
        for kilobytes, store in ((16, "journal.db"), (64, "manual.db"), (88, "plans.db")):
            with self.subTest(kilobytes=kilobytes):
                done, folder = self.on_disk(kilobytes, "plan")
                self.assertNotPlanned(done, "disk is full", folder + "/store")
                self.assertIn(store, done.stderr)
                self.assertIn("free space", done.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)
