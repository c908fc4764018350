"""pygnmi against fabric-lab: capabilities, get, set, subscribe, a refused password. Usage: test_pygnmi.py BIN_FOLDER"""
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "cli"))
from lab import Lab
from pygnmi.client import gNMIclient

BIN = sys.argv.pop(1)
CONFIG = "/interfaces/interface[name=Ethernet1]/config"
DESCRIPTION = CONFIG + "/description"


class Pygnmi(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.lab = Lab(BIN)

    @classmethod
    def tearDownClass(cls):
        cls.lab.close()

    def client(self, device="leaf3", **more):
        settings = dict(target=("127.0.0.1", self.lab.ports[device]), username="admin", password="admin", insecure=True)
        settings.update(more)
        return gNMIclient(**settings)

    def read(self, client, path=DESCRIPTION):
        answer = client.get(path=[path], encoding="json_ietf")
        updates = [update for notification in answer["notification"] for update in notification.get("update", [])]
        return updates[0]["val"]

    def test_capabilities(self):
        with self.client() as client:
            answer = client.capabilities()
        self.assertEqual(answer["gnmi_version"], "0.7.0")
        self.assertIn("json_ietf", answer["supported_encodings"])
        self.assertIn("openconfig-interfaces", [model["name"] for model in answer["supported_models"]])

    def test_get_leaf_container_and_wildcard(self):
        with self.client() as client:
            self.assertEqual(self.read(client), "host2")
            self.assertEqual(self.read(client, CONFIG)["openconfig-interfaces:description"], "host2")
            answer = client.get(path=["/interfaces/interface[name=*]/config/name"], encoding="json_ietf")
            names = [update["val"] for notification in answer["notification"] for update in notification["update"]]
            self.assertIn("Ethernet12", names)

    def test_set_update_replace_delete_and_all_or_nothing(self):
        with self.client("leaf4") as client:
            client.set(update=[(CONFIG, {"description": "by pygnmi"})], encoding="json_ietf")
            self.assertEqual(self.read(client), "by pygnmi")
            client.set(replace=[(DESCRIPTION, '"replaced"')], encoding="json_ietf")  # pygnmi sends text as it is
            self.assertEqual(self.read(client), "replaced")
            with self.assertRaises(Exception):
                client.set(update=[(CONFIG, {"description": "half"}), (CONFIG, {"enabled": "maybe"})], encoding="json_ietf")
            self.assertEqual(self.read(client), "replaced")
            client.set(delete=[DESCRIPTION])
            self.assertNotIn("openconfig-interfaces:description", self.read(client, CONFIG))

    def test_subscribe_once_and_stream(self):
        once = {"subscription": [{"path": CONFIG}], "mode": "once", "encoding": "proto"}
        with self.client("leaf5") as client:
            seen = [message for message in client.subscribe2(subscribe=once)]
            self.assertTrue(any("sync_response" in message for message in seen))
            stream = {"subscription": [{"path": DESCRIPTION, "mode": "on_change"}], "mode": "stream", "encoding": "proto"}
            changes = client.subscribe2(subscribe=stream)
            for message in changes:
                if "sync_response" in message:
                    break
            self.lab.ctl("set", "leaf5", DESCRIPTION, "changed")
            message = changes.get_update(timeout=10)
            self.assertIn("changed", str(message))
            changes.close()


if __name__ == "__main__":
    unittest.main(verbosity=2)
