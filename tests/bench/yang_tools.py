#!/usr/bin/env python3
"""What people use instead of `discover paths`, measured in one run: user + system CPU of each process, median of five.

usage: yang_tools.py BIN_DIR [MODELS_DIR]
Tools that are not installed are named and left out.
"""
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys


def cpu_ms(command, stdin=None, times=5, cwd=None):
    """Median CPU of the process tree in ms and the lines it printed; None if it cannot be run."""
    spent, lines = [], 0
    for _ in range(times):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append((after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000)
        lines = done.stdout.count(b"\n")
    return statistics.median(spent), lines


def main():
    bin_dir = pathlib.Path(sys.argv[1]).resolve()
    root = pathlib.Path(__file__).resolve().parents[2]
    models = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else root.parent / "shared/yang/eos-4.35.0F")
    ours = [str(bin_dir / "fabric-orch"), "discover", "paths"]
    listing = subprocess.run(ours + ["--limit", "0", "--all"], capture_output=True, check=True).stdout
    bare = b"\n".join(line.split(b"  ")[0] for line in listing.splitlines()) + b"\n"
    rows = []
    for name, words in (("fabric-orch discover paths (whole process)", ["bgp", "neigh", "evpn"]),
                        ("the same, similar letters", ["ifmtu"]),
                        ("the same, every path", ["--limit", "0"])):
        rows.append((name,) + cpu_ms(ours + words))
    if shutil.which("fzf"):
        rows.append(("fzf --filter 'bgp neigh evpn'",) + cpu_ms(["fzf", "--filter", "bgp neigh evpn"], bare))
        rows.append(("fzf --filter ifmtu",) + cpu_ms(["fzf", "--filter", "ifmtu"], bare))
    if models.is_dir():
        out = "/tmp/fc-bench-yang.fcs"
        rows.append(("fabric-orch yang compile",) + cpu_ms([str(bin_dir / "fabric-orch"), "yang", "compile", str(models), "-o", out], times=3))
        if shutil.which("gnmic"):
            files = [f for f in sorted(models.glob("*.yang")) if f.name != "eos-libyang-fixups.yang"]
            command = ["gnmic", "generate", "path", "--with-non-leaves", "--dir", str(models)]
            for file in files:
                command += ["--file", str(file)]
            rows.append(("gnmic generate path",) + cpu_ms(command, times=3))
        if shutil.which("pyang"):
            files = [str(f) for f in sorted(models.glob("*.yang"))]
            rows.append(("pyang -f flatten",) + cpu_ms(["pyang", "-p", str(models), "-f", "flatten", "--flatten-flag"] + files, times=1))
        if shutil.which("yanglint"):
            # Loads by yang-library, as its README recommends; printing all trees crashes 2.1.30.
            command = ["yanglint", "-p", ".", "-Y", "yang-library.xml", "-t", "config", "/dev/null"]
            rows.append(("yanglint -Y (load only)",) + cpu_ms(command, times=3, cwd=models))
    for name in ("fzf", "gnmic", "pyang", "yanglint"):
        if not shutil.which(name):
            print(f"{name}: not installed, left out")
    print(f"{'command':48} {'CPU ms':>9} {'lines':>7}")
    for name, cpu, lines in rows:
        print(f"{name:48} {cpu:9.1f} {lines:7}")


if __name__ == "__main__":
    os.environ["LC_ALL"] = "C"
    main()
