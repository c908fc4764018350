#!/usr/bin/env python3
"""Rules of the house that a compiler does not check. Prints each breach as file:line: what, and exits 1."""
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
DOMAIN = {"base", "model", "schema", "gnmi", "intent", "diff", "store", "plan", "engine"}
TOP_FOLDERS = {"app", "core", "ui", "resources", "proto", "tests", "translations", "packaging"}
TOP_FILES = {"CMakeLists.txt", "README.md", "CMakePresets.json", "LICENSE", "dev"}
FOREIGN_IN_DOMAIN = re.compile(r'#include [<"](Q[A-Z]|grpc|libyang|sqlite3|google/protobuf|gnmi/gnmi\.)')
FOREIGN_IN_HEADERS = re.compile(r'#include [<"](nlohmann/json\.hpp|google/protobuf|grpc|libyang|sqlite3|httplib|toml\+\+)')
INCLUDE = re.compile(r'#include "([a-z_]+)/')
breaches = []


def breach(path, line, what):
    breaches.append(f"{path.relative_to(ROOT)}:{line}: {what}")


def tracked(*folders):
    out = subprocess.run(["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard", *folders],
                         capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in out.splitlines() if (ROOT / name).is_file()]


def edges():
    table = {}
    for match in re.finditer(r"set\(FC_EDGES_(\w+)([^)]*)\)", (ROOT / "core/layers.cmake").read_text()):
        table[match.group(1)] = set(match.group(2).split())
    return table


def module_of(path):
    parts = path.relative_to(ROOT).parts
    if parts[0] == "core" and len(parts) > 2:
        return parts[1]
    if parts[0] == "ui" and len(parts) > 2:
        return "ui_" + parts[1]
    return None


def check_includes(table):
    for path in tracked("core", "ui"):
        if path.suffix not in {".h", ".cpp"}:
            continue
        module = module_of(path)
        if module is None or module not in table:
            breach(path, 1, f"module {module} is not in core/layers.cmake")
            continue
        allowed = table[module] | {module}
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if match := INCLUDE.match(line):
                target = match.group(1)
                if target == "ui":
                    target = "ui_" + line.split("/")[1]
                if target in table and target not in allowed and not (target == "gnmi" and "proto" in allowed):
                    breach(path, number, f"{module} may not include {target}")
            if module in DOMAIN and FOREIGN_IN_DOMAIN.match(line) and not (module == "gnmi" and path.suffix == ".cpp"):
                breach(path, number, "third-party type in the domain core")
            if "toml" in line and line.startswith("#include") and path.name != "toml_parser.h":
                if "<toml++" in line or path.suffix == ".h":
                    breach(path, number, "toml++ is included through base/toml_parser.h, in .cpp files")
            if path.name == "toml_parser.h":
                continue  # wraps that one library for .cpp files
            if module in DOMAIN and path.suffix == ".h" and FOREIGN_IN_HEADERS.match(line):
                breach(path, number, "third-party header in a domain header")
            if module == "ui_models" and re.match(r"#include <Q(Widget|Application|MainWindow|AbstractScrollArea)", line):
                breach(path, number, "models do without Widgets")


def check_own_header_first():
    for path in tracked("core", "ui", "app"):
        header = path.with_suffix(".h")
        if path.suffix != ".cpp" or not header.exists():
            continue
        first = next((line for line in path.read_text().splitlines() if line.startswith("#include")), "")
        if header.name not in first:
            breach(path, 1, "its own header is not the first include")


def check_sizes():
    for path in tracked("app", "core", "ui", "tests"):
        if path.suffix not in {".h", ".cpp"}:
            continue
        lines = len(path.read_text(errors="replace").splitlines())
        limit = 900 if "tests" in path.relative_to(ROOT).parts else 600
        if lines > limit:
            breach(path, lines, f"{lines} lines, the limit is {limit}")


def check_one_setter():
    callers = [path for path in tracked("app", "core", "ui") if path.suffix in {".h", ".cpp"}
               and "core/sim" not in str(path) and re.search(r"gNMI/Set\b|->Set\(|PrepareAsyncSet", path.read_text())]
    names = [str(path.relative_to(ROOT)) for path in callers]
    if names != ["core/gnmi_grpc/grpc_device_writer.cpp"]:
        breaches.append(f"exactly core/gnmi_grpc/grpc_device_writer.cpp may call the Set method, found: {names}")


def check_words():
    for path in tracked("app", "core", "ui"):
        if path.suffix not in {".h", ".cpp"}:
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if re.search(r"\b(TODO|FIXME|XXX)\b", line):
                breach(path, number, "unfinished business in the text")
            if re.search(r"::instance\(\)", line) or "processEvents" in line or "BlockingQueuedConnection" in line:
                breach(path, number, "singleton or nested event loop")
            if path.suffix == ".h" and re.match(r"\s*using namespace ", line):
                breach(path, number, "using directive in a header")


def check_top_level():
    names = {path.relative_to(ROOT).parts[0] for path in tracked()}
    for name in sorted(names - TOP_FOLDERS - TOP_FILES):
        if not name.startswith("."):
            breaches.append(f"{name}: not part of the fixed top level")
    for name in sorted(TOP_FOLDERS - names):
        breaches.append(f"{name}: empty top-level folder")
    for path in tracked():
        if path.suffix == ".yang":
            breach(path, 1, "YANG models are never committed")


table = edges()
check_includes(table)
check_own_header_first()
check_sizes()
check_one_setter()
check_words()
check_top_level()
if breaches:
    print("\n".join(breaches))
    sys.exit(1)
print("architecture: all rules hold")
