"""Starts fabric-lab on free loopback ports and runs fabric-orch against it."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time
import urllib.request


class Lab:
    def __init__(self, bin_dir, scenario="in-sync", extra=(), fabric="lab-10"):
        self.bin = bin_dir
        self.dir = tempfile.mkdtemp(prefix="fc-cli-")
        os.chmod(self.dir, 0o700)
        self.profile = os.path.join(self.dir, "profile.toml")
        self.env = dict(os.environ, XDG_RUNTIME_DIR=self.dir, XDG_STATE_HOME=os.path.join(self.dir, "state"),
                        XDG_CONFIG_HOME=os.path.join(self.dir, "config"), NO_COLOR="1")
        self.log = open(os.path.join(self.dir, "lab.log"), "w+")
        ready = os.path.join(self.dir, "ready")
        self.process = subprocess.Popen(
            [os.path.join(bin_dir, "fabric-lab"), "run", "--fabric", fabric, "--scenario", scenario, "--base-port", "0",
             "--netbox-port", "0", "--profile-out", self.profile, "--ready-file", ready, *extra],
            env=self.env, stdout=self.log, stderr=subprocess.STDOUT)
        deadline = time.monotonic() + 30
        while not os.path.exists(ready):
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.log.seek(0)
                raise RuntimeError("fabric-lab did not start:\n" + self.log.read())
            time.sleep(0.02)
        text = pathlib.Path(self.profile).read_text()
        self.netbox = re.search(r"url = '([^']+)'", text).group(1)
        self.ports = {}
        for block in text.split("[[device]]")[1:]:
            name = re.search(r"name = '([^']+)'", block).group(1)
            self.ports[name] = int(re.search(r"address = '[^']*:(\d+)'", block).group(1))

    def close(self):
        self.process.terminate()
        self.process.wait(20)
        self.log.close()
        shutil.rmtree(self.dir, ignore_errors=True)

    def orch(self, *args, profile=True, env=None):
        command = [os.path.join(self.bin, "fabric-orch")]
        if profile:
            command += ["--profile", self.profile]
        return subprocess.run(command + list(args), env=dict(self.env, **(env or {})), capture_output=True, text=True,
                              timeout=90)

    def ctl(self, *args):
        done = subprocess.run([os.path.join(self.bin, "fabric-lab"), "ctl", *args], env=self.env, capture_output=True,
                              text=True, timeout=30)
        if done.returncode != 0:
            raise RuntimeError("ctl %s: %s" % (args, done.stderr))
        return done.stdout

    def stats(self):
        return json.loads(self.ctl("stats", "--json"))["devices"]

    def netbox_fault(self, **fault):
        request = urllib.request.Request(self.netbox + "/lab/ctl/netbox-fault", data=json.dumps(fault).encode(),
                                         headers={"Content-Type": "application/json"}, method="POST")
        urllib.request.urlopen(request, timeout=10).read()

    def plan(self, *args):
        """Returns (exit code, plan document, file)."""
        name = os.path.join(self.dir, "plan-%d.json" % time.monotonic_ns())
        done = self.orch("plan", "-o", name, "--json", *args)
        return done.returncode, (json.loads(done.stdout) if done.stdout else None), name

    def hunks(self, document, device):
        return next(entry for entry in document["devices"] if entry["name"] == device)["hunks"]
