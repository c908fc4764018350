#!/usr/bin/env python3
"""The index against the path lists of gnmic and pyang, as lists of bare paths (no prefixes, no keys).

usage: check_path_lists.py [MODELS_DIR]

NAME.tsv explains every path in which the list of tool NAME differs from ours: "ours" (only the index has it), "theirs"
(only the tool prints it), "fewer" and "more" (both have it, the tool prints it N times less or more often), with the
reason. Its first line records the sha256 of the tool's list, made with the version it names. Always checked: our list
and the table give a list of that digest. Where tool and models are at hand the tool is run and has to print that list,
but for what stands below a path of two modules: which of the two gnmic keeps changes from run to run.
"""
import collections
import hashlib
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[3]
FACTS = ROOT / "resources/schema/eos-4.35.0F.facts"


def bare(path):
    return "/".join(step.split(":")[-1] for step in re.sub(r"\[[^\]]*\]", "", path.strip()).split("/"))


def our_list():
    """Bare path -> how many data nodes of the index have it."""
    found, operation = collections.Counter(), None
    for line in FACTS.read_text().splitlines():
        fields = line.split("\t")
        if fields[0] != "node":
            continue
        if operation and fields[1].startswith(operation + "/"):
            continue
        operation = fields[1] if fields[2] in ("rpc", "action", "notification") else None
        if not operation:
            found[bare(fields[1])] += 1
    return found


def gnmic_list(models):
    # With our own file for libyang among them gnmic prints nothing: "cannot find target node to deviate".
    files = [f for f in sorted(models.glob("*.yang")) if f.name != "eos-libyang-fixups.yang"]
    command = ["gnmic", "generate", "path", "--with-non-leaves", "--dir", str(models)]
    for file in files:
        command += ["--file", str(file)]
    text = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return collections.Counter(bare(line) for line in text.splitlines() if line.startswith("/"))


def pyang_list(models):
    command = ["pyang", "-p", str(models), "-f", "flatten"] + [str(f) for f in sorted(models.glob("*.yang"))]
    text = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return collections.Counter(bare(line.split(",")[0].strip('"')) for line in text.splitlines() if line.lstrip('"').startswith("/"))


TOOLS = {"gnmic": gnmic_list, "pyang": pyang_list}


def digest(paths):
    lines = "".join(f"{path}\t{count}\n" for path, count in sorted(paths.items()) if count > 0)
    return hashlib.sha256(lines.encode()).hexdigest()


def replayed(table, ours, problems):
    """What the tool prints, from our list and the table."""
    theirs = collections.Counter(ours)
    for number, line in enumerate(table[1:], 2):
        fields = line.split("\t")
        if len(fields) != 4 or not fields[3]:
            problems.append(f"line {number}: side, path, number and reason are expected")
            continue
        side, path, count = fields[0], fields[1], int(fields[2])
        fits = {"ours": ours[path] == count, "theirs": ours[path] == 0, "fewer": ours[path] > count, "more": ours[path] > 0}
        if not fits.get(side, False):
            problems.append(f"line {number}: {side} {path} does not fit the index, which has it {ours[path]} times")
        theirs[path] += count if side in ("theirs", "more") else -count
    return theirs


def below_twins(path, twins):
    return any(path.startswith(twin + "/") for twin in twins)


def main():
    models = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared/yang/eos-4.35.0F"
    ours = our_list()
    problems = []
    for name, run in TOOLS.items():
        table = (HERE / f"{name}.tsv").read_text().splitlines()
        version, recorded = table[0].removeprefix("# ").split("\t")
        theirs = replayed(table, ours, problems)
        if digest(theirs) != recorded:
            problems.append(f"{name}: index and table do not give the recorded list of {version}")
        print(f"{name}: {sum(ours.values())} data nodes of ours, {len(table) - 1} differences explained, "
              f"{sum(theirs.values())} paths of {version}")
        if not shutil.which(name) or not models.is_dir():
            print(f"{name}: {'the models folder' if shutil.which(name) else 'the tool'} is not here, replayed from the record")
            continue
        printed = run(models)
        twins = [line.split("\t")[1] for line in table[1:] if line.startswith("fewer\t")]
        for path in sorted(set(printed) | set(theirs)):
            if printed[path] != theirs[path] and not (printed[path] <= ours[path] and below_twins(path, twins)):
                problems.append(f"{name} prints {path} {printed[path]} times, explained are {theirs[path]}")
        print(f"{name}: run, prints {sum(printed.values())} paths")
    for problem in problems[:50]:
        print(problem)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
