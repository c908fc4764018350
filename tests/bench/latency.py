#!/usr/bin/env python3
"""Lab send to paint, launch to first diff, GUI-thread slots: read from the console's own trace, offscreen.
Usage: latency.py BIN_FOLDER [EDITS]"""
import json
import os
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
from lab import Lab

BIN = sys.argv[1]
EDITS = int(sys.argv[2]) if len(sys.argv) > 2 else 50
DESCRIPTION = "/interfaces/interface[name=Ethernet1]/config/description"


def events(file):
    with open(file) as stream:
        return [json.loads(line.rstrip(",\n")) for line in stream if line.startswith("{")]


def run(scenario, work):
    lab = Lab(BIN, scenario)
    trace = os.path.join(lab.dir, "trace.json")
    console = subprocess.Popen([os.path.join(BIN, "fabric-console"), "--profile", lab.profile, "--trace", trace],
                               env=dict(lab.env, QT_QPA_PLATFORM="offscreen"), stderr=subprocess.DEVNULL)
    try:
        work(lab, trace)
    finally:
        console.send_signal(signal.SIGTERM)
        console.wait(20)
        found = events(trace)
        lab.close()
    return found


def edits(lab, trace):
    time.sleep(4)
    gets = lab.stats()["leaf3"]["get_rpcs"]
    for number in range(EDITS):
        lab.ctl("set", "leaf3", DESCRIPTION, "host2" if number % 2 else "hacked")
        time.sleep(0.4)
    print("get_rpcs on leaf3 while editing: %d" % (lab.stats()["leaf3"]["get_rpcs"] - gets))


found = run("in-sync", edits)
times = sorted(event["dur"] / 1000 for event in found
               if event["name"] == "send to paint" and event["args"].get("device") == "leaf3")
print("send to paint: %d of %d edits seen, median %.0f ms, p95 %.0f ms, max %.0f ms"
      % (len(times), EDITS, times[len(times) // 2], times[int(len(times) * 0.95)], times[-1]))
found = run("demo", lambda lab, trace: time.sleep(8))
for name in ("first paint", "first diff"):
    event = next(event for event in found if event["name"] == name)
    print("%s: %.0f ms wall, %.0f ms CPU of the process" % (name, event["dur"] / 1000, event["args"]["cpu_ms"]))
slots = next(event for event in found if event["name"] == "gui slots")
print("GUI-thread slots in the demo: %(frames)d frames, median %(median_us)d us, p99 %(p99_us)d us thread CPU" % slots["args"])
