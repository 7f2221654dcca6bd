""".ci/run: it brings only what is missing, runs the tests and then the checks, and fails with either."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.scripts.conftest import SCRIPTS

RUN = SCRIPTS.parent / ".ci" / "run"
STUBS = ("make", "curl", "python3", "chromium", "initdb", "apt-get", "sudo")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A PATH on which each program only notes that it was called; make fails with the target $FAILING."""
    for tool in ("bash", "dirname", "id", "env"):
        (tmp_path / tool).symlink_to(str(shutil.which(tool)))
    for name in STUBS:
        script = f'#!/bin/sh\necho "{name} $*" >> {tmp_path}/called\n'
        script += 'exec "$@"\n' if name == "sudo" else '[ "$1" != "$FAILING" ]\n'
        (tmp_path / name).write_text(script)
        (tmp_path / name).chmod(0o755)
    return tmp_path


def _run(machine: Path, failing: str = "") -> tuple[int, list[str]]:
    bash = str(shutil.which("bash"))
    environment = {"PATH": str(machine), "HOME": str(machine), "FAILING": failing}
    status = subprocess.run([bash, str(RUN)], env=environment, capture_output=True, check=False).returncode
    calls = (machine / "called").read_text().splitlines()
    return status, [call for call in calls if call.startswith(("make", "apt-get"))]


def test_ci_on_a_whole_machine_installs_nothing(machine: Path) -> None:
    assert _run(machine) == (0, ["make test", "make check"])


@pytest.mark.parametrize("failing", ["test", "check"])
def test_ci_with_a_failure_runs_both_and_fails(machine: Path, failing: str) -> None:
    assert _run(machine, failing) == (1, ["make test", "make check"])


def test_ci_without_a_browser_installs_one(machine: Path) -> None:
    (machine / "chromium").unlink()
    status, calls = _run(machine)
    assert status == 0
    assert calls[0].endswith(" update")
    assert calls[1].endswith(" install --no-install-recommends chromium")
    assert calls[2:] == ["make test", "make check"]


def test_ci_takes_any_browser(machine: Path) -> None:
    (machine / "chromium").rename(machine / "google-chrome")
    assert _run(machine) == (0, ["make test", "make check"])


def test_ci_run_is_a_program() -> None:
    assert os.access(RUN, os.X_OK)
