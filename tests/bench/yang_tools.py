#!/usr/bin/env python3
"""YANG discovery beside what people use instead, measured in one run: user + system CPU, median.

usage: yang_tools.py BIN_DIR [MODELS_DIR]
BIN_DIR holds bench_yang and fabric-orch of a release build; FABRIC_ORCH may name another fabric-orch to make the list of
paths for fzf with. Tools are looked for in PATH (gnmic: ../shared/tools/gnmi-peers
builds it; pyang: pip; yanglint: libyang2-tools; fzf: apt); those that are not installed are named and left out.
"""
import json
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile


def cpu_of(command, stdin=None, times=5, cwd=None):
    """Median CPU of the process tree in ms, the lines it printed, peak memory of any child so far in MB."""
    spent, lines = [], 0
    for _ in range(times):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append((after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000)
        lines = done.stdout.count(b"\n")
    return statistics.median(spent), lines


def in_process(bench):
    """Name -> benchmark of bench_yang: times in ms, counters as they are."""
    text = subprocess.run([bench, "--benchmark_format=json", "--benchmark_min_time=0.5"], capture_output=True, check=True).stdout
    found = {}
    for row in json.loads(text)["benchmarks"]:
        scale = {"us": 1e-3, "ms": 1.0, "ns": 1e-6, "s": 1e3}[row["time_unit"]]
        found[row["name"].split("/iterations")[0]] = dict(row, cpu_ms=row["cpu_time"] * scale)
    return found


def measure_tools(models, listing, work):
    """(name, CPU ms, lines) of each tool that is installed."""
    rows = {}
    if shutil.which("fzf") and listing:
        rows["fzf words"] = ("fzf --filter 'bgp neigh evpn'",) + cpu_of(["fzf", "--filter", "bgp neigh evpn"], listing)
        rows["fzf similar"] = ("fzf --filter ifmtu",) + cpu_of(["fzf", "--filter", "ifmtu"], listing)
    if not models.is_dir():
        return rows
    if shutil.which("gnmic"):
        # With our own file for libyang in it gnmic prints nothing: "cannot find target node to deviate".
        files = [f for f in sorted(models.glob("*.yang")) if f.name != "eos-libyang-fixups.yang"]
        command = ["gnmic", "generate", "path", "--with-non-leaves", "--dir", str(models)]
        for file in files:
            command += ["--file", str(file)]
        rows["gnmic"] = ("gnmic generate path",) + cpu_of(command, times=3)
    if shutil.which("pyang"):
        files = [str(f) for f in sorted(models.glob("*.yang"))]
        rows["pyang"] = ("pyang -f flatten",) + cpu_of(["pyang", "-p", str(models), "-f", "flatten", "--flatten-flag"] + files, times=1)
    if shutil.which("yanglint"):
        # By yang-library, as the README of the models recommends; printing all trees crashes 2.1.30.
        document = work / "empty.json"
        document.write_text("{}")
        command = ["yanglint", "-p", ".", "-Y", "yang-library.xml", "-t", "config", str(document)]
        rows["yanglint"] = ("yanglint -Y (load only)",) + cpu_of(command, times=3, cwd=models)
    return rows


def goals(ours, tools):
    """(what, measured, goal, unit, met) for every goal whose two sides were measured."""
    def cpu(name):
        return ours[name]["cpu_ms"]

    rows = []

    def at_most(what, value, goal, unit):
        rows.append((what, value, goal, unit, value <= goal))

    if "compileRelease" in ours:
        at_most("compile / libyang's own load and compile", cpu("compileRelease") / cpu("libyangAlone"), 2, "x")
        for tool in ("gnmic", "pyang"):
            if tool in tools:
                at_most(f"compile / {tools[tool][0]}", cpu("compileRelease") / tools[tool][1], 1, "x")
    at_most("warm start: open, catalog, search", cpu("openIndexAndSearch"), 20, "ms")
    loaders = [tools[t][1] for t in ("gnmic", "pyang", "yanglint") if t in tools]
    if loaders:
        at_most("warm start / fastest of the tools", cpu("openIndexAndSearch") / min(loaders), 1 / 25, "x")
    at_most("search, three words", cpu("ask/three_words"), 0.5, "ms")
    at_most("search, similar letters", max(cpu("ask/similar_letters"), cpu("ask/similar_letters_long")), 3, "ms")
    at_most("keystroke, 99th percentile", ours["keystrokes"]["p99_us"] / 1000, 5, "ms")
    if "fzf words" in tools:
        at_most("three words / fzf", cpu("ask/three_words") / tools["fzf words"][1], 0.1, "x")
        at_most("similar letters / fzf", cpu("ask/similar_letters") / tools["fzf similar"][1], 0.1, "x")
    at_most("resident memory of index and search", ours["residentMemory"]["MiB"], 40, "MiB")
    return rows


def main():
    bin_dir = pathlib.Path(sys.argv[1]).resolve()
    root = pathlib.Path(__file__).resolve().parents[2]
    models = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else root.parent / "shared/yang/eos-4.35.0F")
    ours = in_process(bin_dir / "bench_yang")
    orch = os.environ.get("FABRIC_ORCH", str(bin_dir / "fabric-orch"))
    listing, rows = b"", []
    with tempfile.TemporaryDirectory() as folder:
        if os.access(orch, os.X_OK):
            paths = [orch, "discover", "paths"]
            all_paths = subprocess.run(paths + ["--limit", "0", "--all"], capture_output=True, check=True).stdout
            listing = b"\n".join(line.split(b"  ")[0] for line in all_paths.splitlines()) + b"\n"
            if orch == str(bin_dir / "fabric-orch"):
                rows.append(("fabric-orch discover paths bgp neigh evpn",) + cpu_of(paths + ["bgp", "neigh", "evpn"]))
        tools = measure_tools(models, listing, pathlib.Path(folder))
    for name in ("fzf", "gnmic", "pyang", "yanglint"):
        if not shutil.which(name):
            print(f"{name}: not installed, left out")
    print(f"{'in this process, and tools as whole processes':48} {'CPU ms':>9} {'lines':>7}")
    for name, row in ours.items():
        print(f"{'ours: ' + name:48} {row['cpu_ms']:9.2f}")
    for name, cpu, lines in rows + list(tools.values()):
        print(f"{name:48} {cpu:9.1f} {lines:7}")
    print(f"\n{'goal':48} {'measured':>10} {'at most':>9}")
    for what, value, goal, unit, met in goals(ours, tools):
        print(f"{what:48} {value:10.3f} {goal:9.3f} {unit:3} {'met' if met else 'MISSED'}")


if __name__ == "__main__":
    os.environ["LC_ALL"] = "C"
    main()
