#!/usr/bin/env python3
"""The command line against a real NetBox and a running lab.

  run_live.py BIN [--record] [EDIT...]

BIN holds fabric-orch and fabric-lab. NETBOX_URL and NETBOX_TOKEN name a server that is empty or was filled by this
suite (packaging/netbox/live-server env prints both). The fabric is copied from the lab, so lab and NetBox describe the
same; then `plan` must be empty, and after each edit of edits.py (or those named) show exactly what expected.json says.
--record writes that file: read the difference before you commit it.
"""
import json
import os
import pathlib
import re
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "cli"), str(HERE.parent.parent / "packaging" / "netbox")]
import copy_fabric  # noqa: E402
import edits  # noqa: E402
import snapshots  # noqa: E402
from lab import Lab  # noqa: E402


class Suite:
    def __init__(self, bin_dir):
        self.failures = 0
        self.lab = Lab(bin_dir, scenario="in-sync")
        self.netbox = copy_fabric.Server(os.environ["NETBOX_URL"], os.environ["NETBOX_TOKEN"])
        token = os.path.join(self.lab.dir, "real-token")
        with open(os.open(token, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
            file.write(os.environ["NETBOX_TOKEN"] + "\n")
        # The lab's profile with the other NetBox, and the lab's ports for the devices.
        text = pathlib.Path(self.lab.profile).read_text()
        self.lab_profile = self.lab.profile
        self.lab_token = re.search(r"token_file = '([^']+)'", text).group(1)
        text = text.replace(self.lab.netbox, os.environ["NETBOX_URL"]).replace(self.lab_token, token)
        self.profile = os.path.join(self.lab.dir, "live.toml")
        pathlib.Path(self.profile).write_text(text)

    def orch(self, *args, profile=None):
        return self.lab.orch("--profile", profile or self.profile, *args, profile=False)

    def check(self, name, good, detail=""):
        print(("ok    " if good else "FAIL  ") + name + ("" if good else "\n" + detail.rstrip()))
        sys.stdout.flush()
        self.failures += 0 if good else 1

    def seed(self):
        if self.netbox.rows("dcim/devices"):
            return
        began = time.monotonic()
        source = copy_fabric.Server(self.lab.netbox, pathlib.Path(self.lab_token).read_text().strip())
        counts = copy_fabric.Copier(source, self.netbox).run()
        print("seeded %d objects in %.0f s" % (sum(counts.values()), time.monotonic() - began))

    def hunks(self):
        done = self.orch("plan", "--json")
        if done.returncode not in (0, 2):
            return ["exit %d: %s" % (done.returncode, done.stderr.strip())]
        out = []
        for device in json.loads(done.stdout)["devices"]:
            if device["status"] not in ("in_sync", "changed"):
                out.append("%s is %s" % (device["name"], device["status"]))
            for hunk in device["hunks"]:
                out.append("%s %s %s %s -> %s" % (device["name"], hunk["op"], hunk["path"], json.dumps(hunk.get("old")),
                                                  json.dumps(hunk.get("new"))))
            for line in device.get("cli", []):
                # Ids and pages differ from server to server.
                out.append("%s %s cli %s: %s -> %s" % (device["name"], line.get("op"), json.dumps(line.get("context")),
                                                       json.dumps(line.get("old")), json.dumps(line.get("new"))))
        return out

    def read(self):
        began = time.monotonic()
        real = os.path.join(self.lab.dir, "real.json")
        done = self.orch("intent", "fetch", "-o", real)
        self.check("intent fetch (%.1f s)" % (time.monotonic() - began), done.returncode == 0, done.stdout + done.stderr)
        ours = os.path.join(self.lab.dir, "ours.json")
        done = self.orch("intent", "fetch", "-o", ours, profile=self.lab_profile)
        self.check("intent fetch from the lab", done.returncode == 0, done.stderr)
        different = snapshots.difference(real, ours)
        self.check("the real server and the lab's give the same snapshot", not different, "\n".join(different[:20]))
        done = self.orch("intent", "fetch")
        self.check("a second fetch says that nothing moved", done.returncode == 0 and "nothing moved" in done.stdout, done.stdout)
        done = self.orch("intent", "show", "leaf1", "--path", "/system/config/hostname")
        self.check("intent show leaf1", done.returncode == 0, done.stdout + done.stderr)
        done = self.orch("intent", "check")
        self.check("intent check", done.returncode in (0, 2), done.stdout + done.stderr)

    def table(self, record, only):
        path = HERE / "expected.json"
        expected = json.loads(path.read_text()) if path.exists() else {}
        seen = {}
        for name, edit in edits.EDITS:
            if only and name not in only:
                continue
            undo = edit(self.netbox)
            try:
                seen[name] = self.hunks()
            finally:
                undo()
            if record:
                print("%s: %d hunks" % (name, len(seen[name])))
                continue
            want = expected.get(name, ["nothing is expected of it yet"])
            self.check("edit: " + name, seen[name] == want,
                       "\n".join(["  not expected: " + h for h in seen[name] if h not in want] +
                                 ["  missing:      " + h for h in want if h not in seen[name]]))
        if record:
            path.write_text(json.dumps({**expected, **seen} if only else seen, indent=1) + "\n")

    def run(self, record, only):
        try:
            self.seed()
            self.read()
            left = self.hunks()
            self.check("plan is empty", not left, "\n".join(left[:20]))
            self.table(record, only)
            left = self.hunks()
            self.check("plan is empty again", not left, "\n".join(left[:20]))
        finally:
            self.lab.close()
        print("%d failures" % self.failures)
        return 1 if self.failures else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(Suite(sys.argv[1]).run("--record" in sys.argv, [word for word in sys.argv[2:] if word != "--record"]))
