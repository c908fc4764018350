#!/usr/bin/env python3
"""Exit codes and messages that need no lab. Usage: test_usage.py BIN_FOLDER"""
import json
import os
import subprocess
import sys
import tempfile
import unittest

BIN = sys.argv.pop(1)


def orch(*args, env=None):
    return subprocess.run([os.path.join(BIN, "fabric-orch"), *args], env=dict(os.environ, NO_COLOR="1", **(env or {})),
                          capture_output=True, text=True, timeout=60)


class Usage(unittest.TestCase):
    def test_every_command_has_an_example(self):
        for command in (["status"], ["plan"], ["approve"], ["reject"], ["apply"], ["history"], ["intent", "fetch"],
                        ["intent", "show"], ["intent", "check"], ["discover", "capabilities"], ["discover", "get"], ["discover", "subscribe"],
                        ["yang", "compile"], ["yang", "info"]):
            done = orch(*command, "--help")
            self.assertEqual(done.returncode, 0)
            self.assertIn("Example: fabric-orch " + command[0], done.stdout)

    def test_wrong_usage_is_3(self):
        self.assertEqual(orch("plan", "--nonsense").returncode, 3)
        self.assertEqual(orch().returncode, 3)

    def test_a_missing_profile_says_what_to_do(self):
        done = orch("plan", "--profile", "/nonexistent/p.toml")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("there is no such profile [/nonexistent/p.toml]", done.stderr)

    def test_an_unknown_key_names_the_nearest(self):
        with tempfile.NamedTemporaryFile("w", suffix=".toml") as file:
            file.write("[gnmi]\nusernme = 'x'\n")
            file.flush()
            done = orch("--profile", file.name, "plan")
        self.assertEqual(done.returncode, 3)
        self.assertIn("did you mean username?", done.stderr)

    def test_errors_are_json_when_asked(self):
        done = orch("plan", "--json", "--profile", "/nonexistent/p.toml")
        self.assertEqual(set(json.loads(done.stdout)["error"]), {"code", "text", "subject", "state", "next"})

    def test_a_dead_port_is_a_sentence(self):
        done = orch("discover", "capabilities", "--target", "127.0.0.1:1", "--insecure", "--timeout", "3")
        self.assertEqual(done.returncode, 1)
        self.assertIn("error: ", done.stderr)
        self.assertIn("127.0.0.1:1", done.stderr)

    def test_yang_info_counts_the_release(self):
        pack = os.path.join(BIN, "..", "share", "fabric-console", "schema", "eos-4.35.0F.fcs")
        info = json.loads(orch("yang", "info", pack, "--json").stdout)
        self.assertEqual(info["config_leaves"], 2585)
        self.assertEqual(orch("yang", "info", __file__).returncode, 1)


if __name__ == "__main__":
    unittest.main(verbosity=2)
