#!/usr/bin/env python3
"""Makes a venv with pygnmi (once) and runs test_pygnmi.py in it. Usage: run_pygnmi.py BIN_FOLDER VENV_FOLDER
Without a package registry it is skipped, except in CI: there a skip would hide that nobody else reads our lab."""
import os
import subprocess
import sys

here = os.path.dirname(os.path.abspath(__file__))
bin_dir, venv = sys.argv[1:3]
python = os.path.join(venv, "bin", "python")
marker = os.path.join(venv, "ready")
if not os.path.exists(marker):
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    install = subprocess.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "pygnmi==0.8.15"])
    if install.returncode != 0:
        print("pygnmi could not be installed")
        sys.exit(1 if os.environ.get("CI") else 77)
    open(marker, "w").close()
sys.exit(subprocess.run([python, os.path.join(here, "test_pygnmi.py"), bin_dir]).returncode)
