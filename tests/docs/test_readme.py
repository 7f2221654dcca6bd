"""README.md: its commands are run as they stand, and its map is the tree."""

import os
import re
import shlex
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.architecture.sources import CHECKOUT
from tests.docs.make import NO_MAKE, is_installed, make
from tests.docs.markdown import read
from tests.support.absence import skip_for_want_of
from tests.support.reaper import reaping
from tests.support.sites import PATIENCE, free_port
from tests.support.web_client import WebClient

COMMANDS = read("README.md").lines("sh")
SERVING = [command for command in COMMANDS if re.match(r"make run\b", command)]
MAKING = [command for command in COMMANDS if command.startswith("make ") and command not in SERVING]
OTHERS = [command for command in COMMANDS if command not in SERVING + MAKING]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of somebody who has just cloned, but for the instance folder."""
    if not is_installed():
        skip_for_want_of("the commands of README.md need a .venv that make has filled: run make test")
    kept = {
        name: value for name, value in os.environ.items() if name not in NO_MAKE and name != "GAZETTE_ENV"
    }
    return {**kept, "GAZETTE_INSTANCE": str(tmp_path_factory.mktemp("readme") / "instance")}


def _serve(command: str, environment: dict[str, str]) -> str:
    """Start a serving command on a free port, wait until it answers, interrupt it; return what it printed."""
    port = free_port()
    with (
        subprocess.Popen(
            [*shlex.split(command), f"PORT={port}"],
            cwd=CHECKOUT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        ) as process,
        reaping(f"kill -KILL -{process.pid}"),
    ):
        deadline = time.monotonic() + PATIENCE
        client = WebClient(f"http://127.0.0.1:{port}")
        while client.get("/healthz").status != 200 and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.05)
        # As Ctrl+C does it: to all of them.
        os.killpg(process.pid, signal.SIGINT)
        return process.communicate(timeout=PATIENCE)[0]


@pytest.fixture(scope="module")
def first_run(environment: dict[str, str]) -> str:
    """What the first `make run` prints; afterwards there is a site."""
    return _serve(SERVING[0], environment)


def test_readme_names_the_two_commands() -> None:
    assert "make run" in SERVING
    assert "make test" in MAKING
    assert len(OTHERS) >= 3


def test_make_run_serves_and_prints_a_login_the_first_time(first_run: str) -> None:
    assert "status=200" in first_run
    assert re.search(r"GraphiQL +http://127\.0\.0\.1:\d+/graphql", first_run)
    assert re.search(r"password +\S{20}", first_run)
    assert "Traceback" not in first_run


@pytest.mark.parametrize("command", SERVING[1:])
def test_make_run_again_keeps_the_data(first_run: str, environment: dict[str, str], command: str) -> None:
    output = _serve(command, environment)
    assert "status=200" in output
    assert "password" not in output


@pytest.mark.parametrize("command", MAKING)
def test_make_target_of_readme_exists(command: str) -> None:
    assert make("--dry-run", *shlex.split(command)[1:]).returncode == 0


@pytest.mark.parametrize("command", OTHERS)
@pytest.mark.usefixtures("first_run")
def test_command_of_readme_succeeds(environment: dict[str, str], command: str) -> None:
    result = subprocess.run(
        shlex.split(command),
        cwd=CHECKOUT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr


def _mapped() -> set[str]:
    text = read("README.md").text
    return set(re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE))


def _tree() -> set[str]:
    """The folders of the checkout that belong to the program, not to one site or to a tool."""
    left_out = {"instance", "__pycache__", "build", "dist", "htmlcov", "node_modules"}
    folders = (path.name for path in CHECKOUT.iterdir() if path.is_dir())
    return {f"{name}/" for name in folders if not name.startswith(".") and name not in left_out}


def test_map_of_readme_is_the_tree() -> None:
    mapped = _mapped()
    assert {name for name in mapped if name.endswith("/")} == _tree()
    assert [name for name in mapped if not Path(CHECKOUT, name).exists()] == []
