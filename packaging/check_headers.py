#!/usr/bin/env python3
"""Compiles every header of core/, ui/ and app/ alone, with the flags of its module: none leans on what others include.
Usage: check_headers.py BUILD_FOLDER [PART_OF_PATH ...]"""
import concurrent.futures
import json
import pathlib
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
WITH_VALUE = {"-o", "-MF", "-MT", "-MQ"}
DROPPED = {"-c", "-MD", "-MMD", "-Werror"}


def flags_by_folder(build):
    """Folder relative to the tree -> compiler and flags of one of its sources."""
    flags = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        words = shlex.split(entry["command"])
        folder = words[words.index("-o") + 1].split("/CMakeFiles/")[0]
        if folder in flags:
            continue
        kept, skip = [], False
        for word in words[:-1]:
            if skip or word in DROPPED or word.endswith("ccache"):
                skip = False
            elif word in WITH_VALUE:
                skip = True
            else:
                kept.append(word)
        flags[folder] = kept
    return flags


def flags_of(header, flags):
    for folder in header.parents:
        if str(folder) in flags:
            return flags[str(folder)]
    return None


def check(build, header, flags):
    done = subprocess.run([*flags, "-x", "c++", "-fsyntax-only", "-"], input=f'#include "{ROOT / header}"\n', cwd=build,
                          capture_output=True, text=True)
    return header, done.returncode == 0, done.stderr


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    build = pathlib.Path(sys.argv[1]).resolve()
    wanted = sys.argv[2:]
    tracked = subprocess.run(["git", "-C", ROOT, "ls-files", "core/*.h", "ui/*.h", "app/*.h"], capture_output=True,
                             text=True, check=True).stdout.split()
    headers = [pathlib.Path(name) for name in tracked if not wanted or any(part in name for part in wanted)]
    flags = flags_by_folder(build)
    work = [(header, flags_of(header, flags)) for header in headers]
    skipped = [header for header, found in work if found is None]
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for header, good, words in pool.map(lambda item: check(build, *item), [item for item in work if item[1] is not None]):
            if not good:
                failed += 1
                print(f"{header} does not compile alone:\n{words}", file=sys.stderr)
    for header in skipped:
        print(f"{header} belongs to no target of this build", file=sys.stderr)
    print(f"{len(work) - len(skipped)} headers, {failed} do not compile alone")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
