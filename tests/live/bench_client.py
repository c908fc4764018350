#!/usr/bin/env python3
"""CPU seconds and requests for the same data: our client beside pynetbox.

  bench_client.py BIN PYTHON_WITH_PYNETBOX [SITE] [ROLE...]

NETBOX_URL and NETBOX_TOKEN name the server. Ours is a whole `intent fetch` (process start, mapping classes, snapshot
file included). pynetbox reads the same tables as flat lists, and then per device, as scripts do. CPU is user + system of
the child process, so that a busy server or machine does not count. Requests are counted by a proxy in between.
"""
import http.client
import http.server
import os
import resource
import subprocess
import sys
import tempfile
import threading
import urllib.parse

PYNETBOX = '''
import pynetbox, sys, json
url, token, mode, site, roles = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4], sys.argv[5].split(",")
nb = pynetbox.api(url, token=token)
if token.startswith("nbt_"):
    nb.http_session.headers["Authorization"] = "Bearer " + token
page = 1000
scope = dict(site=site, role=roles)
devices = list(nb.dcim.devices.filter(limit=page, **scope))
rows = len(devices)
if mode == "flat":
    for endpoint in (nb.dcim.interfaces, nb.dcim.cables):
        rows += len(list(endpoint.filter(site=site, limit=page)))
    rows += len(list(nb.ipam.ip_addresses.all(limit=page)))
else:
    for device in devices:
        rows += len(list(nb.dcim.interfaces.filter(device_id=device.id, limit=page)))
        rows += len(list(nb.ipam.ip_addresses.filter(device_id=device.id, limit=page)))
        rows += len(list(nb.plugins.bgp.session.filter(device_id=device.id, limit=page)))
for endpoint in (nb.ipam.prefixes, nb.ipam.vlans, nb.ipam.vlan_groups, nb.ipam.vrfs, nb.ipam.route_targets, nb.ipam.asns):
    rows += len(list(endpoint.all(limit=page)))
if mode == "flat":
    rows += len(list(nb.plugins.bgp.session.all(limit=page)))
rows += len(list(nb.plugins.bgp.peer_group.all(limit=page)))
print(rows)
'''


class Counter(http.server.BaseHTTPRequestHandler):
    """Passes GETs on and counts them."""
    protocol_version = "HTTP/1.1"
    upstream, seen, sent = None, 0, 0
    lock = threading.Lock()

    def do_GET(self):
        target = http.client.HTTPConnection(self.upstream.hostname, self.upstream.port, timeout=300)
        headers = {key: value for key, value in self.headers.items() if key.lower() not in ("connection",)}
        target.request("GET", self.path, headers=headers)
        answer = target.getresponse()
        body = answer.read()
        with Counter.lock:
            Counter.seen += 1
            Counter.sent += len(body)
        self.send_response(answer.status)
        for key, value in answer.getheaders():
            if key.lower() not in ("connection", "transfer-encoding", "content-length", "date", "server"):
                self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        target.close()

    def log_message(self, *_):
        pass


def measured(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    Counter.seen = Counter.sent = 0
    done = subprocess.run(command, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit("%s: exit %d\n%s%s" % (command[0], done.returncode, done.stdout, done.stderr))
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, Counter.seen, Counter.sent, done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""


def main():
    binaries, python = sys.argv[1:3]
    site = sys.argv[3] if len(sys.argv) > 3 else "dc1"
    roles = sys.argv[4:] or ["spine", "leaf"]
    Counter.upstream = urllib.parse.urlparse(os.environ["NETBOX_URL"])
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Counter)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = "http://127.0.0.1:%d" % server.server_port
    with tempfile.TemporaryDirectory() as folder:
        token = os.path.join(folder, "token")
        with open(os.open(token, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
            file.write(os.environ["NETBOX_TOKEN"] + "\n")
        profile = os.path.join(folder, "bench.toml")
        with open(profile, "w") as file:
            file.write("[netbox]\nurl = '%s'\ntoken_file = '%s'\nsites = ['%s']\nroles = [%s]\n[store]\npath = '%s'\n" %
                       (url, token, site, ", ".join("'%s'" % role for role in roles), os.path.join(folder, "store")))
        fetch = [os.path.join(binaries, "fabric-orch"), "--profile", profile, "intent", "fetch", "-o", os.path.join(folder, "snapshot")]
        ours = measured(fetch)
        idle = measured([os.path.join(binaries, "fabric-orch"), "--version"])
        for mode in ("flat", "per-device"):
            cpu, seen, sent, rows = measured([python, "-c", PYNETBOX, url, os.environ["NETBOX_TOKEN"], mode, site, ",".join(roles)])
            print("pynetbox %-10s %6.2f s CPU  %4d requests  %9d bytes  %s rows" % (mode, cpu, seen, sent, rows))
            print("  ours is 1/%.1f of its CPU" % (cpu / ours[0]))
            sys.stdout.flush()
        print("fabric-orch         %6.2f s CPU  %4d requests  %9d bytes  %s" % ours)
        print("  of it start and end of the process %.2f s" % idle[0])


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main()
