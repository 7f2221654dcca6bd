"""Asks make about the Makefile, and the installer whether .venv is as make would leave it."""

import os
import shutil
import subprocess
import sys

from tests.architecture.sources import CHECKOUT
from tests.support.absence import skip_for_want_of

# What a make that runs the tests leaves for a make below it, which is none of ours.
NO_MAKE = {"MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "MAKEFILES"}


def make(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run make in the checkout."""
    program = shutil.which("make")
    if program is None:
        skip_for_want_of("no make on the PATH")
    environment = {name: value for name, value in os.environ.items() if name not in NO_MAKE}
    command = [program, "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False)


def is_installed() -> bool:
    """Whether `make run` would install nothing now, under the feet of the tests."""
    code = "import install; print(install.is_fresh('run'))"
    command = [sys.executable, "-c", code]
    result = subprocess.run(command, cwd=CHECKOUT / "scripts", capture_output=True, text=True, check=False)
    return result.stdout.strip() == "True"
