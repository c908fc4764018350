"""discover paths, completion and yang diff: what a person and a script see. Needs no lab.

usage: test_paths.py BIN_DIR
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

BIN = pathlib.Path(sys.argv.pop(1)).resolve()


def run(*arguments, code=0, **options):
    done = subprocess.run([str(BIN / "fabric-orch"), *arguments], capture_output=True, text=True, check=False, timeout=60, **options)
    assert done.returncode == code, (arguments, done.returncode, done.stdout[-400:], done.stderr[-400:])
    return done


class Paths(unittest.TestCase):
    def test_the_question_of_a_new_user_is_answered_by_the_first_lines(self):
        lines = run("discover", "paths", "bgp", "neighbor", "prefixes", "received").stdout.splitlines()
        self.assertTrue(lines[0].startswith("/network-instances/network-instance/protocols/protocol/bgp/neighbors/neighbor/"
                                            "afi-safis/afi-safi/state/prefixes/received  uint32  ro"), lines[0])

    def test_json_has_the_fields_of_the_contract(self):
        rows = json.loads(run("discover", "paths", "--json", "mtu", "rw:yes", "--limit", "3").stdout)
        self.assertEqual(len(rows), 3)
        for row in rows:
            self.assertEqual(set(row), {"path", "kind", "type", "config", "keys", "module", "access", "supported"})
        self.assertEqual(rows[0]["path"], "/interfaces/interface/config/mtu")
        self.assertEqual(rows[0]["access"], "get,set,subscribe")

    def test_every_node_is_listed_with_all_and_no_limit(self):
        rows = json.loads(run("discover", "paths", "--json", "--all", "--limit", "0").stdout)
        self.assertEqual(len(rows), 11674 + 6751)
        self.assertEqual(len({row["path"] for row in rows if row["supported"]}), sum(row["supported"] for row in rows))

    def test_hidden_paths_are_counted_on_stderr(self):
        self.assertIn("hidden", run("discover", "paths", "hold-time").stderr)

    def test_an_unknown_filter_is_a_usage_error(self):
        self.assertIn("nosuch", run("discover", "paths", "nosuch:1", code=3).stderr)

    def test_nothing_found_is_no_failure(self):
        self.assertEqual(run("discover", "paths", "qqzzxxyy").stdout, "")

    def test_descriptions_say_how_to_make_them(self):
        with tempfile.TemporaryDirectory() as home:
            done = run("discover", "paths", "desc:prefixes", code=1, env={**os.environ, "HOME": home, "XDG_DATA_HOME": home})
            self.assertIn("--texts", done.stderr)


class Completion(unittest.TestCase):
    def test_scripts_exist_for_three_shells(self):
        for shell in ("bash", "zsh", "fish"):
            self.assertIn("fabric-orch complete", run("completion", shell).stdout)
        run("completion", "tcsh", code=3)

    def test_the_bash_script_parses(self):
        script = run("completion", "bash").stdout
        self.assertEqual(subprocess.run(["bash", "-n"], input=script, text=True, check=False).returncode, 0)

    def test_paths_grow_by_one_name(self):
        offered = run("complete", "--", "fabric-orch discover get --path /interfaces/inter").stdout.splitlines()
        self.assertEqual(offered, ["/interfaces/interface[name=*]/"])
        offered = run("complete", "--", "fabric-orch discover get --path /interfaces/interface[name=Ethernet1]/state/oper").stdout.split()
        self.assertEqual(offered, ["/interfaces/interface[name=Ethernet1]/state/oper-status"])

    def test_commands_and_options_are_offered(self):
        self.assertIn("discover", run("complete", "--", "fabric-orch dis").stdout.split())
        self.assertEqual(run("complete", "--", "fabric-orch discover pro").stdout.split(), ["probe"])
        self.assertIn("--limit", run("complete", "--", "fabric-orch discover paths --li").stdout.split())


class Releases(unittest.TestCase):
    def test_a_release_equals_itself_and_changes_are_named(self):
        facts = pathlib.Path(__file__).resolve().parents[2] / "resources/schema/eos-4.35.0F.facts"
        run("yang", "diff", str(facts), str(facts))
        with tempfile.TemporaryDirectory() as folder:
            other = pathlib.Path(folder) / "other.facts"
            text = facts.read_text()
            line = next(l for l in text.splitlines() if l.startswith("node\t/openconfig-system:system/config/hostname\t"))
            other.write_text(text.replace(line + "\n", "", 1))
            done = run("yang", "diff", "--json", str(facts), str(other), code=2)
            self.assertEqual([(c["change"], c["path"]) for c in json.loads(done.stdout)],
                             [("removed", "/openconfig-system:system/config/hostname")])
            run("yang", "diff", str(facts), "/nowhere.fcs", code=1)


if __name__ == "__main__":
    unittest.main()
