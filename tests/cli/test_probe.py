"""discover probe and models against the simulated fabric.

usage: test_probe.py BIN_DIR
"""
import json
import pathlib
import sys
import unittest

from lab import Lab

BIN = pathlib.Path(sys.argv.pop(1)).resolve()


class Probe(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.lab = Lab(str(BIN))
        cls.target = ["--target", "127.0.0.1:%d" % cls.lab.ports["leaf1"], "--insecure", "--username", "admin"]

    @classmethod
    def tearDownClass(cls):
        cls.lab.close()

    def orch(self, *args):
        return self.lab.orch(*args, profile=False, env={"FABRIC_PASSWORD": "admin"})

    def test_a_served_leaf_works_in_every_mode(self):
        done = self.orch("discover", "probe", *self.target, "--json", "--path", "/system/state/hostname")
        self.assertEqual(done.returncode, 0, done.stderr)
        steps = json.loads(done.stdout)[0]["steps"]
        self.assertEqual([(s["mode"], s["outcome"]) for s in steps],
                         [("get", "works"), ("sample", "works"), ("on-change", "works")])
        self.assertIn("leaf1", steps[0]["value"])

    def test_a_refusal_is_explained_and_fails(self):
        done = self.orch("discover", "probe", *self.target, "--path", "/no/such/path")
        self.assertEqual(done.returncode, 1)
        self.assertIn("refused", done.stdout)

    def test_a_device_that_does_not_answer_is_incomplete(self):
        done = self.orch("discover", "probe", "--target", "127.0.0.1:9", "--insecure", "--path", "/system", "--wait", "0.5")
        self.assertEqual(done.returncode, 7)

    def test_models_are_compared_with_the_release(self):
        done = self.orch("discover", "models", *self.target, "--json")
        answer = json.loads(done.stdout)
        self.assertEqual(answer["release"], "eos-4.35.0F")
        self.assertEqual(answer["unknown"], [])

    def test_device_names_complete_from_the_profile(self):
        done = self.orch("complete", "--", "fabric-orch --profile %s discover get --device spi" % self.lab.profile)
        self.assertEqual(done.stdout.split(), ["spine1", "spine2"])


if __name__ == "__main__":
    unittest.main()
