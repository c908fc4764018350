"""What `discover use` prints, pasted into a shell and run against fabric-lab. Usage: test_use_as.py BIN_FOLDER VENV_FOLDER"""
import json
import os
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "cli"))
from lab import Lab

BIN, VENV = sys.argv.pop(1), sys.argv.pop(1)
PEERS = os.path.join(os.environ.get("GNMI_PEERS", "/nonexistent"), "bin")
TOOLS = os.pathsep.join([PEERS, os.environ["PATH"]])
GNMIC = shutil.which("gnmic", path=TOOLS)


def python_with_pygnmi():
    for python in (os.path.join(PEERS, "gnmi-python"), os.path.join(VENV, "bin", "python"), sys.executable):
        if os.access(python, os.X_OK) and subprocess.run([python, "-c", "import pygnmi.client"], capture_output=True).returncode == 0:
            return python
    return None


PYTHON = python_with_pygnmi()
# Path, and a text that its answer holds in any form.
READ = [
    ("/system/config/hostname", "leaf3"),
    ("/interfaces/interface[name=Ethernet1]/config", "host2"),
    ("/interfaces/interface[name=Ethernet1]/config/description", "host2"),
    ("/interfaces/interface/config/name", "Ethernet12"),
    ("/network-instances/network-instance[name=default]/protocols/protocol[identifier=BGP][name=BGP]/bgp/global/config/as", "as"),
]
STREAMED = [("/interfaces/interface[name=Ethernet1]/state/oper-status", "UP"), ("/system/state/hostname", "leaf3")]


class UseAs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.lab = Lab(BIN)

    @classmethod
    def tearDownClass(cls):
        cls.lab.close()

    def text(self, form, path):
        done = self.lab.orch("discover", "use", "--as", form, "--path", path, "--target",
                             "127.0.0.1:%d" % self.lab.ports["leaf3"], "--username", "admin", "--insecure", profile=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    @unittest.skipUnless(GNMIC, "gnmic is not installed (GNMI_PEERS=DIR after ../shared/tools/gnmi-peers DIR gnmic)")
    def test_gnmic_reads_and_streams(self):
        env = dict(os.environ, PATH=TOOLS, GNMIC_PASSWORD="admin")
        for path, value in READ:
            done = subprocess.run(["sh", "-c", self.text("gnmic", path)], env=env, capture_output=True, text=True, timeout=30)
            self.assertEqual(done.returncode, 0, path + "\n" + done.stderr)
            self.assertIn(value, done.stdout, path)
        for path, value in STREAMED:
            command = self.text("gnmic", path)
            self.assertIn("subscribe", command)
            # A stream has no end: what it says first is waited for, then it is stopped.
            with subprocess.Popen(["sh", "-c", "exec " + command], env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                  text=True) as stream:
                seen = ""
                for line in stream.stdout:
                    seen += line
                    if value in line:
                        break
                stream.terminate()
            self.assertIn(value, seen, path)

    @unittest.skipUnless(PYTHON, "pygnmi is not installed (GNMI_PEERS=DIR after ../shared/tools/gnmi-peers DIR pygnmi)")
    def test_pygnmi_reads(self):
        for path, value in READ + STREAMED:
            done = subprocess.run([PYTHON, "-W", "ignore", "-"], input=self.text("pygnmi", path), capture_output=True, text=True,
                                  env=dict(os.environ, GNMI_PASSWORD="admin"), timeout=60)
            self.assertEqual(done.returncode, 0, path + "\n" + done.stderr)
            self.assertIn(value, json.dumps(json.loads(done.stdout)), path)

    def test_our_own_command_reads(self):
        env = dict(os.environ, PATH=BIN + os.pathsep + os.environ["PATH"], FABRIC_PASSWORD="admin")
        for path, value in READ + STREAMED:
            done = subprocess.run(["sh", "-c", self.text("fabric-orch", path)], env=env, capture_output=True, text=True, timeout=60)
            self.assertEqual(done.returncode, 0, path + "\n" + done.stderr)
            self.assertIn(value, done.stdout, path)

    def test_python_dict_and_json_are_what_they_claim(self):
        for path, _ in READ:
            self.assertIsInstance(json.loads(self.text("json", path)), dict)
            names = {}
            exec(self.text("dict", path), names)  # our own text, from the line above
            self.assertIsInstance(names["config"], dict)


if __name__ == "__main__":
    unittest.main(verbosity=2)
